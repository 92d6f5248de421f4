"""Persons: who they are, in what office, for whom they speak."""

from __future__ import annotations

from tests.reading.mentions import read

from verbale.reading.actors.holders import holders
from verbale.reading.draft import Draft
from verbale.terms import Actor


def person(draft: Draft, words: str) -> Actor:
    return next(a for a in draft.actors if a.span.of(draft.text) == words)


def test_title_with_a_nationality_gives_the_party() -> None:
    actor = person(
        read("Angolan Foreign Minister Maria Exemplo arrived."), "Angolan Foreign Minister Maria Exemplo"
    )
    assert (actor.name, actor.role, actor.affiliation) == ("Maria Exemplo", "Foreign Minister", "Angola")


def test_last_name_stands_for_the_person_named_before() -> None:
    draft = read("M23 spokesman Jean Exemple spoke. Later Exemple denied it.")
    assert person(draft, "Exemple").name == "Jean Exemple"
    assert person(draft, "Exemple").party == "M23"


def test_office_after_the_name() -> None:
    actor = person(read("Sara Example, head of the Arakan Army, agreed."), "Sara Example")
    assert (actor.affiliation, actor.role) == ("Arakan Army", "head of the Arakan Army")


def test_office_before_the_name_and_a_comma() -> None:
    actor = person(read("Rwanda's foreign minister, Paul Exemple, said no."), "Paul Exemple")
    assert actor.affiliation == "Rwanda"


def test_bare_last_name_is_the_holder_of_that_day() -> None:
    assert person(read("Santos ruled out a truce.", "2013-05-01"), "Santos").name == "Juan Manuel Santos"


def test_bare_last_name_after_the_term_is_nobody() -> None:
    assert read("Santos ruled out a truce.", "2020-05-01").actors == []


def test_holder_of_two_offices_has_that_of_the_day() -> None:
    known = holders().named(["Dmitry", "Medvedev"], "2010-06-01")
    later = holders().named(["Dmitry", "Medvedev"], "2016-06-01")
    assert [getattr(h, "role", None) for h in (known, later)] == ["President", "Prime Minister"]


def test_minister_without_a_nationality_is_the_vocabularys() -> None:
    actor = person(
        read("Defense Minister Lorenzana visited Marawi.", "2017-06-10"), "Defense Minister Lorenzana"
    )
    assert (actor.name, actor.affiliation) == ("Delfin Lorenzana", "Philippines")


def test_description_of_an_office_stands_for_its_holder_in_the_text() -> None:
    draft = read("The U.N. envoy Anna Example flew to Aden. The envoy met both delegations.")
    assert person(draft, "envoy").name == "Anna Example"


def test_pronoun_stands_for_the_last_subject() -> None:
    draft = read("FARC negotiator Pablo Ejemplo spoke first. He said the truce would hold.")
    actor = person(draft, "He")
    assert (actor.name, actor.via, actor.party) == ("Pablo Ejemplo", "pronoun", "FARC")


def test_analyst_speaks_for_no_government() -> None:
    assert person(read("Ivan Example, a Russian analyst, disagreed."), "Ivan Example").affiliation is None


def test_role_is_none_where_the_text_has_none() -> None:
    assert person(read("Burhan left Port Sudan."), "Burhan").role is None


def test_outlet_is_no_person() -> None:
    actor = person(read("The newspaper Neue Beispiele reported it."), "Neue Beispiele")
    assert actor.kind == "outlet"
