"""Names of private persons are withheld; office holders' are not."""

from hypothesis import given
from hypothesis import strategies as st

from verbale.terms import Actor, Span, Statement
from verbale.views.privacy import (
    WITHHELD,
    hide,
    is_private,
    named_spans,
    private_spans,
    private_speakers,
    withhold,
)

TEXT = "Minister Hassan Diab met Layla Haddad, whose brother was killed."
MINISTER = Actor(span=Span(0, 20), name="Hassan Diab", kind="person", role="Minister", affiliation="Lebanon")
PRIVATE = Actor(span=Span(25, 37), name="Layla Haddad", kind="person")


def test_who_holds_an_office_is_public() -> None:
    assert not is_private(MINISTER)
    assert is_private(PRIVATE)


def test_a_residents_role_is_no_office() -> None:
    resident = Actor(span=Span(0, 4), name="Sami Aziz", kind="person", role="a resident of Taiz")
    assert is_private(resident)


def test_names_are_withheld_as_words_wherever_they_stand() -> None:
    stated = {"speaker": "Al Re", "list": ["met Al Re."], "n": 3, "other": "Alabama"}
    hidden = {"speaker": WITHHELD, "list": [f"met {WITHHELD}."], "n": 3, "other": "Alabama"}
    assert withhold(stated, ["Al Re", "Al"]) == hidden
    assert withhold(stated, []) == stated


def test_a_private_name_is_withheld_in_quotations() -> None:
    spans = private_spans([MINISTER, PRIVATE])
    assert hide(TEXT, Span(0, len(TEXT)), spans) == (
        f"Minister Hassan Diab met {WITHHELD}, whose brother was killed."
    )


def test_one_public_mention_makes_a_person_public() -> None:
    again = Actor(span=Span(40, 44), name="Hassan Diab", kind="person")
    assert private_spans([MINISTER, again]) == ()


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_hiding_never_shows_more_than_the_span(text: str, raw: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b), max(a, b)) for a, b in raw if min(a, b) < max(a, b) <= len(text)]
    shown = hide(text, Span(0, len(text)), spans)
    assert len(shown) <= len(text) + len(WITHHELD) * len(spans)
    if not spans:
        assert shown == text


def test_a_speaker_whom_only_a_statement_names_is_private() -> None:
    here = Span(0, 9)
    alone = Statement(speaker="Omar Bakri", evidence=here)
    neighbour = Statement(speaker="Nour Saleh", role="a neighbour", evidence=here)
    envoy = Statement(speaker="Ana Ruiz", role="envoy", evidence=here)
    rebel = Statement(speaker="Abu Samir", party="Front", evidence=here)
    minister = Statement(speaker="Hassan Diab", evidence=here)
    found = private_speakers([alone, neighbour, envoy, rebel, minister], [MINISTER])
    assert found == {"Omar Bakri", "Nour Saleh"}


def test_a_private_name_is_found_in_full_and_by_its_last_word() -> None:
    text = "Omar Bakri ran. Bakri said he had seen the Bakris."
    assert [span.of(text) for span in named_spans(["Omar Bakri"], text)] == ["Omar Bakri", "Bakri"]
    assert named_spans([], text) == ()
