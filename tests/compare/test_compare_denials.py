"""Denials: what they deny, what is told alone, what is no denial; and speakers who contradict themselves."""

from dataclasses import replace
from typing import Any

import pytest
from made_readings import compared, kinds, only, reading, span, statement

from reportedly.records import Reading, Span

CLAIM = "the ministry had known of the cracked hull since March"


def said(name: str, text: str, content: str, speaker: str, published: str = "2031-05-06", **told: Any) -> Reading:
    """A report with one statement; ``cue`` and ``polarity`` may be told."""
    one = reading(name, text, published)
    cue: tuple[Span, ...] = (span(one, told.pop("cue", "said")),)
    return statement(one, content, speaker, cue=cue, **told)


def asserted(content: str = CLAIM) -> Reading:
    return said("alpha", f"Aldo Prinz said {content}.", content, "Aldo Prinz")


def denied(text: str, content: str, cue: str, speaker: str = "The transport ministry") -> Reading:
    return said("beta", text, content, speaker, "2031-05-07", cue=cue, polarity="denied")


@pytest.mark.parametrize("verb", ["denied that", "rejected the claim that", "dismissed reports that"])
def test_a_denial_is_tied_across_reports_and_days(verb: str) -> None:
    content = "it had known of the cracked hull since March"
    two = denied(f"The transport ministry {verb} {content}.", content, verb.split(maxsplit=1)[0])
    found = only(compared(asserted(), two), "denied")
    assert "Aldo Prinz said, in Alpha" in found.message
    assert "The transport ministry denied, in Beta" in found.message
    assert {each.report for each in found.evidence} == {"alpha", "beta"}


def test_a_claim_called_baseless_is_denied() -> None:
    content = "the ministry had known of the cracked hull since March"
    text = f"Ida Berg called the claim that {content} baseless."
    found = only(compared(asserted(), said("beta", text, content, "Ida Berg", cue="called")), "denied")
    assert "Ida Berg denied, in Beta" in found.message


def test_what_is_said_to_be_untrue_is_denied() -> None:
    content = "it was not true that the ministry had known of the cracked hull"
    found = only(compared(asserted(), said("beta", f"Ida Berg said {content}.", content, "Ida Berg")), "denied")
    assert "Ida Berg denied" in found.message


def test_words_that_all_the_story_has_still_tie_a_denial() -> None:
    content = "it had known of the cracked hull of the ferry Santa Lora since March"
    two = denied(f"The transport ministry rejected the claim that {content}.", content, "rejected")
    more = [reading(f"r{at}", "The ministry had known of the cracked hull since March.") for at in range(4)]
    assert "Aldo Prinz said" in only(compared(asserted(), two, *more), "denied").message


def test_who_denies_what_he_said_is_not_told_that_nobody_said_it() -> None:
    one = said("alpha", f"Ida Berg said {CLAIM}.", CLAIM, "Ida Berg")
    two = denied(f"Ida Berg denied that {CLAIM}.", f"that {CLAIM}", "denied", "Ida Berg")
    assert [kind for kind in kinds(compared(one, two)) if kind in ("denied", "changed")] == ["changed"]


def test_not_to_deny_is_a_kind_of_its_own() -> None:
    content = "it had known of the cracked hull since March"
    two = denied(f"The transport ministry did not deny {content}.", content, "did not deny")
    assert "did not deny" in only(compared(asserted(), two), "not-denied").message


def test_a_clear_denial_of_what_nobody_in_hand_said_is_told_so() -> None:
    content = "that she had ever sold tickets for the sunken ferry"
    two = denied(f"Ida Berg denied {content}.", content, "denied", "Ida Berg")
    found = only(compared(reading("alpha", "A ferry sank."), two), "denied")
    assert "Who says so was not found in the reports in hand" in found.message


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("The transport ministry denied it.", "it", "denied"),
        ("The transport ministry denied the allegations.", "the allegations", "denied"),
        ("The transport ministry denied a request to inspect the hull.", "a request to inspect the hull", "denied"),
        ("The transport ministry rejected the plan for the hull.", "the plan for the hull", "rejected"),
        ("The transport ministry rejected new rules for ferry crews.", "new rules for ferry crews", "rejected"),
        ("The transport ministry dismissed the harbour master.", "the harbour master", "dismissed"),
    ],
)
def test_what_is_refused_or_not_told_is_no_denial(text: str, content: str, cue: str) -> None:
    found = kinds(compared(asserted(), denied(text, content, cue)))
    assert "denied" not in found


def test_a_denial_of_another_matter_is_not_tied() -> None:
    content = "that the hull of the dredger had been sold in March"
    two = denied(f"The transport ministry denied {content}.", content, "denied")
    assert "Prinz" not in only(compared(asserted(), two), "denied").message


def test_a_statement_made_after_the_denial_is_not_what_was_denied() -> None:
    content = "it had known of the cracked hull since March"
    two = denied(f"The ministry denied {content}.", content, "denied")
    two = replace(two, report=replace(two.report, published="2031-05-01"))
    assert "Prinz" not in only(compared(asserted(), two), "denied").message


def test_one_denial_in_two_reports_is_told_once() -> None:
    content = "it had known of the cracked hull since March"
    beta = denied(f"The ministry denied {content}.", content, "denied")
    made = [beta, replace(beta, report=replace(beta.report, id="gamma", publisher="Gamma"))]
    assert "in Beta and Gamma" in only(compared(asserted(), *made), "denied").message
    assert compared(*made, asserted()).findings == compared(asserted(), *made).findings


RESIGN = "I will resign as head of the harbour board"


def test_a_speaker_who_denies_what_he_said_has_changed() -> None:
    one = said("alpha", f"Ida Berg said {CLAIM}.", CLAIM, "Ida Berg")
    two = denied(f"Ida Berg denied {CLAIM}.", CLAIM, "denied", "Ida Berg")
    found = only(compared(one, two), "changed")
    assert found.message.startswith("Ida Berg said, in Alpha on 6 May 2031")
    assert "Then denied, in Beta on 7 May 2031" in found.message


def test_the_same_words_with_a_not_are_a_change() -> None:
    one = said("alpha", f"“{RESIGN},” Berg said.", RESIGN, "Ida Berg")
    words = RESIGN.replace("will", "will not")
    assert "changed" in kinds(compared(one, said("beta", f"“{words},” Berg said.", words, "Ida Berg", "2031-05-09")))


@pytest.mark.parametrize(
    ("words", "speaker", "published"),
    [
        (RESIGN.replace("will", "will not"), "Ida Berg", "2031-05-06"),  # one day: a slip of one of the reports
        (RESIGN.replace("will", "will not"), "Aldo Prinz", "2031-05-09"),
        (RESIGN.replace("harbour board", "fishing fleet").replace("will", "will not"), "Ida Berg", "2031-05-09"),
        (RESIGN, "Ida Berg", "2031-05-09"),
    ],
)
def test_no_change(words: str, speaker: str, published: str) -> None:
    one = said("alpha", f"“{RESIGN},” Berg said.", RESIGN, "Ida Berg")
    assert "changed" not in kinds(compared(one, said("beta", f"“{words},” she said.", words, speaker, published)))
