"""Who speaks, and for whom: persons, offices, bodies and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.spoken import reader

from verbale.reading.citation import is_cited
from verbale.reading.statements.found import Found
from verbale.reading.statements.speakers import Voices
from verbale.reading.statements.wire import state
from verbale.terms import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft
    from verbale.terms import Statement

Read = "Callable[[str], Draft]"


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader()


def last(draft: Draft) -> Statement:
    return draft.statements[-1]


SPEAKERS = [
    (
        "Kenya's foreign minister, Alfred Mutua, said the talks in Nairobi would go on.",
        "Alfred Mutua",
        "Kenya",
    ),
    (
        "Uganda's foreign minister said on Monday that the road was open. Jeje Odongo said trucks had left Kampala.",
        "Jeje Odongo",
        "Uganda",
    ),
    (
        "Norway's deputy U.N. envoy Kari Dahl said Norway would send aid.",
        "Kari Dahl",
        "Norway",
    ),
    (
        "Amina Bello, director of Gada Relief, said the camp was full. “We have no tents,” she said.",
        "Amina Bello",
        "Gada Relief",
    ),
    (
        (
            "Chad's army killed four men, Moussa Sidi Traore, a spokesman for the Front for Change and Concord, said. "
            "Traore said the men were farmers."
        ),
        "Moussa Sidi Traore",
        "Front for Change and Concord",
    ),
    ("A spokesman for Kenya's foreign ministry said the envoy had left Nairobi.", None, "Kenya"),
    ("Peter Wafula, a farmer in Kenya, said his goats were gone.", "Peter Wafula", None),
    ("Two residents of Goma said the shelling had stopped.", None, None),
    (
        "Rwanda's Umucyo newspaper said the bridge was closed. It said nobody was hurt.",
        "Umucyo newspaper",
        "Umucyo newspaper",
    ),
    ("Norway's foreign ministry said the talks would resume.", "Norwegian Foreign Ministry", "Norway"),
    (
        "The Institute for Peace in Juba counted nine raids. The institute said the raids were over cattle.",
        "Institute for Peace",
        "Institute for Peace",
    ),
    ("Opponents of President Salva Kiir said the vote was a sham.", None, None),
]


@pytest.mark.parametrize(("text", "speaker", "party"), SPEAKERS)
def test_the_speaker_and_the_party_are_resolved(
    read: Callable[[str], Draft], text: str, speaker: str | None, party: str | None
) -> None:
    found = last(read(text))
    assert (found.speaker, found.party) == (speaker, party)


@pytest.mark.parametrize(("text", "speaker", "party"), SPEAKERS)
def test_whatever_is_stated_is_cited(
    read: Callable[[str], Draft], text: str, speaker: str | None, party: str | None
) -> None:
    draft = read(text)
    assert all(is_cited(draft, "statements", s) for s in draft.statements), (speaker, party)


def test_an_office_named_before_its_holder_is_the_holders(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Uganda's foreign minister said on Monday that the road was open.\n\n"
        "Jeje Odongo said trucks had left Kampala."
    )
    assert draft.statements[0].speaker == "Jeje Odongo"


def test_he_is_whoever_spoke_last(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Police chief Karim Sow said the gang led by Idris Kane had fled. He said the town was safe."
    )
    assert last(draft).speaker == "Karim Sow"


def test_an_unnamed_source_keeps_its_description(read: Callable[[str], Draft]) -> None:
    found = last(read("Two officials briefed on the talks told Reuters that the envoy would resign."))
    assert (found.speaker, found.description) == (None, "Two officials briefed on the talks")


def test_the_same_source_taken_up_again_keeps_its_description(read: Callable[[str], Draft]) -> None:
    draft = read("A Western diplomat said the talks had failed. The diplomat said nobody was surprised.")
    assert last(draft).description == "A Western diplomat"


def test_role_and_body_are_kept_as_worded(read: Callable[[str], Draft]) -> None:
    found = last(read("Mary Achan, an expert at the Institute for Peace in Juba, said the truce would hold."))
    assert (found.role, found.body) == ("expert", "Institute for Peace in Juba")


def test_a_role_told_once_holds_for_the_report(read: Callable[[str], Draft]) -> None:
    draft = read("Kenya's Foreign Minister Alfred Mutua said aid was coming. Mutua said it was late.")
    assert last(draft).role == "Foreign Minister"


def test_a_courtesy_title_is_no_role(read: Callable[[str], Draft]) -> None:
    assert last(read("Mr. Otieno said the market had reopened.")).role is None


def test_of_several_speakers_the_first_speaks_and_the_others_are_told(read: Callable[[str], Draft]) -> None:
    found = last(read("Kenya, Norway and Qatar said they would host the talks."))
    assert (found.speaker, found.jointly) == ("Kenya", ("Norway", "Qatar"))


def test_spans_alone_are_enough(read: Callable[[str], Draft]) -> None:
    draft = read("Kenya's Foreign Minister Alfred Mutua said aid was coming.")
    text = draft.text
    found = Found(draft.sentences[0], None, None, "")
    found.source = [Span(0, text.index(" said"))]
    found.cue = [Span(text.index("said"), text.index("said") + 4)]
    found.content = [Span(text.index("aid was"), len(text) - 1)]
    made = state(draft, Voices(draft), found)
    assert (made.speaker, made.party, made.role) == ("Alfred Mutua", "Kenya", "Foreign Minister")


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_any_spans_are_resolved_without_error(read: Callable[[str], Draft], data: st.DataObject) -> None:
    draft = read(
        "“Go home,” an aide of General Deng told the Juba Post. He said it twice, the paper reported."
    )
    at = st.integers(0, len(draft.text) - 2)

    def span() -> Span:
        start = data.draw(at)
        return Span(start, data.draw(st.integers(start + 1, len(draft.text))))

    found = Found(draft.sentences[0], None, None, "", source=[span()], cue=[span()], content=[span()])
    made = state(draft, Voices(draft), found)
    assert is_cited(draft, "statements", made)


def test_a_portfolio_is_part_of_the_role(read: Callable[[str], Draft]) -> None:
    found = last(read("Defense Minister Salim Deng said the army would leave Juba."))
    assert (found.role, found.body) == ("Defense Minister", None)


PARTIES = [
    ("Kim Dae-sung, who runs a bakery in Juba, said the road was shut.", "Kim Dae-sung", None),
    (
        "Zenebe Tolosa, a Kenyan lawmaker, said so. “We wait,” Zenebe said.",
        "Zenebe Tolosa",
        "Kenya",
    ),
    (
        "A Venezuelan opposition leader, Rosa Delgado, said Caracas had lied.",
        "Rosa Delgado",
        "Venezuelan opposition",
    ),
    ("Lebanese Hezbollah lawmaker Sami Haddad said the group would wait.", "Sami Haddad", "Hezbollah"),
    ("The negotiator appointed by Hamas said the talks would go on.", None, "Hamas"),
    (
        "Naw Hser of the Karen Women's Organisation said people had fled.",
        "Naw Hser",
        "Karen Women's Organisation",
    ),
    (
        "KAMPALA, Uganda - A bus burned in Kampala on Monday. Local officials said it had been full.",
        None,
        "Uganda",
    ),
    (
        "Kenyan police shot two men in Nairobi. Somalia sent its condolences, police said.",
        "Kenyan police",
        "Kenya",
    ),
    (
        "The Save the Lake Institute report said Kampala was safe.",
        "Save the Lake Institute",
        "Save the Lake Institute",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "party"), PARTIES)
def test_the_party_follows_from_the_words_about_the_source(
    read: Callable[[str], Draft], text: str, speaker: str | None, party: str | None
) -> None:
    found = last(read(text))
    assert (found.speaker, found.party) == (speaker, party)
