"""Who and what reports are about, counted."""

from tests.told import make_claim

from verbale.terms import Actor, Place, Position, Reading, Round, Span
from verbale.terms.reading import Heading
from verbale.views import Material, cast

TEXT = (
    "The Lake Front (LFK) met Norway in Bol. Ada Kest, its spokeswoman, wants water. Bo Lind, a guard, fled."
)


def mention(words: str, name: str, kind: str, **more: str) -> Actor:
    start = TEXT.index(words)
    return Actor(span=Span(start, start + len(words)), name=name, kind=kind, **more)  # type: ignore[arg-type]


ACTORS = (
    mention("Lake Front", "Lake Front", "armed_group"),
    mention("Norway", "Norway", "state", code="NOR"),
    mention("Ada Kest", "Ada Kest", "person", affiliation="Lake Front", role="spokeswoman"),
    mention("Bo Lind", "Bo Lind", "person", affiliation="Lake Front", role="guard"),
)
BOL = Place(span=Span(35, 38), name="Bol", lat=13.46, lon=14.71, country="TD", feature="city")


def counted() -> tuple[Material, list[Reading]]:
    whole = Span(0, len(TEXT))
    headings = {
        "one": Heading(id="one", title="First", published="2031-05-06", publisher="Wire", language="en"),
        "copy": Heading(id="copy", title="Copy", published="2031-05-07", publisher="Echo", copy_of="one"),
    }
    claims = (
        make_claim(
            "one",
            Position(party="Lake Front", issue="other", stance="demand", evidence=whole),
        ),
        make_claim(
            "one",
            Round(parties=("Lake Front",), mediators=("Norway",), status="ended", evidence=whole),
        ),
    )
    material = Material(claims=claims, headings=headings, texts=dict.fromkeys(headings, TEXT))
    readings = [Reading(report=h, relevant=True, actors=ACTORS, places=(BOL,)) for h in headings.values()]
    return material, readings


def test_actors_are_counted_and_copies_are_not() -> None:
    found = cast(*counted())
    front, norway = found.figures
    assert (front.name, front.mentions, front.reports, front.positions, front.rounds) == (
        "Lake Front",
        1,
        1,
        1,
        1,
    )
    assert (norway.name, norway.mediates) == ("Norway", 1)
    assert front.example.title == "First"
    assert found.publishers == (("Wire", 1, "en"),)


def test_a_short_form_in_brackets_is_another_name() -> None:
    assert cast(*counted()).figures[0].met_as == (("LFK", 1),)


def test_who_speaks_in_public_is_listed_and_who_is_only_named_is_not() -> None:
    assert [voice.name for voice in cast(*counted()).figures[0].people] == ["Ada Kest"]


def test_places_and_issues_are_counted() -> None:
    found = cast(*counted())
    assert [(spot.name, spot.lat, spot.reports) for spot in found.spots] == [("Bol", 13.46, 1)]
    assert found.issues == (("other", 1, 1),)
    assert found.others[0].startswith("Lake Front: The Lake Front")
