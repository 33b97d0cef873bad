"""The picture in the terminal: ``report`` for one report, ``story`` for what reports say together.

In: readings and comparisons. Out: lines on a rich console. Every word of a report goes through ``layout``, which makes
it safe for a terminal. What is found belongs to the stages, how it is printed for programs to ``as_json``.
"""
