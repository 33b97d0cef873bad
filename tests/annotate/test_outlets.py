"""Phrases that name an outlet, and those that name none."""

import pytest
from told import known_of, place

from reportedly.annotate.statements.outlets import named_before, outlet_named

NAMED = [
    ("the state news agency Sorinform", "Sorinform"),
    ("the Sorinform news agency", "Sorinform"),
    ("Larn’s state-run Sorinform agency", "Sorinform"),
    ("radio station Harl One", "Harl One"),
    ("the newspaper La Voz de Larn", "La Voz de Larn"),
    ("the Harl Courier", "Harl Courier"),
    ("the Harl Courier newspaper", "Harl Courier"),
    ("Joy FM", "Joy FM"),
    ("Harl Tonight", "Harl Tonight"),
    ("Agence France-Presse", "AFP"),
    ("the BBC", "BBC"),
    ("state television", "state television"),
]
PLAIN = ["local media", "private television channel"]
NO_OUTLET = [
    "reporters",
    "journalists",
    "the ministry",
    "Ana Ortega",
    "her",
    "a press statement",
    "an interview",
    "Twitter",
    "a Telegram channel",
    "this newspaper",
    "our newspaper",
    "its newspaper",
    "the council",
    "parliament",
    ".",
]


@pytest.mark.parametrize(("phrase", "name"), NAMED, ids=[phrase for phrase, _ in NAMED])
def test_an_outlet_by_its_name_or_its_noun(phrase: str, name: str) -> None:
    assert outlet_named(known_of(phrase), (0, len(phrase))) == name


@pytest.mark.parametrize("phrase", PLAIN)
def test_an_outlet_without_a_name_is_called_as_written(phrase: str) -> None:
    assert outlet_named(known_of(phrase), (0, len(phrase))) == phrase


@pytest.mark.parametrize("phrase", NO_OUTLET)
@pytest.mark.parametrize("told", [False, True])
def test_a_body_a_person_a_platform_and_ones_own_paper_are_none(phrase: str, told: bool) -> None:
    known = known_of(phrase, person="Ana Ortega")
    assert outlet_named(known, (0, len(phrase)), told=told) is None


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Harlwatch", "Harlwatch"),
        ("the Norland Senate committee", None),
        ("Harl Police", None),
        ("the Harbour Ministry", None),
        ("Harl City Council", None),
        ("Norland", None),
        ("Berg", None),
    ],
)
def test_whoever_is_told_something_is_an_outlet_unless_a_court_a_person_or_a_land(
    phrase: str, name: str | None
) -> None:
    known = known_of(phrase, person="Berg", state="Norland")
    assert outlet_named(known, (0, len(phrase)), told=True) == name
    assert outlet_named(known, (0, len(phrase))) is None


def test_the_agency_is_the_one_named_before() -> None:
    text = "Sorinform News said it rained. The Harbour Ministry left. Berg told the agency so."
    known = known_of(text, organisation="Sorinform News, Harbour Ministry", person="Berg")
    assert outlet_named(known, place(text, "the agency")) == "Sorinform News"
    assert named_before(known, 0) is None


def test_the_agency_is_not_one_named_long_before() -> None:
    text = "Sorinform News said it rained. " + "It rained on. " * 60 + "Berg told the agency so."
    known = known_of(text, organisation="Sorinform News", person="Berg")
    assert named_before(known, place(text, "the agency")[0]) is None


def test_an_outlet_is_called_as_its_entity_is() -> None:
    text = "The Kurant daily said so."
    known = known_of(text, organisation="Larn Kurant|Kurant")
    assert outlet_named(known, place(text, "The Kurant daily")) == "Larn Kurant"
