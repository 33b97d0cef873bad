"""Who is quoted by whom: the first speaker speaks, whoever cites him relays, nearest the speaker first.

What the network would see is written into each text, so that these hold whatever its weights.
"""

import pytest
from told import claim_of, the, told_as_seen

from reportedly.annotate.statements.citing import only_cites

Row = tuple[str, str, tuple[str, ...], tuple[str, ...]]  # text, content, speakers, relays

CITING: list[Row] = [
    (
        "{content 1|The pumps had failed}, {source 1|the Larn Times} {cue 1|reported}, citing two officials.",
        "The pumps had failed",
        ("two officials",),
        ("Larn Times",),
    ),
    (
        "{source 1|The Larn Times} {cue 1|reported} on Monday {content 1|that the pumps had failed}, citing officials.",
        "that the pumps had failed",
        ("officials",),
        ("Larn Times",),
    ),
    (
        "{source 1|The Larn Times}, citing officials, {cue 1|said} {content 1|the pumps had failed}.",
        "the pumps had failed",
        ("officials",),
        ("Larn Times",),
    ),
    (
        "Citing officials, {source 1|the Larn Times} {cue 1|said} {content 1|the pumps had failed}.",
        "the pumps had failed",
        ("officials",),
        ("Larn Times",),
    ),
    (
        "{content 1|The pumps had failed}, {source 1|Sorinform} {cue 1|said}, with reference to the coastguard.",
        "The pumps had failed",
        ("the coastguard",),
        ("Sorinform",),
    ),
    (
        "{content 1|The pumps had failed}, {source 1|Sorinform} {cue 1|said}, citing Ana Ortega.",
        "The pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "{content 1|The pumps had failed}, {source 1|Sorinform} {cue 1|said}, citing a lack of money.",
        "The pumps had failed",
        ("Sorinform",),
        (),
    ),
    (
        "{content 1|The pumps had failed}, {source 1|AFP} {cue 1|said}, citing Sorinform, which in turn quoted the "
        "minister.",
        "The pumps had failed",
        ("the minister",),
        ("Sorinform", "AFP"),
    ),
]
QUOTED: list[Row] = [
    (
        "{source 1|Sorinform} {cue 1|quoted} {content 1|Ana Ortega as saying that the pumps had failed}.",
        "the pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "{source 1|Sorinform} {cue 1|quoted} {content 1|Ana Ortega as telling reporters that the pumps had failed}.",
        "the pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "{content 1|“The pumps failed,”} {source 1|Ana Ortega} {cue 1|was quoted as saying} by Sorinform.",
        "The pumps failed,",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "{source 1|Ana Ortega} {cue 1|was quoted by Sorinform as saying} {content 1|that the pumps had failed}.",
        "that the pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "Ana Ortega {cue 1|was quoted} by {source 1|Sorinform} as saying {content 1|that the pumps had failed}.",
        "that the pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "The Larn Times {cue 1|was told} by {source 1|an aide} {content 1|that the pumps had failed}.",
        "that the pumps had failed",
        ("an aide",),
        ("Larn Times",),
    ),
]
OTHERS: list[Row] = [
    (
        "{content 1|The pumps had failed}, {source 1|Ana Ortega} {cue 1|said}, according to Sorinform.",
        "The pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "{source 1|Ana Ortega} {cue 1|said} {content 1|the pumps had failed}, according to the Sorinform news agency.",
        "the pumps had failed",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "Ana Ortega, through {source 1|her lawyer}, {cue 1|denied} {content 1|that the pumps had failed}.",
        "that the pumps had failed",
        ("Ana Ortega",),
        ("her lawyer",),
    ),
]

WRONG: list[Row] = [
    (
        "{source 1|Sorinform} {cue 1|cited} {content 1|an official as saying, “The pumps failed.”}",
        "The pumps failed.",
        ("an official",),
        ("Sorinform",),
    ),
    (
        "{content 1|“The pumps failed,”} {source 1|Sorinform} {cue 1|quoted} {content 1|Ana Ortega as saying}.",
        "The pumps failed,",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
    (
        "{content 1|“The pumps failed,”} {source 1|Sorinform} {cue 1|quoted} Ana Ortega as saying.",
        "The pumps failed,",
        ("Ana Ortega",),
        ("Sorinform",),
    ),
]


@pytest.mark.parametrize("row", CITING + QUOTED + OTHERS, ids=lambda row: row[0][:90])
def test_the_first_speaker_and_those_who_cite(monkeypatch: pytest.MonkeyPatch, row: Row) -> None:
    written, content, speakers, relays = row
    one = the(told_as_seen(monkeypatch, written), content)
    assert (one.speakers, one.relays) == (speakers, relays)


@pytest.mark.parametrize("row", WRONG, ids=lambda row: row[0][:90])
def test_the_first_speaker_beside_his_quotation(monkeypatch: pytest.MonkeyPatch, row: Row) -> None:
    test_the_first_speaker_and_those_who_cite(monkeypatch, row)


def test_what_is_added_is_of_whom_the_agency_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told_as_seen(
        monkeypatch,
        "{source 1,2|Sorinform} {cue 1|quoted} {content 1|Ana Ortega as saying that the pumps had failed}, "
        "{cue 2|adding} {content 2|that new ones were coming}.",
    )
    assert the(found, "that new ones were coming").hands == ("Ana Ortega", "Sorinform")


def test_what_the_agency_itself_says_next_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told_as_seen(
        monkeypatch,
        "{source 1|Sorinform} {cue 1|quoted} {content 1|Ana Ortega as saying that the pumps had failed}. "
        "{source 2|Sorinform} {cue 2|said} {content 2|that new ones were coming}.",
    )
    assert the(found, "that new ones were coming").hands == ("Sorinform",)


@pytest.mark.parametrize(
    ("text", "cue", "content", "only"),
    [
        ("Sorinform said so, citing Ana Ortega.", "citing", "Ana Ortega", True),
        ("Sorinform said so, citing two officials.", "citing", "two officials", True),
        ("Sorinform said so, quoting the police.", "quoting", "the police", True),
        ("Sorinform said so, citing a lack of money.", "citing", "a lack of money", False),
        ("Sorinform left, quoting Ana Ortega as saying it rained.", "quoting", "Ana Ortega as saying it rained", False),
        ("Sorinform said so, mocking Ana Ortega.", "mocking", "Ana Ortega", False),
    ],
)
def test_a_claim_that_only_names_whom_is_cited(text: str, cue: str, content: str, only: bool) -> None:
    assert only_cites(text, claim_of(text, cue, "Sorinform", content)) is only


def test_who_cited_somebody_is_the_one_before() -> None:
    text = "It was Sorinform, who cited officials."
    assert only_cites(text, claim_of(text, "cited", "who", "officials"))
    text = "It was so, and Sorinform cited officials."
    assert not only_cites(text, claim_of(text, "cited", "Sorinform", "officials"))
