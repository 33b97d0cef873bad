"""The word tables of the figures stage, ready to look up.

In: ``knowledge/*.tsv``. Out: mappings and sets, each made once. What is done with them stands in the other modules.
"""

from functools import cache

from reportedly.knowledge import table, values

Phrase = tuple[str, ...]

# Words that end or cannot be in a counted noun phrase.
STOP = frozenset(
    """a an the this that these those in on at by for from with without into onto over under to of off up down out as
    than then and or but nor so if while when where who whom whose which what why how because although though since
    until before after during between among against about per via is are was were be been being am has have had having
    do does did will would can could may might shall should must not no n't it he she they we i you him them us me
    there here also still already just only even both either neither each every all any some such one said says say
    told reported according including include includes included however meanwhile near amid across through around
    along despite toward towards within beyond behind inside outside like unlike plus ago later earlier yesterday
    today tomorrow now again too very yet once because came went took made got left gave seen taken gone given amid
    it's its'""".split()
)
# Determiners that may open a noun phrase after "of".
OPENERS = frozenset("the its their his her our these those my your such all".split())
NOT_PLURAL = frozenset(
    """was has does says this his its always perhaps besides towards yes thus plus across gas bus news means series
    less unless is as us las los alias versus afterwards sometimes overseas nowadays whereas comes goes makes takes
    gets gives wants needs seems remains becomes begins includes shows tells asks hers yours theirs christmas texas
    kansas arkansas economics politics physics mathematics athletics""".split()
)
IRREGULAR = frozenset(
    """people men women children police troops personnel staff crew aircraft sheep cattle feet lives wives policemen
    gunmen servicemen firemen fishermen crewmen congressmen businessmen lawmen media data criteria mice teeth geese
    others dead wounded injured livestock poultry spacecraft fish kilos""".split()
)
AUX = frozenset("was were is are been be being has have had".split())
PEOPLE = "people"


@cache
def vague_phrases() -> dict[Phrase, float | None]:
    """Vague numbers to their low bound, None where no bound is agreed on."""
    return {tuple(row["words"].split()): float(row["low"]) if row["low"] else None for row in table("vague_numbers")}


@cache
def modifiers_before() -> dict[Phrase, str]:
    """Words before a number to the bound they give: low, high, about, exact."""
    return {tuple(row["words"].split()): row["bound"] for row in table("number_modifiers") if ">" not in row["words"]}


@cache
def modifiers_after() -> dict[Phrase, str]:
    """Words after a number to the bound they give."""
    rows = (row for row in table("number_modifiers") if row["words"].endswith(" >"))
    return {tuple(row["words"][:-2].split()): row["bound"] for row in rows}


@cache
def units() -> dict[Phrase, tuple[str, str]]:
    """Words of a unit to the unit's name and kind (time, measure, percent, points, money)."""
    return {tuple(row["word"].split()): (row["unit"], row["kind"]) for row in table("units") if row["kind"] != "sign"}


@cache
def signs() -> dict[str, str]:
    """What stands before an amount to its currency."""
    return {row["word"]: row["unit"] for row in table("units") if row["kind"] == "sign"}


@cache
def event_forms() -> dict[str, tuple[str, str]]:
    """A form of an event word to the event's name and the role of what is counted (object, subject, state, change)."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("figure_events"):
        for form in values(row["forms"]) if row["role"] != "turn" else ():
            found.setdefault(form, (row["event"], row["role"]))
    return found


@cache
def people_events() -> frozenset[str]:
    """Events that people undergo: a bare number they happen to is one of people."""
    return frozenset(row["event"] for row in table("figure_events") if row["of"] == "people")


@cache
def change_forms() -> dict[str, str]:
    """A word of a number that moves, to up or down."""
    return {
        form: row["event"] for row in table("figure_events") if row["role"] == "change" for form in values(row["forms"])
    }


@cache
def turn_forms() -> dict[str, str]:
    """A word of somebody who moves a number ("cut the rate to 3"), to up or down."""
    return {
        form: row["event"] for row in table("figure_events") if row["role"] == "turn" for form in values(row["forms"])
    }


@cache
def count_nouns() -> frozenset[str]:
    """Nouns often counted, in the plural."""
    return frozenset(row["word"] for row in table("count_nouns"))


@cache
def things() -> frozenset[str]:
    """Nouns often counted that are no people: nobody of them is hurt."""
    return frozenset(row["word"] for row in table("count_nouns") if row["sort"] == "thing")


@cache
def persons() -> frozenset[str]:
    """Nouns often counted that are people."""
    return frozenset(row["word"] for row in table("count_nouns") if row["sort"] == "person")


@cache
def single_nouns() -> frozenset[str]:
    """The same in the singular."""
    odd = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "gunmen": "gunman"}
    found = set(odd.values()) | {"policeman", "body", "baby", "city", "country", "family", "company", "factory"}
    for word in count_nouns() - set(odd):
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
        elif word.endswith(("sses", "shes", "ches", "xes")):
            found.add(word[:-2])
        elif word.endswith("s"):
            found.add(word[:-1])
    return frozenset(found)


@cache
def labels() -> frozenset[str]:
    """Words whose number is a name or a place in an order."""
    return frozenset(row["word"] for row in table("number_labels"))


@cache
def demonyms() -> dict[str, str]:
    """Adjective or people to state."""
    return {row["word"]: row["state"] for row in table("demonyms")}


@cache
def states() -> dict[str, str]:
    """Names, other names and capitals of states to the state."""
    found: dict[str, str] = {}
    for row in table("states"):
        for name in (row["name"], *values(row["aliases"]), *values(row["capitals"])):
            found.setdefault(name, row["name"])
    return found


@cache
def verb_forms() -> dict[str, str]:
    """A form of a verb to its dictionary form."""
    found: dict[str, str] = {}
    for row in table("verbs"):
        for form in (row["base"], *(values(row["forms"]) or regular_forms(row["base"]))):
            found.setdefault(form, row["base"])
    return found


@cache
def past_forms() -> frozenset[str]:
    """Forms of verbs that are a past tense or a participle, and nothing else."""
    return frozenset(
        form
        for row in table("verbs")
        for form in (values(row["forms"]) or regular_forms(row["base"]))
        if not form.endswith(("s", "ing")) and (row["forms"] or form.endswith("ed"))
    )


@cache
def unchanging() -> frozenset[str]:
    """Verbs whose past is their dictionary form: cut, put, hit."""
    return frozenset(
        row["base"]
        for row in table("verbs")
        if row["forms"] and all(form.endswith(("s", "ing")) for form in values(row["forms"]))
    )


def regular_forms(base: str) -> tuple[str, ...]:
    """The forms of a regular verb, spelt every way that rule allows."""
    stem = base.removesuffix("e")
    doubled = base + base[-1] if base[-1] in "bdglmnprt" else base
    if base.endswith("y") and base[-2:-1] not in tuple("aeou"):
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    ends = "es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return base + ends, stem + "ed", stem + "ing", doubled + "ed", doubled + "ing"
