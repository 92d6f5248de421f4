"""A drafted dossier: TOML that reads back, whatever the reports held."""

from hypothesis import given
from hypothesis import strategies as st

from verbale.export.dossiers import dossier_lines, draft_lines
from verbale.terms import Dossier, load_dossier, read_dossier
from verbale.views.cast import Cast, Example, Figure, Spot, Voice

EXAMPLE = Example(title="Talks\nopen", published="2031-05-06")


def figure(name: str, kind: str = "armed_group", **counts: int) -> Figure:
    """An actor met in three reports."""
    return Figure(
        name=name,
        kind=kind,
        code="TCD REB",
        met_as=(("LF", 4), ("LF rebels", 3), ("Lake", 1)),
        mentions=9,
        reports=3,
        positions=counts.get("positions", 2),
        rounds=counts.get("rounds", 1),
        mediates=counts.get("mediates", 0),
        people=(Voice(name="Ada Kest", role="an LF spokeswoman who fled", reports=2),),
        example=EXAMPLE,
    )


def drawn(title: str, figures: tuple[Figure, ...], spots: tuple[Spot, ...] = (), other: str = "x") -> Cast:
    return Cast(
        reports=6,
        first="2031-05-06",
        last="2031-06-01",
        figures=figures,
        spots=spots,
        issues=(("aid.entry", 2, 1),),
        others=(other,),
        publishers=((title, 6, "en"),),
    )


def draft(cast: Cast, title: str = "Lake talks") -> Dossier:
    text = "\n".join(draft_lines(cast, title=title, folders=["reports"]))
    return read_dossier(text.encode(), "draft")


def test_parties_have_aliases_and_people() -> None:
    dossier = draft(drawn("Wire", (figure("Lake Front"),)))
    party = dossier.parties[0]
    assert (party.name, party.aliases) == ("Lake Front", ("LF",))
    assert [(p.name, p.role) for p in party.people] == [("Ada Kest", "spokeswoman")]


def test_who_mediates_more_than_takes_part_is_a_mediator() -> None:
    dossier = draft(drawn("Wire", (figure("Lake Front"), figure("Norway", "state", mediates=3))))
    assert [body.name for body in dossier.mediators] == ["Norway"]
    assert [body.name for body in dossier.parties] == ["Lake Front"]


def test_an_organisation_without_rounds_is_no_party() -> None:
    assert not draft(drawn("Wire", (figure("Oxfam", "organisation", rounds=0),))).parties


def test_the_words_for_a_state_are_no_aliases() -> None:
    assert draft(drawn("Wire", (figure("Chad", "state"),))).parties[0].aliases == ()


def test_places_have_coordinates_and_those_without_stay_comments() -> None:
    known = Spot(
        name="Bol",
        feature="city",
        lat=13.46,
        lon=14.71,
        country="TD",
        geonames_id=7,
        mentions=4,
        reports=3,
        example=EXAMPLE,
    )
    unknown = Spot(
        name="Kest",
        feature=None,
        lat=None,
        lon=None,
        country=None,
        geonames_id=None,
        mentions=4,
        reports=3,
        example=EXAMPLE,
    )
    cast = drawn("Wire", (figure("Lake Front"),), (known, unknown))
    assert [(p.name, p.kind, p.geonames) for p in draft(cast).places] == [("Bol", "town", 7)]
    assert '# name = "Kest"' in list(draft_lines(cast, title="x", folders=[]))


def test_every_guess_has_its_count_and_a_report() -> None:
    lines = list(draft_lines(drawn("Wire", (figure("Lake Front"),)), title="x", folders=[]))
    assert "# 9 mentions in 3 reports; 2 positions; in 1 round. First: “Talks open” (2031-05-06)" in lines


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip), st.text())
def test_any_words_make_toml_that_reads_back(name: str, title: str, other: str) -> None:
    dossier = draft(drawn(title, (figure(name),), other=other), title=title)
    assert (dossier.title, dossier.parties[0].name) == (title, name)


def test_a_dossier_is_shown_with_all_its_bodies() -> None:
    dossier = load_dossier("havana")
    shown = "\n".join(dossier_lines(dossier))
    assert all(body.name in shown for body in dossier.bodies)
    assert dossier.digest() in shown
