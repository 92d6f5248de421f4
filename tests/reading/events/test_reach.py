"""Whom acts reach beyond their own objects, what others are said to have to do, and what someone will not do."""

from __future__ import annotations

import pytest
from tests.reading.events.taken import events_of

from verbale.terms import Event

SAID = {
    "Kenya said Uganda must return the fishing boat.": ("REQUEST", "Kenya", "Uganda"),
    "Uganda must return the fishing boat, Kenya said.": ("REQUEST", "Kenya", "Uganda"),
    "Azerbaijan said Armenia has to leave the enclave.": ("REQUEST", "Azerbaijan", "Armenia"),
    "Slovenia says it will not accept any more Afghan refugees.": ("REJECT", "Slovenia", "Afghan refugees"),
    "Chad will not lift the embargo until Sudan frees the pilots.": ("REJECT", "Chad", "Sudan"),
    "Gabon does not recognise Transnistria.": ("REJECT", "Gabon", "Transnistria"),
    "Peru is opposed to Chilean mediation.": ("REJECT", "Peru", "Chile"),
    "Norway is willing to send boats to help defend Finland.": ("AGREE", "Norway", "Finland"),
    "Britain mobilised reservists for a possible war against Argentina.": (
        "MOBILIZE",
        "United Kingdom",
        "Argentina",
    ),
    "Ugandan police prevented a rally staged by students.": ("COERCE", "Ugandan police", "students"),
    "Kurds demonstrated in Erbil on Sunday to demand that Iraq free their leader.": (
        "PROTEST",
        "Kurds",
        "Iraq",
    ),
    "Hondurans rallied against Mexico's new visa rules.": ("PROTEST", "Hondurans", "Mexico"),
    "Kenya's president arrived in Cairo on Wednesday.": ("CONSULT", "Kenya", "Cairo"),
    "The Red Cross suspended aid deliveries in Baidoa on Wednesday.": (
        "SANCTION",
        "International Committee of the Red Cross",
        "Baidoa",
    ),
}
UNSAID = (
    "Forecasters said Jamaica must brace for a hurricane.",
    "The Houthis said the Saudi coalition must have bombed the wedding.",
    "Kenya said its sprinters must win gold in Budapest.",
    "The agreement will not allow Turkey to keep troops in Libya.",
    "It is feared that Sudan will not release the prisoners.",
    "Ghana would not have recognised Kosovo without American pressure.",
)


@pytest.fixture(scope="module")
def events() -> dict[str, tuple[Event, ...]]:
    """The events of all these sentences, read at once."""
    return events_of([*SAID, *UNSAID])


@pytest.mark.parametrize("text", SAID)
def test_whom_it_reaches(events: dict[str, tuple[Event, ...]], text: str) -> None:
    assert SAID[text] in [(e.type, e.initiator, e.recipient) for e in events[text]]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_asks_or_refuses(events: dict[str, tuple[Event, ...]], text: str) -> None:
    assert events[text] == ()


def test_what_someone_has_to_do_is_not_done(events: dict[str, tuple[Event, ...]]) -> None:
    found = events["Azerbaijan said Armenia has to leave the enclave."]
    assert [e.type for e in found] == ["REQUEST"]
