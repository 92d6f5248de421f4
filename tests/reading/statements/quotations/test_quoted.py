"""Where quotations begin and end, and whose they are."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.spoken import reader

from verbale.reading.quotes import quotations
from verbale.reading.statements import StatementReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft
    from verbale.terms import Statement

MARKS = ['"', "“", "”", "'", "‘", "„", "``", "''", '"a ', "'a ", "‘a ", "“a ” ", "'a' ", '\n"a']
MAX_SECONDS = 10


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “go now” and left.", ["“go now”"]),
        ('He said "go now" and left.', ['"go now"']),
        ("He said ''go now'' and left.", ["''go now''"]),
        ("He said 'go now,' and left.", ["'go now,'"]),
        ("It’s the rebels’ road, isn’t it?", []),
        ("The rebels' road and the farmers' fields.", []),
        ("“One. “Two.” Three.”", ["“One. “Two.”"]),
        ("\"They said, 'No way.' \" He left.", ["\"They said, 'No way.' \""]),
        ("“One runs on\n“and ends here.”", ["“One runs on", "“and ends here.”"]),
        ("“One mark is lost, he said.\nThen “two” more.", ["“One mark is lost, he said.", "“two”"]),
        ('A 6" pipe and nothing else', []),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == quoted


def test_a_quotation_runs_over_the_lines_of_a_wrapped_paragraph() -> None:
    text = (
        "The head of the relief office in the town of Mopti told reporters that “no truck\n"
        "has come over the bridge since the rains began, and none will come until somebody\n"
        "mends the road that leads to it” and that the stores would be empty within weeks.\n"
        "\n"
        "The town lies a day from the front, and many of those who fled have come to it and\n"
        "now wait there for the river to fall."
    )
    (quote,) = quotations(text)
    assert quote.of(text).startswith("“no truck\nhas come")
    assert quote.of(text).endswith("leads to it”")


@given(st.text(alphabet="ab .,\n“”\"'‘’«»`", max_size=60))
def test_quotations_are_in_order_within_the_text_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("marks", MARKS)
def test_a_text_of_marks_alone_takes_no_time(marks: str) -> None:
    text = marks * (1_000_000 // len(marks))
    start = time.process_time()
    quotations(text)
    assert time.process_time() - start < MAX_SECONDS


@pytest.fixture(scope="module", params=StatementReader.ways)
def read(request: pytest.FixtureRequest) -> Callable[[str], Draft]:
    return reader(request.param)


def holder(draft: Draft, words: str) -> Statement:
    """The one statement that has these words in its content."""
    at = draft.text.index(words)
    (found,) = [s for s in draft.statements if any(c.start <= at < c.end for c in s.content)]
    return found


def test_a_quotation_over_paragraphs_is_one_statement(read: Callable[[str], Draft]) -> None:
    draft = read(
        "“One day we will go back,” said Amina Diallo. “The house is ours.\n\n“The field is ours too.\n\n"
        "“And the well is ours.\n\n“And the road to the north is ours.”\n\nThe village is empty."
    )
    first, last = holder(draft, "One day we will"), holder(draft, "And the road to")
    assert first == last
    assert last.speaker == "Amina Diallo"
    assert "The village" not in "".join(c.of(draft.text) for c in last.content)


def test_a_mark_that_is_lost_costs_no_more_than_its_paragraph(read: Callable[[str], Draft]) -> None:
    draft = read(
        "“The road is open and the trucks are moving, Governor Musa Bello said on Monday.\n\n"
        "“We have seen no truck at all since the rains began,” said Hawa Sani, a trader."
    )
    assert holder(draft, "We have seen no truck").speaker == "Hawa Sani"


def test_a_quotation_is_held_to_its_last_word(read: Callable[[str], Draft]) -> None:
    draft = read("“We are tired. Nobody has come. When will it end?” asked Hawa Sani, a trader in Maiduguri.")
    assert holder(draft, "We are tired") == holder(draft, "When will it end")


def test_a_quotation_with_no_cue_is_of_who_spoke_last_in_the_sentence_before(
    read: Callable[[str], Draft],
) -> None:
    draft = read(
        "Hawa Sani dreamed of the farm for years and refused to sell it, saying that she would go home.\n\n"
        "“For us there is no better place in the whole of the country than this valley.”"
    )
    assert holder(draft, "For us there is").speaker == "Hawa Sani"


def test_he_is_not_someone_in_a_crowd(read: Callable[[str], Draft]) -> None:
    draft = read(
        "“We have to give up the town tonight,” Musa Bello said in the square.\n\n“Never!” someone shouted.\n\n"
        "“I know how hard it is for all of you,” he said."
    )
    assert holder(draft, "I know how hard").speaker == "Musa Bello"


def test_he_may_be_the_last_person_told_of(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Paul Okello, the district chief, is back in his office. The clerks “have seen the worst of it,” he said."
    )
    assert holder(draft, "have seen the worst").speaker == "Paul Okello"


def test_a_line_below_a_quotation_may_name_its_speaker(read: Callable[[str], Draft]) -> None:
    draft = read(
        "The clinic was hit twice.\n\n“We were told to leave at dawn and to take nothing with us.”\n\n"
        "Amina Diallo, head nurse of the clinic\n\nThe army has not replied."
    )
    assert holder(draft, "We were told").speaker == "Amina Diallo"


def test_a_participle_after_a_clause_takes_its_subject(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Musa Bello took the stand on Monday. Within a year he had left the party, opening the way for a vote, "
        "by declaring: “I do not believe in waiting for what will never come.”"
    )
    assert holder(draft, "I do not believe").speaker == "Musa Bello"


def test_who_is_quoted_is_the_source_not_by_whom(read: Callable[[str], Draft]) -> None:
    draft = read("“The road to the north is cut,” President Amadou Keita was quoted by the Delta newspaper.")
    found = holder(draft, "The road to the north")
    assert found.speaker == "Amadou Keita"
    assert [s.of(draft.text) for s in found.source] == ["President Amadou Keita"]


def test_the_statement_is_of_who_was_heard_before(read: Callable[[str], Draft]) -> None:
    draft = read(
        "The Sudanese army said on Monday that it had left Wad Madani.\n\n"
        "The statement also said that “no shot was fired on the way out of the town.”"
    )
    assert holder(draft, "no shot was fired").party == holder(draft, "it had left").party


@pytest.mark.parametrize(
    "text",
    [
        "The council met in the old “House of the Seven Lanterns” and sat until dawn.",
        "She had bought “A River in the Dry Country” twice.",
    ],
)
def test_names_and_titles_are_no_statements(read: Callable[[str], Draft], text: str) -> None:
    assert read(text).statements == []


def test_a_long_text_of_quotations_takes_its_length_in_time(read: Callable[[str], Draft]) -> None:
    draft = read("Hawa Sani said it was over.\n" + "“We will go on and on until the end.”\n" * 300)
    assert {s.speaker for s in draft.statements} == {"Hawa Sani"}


def test_a_transcript_names_its_speakers_before_a_colon(read: Callable[[str], Draft]) -> None:
    draft = read(
        "Part of the talk follows:\n\n“BELLO: Where are the trucks that you promised us?\n\n"
        "“SANI: They wait at the bridge, and they will wait until it is mended.”"
    )
    for words, name in (("Where are", "BELLO"), ("They wait", "SANI")):
        assert [s.of(draft.text) for s in holder(draft, words).source] == [name]


def test_a_line_that_ends_in_a_colon_tells_whose_the_next_paragraph_is(read: Callable[[str], Draft]) -> None:
    draft = read("Hawa Sani said:\n\n“We have seen no truck at all since the rains began in the hills.”")
    assert holder(draft, "We have seen no truck").speaker == "Hawa Sani"


def test_a_programme_named_in_marks_is_not_what_was_said(read: Callable[[str], Draft]) -> None:
    draft = read("On Sunday’s edition of “Face the River,” Hawa Sani said that the rains had begun.")
    assert all("Face the River" not in c.of(draft.text) for s in draft.statements for c in s.content)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "The rebels' offer, dubbed “a trick” by the prime minister, was withdrawn.",
            "a trick",
            "the prime minister",
        ),
        ("A senator, who called the pact “naive,” voted for the war.", "naive", "who"),
    ],
)
def test_who_has_a_word_for_a_thing_is_its_source(
    read: Callable[[str], Draft], text: str, words: str, source: str
) -> None:
    assert [s.of(text) for s in holder(read(text), words).source] == [source]
