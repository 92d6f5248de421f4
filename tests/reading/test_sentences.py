from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbale.reading.draft import Draft
from verbale.reading.sentences import SentenceReader, split_sentences
from verbale.terms import Report, Span


def split(text: str) -> list[str]:
    return [span.of(text) for span, _ in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.N. mission left.", "The army stayed."],
        ["They met in the U.S.", "The talks failed."],
        ["The U.S. Senate voted."],
        ["Gen. J. K. Okello of the army spoke.", "Mr. Tun agreed."],
        ["No. 5 Brigade attacked.", "Asked for a truce, he said no.", "The rebels fired."],
        ["On Jan. 5 the road was closed.", "It reopened on Feb. 2."],
        ["Prices rose 3.5 percent.", "Aid did not."],
        ["It began at 5 p.m.", "The sides met again at 9 a.m. on Monday."],
        ["“Why now?” Okello said.", "“We will leave.”", "The men left."],
        ["He sat.", "The sun rose."],
        ["They waited... and left.", "Nobody came…", "The road was shut."],
        ["They agreed.", "The army left."],
        ["1. The army leaves the town.", "The rebels follow."],
        ["The deal was signed in Washington, D.C.", "The rebels were absent."],
        ["THE REBELS SAT.", "THE ARMY FIRED ON MR. COLE."],
        ["(The army denied it.)", "The rebels did not."],
        ["Élodie est partie.", "Était-ce vrai ?"],
    ],
)
def test_sentences_joined_by_a_blank_are_told_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_full_stop_without_its_blank_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert split("They agreed.The army left for Port.Sudan.") == [
        "They agreed.",
        "The army left for Port.Sudan.",
    ]


def test_chinese_sentences_need_no_blank() -> None:
    assert split("谈判失败了。双方互相指责。") == ["谈判失败了。", "双方互相指责。"]


def test_a_line_is_a_paragraph() -> None:
    text = "The talks failed\nThe army moved north. It took the town.\r\nNobody was hurt."
    assert [(span.of(text), number) for span, number in split_sentences(text)] == [
        ("The talks failed", 0),
        ("The army moved north.", 1),
        ("It took the town.", 1),
        ("Nobody was hurt.", 2),
    ]


def test_a_block_of_wrapped_lines_is_one_paragraph() -> None:
    text = (
        "The two delegations met in Juba on Tuesday and agreed to\r\n"
        "open the road to Bor before the rains. The army said that\r\n"
        "Colonel Deng would see to it.\r\n\r\nThe rebels said nothing of\r\nthe road."
    )
    found = [(span.of(text).replace("\r\n", " "), number) for span, number in split_sentences(text)]
    assert found == [
        (
            "The two delegations met in Juba on Tuesday and agreed to open the road to Bor before the rains.",
            0,
        ),
        ("The army said that Colonel Deng would see to it.", 0),
        ("The rebels said nothing of the road.", 1),
    ]


def test_wrapped_capitals_are_one_paragraph() -> None:
    text = "THE ARMY SAID THAT ITS MEN HAD LEFT THE TOWN OF GOMA\nBEFORE THE REBELS CAME THERE."
    assert len(split(text)) == 1


def test_items_of_a_list_are_paragraphs() -> None:
    text = "The rebels want:\n- the road opened\n- the prisoners freed\n- the army gone"
    assert len(split(text)) == 4


def test_boilerplate_has_no_sentences() -> None:
    text = "The army left. Subscribe now.\nThe rebels came."
    start = text.index("Subscribe")
    draft = Draft(report=Report(id="x", text=text, boilerplate=(Span(start, start + 14),)))
    [sentences] = SentenceReader().predict([draft])
    assert [s.span.of(text) for s in sentences] == ["The army left.", "The rebels came."]
    assert [(s.index, s.paragraph) for s in sentences] == [(0, 0), (1, 1)]


news = st.text(st.sampled_from('aB .!?…\n\r\t"”“()[]-–1U.S。Éعا')) | st.text()


@given(news)
@example("a.\n\n. B")
def test_sentences_are_in_order_apart_and_hold_all_that_is_not_blank(text: str) -> None:
    found = list(split_sentences(text))
    spans = [span for span, _ in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert [number for _, number in found] == sorted(number for _, number in found)
