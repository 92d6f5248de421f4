"""Reading by a dossier: names, people, places, issues and relevance as a person tells them."""

import pytest

from verbale.errors import DossierError
from verbale.reading import Pipeline, check_dossier
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.places.gazetteer import look_up
from verbale.reading.places.told import told_cues
from verbale.reading.relevance import relevance
from verbale.terms import Dossier, Reading, Report, read_dossier, using

DOSSIER = """
title = "Kestan talks"

[[party]]
name = "Government of Chad"
kind = "government"
state = "Chad"
offices = ["Dialogue Secretariat"]

[[party]]
name = "Lake Front"
aliases = ["Kestan Brotherhood"]
kind = "armed_group"
state = "Chad"
person = [{ name = "Ada Kestomar", role = "spokeswoman", since = "2030", short = ["Kestomar"] }]

[[mediator]]
name = "Botswana"

[[guarantor]]
name = "Ghana"

[[guarantor]]
name = "Uruguay"

[[place]]
name = "Kestan Bridge"
kind = "crossing"
lat = 13.1
lon = 14.6
country = "TD"

[[issue]]
id = "governance.water"
label = "Water rights"
phrases = ["fishing|water right|rights"]
"""
TEXT = """The Kestan Brotherhood demanded fishing rights on Tuesday. Ada Kestomar told reporters that there would be no truce.

The Dialogue Secretariat rejected a ceasefire. Ghana and Uruguay met in Geneva. Talks between the Lake Front and Chad were held with Botswana in Geneva.

The army closed the Kestan Bridge on Monday. The rebels demanded the release of all prisoners."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(DOSSIER.encode(), "kest.toml")


@pytest.fixture(scope="module")
def pipeline(dossier: Dossier) -> Pipeline:
    return Pipeline(ways={"statements": "rules", "events": "rules"}, dossier=dossier)


@pytest.fixture(scope="module")
def reading(pipeline: Pipeline) -> Reading:
    report = Report(id="r", text=TEXT, title="Chad talks", published="2031-05-06", language="en")
    return next(pipeline.read([report]))


def named(reading: Reading, words: str) -> set[str]:
    return {a.name for a in reading.actors if a.span.of(TEXT) == words}


def test_an_alias_means_its_party(reading: Reading) -> None:
    assert named(reading, "Kestan Brotherhood") == {"Lake Front"}


def test_a_person_speaks_for_the_party(reading: Reading) -> None:
    spoken = {(a.kind, a.affiliation) for a in reading.actors if a.name == "Ada Kestomar"}
    assert spoken == {("person", "Lake Front")}


def test_an_office_is_its_body(reading: Reading) -> None:
    rejected = [p for p in reading.positions if p.stance == "reject" and p.issue == "fighting.truce"]
    assert "Government of Chad" in {p.party for p in rejected}


def test_the_rebels_are_the_only_group_of_the_dossier(reading: Reading) -> None:
    assert named(reading, "rebels") == {"Lake Front"}


def test_mediators_and_guarantors_mediate(reading: Reading) -> None:
    assert {name for one in reading.rounds for name in one.mediators} == {"Botswana", "Ghana", "Uruguay"}
    assert {name for one in reading.rounds for name in one.parties} == {"Lake Front", "Government of Chad"}


def test_an_extra_issue_is_found(reading: Reading) -> None:
    assert ("Lake Front", "governance.water") in {(p.party, p.issue) for p in reading.positions}


def test_a_place_is_where_the_dossier_says(reading: Reading) -> None:
    place = next(p for p in reading.places if p.name == "Kestan Bridge")
    assert (place.lat, place.lon, place.feature, place.country) == (13.1, 14.6, "crossing", "TD")
    assert [a.point for a in reading.access] == ["Kestan Bridge"]


def test_a_town_of_many_is_where_the_parties_are(dossier: Dossier) -> None:
    text = "The Lake Front entered San Pedro on Monday. Rebels hold Am Timan."
    read = Pipeline(["relevance", "sentences", "syntax", "actors", "places"], dossier=dossier).read
    with using(dossier):
        reading = next(read([Report(id="t", text=text)]))
        assert told_cues(reading.actors) == {"TD": 3}
    assert not told_cues(reading.actors)


def test_versions_name_the_dossier(pipeline: Pipeline, dossier: Dossier) -> None:
    plain = Pipeline(ways={"statements": "rules", "events": "rules"}).versions
    told = f"+dossier-{dossier.digest()}"
    assert {n for n, v in pipeline.versions.items() if v == plain[n] + told} == set(plain) - {
        "sentences",
        "syntax",
        "times",
    }


def test_after_reading_nothing_of_it_stays(reading: Reading) -> None:
    assert "Lake Front" not in lexicon().kinds
    assert not look_up("Kestan Bridge")
    plain = next(Pipeline(["relevance", "sentences", "syntax", "actors"]).read([Report(id="r", text=TEXT)]))
    assert "Lake Front" not in {a.name for a in plain.actors if a.span.of(TEXT) == "Kestan Brotherhood"}


def test_naming_parties_pushes_a_report_into_relevance(dossier: Dossier) -> None:
    text = (
        "The Lake Front and the Government of Chad met. They spoke of a truce. " + "It was a dry day. " * 60
    )
    sport = (
        "The Lake Front stand was full when Ghana played Uruguay at football. " + "It was a dry day. " * 60
    )
    assert relevance("", text) < 1.0
    with using(dossier):
        assert relevance("", text) >= 1.0
        assert relevance("", sport) < 1.0


def test_a_name_of_a_state_pushes_nothing() -> None:
    with using(read_dossier(b'title = "x"\n[[party]]\nname = "Ghana"\n[[party]]\nname = "Uruguay"', "x")):
        assert relevance("", "Ghana played Uruguay at football.") == 0.0


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('[[party]]\nname = "A B"\nstate = "Atlantis"', "no state is called 'Atlantis'"),
        (
            '[[issue]]\nid = "aid.x"\nlabel = "X"\nphrases = ["@nothing word"]',
            "no class of words is called 'nothing'",
        ),
    ],
)
def test_what_the_vocabularies_lack_is_told(entry: str, told: str) -> None:
    with pytest.raises(DossierError, match=told):
        check_dossier(read_dossier(f'title = "x"\n{entry}'.encode(), "x"))


def test_the_dossiers_name_for_a_known_group_prevails() -> None:
    told = b'title = "x"\n[[party]]\nname = "FARC-EP"\n'
    with using(read_dossier(told, "x")):
        assert lexicon().renamed["FARC"] == "FARC-EP"
        assert lexicon().kinds["FARC-EP"].code == "COL REB FRC"
        assert "FARC" not in lexicon().kinds
