"""What papers do with another's text, by rules of our own: reprint, cut, edit in house style, rewrite lightly.

In: a text and a source of chance (seeded by the caller). Out: the text as another paper might carry it. What stands in
quotation marks is never rewritten. Which texts are handled so, and what is asked of the copies, is ``copies_bed``'s.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from random import Random

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SENTENCE_END = re.compile(r"(?<=[a-z0-9][.!?])\s+(?=[A-Z])")
QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|``[^\n]*?''")
DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}(?:\([^)]{2,20}\)\s*)?\s*[—–-]+\s*")
# Part of the words outside quotation marks that a light rewriting changes.
LEAST_CHANGED, MOST_CHANGED = 0.20, 0.33
KEPT_OF_A_CUT = 0.40

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
# House style: spelling, titles, set forms; each way round with equal chance.
STYLES = (
    ("percent", "per cent"), ("adviser", "advisor"), ("toward", "towards"), ("among", "amongst"), ("while", "whilst"),
    ("color", "colour"), ("labor", "labour"), ("defense", "defence"), ("center", "centre"), ("program", "programme"),
    ("organization", "organisation"), ("criticized", "criticised"), ("recognized", "recognised"), ("gray", "grey"),
    ("Sen.", "Senator"), ("Rep.", "Representative"), ("Gov.", "Governor"), ("Gen.", "General"), ("Mr. ", ""),
    ("Ms. ", ""), ("Mrs. ", ""), ("U.S.", "US"), ("U.N.", "UN"), ("United States", "U.S."), ("did not", "didn't"),
    ("do not", "don't"), ("does not", "doesn't"), ("would not", "wouldn't"), ("is not", "isn't"), ("OK", "okay"),
    ("Web site", "website"), ("e-mail", "email"), ("health care", "healthcare"), ("fundraiser", "fund-raiser"),
    ("President Barack", "Barack"), ("former President", "ex-President"), ("Vice President", "Vice-President"),
)  # fmt: skip
# A light rewriting puts the one for the other.
SYNONYMS = dict(
    pair.split(":")
    for pair in (
        "said:stated told:informed but:yet because:since many:numerous also:too after:following before:ahead_of "
        "when:as while:whereas people:persons man:male woman:female police:officers killed:slain died:perished "
        "group:band law:statute bill:measure plan:scheme vote:ballot win:victory won:took lost:forfeited big:large "
        "large:sizeable small:little new:fresh old:former first:initial last:final about:around more:further "
        "most:nearly_all several:some some:certain including:among_them against:opposed_to during:in_the_course_of "
        "between:amid under:beneath over:above without:lacking within:inside across:throughout asked:inquired "
        "called:labelled made:produced make:produce took:seized take:seize gave:handed give:hand came:arrived "
        "come:arrive went:travelled go:travel got:obtained get:obtain saw:noticed see:notice found:discovered "
        "find:discover used:employed use:employ want:wish wanted:wished need:require needed:required help:assist "
        "helped:assisted show:display showed:displayed shows:displays leave:depart left:departed began:started "
        "begin:start started:began ended:finished end:finish keep:retain kept:retained hold:grip held:gripped "
        "bring:fetch brought:fetched think:believe thought:believed believe:hold believes:holds say:state says:states "
        "saying:stating know:realise knew:realised try:attempt tried:attempted trying:attempting "
        "support:back supported:backed supports:backs oppose:resist opposed:resisted attack:assault attacked:assaulted "
        "attacks:assaults criticized:faulted criticism:censure decision:ruling decided:resolved announced:declared "
        "according_to:as_per released:issued reported:noted issue:matter issues:matters problem:difficulty "
        "problems:difficulties effort:attempt efforts:attempts official:officer officials:officers country:nation "
        "nation:country government:administration administration:government company:firm companies:firms "
        "year:twelvemonth "
        "years:seasons day:date today:this_day money:cash jobs:posts job:post work:labour workers:employees "
        "children:youngsters family:household home:house house:dwelling school:academy city:town state:province "
        "war:conflict military:army troops:soldiers soldiers:troops leader:head leaders:heads member:part "
        "members:participants public:open private:closed political:partisan likely:probable possible:feasible "
        "important:weighty major:main early:premature late:belated recent:latest recently:lately now:at_present "
        "still:nevertheless even:indeed only:merely just:simply very:highly much:greatly never:at_no_time "
        "always:invariably often:frequently however:though such:similar other:further another:a_further both:the_two "
        "each:every few:scarce should:ought_to must:has_to could:might may:might can:is_able_to will:is_to "
        "would:was_to been:remained being:remaining where:in_which which:that who:that their:its his:the her:the "
        "there:here then:subsequently so:thus not:hardly back:rearward down:downward out:outward up:upward "
        "off:away into:in through:via until:till since:from for:on_behalf_of "
    ).split()
)
FILLERS = "matter step move point case term line side part course ground measure".split()
# A paragraph of the paper's own is put together from these, so that no two share more than a few words.
WHO = (
    "Ida Berg of the hardware shop", "The harbour board of Larn", "Anton Vale, the sexton", "The council of Karsk",
    "A teacher at the school on the hill", "The old pilot Holm", "The Sorvian consul", "The choir of Norland",
    "A baker on Mill Lane", "The ferry cook", "The widow Lund", "The warden of the salt store",
)  # fmt: skip
DID = (
    "took up the question twice last winter", "has pinned the cuttings beside the till", "recalls a similar spring",
    "wants the drains seen to first", "sent a letter and had no reply", "keeps the only map of it",
    "slept eleven nights on a bench", "has put the matter on the agenda", "lost the keys to the chamber",
    "will hear nothing of it before Easter", "walked the shore with a lantern", "counts the barrels each evening",
)  # fmt: skip
WHERE = (
    "in the customs shed", "behind the fish market", "by the lower sluice", "at the reading room", "on the north quay",
    "under the bell tower", "beside the tar yard", "in the upper valley", "near the toll house", "at the autumn fair",
    "above the boat slip", "along the old tramway",
)  # fmt: skip
WHILE = (
    "while the ice held", "though nobody had asked", "as every reader here knows", "since the lamps went out",
    "whatever the capital may think", "until the quorum failed", "and says so to all who listen", "for want of a rope",
    "with two cousins as witnesses", "after the second bell", "when the post came late", "because the tide allows it",
)  # fmt: skip


def reprinted(text: str, chance: Random) -> str:
    """The whole of it, perhaps with a credit and the dateline left out."""
    body = DATELINE.sub("", text) if chance.random() < 0.5 else text
    return (
        f"{body}\n{chance.choice(('Norwire', '(Norwire)', 'Copyright 2031 Karsk Post'))}"
        if chance.random() < 0.6
        else body
    )


def cut_to_front(text: str, chance: Random) -> str:  # noqa: ARG001 - a copier's form
    """The first paragraphs, about two fifths of the words."""
    kept: list[str] = []
    for paragraph in _paragraphs(text):
        kept.append(paragraph)
        if sum(len(each.split()) for each in kept) >= KEPT_OF_A_CUT * len(text.split()):
            break
    return "\n".join(kept)


def cut_here_and_there(text: str, chance: Random) -> str:
    """Sentences left out all over it, until about two fifths of the words are left."""
    sentences = [(number, part) for number, part in enumerate(_sentences(text))]
    chance.shuffle(sentences)
    kept: list[tuple[int, str]] = []
    for each in sentences:
        kept.append(each)
        if sum(len(part.split()) for _, part in kept) >= KEPT_OF_A_CUT * len(text.split()):
            break
    return "\n".join(part for _, part in sorted(kept))


def house_edited(text: str, chance: Random) -> str:
    """Style words, numerals, spelling, titles, dateline; paragraphs swapped, sentences merged, one of its own."""
    out = DATELINE.sub("", text) if chance.random() < 0.5 else f"LARN (Norwire) — {text}"
    for one, other in STYLES:
        here, there = (one, other) if chance.random() < 0.5 or not other else (other, one)
        out = outside_quotes(
            out,
            lambda part, a=here, b=there: re.sub(
                rf"(?<!\w){re.escape(a)}(?!\w)" if a[-1:] != " " else re.escape(a), b, part
            ),
        )
    out = outside_quotes(out, _numerals)
    out = outside_quotes(out, lambda part: re.sub(r"\bon ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", r"\1", part))
    out = outside_quotes(out, lambda part: re.sub(r"\bsaid that\b", "said", part))
    paragraphs = _paragraphs(out)
    for at in range(1, len(paragraphs) - 1):
        if chance.random() < 0.3:
            paragraphs[at], paragraphs[at + 1] = paragraphs[at + 1], paragraphs[at]
    paragraphs = [_merged(each, chance) for each in paragraphs]
    if len(paragraphs) > 4:
        paragraphs = paragraphs[: max(4, int(len(paragraphs) * chance.uniform(0.75, 1.0)))]
    paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), _own_paragraph(chance))
    return "\n".join(paragraphs)


def rewritten(text: str, chance: Random) -> str:
    """A fifth to a third of the words outside quotation marks changed: word order, voice, synonyms, words dropped."""
    target = chance.uniform(LEAST_CHANGED, MOST_CHANGED)
    out = "\n".join(_turned(paragraph, chance) for paragraph in _paragraphs(text))
    rate = 0.0
    for _ in range(12):
        rate += 0.04
        if changed_part(text, out) >= target:
            break
        out = outside_quotes(out, lambda part, r=rate: WORD.sub(lambda m: _other_word(m.group(), r, chance), part))
    return out


def changed_part(text: str, other: str) -> float:
    """The part of a text's words outside quotation marks that do not stand in the other, in order."""
    one, two = (WORD.findall(QUOTED.sub(" ", each)) for each in (text, other))
    matched = sum(block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
    return 1 - matched / max(1, len(one))


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """The text with everything outside quotation marks changed."""
    out, at = [], 0
    for match in QUOTED.finditer(text):
        out += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*out, change(text[at:])])


def _own_paragraph(chance: Random) -> str:
    """Three invented sentences."""
    parts = (chance.sample(each, 3) for each in (WHO, DID, WHERE, WHILE))
    return " ".join(f"{' '.join(sentence)}." for sentence in zip(*parts, strict=True))


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _sentences(text: str) -> list[str]:
    return [part for paragraph in _paragraphs(text) for part in SENTENCE_END.split(paragraph)]


def _numerals(part: str) -> str:
    return re.sub(rf"\b(?:{'|'.join(NUMBERS[1:])})\b", lambda m: str(NUMBERS.index(m.group()) + 1), part)


def _merged(paragraph: str, chance: Random) -> str:
    parts = SENTENCE_END.split(paragraph)
    if len(parts) < 2 or chance.random() < 0.7 or not parts[0].endswith("."):
        return paragraph
    return " ".join([f"{parts[0][:-1]}, and {parts[1]}", *parts[2:]])


def _turned(paragraph: str, chance: Random) -> str:
    """Sentences with their word order changed: the day in front, the attribution at the other end, the passive."""
    out = []
    for sentence in SENTENCE_END.split(paragraph):
        done = sentence
        if not QUOTED.search(sentence) and "“" not in sentence and '"' not in sentence:
            if chance.random() < 0.6:
                done = re.sub(r"^(.{20,}?)(?:,)? (on \w+day|in \d{4}|last \w+|this \w+)(\.| .*)$", r"\2, \1\3", done)
            if chance.random() < 0.6:
                done = re.sub(r"^(.{15,}), ((?:[A-Z]\w+|he|she|they)(?: [A-Z]\w+)?) said\.$", r"\2 said that \1.", done)
            if chance.random() < 0.6:
                done = re.sub(r"\b([A-Z]\w+(?: [A-Z]\w+)?) (\w+ed) (the \w+(?: \w+)?)\b", r"\3 was \2 by \1", done)
        out.append(done)
    if len(out) > 2 and chance.random() < 0.2:
        out[1], out[2] = out[2], out[1]
    return " ".join(out)


def _other_word(word: str, rate: float, chance: Random) -> str:
    """Another word for it, at some rate: a synonym where there is one, else another form, none or a filler."""
    low = word.lower()
    if chance.random() >= rate * (2.5 if low in SYNONYMS else 1.0):
        return word
    if low in SYNONYMS:
        other = SYNONYMS[low].replace("_", " ")
        return other.capitalize() if word[0].isupper() else other
    if word[0].isupper():
        return word
    if low.endswith("ly"):
        return ""
    if len(low) > 4:
        return low[:-1] if low.endswith("s") else low[:-3] + "ed" if low.endswith("ing") else chance.choice(FILLERS)
    return word
