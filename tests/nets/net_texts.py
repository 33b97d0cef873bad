"""Texts to try a network with: invented news, and what no one would write."""

from hypothesis import strategies as st

NEWS = """Ferry line halts winter sailings

OSTERMOOR, Nov. 4 — The Teval ferry line said on Monday that it would halt its winter sailings, citing "lack of crews."

"We looked for another way," its director, Ilse Marrow, told reporters in Hallen. "There was none."

The mayor of Hallen called the decision a mistake, and according to two members of the council she plans to write to the
ministry. Residents fear that the island's clinic will close. Nobody at the ministry answered on Tuesday.
"""

MARKS = tuple("“”\"'‘’«»„.,—…()")
WORDS = ("said", "Ilse", "he", "[PAD]", "[SEP]", "1,000", "a b c d e", "x" * 120, "水", "ﬁ", "İ", "≠", "e\u0301")
ODD = ("\n", " ", "\n\n", "\u0301", "\u200d", "\x00", "\ud800", "\u3000", "\x85", "\u2028", "\ufffd", "\U0001f600")

ANY = st.text(st.characters(), max_size=200)  # surrogates, controls and combining marks among them
SCRAPS = st.lists(st.sampled_from((*MARKS, *WORDS, *ODD)), max_size=120).map("".join)
TEXTS = st.one_of(ANY, SCRAPS)
