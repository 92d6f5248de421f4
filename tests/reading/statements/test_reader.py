"""Who said what: source, cue and content, speakers, days and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.spoken import reader

from verbale.reading.statements import speaker_at
from verbale.terms import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft
    from verbale.terms import Statement


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader("rules")


def words(draft: Draft, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(draft.text) for span in spans)


def only(draft: Draft) -> Statement:
    assert len(draft.statements) == 1, [words(draft, s.content) for s in draft.statements]
    return draft.statements[0]


CASES = [
    (
        "The ministry said that the road to Goma was open.",
        ("The ministry", "said", "that the road to Goma was open"),
    ),
    (
        "The road to Goma was open, the ministry said.",
        ("the ministry", "said", "The road to Goma was open"),
    ),
    (
        "Fighting near Malakal has stopped, according to the United Nations.",
        ("the United Nations", "according to", "Fighting near Malakal has stopped"),
    ),
    (
        "“We will not leave the hills,” the commander said.",
        ("the commander", "said", "“We will not leave the hills,”"),
    ),
    (
        "“We will not leave the hills,” said the rebel commander.",
        ("the rebel commander", "said", "“We will not leave the hills,”"),
    ),
    (
        '"We will stay," the envoy said. "The talks go on tomorrow in Juba."',
        ("the envoy", "said", '"We will stay," … "The talks go on tomorrow in Juba."'),
    ),
    (
        "The army refused to open the bridge.",
        ("The army", "refused", "to open the bridge"),
    ),
    (
        "The president accused the militia of killing farmers.",
        ("The president", "accused", "the militia of killing farmers"),
    ),
    (
        "The envoy warned of a return to war.",
        ("The envoy", "warned of", "a return to war"),
    ),
    (
        "The council has also denounced the shelling of Taiz.",
        ("The council", "has also denounced", "the shelling of Taiz"),
    ),
    (
        "“Where is the aid?” the mayor asked.",
        ("the mayor", "asked", "“Where is the aid?”"),
    ),
    (
        "The governor was reluctant to sign the accord.",
        ("The governor", "was reluctant", "to sign the accord"),
    ),
    (
        "The group issued a statement saying it had left the town.",
        ("The group", "issued a statement saying", "it had left the town"),
    ),
]


@pytest.mark.parametrize(("text", "roles"), CASES)
def test_roles(read: Callable[[str], Draft], text: str, roles: tuple[str, str, str]) -> None:
    draft = read(text)
    said = only(draft)
    assert (words(draft, said.source), words(draft, said.cue), words(draft, said.content)) == roles


def test_only_the_outermost_attribution_is_kept(read: Callable[[str], Draft]) -> None:
    draft = read("The spokesman said the rebels had promised to free the captives.")
    assert words(draft, only(draft).cue) == "said"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The siege must end,” the doctor said.", "direct"),
        ("The doctor said the siege was “a slow death” for the town.", "mixed"),
        ("The doctor said the siege must end.", "indirect"),
    ],
)
def test_kind(read: Callable[[str], Draft], text: str, kind: str) -> None:
    assert only(read(text)).kind == kind


def test_a_quotation_over_several_sentences_is_whole(read: Callable[[str], Draft]) -> None:
    text = "“The siege must end. People are hungry. We need flour,” the doctor said."
    draft = read(text)
    assert words(draft, only(draft).content) == text.split(" the doctor", maxsplit=1)[0]


def test_a_quotation_without_a_cue_is_given_to_who_spoke_before(read: Callable[[str], Draft]) -> None:
    draft = read(
        "“The siege must end,” Antonio Guterres said.\n\n“People there have eaten grass for a month.”"
    )
    first, second = draft.statements
    assert second.speaker == first.speaker == "Antonio Guterres"
    assert second.source == ()
    assert second.support
    assert not second.evidence.overlaps(first.evidence)


def test_the_speaker_and_the_party(read: Callable[[str], Draft]) -> None:
    said = only(read("Ukrainian President Volodymyr Zelenskyy said the ceasefire would hold."))
    assert said.speaker == "Volodymyr Zelensky"
    assert said.party == "Ukraine"


def test_an_unnamed_source_has_no_speaker_but_its_party(read: Callable[[str], Draft]) -> None:
    said = only(read("Two Ukrainian officials said the bridge was closed."))
    assert said.speaker is None
    assert said.party == "Ukraine"


def test_day_and_setting(read: Callable[[str], Draft]) -> None:
    said = only(read("Ukraine said on Monday in a statement that the port had reopened."))
    assert said.said == "2023-03-13"
    assert said.setting == "in a statement"


def test_evidence_is_whole_sentences(read: Callable[[str], Draft]) -> None:
    text = "Rain fell. The ministry said the road was open. Trucks moved."
    said = only(read(text))
    assert said.evidence.of(text) == "The ministry said the road was open."


def test_speaker_at_gives_whose_word_it_is(read: Callable[[str], Draft]) -> None:
    text = "Trucks moved. The ministry said the road was open."
    draft = read(text)
    assert speaker_at(draft, text.index("road")) is draft.statements[0]
    assert speaker_at(draft, text.index("Trucks")) is None


def test_a_denial_keeps_its_cue(read: Callable[[str], Draft]) -> None:
    draft = read("The army denied that its planes had bombed the market.")
    said = only(draft)
    assert words(draft, said.cue) == "denied"
    assert words(draft, said.content) == "that its planes had bombed the market"


def test_no_source_of_what_is_unclear(read: Callable[[str], Draft]) -> None:
    draft = read("It is unclear whether the convoy arrived.")
    said = only(draft)
    assert said.source == ()
    assert words(draft, said.content) == "whether the convoy arrived"


def test_a_label_before_a_colon_is_no_speaker(read: Callable[[str], Draft]) -> None:
    assert read("Related: Convoy reaches the besieged town").statements == []


def test_a_name_before_a_colon_is(read: Callable[[str], Draft]) -> None:
    draft = read("Guterres: The siege of the town must end now")
    assert words(draft, only(draft).source) == "Guterres"


def test_who_speaks_for_a_party_acts_for_it(read: Callable[[str], Draft]) -> None:
    draft = read(
        "South Sudan is in crisis. The country's ambassador, Joseph Lado, said the road was open. Lado left."
    )
    assert {a.party for a in draft.actors if a.name == "Joseph Lado"} == {"South Sudan"}
