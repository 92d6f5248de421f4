"""Places are found, told from one another, and tied to what happens at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.draft import Draft
from verbale.reading.places import PlaceReader, place_of
from verbale.reading.places.fold import fold, fold_loosely
from verbale.reading.places.gazetteer import look_up
from verbale.reading.places.vocabulary import places_named, points, regions
from verbale.reading.sentences import SentenceReader
from verbale.reading.syntax import SyntaxReader
from verbale.terms import Actor, Report, Span


def read(text: str, actors: tuple[Actor, ...] = ()) -> Draft:
    draft = Draft(report=Report(id="r", text=text))
    for reader in (SentenceReader(), SyntaxReader()):
        for prediction in reader.predict([draft]):
            reader.annotate(draft, prediction)
    draft.actors.extend(actors)
    reader = PlaceReader()
    reader.annotate(draft, reader.read(draft))
    return draft


def places(text: str) -> list[tuple[str, str, str | None]]:
    return [(place.span.of(text), place.name, place.country) for place in read(text).places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell on a market in El Fasher.", ("El Fasher", "El Fasher", "SD")),
        ("Shells fell on a market in Al-Fashir.", ("Al-Fashir", "El Fasher", "SD")),
        ("Trucks wait at the port of Hudaydah.", ("Hudaydah", "Hodeidah", "YE")),
        ("Aid trucks crossed at Bab al-Hawa on Monday.", ("Bab al-Hawa", "Bab al-Hawa", "SY")),
        ("Families fled Deir el-Balah.", ("Deir el-Balah", "Deir al-Balah", "PS")),
        ("Fighting spread in North Kivu.", ("North Kivu", "North Kivu", "CD")),
        ("Clashes were reported in Maguindanao.", ("Maguindanao", "Maguindanao", "PH")),
        ("The talks were held in Havana, Cuba.", ("Havana", "Havana", "CU")),
        ("Troops left the Lachin corridor.", ("Lachin", "Lachin corridor", "AZ")),
    ],
)
def test_names(text: str, found: tuple[str, str, str]) -> None:
    assert found in places(text)


def test_a_state_after_a_comma_decides() -> None:
    assert ("Paris", "Paris", "US") in places("The funeral was held in Paris, Texas.")
    assert ("Paris", "Paris", "FR") in places("The delegations met in Paris.")


def test_the_reports_own_country_decides() -> None:
    text = "Fighting went on in eastern Ukraine. Officials in Kyiv said that Pokrovsk was shelled."
    assert ("Pokrovsk", "Pokrovsk", "UA") in places(text)


def test_gaza_is_the_strip_and_gaza_city_the_town() -> None:
    assert [name for _, name, _ in places("Aid entered Gaza. Shells hit Gaza City.")] == [
        "Gaza Strip",
        "Gaza City",
    ]


def test_an_organisations_name_holds_no_place() -> None:
    text = "The Free Aleppo Brigade said it had left."
    actor = Actor(span=Span(4, 23), name="Free Aleppo Brigade", kind="armed_group")
    assert read(text, (actor,)).places == []


def test_a_common_word_is_no_place() -> None:
    assert places("Police said that the Front had left. Reading on, Hope grew.") == []


def test_an_unknown_town_keeps_its_name_without_coordinates() -> None:
    text = "Rebels seized the village of Zemplonar Bridge in Colombia."
    unknown = [place for place in read(text).places if place.lat is None]
    assert [place.name for place in unknown] in (["Zemplonar Bridge"], ["Zemplonar"])


def test_a_paper_is_no_place() -> None:
    assert places("He told the Manila Times that he would return.") == []


def test_the_capital_goes_before_its_namesakes() -> None:
    found = {place.name: place.feature for place in read("Envoys left Washington for Geneva.").places}
    assert found == {"Washington": "capital", "Geneva": "city"}


def test_a_town_tells_which_state_is_meant() -> None:
    found = read("The recall began in Atlanta, Georgia.").places
    assert [place.country for place in found] == ["US", "US"]


def test_a_list_of_states_holds_no_country() -> None:
    found = read("Cases were found in Alabama, Georgia, Idaho and Ohio.").places
    assert {place.feature for place in found} == {"region"}


def test_towns_close_to_one_another_tell_which_are_meant() -> None:
    found = {p.name: p for p in read("Crews came from Wooster, Ashland, Mansfield and Medina.").places}
    assert {round(found[name].lon or 0) for name in ("Wooster", "Ashland", "Mansfield")} <= {-83, -82}


def test_a_county_lies_in_the_state_that_the_report_names() -> None:
    found = read("Floods hit Madison County in Kentucky.").places
    assert [(p.feature, round(p.lat or 0)) for p in found if p.name == "Madison County"] == [("county", 38)]


def test_a_word_of_rank_makes_a_region() -> None:
    found = read("Fires spread in the province of Ontario.").places
    assert [(place.feature, place.country) for place in found] == [("region", "CA")]


def test_regions_of_the_world_are_known() -> None:
    assert ("Uttar Pradesh", "Uttar Pradesh", "IN") in places("Floods cut off villages in Uttar Pradesh.")


def test_a_demonym_is_an_allusion_and_no_place() -> None:
    draft = read("Sudanese troops met Londoners in Juba.")
    assert [place.name for place in draft.places] == ["Juba"]
    assert [(place.name, place.use) for place in draft.allusions] == [
        ("Sudan", "demonym"),
        ("London", "demonym"),
    ]


def test_a_continent_in_a_bodys_name_is_no_allusion() -> None:
    text = "The African Union met."
    actor = Actor(span=Span(4, 17), name="African Union", kind="organisation", via="name")
    assert read(text, (actor,)).allusions == []


def test_a_place_within_another_name_is_an_allusion() -> None:
    draft = read("He told the Kentucky Department of Education so.")
    assert [(p.name, p.use) for p in draft.allusions] == [("Kentucky", "part")]


def test_the_reading_lists_allusions_with_their_use() -> None:
    found = read("Syrian troops left Homs.").reading({}).places
    assert [place.use for place in found] == ["demonym", "name"]


def test_place_of_takes_what_hangs_on_the_verb() -> None:
    draft = read("Militants killed six farmers in Diffa, officials in Niamey said.")
    sentence = draft.sentences[0]
    killed = next(t for t in sentence.doc if t.text == "killed")
    place = place_of(draft, sentence, killed)
    assert place is not None
    assert place.name == "Diffa"


def test_a_capital_that_speaks_is_no_place_of_anything() -> None:
    draft = read("Damascus said it rejected the offer.")
    sentence = draft.sentences[0]
    said = next(t for t in sentence.doc if t.text == "said")
    assert place_of(draft, sentence, said) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Younis", "Khan Yunis"),
        ("Al-Hudaydah", "Hodeidah"),
        ("Ar-Raqqah", "Raqqa"),
        ("Kafr Zita", "Kafr Zeita"),
    ],
)
def test_loose_folding(one: str, other: str) -> None:
    assert fold_loosely(one) == fold_loosely(other)


@given(st.text(max_size=30))
def test_folding_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_every_place_of_the_overlay_is_in_the_gazetteer() -> None:
    names = [name for named in points().values() for name in named]
    names += [name for named in regions().values() for name in named]
    names += [name for named in places_named().towns.values() for name in named]
    assert [name for name in names if not look_up(name)] == []


def test_the_overlay_has_coordinates_on_the_globe() -> None:
    for named in points().values():
        for point in named.values():
            assert -90 <= point.at[0] <= 90
            assert -180 <= point.at[1] <= 180


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GOMA — The road north was shut on Monday.", ("GOMA", "Goma", "CD")),
        ("The Hostomel airfield was shelled again.", ("Hostomel", "Hostomel airfield", "UA")),
        ("Drones hit Hmeimim again.", ("Hmeimim", "Hmeimim", "SY")),
        ("The Maputo-based fund will pay.", ("Maputo", "Maputo", "MZ")),
        ("Rep. Ann Poe, D-Ohio, voted no.", ("Ohio", "Ohio", "US")),
    ],
)
def test_signs_at_a_name_make_it_a_place(text: str, found: tuple[str, str, str]) -> None:
    assert found in places(text)


def test_names_share_a_word_of_rank() -> None:
    draft = read("Fighting spread to Sumy and Chernihiv oblasts in Ukraine.")
    ranks = {p.span.of(draft.text): p.feature for p in draft.places}
    assert ranks["Sumy"] == ranks["Chernihiv"] == "region"


def test_what_is_said_of_a_town_makes_it_one() -> None:
    text = "A Lebanon woman was robbed, the sheriff said. Lebanon police and state troopers came."
    assert {country for _, _, country in places(text)} == {"US"}


def test_a_country_named_alone_is_one() -> None:
    assert ("Lebanon", "Lebanon", "LB") in places("The envoys flew to Lebanon on Friday.")


def test_a_later_word_of_a_longer_name_is_no_place() -> None:
    assert "Ada" not in [
        said for said, _, _ in places("Guards traded fire at Angur Ada in South Waziristan.")
    ]
