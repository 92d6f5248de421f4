from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.told import make_claim

from verbale.fusion import Background, Judged, incident_id, incidents, ranges
from verbale.fusion.judged import pair
from verbale.terms import Claim, Event, Heading, Span, Toll

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
    claims = {made.id: made for made in (make_claim(report_id, event) for report_id, event in told)}
    found = incidents(claims.values(), [Heading(id=i, published="2014-01-04") for i in "abc"])
    placed = [o.claim.id for incident in found for o in incident.occurrences]
    assert sorted(placed) == sorted(claims)
    for incident in found:
        assert len(incident.joins) == len(incident.occurrences) - 1
        assert all(len(join.reasons) >= 3 for join in incident.joins)


def told(claim: MakeClaim, report_id: str, *counts: Toll, **known: Any) -> list[Claim]:
    event = claim(report_id, attack(**known))
    return [event, *(claim(report_id, count, about=event.id) for count in counts)]


def together(heading: MakeHeading, one: list[Claim], other: list[Claim], **more: Any) -> int:
    reports = [heading("a", "2014-01-04"), heading("b", "2014-01-04")]
    return len(incidents([*one, *other], reports, Background(**more)))


def test_one_figure_joins_what_differs_in_type_and_has_no_day(heading: MakeHeading, claim: MakeClaim) -> None:
    bare = {"initiator": None, "recipient": "people"}
    one = told(claim, "a", toll(17), **bare)
    assert together(heading, one, told(claim, "b", toll(17), date=None, **bare)) == 1
    crime = Event(type="CRIME", place="Bor", recipient="people", evidence=Span(0, 30))
    other = claim("b", crime)
    assert together(heading, one, [other, claim("b", toll(17), about=other.id)]) == 1
    assert together(heading, one, told(claim, "b", toll(3), date=None, **bare)) == 2


def test_small_and_rounded_figures_join_nothing(heading: MakeHeading, claim: MakeClaim) -> None:
    dozens = Toll(kind="killed", low=24, high=99, wording="dozens", evidence=Span(0, 30))
    one = told(claim, "a", toll(2), dozens, place=None, date=None, initiator=None)
    assert (
        together(heading, one, told(claim, "b", toll(2), dozens, place=None, date=None, initiator=None)) == 2
    )


def test_towns_are_compared_by_their_coordinates(heading: MakeHeading, claim: MakeClaim) -> None:
    here = {"lat": 6.20, "lon": 31.55}
    assert (
        together(heading, told(claim, "a", **here), told(claim, "b", place="Bor town", lat=6.21, lon=31.56))
        == 1
    )
    far = told(claim, "b", toll(17), place="Malakal", lat=9.53, lon=31.66)
    assert together(heading, told(claim, "a", toll(17), **here), far) == 2


def test_a_country_is_no_place_to_be_joined_by(heading: MakeHeading, claim: MakeClaim) -> None:
    wide = {"place": "South Sudan", "initiator": "Gunmen", "recipient": None}
    features = {"South Sudan": "country"}
    assert together(heading, told(claim, "a", **wide), told(claim, "b", **wide), features=features) == 2


def test_two_who_are_named_as_doing_it_are_two(heading: MakeHeading, claim: MakeClaim) -> None:
    assert together(heading, told(claim, "a", initiator="Army"), told(claim, "b", initiator="Rebels")) == 2


def test_the_very_words_are_one_origin(heading: MakeHeading, claim: MakeClaim) -> None:
    words = "Gunmen attacked a convoy of eight trucks outside the town on Friday."
    texts = {"a": words, "b": words}
    known = {"evidence": Span(0, len(words)), "date": None, "place": None, "recipient": None}
    reports = [heading("a", "2014-01-04"), heading("b", "2014-01-06")]
    claims = [claim(i, Event(type="ASSAULT", initiator="Gunmen", evidence=known["evidence"])) for i in "ab"]
    (incident,) = incidents(claims, reports, Background(texts=texts))
    assert (incident.reports, incident.origins) == (2, 1)


def test_a_rival_count_told_right_behind_belongs_to_it(heading: MakeHeading, claim: MakeClaim) -> None:
    event, count = told(claim, "a", toll(25, counted_by="monitors"))
    rival = Toll(
        kind="killed", low=14, high=14, wording="14", counted_by="state television", evidence=Span(60, 90)
    )
    more = Toll(kind="killed", low=9, high=9, wording="9", counted_by="monitors", evidence=Span(95, 99))
    claims = [event, count, claim("a", rival), claim("a", more)]
    (incident,) = incidents(claims, [heading("a", "2014-01-04")])
    counted = [(t.counted_by, [(f.toll.low, f.because) for f in t.history]) for t in incident.tallies]
    assert counted == [("monitors", [(25, "hangs")]), ("state television", [(14, "beside")])]


def test_a_count_in_another_town_is_of_another_act(heading: MakeHeading, claim: MakeClaim) -> None:
    claims = told(claim, "a", toll(62), toll(57, place="Malakal", counted_by="monitors"))
    found = incidents(claims, [heading("a", "2014-01-04")])
    assert sorted((i.places, i.type) for i in found) == [(("Bor",), "ASSAULT"), (("Malakal",), None)]


def test_ranges_span_the_latest_figures_and_never_add(heading: MakeHeading, claim: MakeClaim) -> None:
    claims = [
        *told(claim, "a", toll(9, counted_by="army")),
        *told(claim, "b", toll(11, counted_by="army"), toll(30, counted_by="rebels")),
    ]
    (incident,) = incidents(claims, [heading("a", "2014-01-03"), heading("b", "2014-01-04")])
    assert [(r.kind, r.low, r.high, r.counters) for r in ranges(incident.tallies)] == [("killed", 11, 30, 2)]


def test_a_reviewer_joins_and_parts(heading: MakeHeading, claim: MakeClaim) -> None:
    one, other = told(claim, "a"), told(claim, "b")
    assert together(heading, one, other) == 1
    apart = Judged(different=frozenset({pair(one[0].id, other[0].id)}))
    assert together(heading, one, other, judged=apart) == 2
    elsewhere = told(claim, "b", place="Malakal", date="2014-03-01", initiator="Army")
    assert together(heading, one, elsewhere) == 2
    same = Judged(same=frozenset({pair(one[0].id, elsewhere[0].id)}))
    assert together(heading, one, elsewhere, judged=same) == 1


def test_it_is_known_by_the_ids_of_all_its_claims(heading: MakeHeading, claim: MakeClaim) -> None:
    one, other = told(claim, "a"), told(claim, "b")
    (incident,) = incidents([*one, *other], [heading("a", "2014-01-03"), heading("b", "2014-01-04")])
    assert {incident.id, *incident.aliases} == {incident_id(one[0].id), incident_id(other[0].id)}


def test_thousands_of_events_are_joined_quickly(heading: MakeHeading, claim: MakeClaim) -> None:
    towns = [f"Town {number}" for number in range(40)]
    reports = [heading(f"{number:04}", f"2014-0{1 + number % 9}-11") for number in range(200)]
    claims = [
        claim(report.id, attack(place=towns[(number * 7 + k) % 40], date=f"2014-0{1 + number % 9}-{10 + k}"))
        for number, report in enumerate(reports)
        for k in range(10)
    ]
    start = time.process_time()
    found = incidents(claims, reports)
    assert time.process_time() - start < 20
    assert sum(len(incident.occurrences) for incident in found) == 2000
