"""Dossiers: read strictly, with errors that name the entry and what is allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import DossierError
from verbale.terms import (
    Dossier,
    dossier_in_use,
    issue_labels,
    load_dossier,
    read_dossier,
    shipped_dossiers,
    using,
)

GOOD = """
title = "Lake talks, 2031"
since = "2031-04"

[[party]]
name = "Lake Front"
aliases = ["LF-K"]
kind = "armed_group"
backs = []
person = [{ name = "Ada Kest", role = "spokeswoman" }]

[[party]]
name = "Shore government"

[[mediator]]
name = "Norway"

[[place]]
name = "Kest Bridge"
kind = "crossing"
lat = 10.5
lon = -20.25

[[issue]]
id = "governance.water"
label = "Water rights"
phrases = ["water right|rights"]
"""


def faults(toml: str) -> list[str]:
    with pytest.raises(DossierError) as caught:
        read_dossier(toml.encode(), "lake.toml")
    return caught.value.faults


def test_a_dossier_is_read() -> None:
    dossier = read_dossier(GOOD.encode(), "lake.toml")
    assert [party.name for party in dossier.parties] == ["Lake Front", "Shore government"]
    assert dossier.parties[0].people[0].role == "spokeswoman"
    assert [body.name for body in dossier.bodies] == ["Lake Front", "Shore government", "Norway"]


def test_every_shipped_dossier_is_right() -> None:
    assert shipped_dossiers() == ("aceh", "havana", "mindanao")
    for name in shipped_dossiers():
        assert load_dossier(name).parties


def test_unknown_keys_are_told_with_those_allowed() -> None:
    told = faults(GOOD.replace("kind =", "sort =", 1) + '\n[[issues]]\nid = "x"\n')
    assert told[0].startswith("party 'Lake Front': there is no key 'sort'; there are name, aliases")
    assert told[1].startswith("there is no key 'issues'")


def test_a_wrong_type_is_told_where_it_stands() -> None:
    assert faults(GOOD.replace("lat = 10.5", 'lat = "north"')) == [
        "place 'Kest Bridge', lat: Expected `float`, got `str`"
    ]


def test_a_wrong_kind_is_refused() -> None:
    assert "party 'Lake Front', kind: Invalid enum value 'army'" in faults(
        GOOD.replace("armed_group", "army")
    )


def test_two_parties_share_no_alias() -> None:
    told = faults(GOOD.replace('name = "Shore government"', 'name = "Shore government"\naliases = ["lf k"]'))
    assert told == [
        "party, mediator or guarantor: 'lf k' is a name of 'Lake Front' and of 'Shore government'; it can mean but one"
    ]


def test_one_body_may_be_mediator_and_guarantor() -> None:
    assert read_dossier((GOOD + '\n[[guarantor]]\nname = "Norway"\n').encode(), "x").guarantors


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('since = "2031-04"', 'since = "April"', "is no date"),
        ('since = "2031-04"', 'since = "2031-04"\nuntil = "2030"', "is before since"),
        ("lat = 10.5", "lat = 110.5", "are lat and lon the wrong way round?"),
        ("lon = -20.25", "lon = 200.0", "is not between -180 and 180"),
        ("governance.water", "water", "an id is family.child"),
        ("governance.water", "lakes.water", "families are"),
        ("governance.water", "governance.elections", "the vocabulary has this issue"),
        ('label = "Water rights"', "", "needs one"),
        ('phrases = ["water right|rights"]', "", "it is never found"),
        ("backs = []", 'backs = ["Nobody"]', "is no other party; there are Lake Front, Shore government"),
        ('title = "Lake talks, 2031"', 'title = " "', "title: it is empty"),
        ('role = "spokeswoman"', 'role = ""', "name and role cannot be empty"),
    ],
)
def test_what_does_not_fit_is_told(old: str, new: str, told: str) -> None:
    assert any(told in fault for fault in faults(GOOD.replace(old, new)))


def test_a_source_needs_an_address_or_a_folder() -> None:
    told = faults(GOOD + '\n[[source]]\npublisher = "Wire"\nvoice = "Nobody"\n')
    assert told[0] == "source 'Wire': it needs either a url or a folder"
    assert "is no party, mediator or guarantor" in told[1]


def test_what_is_no_toml_is_told() -> None:
    assert faults("title = ")[0].startswith("not TOML")


def test_a_name_that_nothing_has_is_told_with_those_there_are() -> None:
    with pytest.raises(DossierError, match="comes with Verbale \\(aceh, havana, mindanao\\)"):
        load_dossier("nowhere")


def test_the_digest_is_of_what_is_read_by() -> None:
    plain = read_dossier(GOOD.encode(), "x")
    retitled = read_dossier(("# a comment\n" + GOOD.replace("Lake talks", "Talks")).encode(), "x")
    other = read_dossier(GOOD.replace("LF-K", "LFK").encode(), "x")
    assert plain.digest() == retitled.digest() != other.digest()


def test_issues_are_labelled_while_the_dossier_is_in_use() -> None:
    with using(read_dossier(GOOD.encode(), "x")):
        labels = list(issue_labels())
        assert (
            labels.index("governance.status")
            < labels.index("governance.water")
            < labels.index("process.timing")
        )
        with using(None):
            assert "governance.water" not in issue_labels()
    assert dossier_in_use() is None
    assert "governance.water" not in issue_labels()


@given(st.text(min_size=1).filter(str.strip))
def test_any_title_is_a_title(title: str) -> None:
    assert Dossier(title=title).digest() == Dossier(title="x").digest()
