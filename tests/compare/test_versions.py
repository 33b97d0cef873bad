"""Versions of one report: what was changed between them, and what is no version and no change."""

import pytest
from made_readings import compared, kinds, only, reading

from reportedly.records import Finding, Reading

TEXT = (
    "Twelve people died when a ferry sank off Larn on Monday. "
    "Harbour master Aldo Prinz admitted that the beacon was off. "
    "The vessel belonged to the Karsk line. "
    "Divers will go down again on Tuesday."
)
URL = "https://larnpost.example/ferry"


def version(name: str, text: str, published: str | None = "2031-05-06T12:00", **report: str) -> Reading:
    told = {"publisher": "Larn Post", "url": URL, "title": "Ferry sinks off Larn", **report}
    return reading(name, text, published, **told)


def edited(old: str, new: str) -> Finding:
    return only(compared(version("beta", new), version("alpha", old, "2031-05-06T08:00")), "edited")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Twelve", "Nine", "“Twelve” became “Nine”"),
        ("admitted", "said", "“admitted” became “said”"),
        ("Karsk", "Sorvia", "“Karsk” became “Sorvia”"),
        ("died", "were killed", "“died” became “were killed”"),
        ("The vessel", "The vessel reportedly", "“reportedly” was put in"),
        ("The vessel belonged to the Karsk line. ", "", "1 sentence dropped: “The vessel belonged to the Karsk line”"),
        ("Divers", "The port stays shut to all large ships. Divers", "1 sentence added"),
    ],
)
def test_what_was_changed_is_told(old: str, new: str, told: str) -> None:
    found = edited(TEXT, TEXT.replace(old, new))
    assert told in found.message
    assert "does not say that it was changed" in found.message


def test_the_evidence_stands_in_both_versions() -> None:
    found = edited(TEXT, TEXT.replace("Twelve", "Nine"))
    assert [(each.report, each.text.split()[0]) for each in found.evidence] == [("alpha", "Twelve"), ("beta", "Nine")]


def test_a_version_that_says_it_was_corrected() -> None:
    new = TEXT.replace("Twelve", "Nine") + " Correction: an earlier version gave a wrong count."
    assert "The later one says that it was changed" in edited(TEXT, new).message


def test_numbers_come_before_other_changes() -> None:
    found = edited(TEXT, TEXT.replace("admitted", "said").replace("Twelve", "Nine"))
    assert found.message.index("Nine") < found.message.index("“said”")


def test_without_times_the_order_is_not_told() -> None:
    made = [version("alpha", TEXT, None), version("beta", TEXT.replace("Twelve", "Nine"), None)]
    assert "Which came first is not told" in only(compared(*made), "edited").message
    assert compared(*made[::-1]).findings == compared(*made).findings


@pytest.mark.parametrize(
    "new",
    [
        TEXT,
        TEXT.replace("Harbour", "Harbor").replace("Monday", "“Monday”"),
        " ".join(f"{sentence.strip()}." for sentence in reversed(TEXT.rstrip(".").split("."))),
    ],
)
def test_spelling_marks_and_order_are_no_changes(new: str) -> None:
    made = compared(version("alpha", TEXT, "2031-05-06T08:00"), version("beta", new))
    assert "edited" not in kinds(made)


@pytest.mark.parametrize(
    "other",
    [
        version("beta", TEXT.replace("Twelve", "Nine"), publisher="Karsk Wire"),
        version("beta", TEXT.replace("Twelve", "Nine"), url="https://larnpost.example/other", title="Nine die"),
        version("beta", "A dog was found on the pier. It belonged to nobody in Larn, a vet said."),
        version("beta", TEXT.replace("Twelve", "Nine"), "2031-05-09", url="https://larnpost.example/other"),
    ],
)
def test_what_is_no_version(other: Reading) -> None:
    assert "edited" not in kinds(compared(version("alpha", TEXT, "2031-05-06T08:00"), other))
