"""The register of agencies, state media and outlets: its rows, and what a name or a host finds in it."""

import re
from collections import Counter
from importlib.resources import files
from itertools import chain

import pytest
from babel import Locale

from reportedly.annotate.mentions.names import common_words, demonyms, given_names, known_bodies, known_body, states
from reportedly.knowledge import table
from reportedly.knowledge.register import (
    Outlet,
    fold,
    is_outlet,
    known_by,
    named,
    outlet,
    outlet_at,
    outlets,
    spelled,
)
from reportedly.read.outlets import agency_named, outlet_named

KINDS = {"agency", "broadcaster", "newspaper", "magazine", "site", "fact-checker"}
CONTROLS = {"", "state", "semi-official", "public", "party"}
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def test_there_are_rows_of_every_kind_from_every_continent() -> None:
    assert len(outlets()) >= 250
    assert {known.kind for known in outlets()} == KINDS
    assert {known.country for known in outlets()} >= {"US", "BR", "GB", "RU", "NG", "ZA", "IN", "CN", "KP", "AU", ""}


def test_every_row_is_whole() -> None:
    lines = files("reportedly.knowledge").joinpath("register.tsv").read_text("utf-8").splitlines()
    assert {line.count("\t") for line in lines if not line.startswith("#")} == {9}
    for row in table("register"):
        assert all(cell == cell.strip() and "  " not in cell for cell in row.values()), row
        assert row["name"], row
        assert row["reason"], row
        assert row["kind"] in KINDS, row
        assert row["control"] in CONTROLS, row


def test_countries_are_known_codes() -> None:
    codes = {str(code) for code in Locale("en").territories if re.fullmatch(r"[A-Z]{2}", str(code))}
    assert {known.country for known in outlets()} - {""} <= codes


def test_domains_are_domains_and_each_is_one_outlets() -> None:
    domains = [domain for known in outlets() for domain in known.domains]
    assert all(DOMAIN.fullmatch(domain) and not domain.startswith("www.") for domain in domains)
    assert [domain for domain, times in Counter(domains).items() if times > 1] == []


def test_no_name_is_twice_but_the_shared_ones() -> None:
    sure = list(chain.from_iterable({fold(name) for name in known.sure} for known in outlets()))
    doubtful = [name for known in outlets() for name in known.doubtful]
    shared = {name for known in outlets() for name in known.shared}
    for names in (sure, doubtful, [known.name for known in outlets()]):
        assert [name for name, times in Counter(names).items() if times > 1] == []
    assert not {fold(name) for name in shared.union(doubtful)} & set(sure)
    assert not shared & set(doubtful)


def test_sure_names_are_no_everyday_words() -> None:
    sure = {fold(name) for known in outlets() for name in known.sure}
    words = {word.lower() for word in common_words()} | {name.lower() for name in given_names()}
    assert sure & words == set()
    assert sure & (set(states()) | set(demonyms())) == set()


def test_one_owner_is_spelled_one_way() -> None:
    owners = {known.owner for known in outlets() if known.owner}
    assert len(owners) == len({fold(owner) for owner in owners})


def kcna() -> Outlet:
    found = outlet("KCNA")
    assert found
    return found


def test_an_agency_by_each_of_its_names() -> None:
    assert kcna() == outlet("Korean Central News Agency") == outlet_at("kcna.kp")
    assert (kcna().kind, kcna().country, kcna().state, kcna().owner) == ("agency", "KP", True, "North Korean state")
    assert outlet("the associated press") == outlet("AP")


def test_a_public_broadcaster_is_no_state_media() -> None:
    found = outlet("the BBC")
    assert found
    assert (found.control, found.state) == ("public", False)


@pytest.mark.parametrize(
    "name", ["", "the", "Larn Courier", "North Korean state media", "state television", "\0" * 400]
)
def test_what_is_not_in_it(name: str) -> None:
    assert outlet(name) is outlet(name, is_one=True) is None
    assert not is_outlet(name)
    assert named(name) is spelled(name) is None


def test_a_word_is_an_outlet_only_as_spelled_and_where_one_must_stand() -> None:
    assert outlet("Time") is None
    assert outlet("Time", is_one=True) == outlet("Time magazine") == outlet("TIME", is_one=True)
    assert outlet("time", is_one=True) is None
    assert not is_outlet("sun")
    assert is_outlet("The Sun")


def test_a_shared_name_never_says_which() -> None:
    assert len(known_by("The Star")) > 1
    assert outlet("The Star", is_one=True) is None
    assert named("THE STAR") == "The Star"
    assert is_outlet("the Star")


def test_a_host_or_the_domain_above_it() -> None:
    assert outlet_at("world.kbs.co.kr") == outlet("KBS")
    assert outlet_at("co.kr") is outlet_at("larncourier.example") is outlet_at("") is outlet_at(None) is None


def test_credits_and_mastheads() -> None:
    assert agency_named("(AFP)") == "AFP"
    assert agency_named("petra") is None
    assert agency_named("PTI") == "PTI"
    assert agency_named("The New York Times") is None
    assert outlet_named("The Moscow Times") == "The Moscow Times"
    assert outlet_named("Science") is None


@pytest.mark.parametrize(
    ("name", "kind", "before", "body"),
    [
        ("Tass", None, "", "TASS"),
        ("Dawn", "person", "", None),  # "Dawn said she left"
        ("Dawn", "organisation", "", "Dawn"),
        ("Stern", "person", "magazine", "Stern"),
        ("MENA", "person", "", "MENA"),
        ("MENA", None, "", None),  # the region
        ("MENA", None, "agency", "MENA"),
        ("Sun", None, "the", None),  # "the Sun rose"
        ("Atlantic", "place", "the", None),
        ("Atlantic", None, "The", "The Atlantic"),
        ("Times", "organisation", "the", "The Times"),
        ("Independent", "organisation", "", None),
        ("Independent", "organisation", "the", "The Independent"),
        ("ABC News", None, "", "ABC News"),
        ("Larn Courier", "organisation", "", None),
    ],
)
def test_names_in_running_text(name: str, kind: str | None, before: str, body: str | None) -> None:
    assert known_body(name, kind, before) == body


def test_running_text_never_takes_a_parent_for_its_outlet() -> None:
    assert known_body("Pa.", "place", "") is None
    assert known_body("CBS", "organisation", "") == "CBS"
    assert "ft" not in known_bodies()
