"""Searching: every place is where the words are, and any query gives an answer or a clear refusal."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import pipeline
from reportedly.errors import BadQuery, NoFullText
from reportedly.ledger import Hit, Ledger, Wanted, index
from reportedly.ledger.fold import fold
from reportedly.ledger.query import LONGEST, MOST_WORDS, parse
from reportedly.ledger.search import PASSAGE, best_passage

from .conftest import plain

TEXTS = {
    "r_mill": "Mill burns at Ostra\n\nThe old mill burned on Monday. “Nobody was in the mill,” said its owner.",
    "r_tram": "No trams on Monday\n\nNo tram ran in Ostra. A mill of rumours ran instead; the café stayed open.",
    "r_boat": "Boat found\n\nA boat was found near the Kessen light.",
}


@pytest.fixture
def searched(ledger: Ledger) -> Ledger:
    list(ledger.add(plain(name, text) for name, text in TEXTS.items()))
    return ledger


def words(hit: Hit) -> list[str]:
    return [hit.report.text[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mill", {"r_mill", "r_tram"}),
        ("MILL monday", {"r_mill", "r_tram"}),
        ('"old mill"', {"r_mill"}),
        ("“old mill”", {"r_mill"}),
        ("mill -tram", {"r_mill"}),
        ("mill NOT tram", {"r_mill"}),
        ("tram OR boat", {"r_tram", "r_boat"}),
        ("ran tram OR boat", {"r_tram"}),
        ("mill AND owner", {"r_mill"}),
        ("rumo*", {"r_tram"}),
        ("rumo", set()),
        ("cafe", {"r_tram"}),
        ("cafe\u0301", {"r_tram"}),
        ("light( kessen", {"r_boat"}),
        ("near(kessen", set()),
        ("text:mill", set()),
        ("{text}: mill", set()),
        ("ki", set()),
        ('"mill', {"r_mill", "r_tram"}),
        ('mill"', {"r_mill", "r_tram"}),
        ("mill\x00", {"r_mill", "r_tram"}),
        ("\ud800mill\udfff", {"r_mill", "r_tram"}),
        ("OR mill OR", {"r_mill", "r_tram"}),
        ("^mill + ( burn* )", {"r_mill"}),
        ("mill's", set()),
        ("'; DROP TABLE reports; --", set()),
    ],
)
def test_what_is_found(searched: Ledger, query: str, expected: set[str]) -> None:
    assert {hit.report.id for hit in searched.search(query)} == expected


@pytest.mark.parametrize(
    "query",
    ["", " ", "!!!", '""', "OR", "NOT", "-mill", "NOT mill", "*", "\x00", "\ud800", "«»", "_", "a OR " * 20_000],
)
def test_what_is_no_query_is_refused_in_one_line(searched: Ledger, query: str) -> None:
    with pytest.raises(BadQuery) as refused:
        searched.search(query)
    assert len(str(refused.value)) < 200
    assert "\n" not in str(refused.value)


def test_too_many_words_are_refused_and_as_many_as_may_be_are_not(searched: Ledger) -> None:
    assert searched.search(" OR ".join(["mill"] * MOST_WORDS))
    for many in ("mill " * (MOST_WORDS + 1), f'"{"mill " * (MOST_WORDS + 1)}"', "x" * (LONGEST + 1)):
        with pytest.raises(BadQuery):
            searched.search(many)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet=st.sampled_from("mil ORANDNOT\"“”'*-^(){}:+,.\x00\ud800é_\ufdd0%;"), max_size=60))
def test_any_query_has_an_answer_or_a_refusal(searched: Ledger, query: str) -> None:
    try:
        hits = searched.search(query)
    except BadQuery:
        return
    assert all(hit.spans for hit in hits)


def test_places_are_where_the_words_are(searched: Ledger) -> None:
    (hit, *_) = searched.search('"old mill" burned')
    assert hit.report.id == "r_mill"
    assert words(hit) == ["old mill", "burned"]
    assert (hit.start, hit.end) == (hit.spans[0][0], hit.spans[-1][1])


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x00 a mill\x00mill",
        "\ud800 mill \udfff",
        "\ufdd0mill\ufdd1 mill \ufdd1",
        "\U0001f600e\u0301 mill",
        "mill\ufdd0\ufdd0 mill",
    ],
)
def test_places_are_right_in_odd_texts(ledger: Ledger, text: str) -> None:
    ledger.add_one(plain("r_odd", text))
    (hit,) = ledger.search("mill")
    assert set(words(hit)) == {"mill"}
    assert hit.times == text.count("mill")


def test_a_hit_names_the_statement_and_story_it_stands_in(linked: Ledger) -> None:
    said = next(each for each in linked.said("Tesk") if each.statement.mode == "direct")
    start, end = said.statement.contents[0]
    first = " ".join(said.report.text[start:end].split()[:5])
    hits = {hit.report.id: hit for hit in linked.search(f'"{first}"')}
    hit = hits[said.report.id]
    assert hit.statement
    assert hit.statement.contents[0][0] <= hit.spans[0][0]
    assert hit.story == said.story == linked.story_of(said.report.id)


def test_the_closest_places_make_the_passage() -> None:
    far = [(0, 4), (900, 904), (910, 914), (905 + PASSAGE * 3, 909 + PASSAGE * 3)]
    assert best_passage(far) == ((900, 904), (910, 914))
    assert best_passage([(5, 9)]) == ((5, 9),)
    assert best_passage([(0, 5 * PASSAGE)]) == ((0, 5 * PASSAGE),), "a phrase longer than a passage is one"


def test_the_limit_holds(ledger: Ledger) -> None:
    list(ledger.add(plain(f"r_{number}", f"mill number {number}") for number in range(9)))
    assert len(ledger.search("mill", limit=4)) == 4


def test_without_full_text_search_it_is_said_and_all_else_works(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setattr(index, "is_possible", lambda _: False)
        with Ledger.open(path, create=True) as ledger:
            ledger.add_one(plain("r_mill", TEXTS["r_mill"]))
            ledger.relink(pipeline)
            assert ledger.stories()
            with pytest.raises(NoFullText, match="FTS5"):
                ledger.search("mill")
    with Ledger.open(path, read_only=True) as ledger, pytest.raises(NoFullText, match="no index"):
        ledger.search("mill")
    with Ledger.open(path) as ledger:
        assert {hit.report.id for hit in ledger.search("mill")} == {"r_mill"}, "what was missing is taken in"


def test_nothing_of_fts5s_own_grammar_gets_through() -> None:
    assert parse('a OR b NOT "c d" e*') == '(("a" OR "b") AND ("e"*)) NOT "c d"'
    assert parse("NEAR(a, b)") == '(("NEAR(a,") AND ("b)"))'


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Coast Guard", " coast guard "),
        ("Erdoğan’s", " erdogan "),
        ("  Ann-Marie  O'Lee ", " ann marie o lee "),
        ("the", " the "),
        ("!!!", ""),
        ("", ""),
        ("a" + "\u0301" * 500_000, " a "),
    ],
)
def test_names_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_said_finds_names_by_whole_words(linked: Ledger) -> None:
    everything = linked.said("Radomir Tesk")
    assert everything
    assert set(everything) <= set(linked.said("tesk"))
    assert linked.said("Tes") == ()
    assert linked.said("%") == linked.said("_") == linked.said("") == ()
    days = [each.statement.said or each.report.published or "~" for each in everything]
    assert days == sorted(days)


def test_said_by_words_and_days(linked: Ledger) -> None:
    about = linked.said(Wanted("Tesk", about="Hide NOTHING"))
    assert about
    for each in about:
        content = " ".join(each.report.text[start:end] for start, end in each.statement.contents)
        assert "hide nothing" in content.lower() or "hide" in content.lower()
    late = linked.said(Wanted("Tesk", since="2025-10-14"))
    early = linked.said(Wanted("Tesk", until="2025-10-13"))
    undated = [each for each in linked.said("Tesk") if not (each.statement.said or each.report.published)]
    assert len(late) + len(early) + len(undated) == len(linked.said("Tesk"))
    assert linked.said(Wanted("Tesk", since="2025-10-14", until="2025-10")) == late
    assert linked.said(Wanted("Tesk", since="2026")) == ()


def test_an_entity_stands_for_its_name(linked: Ledger) -> None:
    reading = linked.report(linked.said("Radomir Tesk")[0].report.id)
    entity = next(each for each in reading.annotations.entities or () if each.name == "Radomir Tesk")
    assert linked.said(entity.id) == linked.said("Radomir Tesk")
