"""Who is named in a report, and by what name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.mentions import mention, names, read, words_of

from verbale.reading.actors import actors_of_verb, parties_of, party_at


def test_group_by_acronym_has_its_full_name_and_code() -> None:
    actor = mention(read("The MILF signed the accord in Manila."), "MILF")
    assert (actor.name, actor.code, actor.kind) == (
        "Moro Islamic Liberation Front",
        "PHL REB MIL",
        "armed_group",
    )


def test_hyphens_accents_and_the_article_al_do_not_matter() -> None:
    draft = read("Al-Shabaab fighters and Séléka commanders denied it.")
    assert mention(draft, "Al-Shabaab fighters").name == "al Shabaab"
    assert mention(draft, "Séléka commanders").name == "Seleka"


def test_ordinary_words_are_no_acronyms() -> None:
    assert "us" not in words_of(read("They told us it is over, who knows."))


def test_acronym_introduced_in_the_text() -> None:
    draft = read("The Valley Defence Council (VDC) met on Monday. The VDC refused to sign.")
    assert names(draft, "VDC") == ["Valley Defence Council"] * 2


def test_own_acronym_outdoes_the_vocabulary() -> None:
    draft = read("The Alpine Assistance (AA) said it had left. AA staff were safe.")
    assert "Arakan Army" not in [a.name for a in draft.actors]


def test_nationality_and_role_make_one_mention_of_the_party() -> None:
    actor = mention(read("Rwandan officials rejected the charge."), "Rwandan officials")
    assert (actor.name, actor.kind, actor.role) == ("Rwanda", "government", "officials")


def test_government_of_an_inner_conflict_keeps_its_own_name() -> None:
    draft = read("Khartoum accused the RSF of looting. Sudan closed the border.")
    assert mention(draft, "Khartoum").name == "Sudanese government"


def test_same_government_as_a_third_party_is_the_state() -> None:
    draft = read("The Philippine government and the MILF met again. Libya hosted the talks with the MILF.")
    assert mention(draft, "Libya").name == "Libya"


def test_army_keeps_its_name_and_speaks_for_its_government() -> None:
    actor = mention(read("The Congolese army said M23 had shelled the town."), "Congolese army")
    assert (actor.name, actor.kind, actor.affiliation) == (
        "Congolese army",
        "military",
        "Congolese government",
    )


def test_coordinated_owners_of_one_role_are_both_actors() -> None:
    draft = read("Kenyan and South African mediators flew in.")
    assert names(draft, "Kenyan and South African mediators") == ["Kenya", "South Africa"]


def test_state_as_a_place_is_no_actor() -> None:
    draft = read("Aid reached camps in Chad. The talks in Nairobi, Kenya have ended.")
    assert draft.actors == [] or {"Chad", "Kenya"}.isdisjoint(words_of(draft))


def test_capital_is_a_government_only_where_it_acts() -> None:
    draft = read("Kigali rejected the report. Shells fell on Kigali.")
    assert names(draft, "Kigali") == ["Rwanda"]


def test_adjective_of_a_place_is_no_actor() -> None:
    assert "Turkish" not in words_of(read("Thousands fled towards the Turkish border."))


def test_adjective_of_an_act_is_an_actor() -> None:
    assert mention(read("Eritrean air strikes hit the town."), "Eritrean").name == "Eritrea"


def test_dateline_place_is_no_actor() -> None:
    assert "Congo" not in words_of(read("GOMA, Congo (AP) - M23 rebels advanced on Sunday."))


def test_bylines_are_left_out() -> None:
    assert read("(Reporting by Anna Example; Editing by Bert Example)").actors == []


def test_capitals_throughout_are_read_too() -> None:
    draft = read("THE FMLN AND THE SALVADORAN GOVERNMENT AGREED ON A TRUCE YESTERDAY.")
    assert "Farabundo Marti National Liberation Front" in [a.name for a in draft.actors]


def test_names_may_run_over_the_end_of_a_line() -> None:
    lines = (
        "MANAGUA, 4 MAY -- OFFICIALS SAID ON MONDAY THAT THE SALVADORAN",
        "GOVERNMENT AND THE COMMANDERS OF THE FARABUNDO MARTI NATIONAL",
        "LIBERATION FRONT MET IN THE CITY TO SPEAK OF A TRUCE, AND THAT",
        "THEY WOULD MEET AGAIN IN JUNE IN THE SAME CITY.",
    )
    found = [a.name for a in read("\n".join(lines)).actors]
    assert "Salvadoran government" in found
    assert "Farabundo Marti National Liberation Front" in found


def test_unnamed_official_speaks_for_the_state() -> None:
    actor = mention(read("A senior Turkish official said so."), "Turkish official")
    assert (actor.kind, actor.name, actor.party) == ("person", "Turkish official", "Turkey")


def test_private_person_speaks_for_no_state() -> None:
    assert mention(read("A Kenyan analyst doubted it."), "Kenyan analyst").affiliation is None


def test_residents_stand_for_themselves() -> None:
    actor = mention(read("Residents fled after gunmen attacked the market."), "gunmen")
    assert (actor.name, actor.kind, actor.via) == ("gunmen", "armed_group", "description")


def test_mentions_are_in_order() -> None:
    starts = [a.span.start for a in read("M23, Kinshasa and Kigali met; the rebels left.").actors]
    assert starts == sorted(starts)


HEADS = "Damascus, Tehran and Moscow rejected the plan."


def test_parties_of_a_coordination_are_all_given() -> None:
    draft = read(HEADS)
    sentence = draft.sentences[0]
    verb = next(t for t in sentence.doc if t.text == "rejected")
    found = [a.name for a in actors_of_verb(draft, sentence, verb)]
    assert found[1:] == ["Iran", "Russia"]
    assert len(found) == 3


def test_party_at_a_head_outside_the_mention() -> None:
    draft = read("Hamas negotiators left; a statement by Qatar praised members of the FARC.")
    sentence = draft.sentences[0]
    tokens = {t.text: t for t in sentence.doc}
    assert getattr(party_at(draft, sentence, tokens["statement"]), "name", None) == "Qatar"
    assert getattr(party_at(draft, sentence, tokens["members"]), "name", None) == "FARC"


def test_both_sides_are_two_parties_of_one_token() -> None:
    draft = read("The Sudanese army and the RSF met in Jeddah. Both sides blamed the other.")
    sentence = draft.sentences[1]
    token = next(t for t in sentence.doc if t.text == "sides")
    assert [a.name for a in parties_of(draft, sentence, token)] == [
        "Sudanese Armed Forces",
        "Rapid Support Forces",
    ]


PIECES = [
    "M23",
    "the RSF",
    "Kyiv",
    "U.N. envoy Jane Roe",
    "he",
    "they",
    "both sides",
    "said",
    "and",
    ",",
    "(ABC)",
    "’s",
    "Al-",
    "rebels",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_spans_lie_in_the_text_and_never_overlap_in_part(pieces: list[str]) -> None:
    draft = read(" ".join(pieces) + ".")
    spans = [a.span for a in draft.actors]
    assert all(0 <= s.start < s.end <= len(draft.text) for s in spans)
    assert all(a == b or a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["", "\n\n", "—", "....", "'s 's", "(((", "\x00"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert read(text).actors == []
