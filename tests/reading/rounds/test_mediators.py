"""Who mediates: those told to act as mediators, to bring together, to speak to both sides."""

from __future__ import annotations

import pytest
from tests.reading.wartime import readied

from verbale.reading.rounds import RoundReader
from verbale.terms import Round


def read(text: str) -> list[Round]:
    return RoundReader().read(readied(text))


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        (
            "Talks between Nepal and the Maoists closed on Monday. Cuba and Norway act as guarantors of the process.",
            {"Cuba", "Norway"},
        ),
        ("An earlier truce was reached in Moscow on 10 March with Russian mediation.", {"Russia"}),
        ("The two sides met in Oslo under the eyes of the United Nations on Monday.", {"United Nations"}),
        ("A joint commission chaired by the African Union met in Juba on Monday.", {"African Union"}),
        ("Qatar's emir telephoned both leaders on Monday.", {"Qatar"}),
        ("The United States brought together Israeli and Lebanese envoys in Naqoura.", {"United States"}),
        (
            "Talks between Ethiopia and the rebels ended in Lusaka. The parties were brought together by Kenya.",
            {"Kenya"},
        ),
        ("Norway's special envoy flew to Kilinochchi on Sunday.", {"Norway"}),
        ("Talks in Amman, in which Jordan is the mediator, resumed on Monday.", {"Jordan"}),
    ],
)
def test_mediators(text: str, mediators: set[str]) -> None:
    assert mediators in [set(r.mediators) for r in read(text)]


def test_an_office_is_no_name() -> None:
    records = read("Its mediator, Angola's foreign minister, met the rebels in Luanda on Monday.")
    assert all("mediator" not in r.mediators for r in records)


def test_generic_ranks_are_no_parties() -> None:
    records = read("Regional leaders agreed at a summit in Luanda on Monday to send troops.")
    assert all("troops" not in r.parties for r in records)
