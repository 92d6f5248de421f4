"""Captions say what a record states, in the same words for all sides."""

import pytest

from verbale.terms import Access, Event, Position, Round, Span, Statement, Toll, Unlock
from verbale.views import caption, count_caption
from verbale.views.captions import in_quotes, say_stance

HERE = Span(0, 5)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 3, "3"),
        (24, 99, "24-99"),
        (27, None, "27 or more"),
        (None, 40, "up to 40"),
        (1_000_001, None, "1,000,001 or more"),
        (None, None, "an unstated number"),
    ],
)
def test_counts_keep_both_bounds(low: int | None, high: int | None, words: str) -> None:
    assert count_caption(low, high) == words


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("a truce", "“a truce”"),
        ("“a truce”", "“a truce”"),
        ('He wants "a truce" now', "“He wants ‘a truce’ now”"),
        ('"A truce," he said', "“‘A truce,’ he said”"),
        ("“A” and “B”", "“‘A’ and ‘B’”"),
        ("", "“”"),
    ],
)
def test_quotation_marks_are_never_doubled(words: str, quoted: str) -> None:
    assert in_quotes(words) == quoted


def test_a_plural_party_takes_a_plural_verb() -> None:
    assert say_stance("Sudanese rebels", "demand") == "Sudanese rebels demand"
    assert say_stance("Houthis", "demand") == "Houthis demand"
    assert say_stance("United Nations", "demand") == "United Nations demands"
    assert say_stance("Hamas", "demand") == "Hamas demands"


def test_a_position_names_party_stance_words_and_speaker() -> None:
    record = Position(
        party="M23",
        issue="forces.withdrawal",
        stance="reject",
        red_line=True,
        said_by="Bertrand Bisimwa",
        wording="leave Goma",
        evidence=HERE,
    )
    assert caption(record) == "Withdrawal: M23 rejects “leave Goma”, a red line, said Bertrand Bisimwa"


def test_a_toll_without_a_counter_says_so() -> None:
    record = Toll(kind="wounded", low=5, wording="at least five", evidence=HERE)
    assert caption(record) == "Wounded: 5 or more (“at least five”); counter not named"


def test_an_event_that_is_only_planned_says_so() -> None:
    record = Event(type="MOBILIZE", initiator="Rwanda", place="Goma", status="planned", evidence=HERE)
    assert caption(record) == "Planned: Rwanda to mobilize (Goma)"


def test_a_threat_is_not_said_twice_to_be_one() -> None:
    record = Event(type="THREATEN", initiator="Rwanda", recipient="M23", status="threatened", evidence=HERE)
    assert caption(record) == "Rwanda made a threat against M23"


def test_the_recipient_of_an_agreement_is_who_it_was_made_with() -> None:
    record = Event(type="AGREE", initiator="Rwanda", recipient="DR Congo", evidence=HERE)
    assert caption(record) == "Rwanda agreed with DR Congo"


def test_an_event_without_an_initiator_names_nobody() -> None:
    record = Event(type="ASSAULT", recipient="villagers", evidence=HERE)
    assert caption(record) == "An actor not named attacked villagers"


def test_a_round_names_venue_parties_and_mediators() -> None:
    record = Round(
        venue="Doha",
        parties=("A", "B", "C"),
        mediators=("Qatar",),
        status="ended",
        outcome="unclear",
        evidence=HERE,
    )
    assert caption(record) == "Doha: talks ended; parties A, B and C; mediators Qatar; outcome unclear"


def test_access_and_unlocks() -> None:
    assert caption(
        Access(point="Adre crossing", status="reopened", by="Sudan", traffic="aid", evidence=HERE)
    ) == ("Adre crossing: reopened to aid by Sudan")
    record = Unlock(condition="a truce", consequence="aid could enter", evidence=HERE)
    assert caption(record) == "On “a truce” would follow “aid could enter”"


def test_a_statement_names_office_party_hearers_and_act() -> None:
    record = Statement(
        speaker="Alfred Mutua",
        party="Kenya",
        role="Foreign Minister",
        act="denied",
        addressee="reporters",
        relayed_by=("Radio Okapi",),
        setting="in Nairobi",
        evidence=HERE,
    )
    words = "Alfred Mutua, Foreign Minister (for Kenya), to reporters, via Radio Okapi, in Nairobi [denial]"
    assert caption(record) == words


def test_an_unnamed_source_is_called_as_the_text_calls_it() -> None:
    record = Statement(description="two officials", party="Chad", cites=("an aide",), evidence=HERE)
    assert caption(record) == "two officials (for Chad), citing an aide"
