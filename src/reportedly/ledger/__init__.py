"""The ledger: one file that keeps reports, what was read from them and what they say together; nothing is overwritten.

In: readings and comparisons. Out: records again, and the answers of ``answers``. The tables are in ``schema`` and told
in docs/ledger.md; how reports are read and compared, and how answers look, does not belong here.
"""

from reportedly.ledger.answers import ADDED, AGAIN, ALREADY, Added, Hit, Known, Reach, Said, StoryLine
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.said import Wanted

__all__ = ["ADDED", "AGAIN", "ALREADY", "Added", "Hit", "Known", "Ledger", "Reach", "Said", "StoryLine", "Wanted"]
