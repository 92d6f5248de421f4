"""What sort of act an attribution is: said, claimed, denied, declined, hearsay or unclear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.statements.cues.parse import passive
from verbale.reading.statements.cues.words import cue_token, entry_of
from verbale.reading.statements.vocabulary import is_among, speech_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.found import Found
    from verbale.terms.records import Act

_ACTS: dict[str, Act] = {
    "speech": "said",
    "writing": "said",
    "belief": "believed",
    "intention": "intended",
    "denial": "denied",
    "question": "asked",
}
_NOT = frozenset({"not", "n't", "n’t", "never", "cannot"})
_FIRST_WORDS = 6


@dataclass(slots=True, frozen=True)
class _Words:
    """A cue as words.

    Attributes:
        head: its head.
        cue: its words in lower case.
        lemmas: the same in base form.
        content: the first words of the content in lower case.
    """

    head: Token | None
    cue: frozenset[str]
    lemmas: frozenset[str]
    content: tuple[str, ...]
    is_sourced: bool

    @property
    def negated(self) -> bool:
        """Whether the cue is denied: "could not confirm"."""
        if not _NOT.isdisjoint(self.cue):
            return True
        return self.head is not None and any(c.dep_ == "neg" for c in self.head.children)


def act_of(found: Found, text: str) -> Act:
    """The act of an attribution, by its cue and the first words of what is said."""
    words = _words(found, text)
    for act, is_so in _TESTS:
        if is_so(words):
            return act
    entry = found.entry or entry_of(words.head)
    if words.head is not None and is_among(words.head, "declining"):
        return "said"
    return _ACTS.get(entry.act, "said") if entry is not None else "said"


def _words(found: Found, text: str) -> _Words:
    tokens = [t for span in found.cue for t in found.sentence.tokens_in(span)]
    said = " ".join(s.of(text) for s in found.content[:1]).lower().split()
    return _Words(
        cue_token(found),
        frozenset(t.lower_ for t in tokens),
        frozenset(t.lemma_.lower() for t in tokens),
        tuple(said[:_FIRST_WORDS]),
        bool(found.source),
    )


def _is_unclear(words: _Words) -> bool:
    """Nothing is known: "it is unclear whether", "could not be independently verified"."""
    if not words.lemmas.isdisjoint(speech_list("unclear")):
        return True
    if not words.negated:
        return False
    return not (words.lemmas.isdisjoint(speech_list("clear")) and words.lemmas.isdisjoint(_verifying()))


def _verifying() -> frozenset[str]:
    return speech_list("verifying")


def _is_declined(words: _Words) -> bool:
    """A refusal to comment: "declined to comment", "did not respond to a request"."""
    head = words.head
    if head is None:
        return False
    then = words.content[1:2] if words.content[:1] == ("to",) else words.content[:1]
    wanted = [*then, *(w for w in words.lemmas if w != head.lemma_.lower())]
    if is_among(head, "declining") or not words.lemmas.isdisjoint(speech_list("declining")):
        return not speech_list("disclosing").isdisjoint(wanted)
    return words.negated and not words.lemmas.isdisjoint(speech_list("silent"))


def _is_denied(words: _Words) -> bool:
    if not words.lemmas.isdisjoint(speech_list("denying")):
        return True
    rejecting = not words.lemmas.isdisjoint(speech_list("dismissing"))
    return rejecting and not speech_list("allegations").isdisjoint(words.content)


def _is_reported(words: _Words) -> bool:
    """Hearsay: "reportedly", "according to unconfirmed reports", "are said to"."""
    if not speech_list("reporting").isdisjoint(words.cue):
        return True
    if words.is_sourced or words.head is None:
        return False
    entry = entry_of(words.head)
    told = words.head.pos_ in ("VERB", "AUX") and passive(words.head)
    hearsay = words.head.pos_ == "NOUN"
    return (told or hearsay) and entry is not None and entry.act in ("speech", "writing")


def _is_claimed(words: _Words) -> bool:
    return not words.lemmas.isdisjoint(speech_list("claiming"))


def _is_asked(words: _Words) -> bool:
    return words.head is not None and is_among(words.head, "asking")


_TESTS: tuple[tuple[Act, Callable[[_Words], bool]], ...] = (
    ("declined", _is_declined),
    ("unclear", _is_unclear),
    ("denied", _is_denied),
    ("reported", _is_reported),
    ("claimed", _is_claimed),
    ("asked", _is_asked),
)
