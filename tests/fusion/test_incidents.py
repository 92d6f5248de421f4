from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from verbale.fusion import incidents
from verbale.terms import Claim, Event, Heading, Span, Toll, claim_id

MakeHeading = Callable[..., Heading]
MakeClaim = Callable[..., Claim]


def attack(**more: Any) -> Event:
    known = {"initiator": "Gunmen", "recipient": "convoy", "place": "Bor", "date": "2014-01-03"}
    return Event(type="ASSAULT", evidence=Span(0, 30), **{**known, **more})


def toll(low: int, **more: Any) -> Toll:
    return Toll(kind="killed", low=low, high=low, wording=str(low), evidence=Span(0, 30), **more)


def test_two_reports_of_one_attack_are_one_incident_with_reasons(
    heading: MakeHeading, claim: MakeClaim
) -> None:
    reports = [heading("a", "2014-01-03"), heading("b", "2014-01-04")]
    claims = [claim("b", attack(date="2014-01-04", place="bor")), claim("a", attack())]
    (incident,) = incidents(claims, reports)
    assert (incident.reports, incident.origins, incident.dates) == (2, 2, ("2014-01-03", "2014-01-04"))
    (join,) = incident.joins
    assert [(r.name, r.one, r.other) for r in join.reasons] == [
        ("type", "ASSAULT", "ASSAULT"),
        ("place", "Bor", "bor"),
        ("date", "2014-01-03", "2014-01-04"),
        ("party", "Gunmen", "Gunmen"),
        ("party", "convoy", "convoy"),
    ]


def number_of(claim: MakeClaim, heading: MakeHeading, **other: Any) -> int:
    reports = [heading("a", "2014-01-03"), heading("b", "2014-01-03")]
    return len(incidents([claim("a", attack()), claim("b", attack(**other))], reports))


def test_another_day_place_or_party_is_another_incident(heading: MakeHeading, claim: MakeClaim) -> None:
    assert number_of(claim, heading, date="2014-01-05") == 2
    assert number_of(claim, heading, place="Malakal") == 2
    assert number_of(claim, heading, initiator="Army", recipient="clinic") == 2
    assert number_of(claim, heading, date="2014-01") == 2


def test_a_missing_place_needs_both_parties(heading: MakeHeading, claim: MakeClaim) -> None:
    assert number_of(claim, heading, place=None) == 1
    assert number_of(claim, heading, place=None, recipient="clinic") == 2


def test_missing_parties_need_the_very_day(heading: MakeHeading, claim: MakeClaim) -> None:
    assert number_of(claim, heading, initiator=None, recipient=None) == 1
    assert number_of(claim, heading, initiator=None, recipient=None, date="2014-01-04") == 2
    assert number_of(claim, heading, initiator=None, recipient=None, date=None) == 2


def test_what_is_planned_threatened_or_denied_is_no_incident(heading: MakeHeading, claim: MakeClaim) -> None:
    for status in ("planned", "threatened", "denied"):
        assert incidents([claim("a", attack(status=status))], [heading("a", "2014-01-03")]) == []


def test_an_answer_is_not_what_it_answers(heading: MakeHeading, claim: MakeClaim) -> None:
    first = claim("a", attack())
    answer = claim("a", attack(initiator="convoy", recipient="Gunmen"), about=first.id)
    assert len(incidents([first, answer], [heading("a", "2014-01-03")])) == 2


def test_days_of_fighting_do_not_run_together(heading: MakeHeading, claim: MakeClaim) -> None:
    claims = [claim("a", attack(date=f"2014-01-{day:02}")) for day in range(1, 8)]
    found = incidents(claims, [heading("a", "2014-01-08")])
    assert all(len(incident.dates) <= 2 for incident in found)


def test_copies_tell_of_one_incident_and_are_one_origin(heading: MakeHeading, claim: MakeClaim) -> None:
    bare = {"place": None, "date": None, "initiator": None}
    reports = [heading("a", "2014-01-03"), heading("b", "2014-01-04", "a")]
    (incident,) = incidents([claim(i, attack(**bare)) for i in "ab"], reports)
    assert (incident.reports, incident.origins) == (2, 1)


def test_rival_counts_stand_side_by_side_and_each_has_its_history(
    heading: MakeHeading, claim: MakeClaim
) -> None:
    reports = [heading("a", "2014-01-03"), heading("b", "2014-01-04")]
    early, late = claim("a", attack()), claim("b", attack())
    claims = [
        early,
        late,
        claim("a", toll(9, counted_by="army"), about=early.id),
        claim("b", toll(11, counted_by="Army"), about=late.id),
        claim("b", toll(30, counted_by="rebels"), about=late.id),
        claim("b", toll(4, counted_by="rebels", who="children"), about=late.id),
    ]
    (incident,) = incidents(claims, reports)
    shown = [
        (row.counted_by, row.who, [f.toll.low for f in row.latest], [f.toll.low for f in row.history])
        for row in incident.tallies
    ]
    assert shown == [
        ("Army", None, [11], [11, 9]),
        ("rebels", None, [30], [30]),
        ("rebels", "children", [4], [4]),
    ]


def test_an_incident_keeps_its_id_when_later_reports_join_it(heading: MakeHeading, claim: MakeClaim) -> None:
    reports = [heading("b", "2014-01-03"), heading("a", "2014-01-04")]
    first = [claim("b", attack())]
    (before,) = incidents(first, reports)
    (after,) = incidents([claim("a", attack()), *first], reports)
    assert before.id == after.id


events = st.builds(
    attack,
    initiator=st.sampled_from([None, "Gunmen", "Army"]),
    recipient=st.sampled_from([None, "Army", "convoy"]),
    place=st.sampled_from([None, "Bor", "Malakal"]),
    date=st.sampled_from([None, "2014", "2014-01-02", "2014-01-03", "2014-01-04"]),
)


@given(st.lists(st.tuples(st.sampled_from("abc"), events), max_size=12))
def test_every_claim_stands_in_one_incident_and_every_join_is_explained(
    told: list[tuple[str, Event]],
) -> None:
    claims = {
        claim_id("events", report_id, event): Claim(
            id=claim_id("events", report_id, event),
            kind="events",
            report_id=report_id,
            evidence=event.evidence,
            reader="events",
            version="1",
            record=event,
        )
        for report_id, event in told
    }
    found = incidents(claims.values(), [Heading(id=i, published="2014-01-04") for i in "abc"])
    placed = [o.claim.id for incident in found for o in incident.occurrences]
    assert sorted(placed) == sorted(claims)
    for incident in found:
        assert len(incident.joins) == len(incident.occurrences) - 1
        assert all(len(join.reasons) >= 3 for join in incident.joins)
