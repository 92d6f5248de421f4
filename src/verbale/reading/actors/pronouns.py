"""Pronouns, and whom they stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.gender import agrees, surely
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.scan import Mention, Scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_HUMAN = frozenset({"he", "she", "his", "him", "her"})
_OBJECT = frozenset({"him", "her"})
_THING = frozenset({"it", "its"})
_MANY = frozenset({"they", "their"})
_EMPTY = frozenset(
    {
        "clear",
        "unclear",
        "possible",
        "impossible",
        "important",
        "likely",
        "unlikely",
        "time",
        "up",
        "difficult",
        "hard",
        "necessary",
    }
)
_QUOTES = frozenset('”"»')
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSING_VERBS = frozenset(
    {"say", "add", "tell", "note", "warn", "report", "write", "state", "explain", "insist"}
)


def find_pronouns(scan: Scan, before: Scan | None) -> None:
    """Mark the pronouns whose antecedent is clear: a subject before them here, else in the sentence before."""
    found = []
    for index, word in enumerate(scan.lower):
        if word not in _HUMAN and word not in _THING and word not in _MANY:
            continue
        token = scan.token(index)
        if word == "it" and not _means_one(token):
            continue
        antecedent = _speaker_after(scan, index, token) or _antecedent(scan, before, index, token)
        if antecedent is not None:
            found.append(_pronoun(scan, index, antecedent))
    if found:
        scan.mentions = sorted([*scan.mentions, *found], key=lambda m: m.first)
        scan.mentions = [_as_owned(m, found) for m in scan.mentions]


def _as_owned(mention: Mention, pronouns: list[Mention]) -> Mention:
    """The forces called "its" are those of whom "its" stands for."""
    own = mention.form == "description" and mention.name == mention.role
    if not own or mention.kind not in ("military", "armed_group"):
        return mention
    owner = next((p for p in pronouns if p.last == mention.first), None)
    if owner is None or (owner.kind == "person" and not owner.affiliation):
        return mention
    return replace(mention, name=owner.party, code=owner.code, state=owner.state)


def _means_one(token: Token) -> bool:
    """Whether "it" is somebody who acts or is said to act, and no empty subject."""
    if token.dep_ not in _SUBJECTS:
        return False
    verb = token.head
    if verb.lemma_ == "be" and any(c.dep_ == "attr" for c in verb.children):
        return False
    if verb.lemma_ in lexicon().lists["speaking"]:
        return True
    return verb.dep_ == "ccomp" and not any(c.lower_ in _EMPTY for c in verb.children)


def _pronoun(scan: Scan, index: int, meant: Mention) -> Mention:
    return replace(
        meant, scan=scan, first=index, last=index + 1, role=None, via="pronoun", form="pronoun", also=()
    )


def _fits(word: str, mention: Mention) -> bool:
    if word in _HUMAN:
        return mention.kind == "person" and not mention.also and agrees(word, mention)
    if word in _THING:
        return mention.kind not in ("person", "people") and not mention.also and not _is_plural(mention)
    return mention.kind in ("people", "armed_group", "opposition", "organisation", "military")


def _is_plural(mention: Mention) -> bool:
    """Whether a mention describes several: "gangs", "two soldiers"."""
    return mention.via == "description" and mention.scan.token(mention.last - 1).tag_ == "NNS"


def _speaker_after(scan: Scan, index: int, token: Token) -> Mention | None:
    """The speaker named after what they say: "She was hopeful, said X"."""
    if scan.lower[index] not in _HUMAN or index > 1:
        return None
    verb = token.head if token.dep_ in _SUBJECTS else token.head.head
    told = verb.head if verb.dep_ in ("ccomp", "parataxis") else None
    speakers = [c for c in told.children if c.dep_ == "nsubj" and c.i > verb.i] if told is not None else []
    for speaker in speakers:
        found = next((m for m in scan.mentions if scan.head(m.first, m.last) == speaker), None)
        if found is not None and _fits(scan.lower[index], found):
            return found
    return None


def _antecedent(scan: Scan, before: Scan | None, index: int, token: Token) -> Mention | None:
    word = scan.lower[index]
    here = [
        m for m in scan.mentions if m.last <= index and _fits(word, m) and not _same_clause(scan, token, m)
    ]
    if word in _THING and _other_subject(scan, index):
        return None
    after_quotation = before is not None and not _QUOTES.isdisjoint(scan.between(index))
    subjects = [_principal(m) for m in here if _is_subject(m)] if not after_quotation else []
    joined = _joined_subject(scan, token, subjects) if word in _THING else None
    if joined is not None:
        return joined
    if subjects and not (_attributes_last(token, index, scan) and before is not None):
        return _chosen(word, subjects, last=True)
    if here and not after_quotation and word in _HUMAN and len({m.name for m in here}) == 1:
        return here[0]
    main = word in _HUMAN or (token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT")
    if before is None or before.sentence.paragraph < scan.sentence.paragraph - main:
        return None
    earlier = [m for m in before.mentions if _fits(word, m)]
    further = before.before
    if word in _HUMAN and not earlier and further is not None and main:
        near = further.sentence.paragraph == scan.sentence.paragraph
        earlier = [m for m in further.mentions if _fits(word, m)] if near else []
    return _in_sentence(word, earlier)


def _joined_subject(scan: Scan, token: Token, subjects: Sequence[Mention]) -> Mention | None:
    """Who acts in the clause that the pronoun's is joined to: "X said Y would come, and it called for talks"."""
    verb = token.head
    if token.dep_ not in _SUBJECTS or verb.dep_ != "conj":
        return None
    while verb.dep_ == "conj":
        verb = verb.head
    own = [m for m in subjects if scan.head(m.first, m.last).head == verb]
    return own[0] if own else None


def _principal(mention: Mention) -> Mention:
    """For whom somebody unnamed speaks, if it is a person: the words of "a spokesman for X" are X's."""
    scan = mention.scan
    if (
        mention.kind != "person"
        or mention.via != "description"
        or scan.lower[mention.last : mention.last + 1] != ["for"]
    ):
        return mention
    named = (
        m for m in scan.mentions if m.first == mention.last + 1 and m.kind == "person" and m.via == "name"
    )
    return next(named, mention)


def _in_sentence(word: str, earlier: list[Mention]) -> Mention | None:
    subjects = [m for m in earlier if _is_subject(m)]
    if subjects:
        return _chosen(word, subjects, last=False)
    alone = {m.name for m in earlier}
    return earlier[0] if len(alone) == 1 and word in _HUMAN else None


def _chosen(word: str, found: Sequence[Mention], *, last: bool) -> Mention:
    """The last or first; of persons, rather one who is known to be a woman or man as the pronoun says."""
    sure = [m for m in found if word in _HUMAN and surely(word, m)]
    chosen = sure or found
    return chosen[-1] if last else chosen[0]


def _same_clause(scan: Scan, token: Token, mention: Mention) -> bool:
    """Whether a mention is the subject of the clause whose object the pronoun is: "X met him"."""
    if token.lower_ not in _OBJECT or token.dep_ == "poss":
        return False
    subject = scan.head(mention.first, mention.last)
    verb = token.head
    for _ in range(2):
        if subject.dep_ in _SUBJECTS and subject.head == verb:
            return True
        verb = verb.head
    return False


def _other_subject(scan: Scan, index: int) -> bool:
    """Whether the nearest subject before "it" is something that is nobody known: "the firm said it"."""
    for at in range(index - 1, -1, -1):
        token = scan.token(at)
        if (
            token.dep_ not in _SUBJECTS
            or token.pos_ not in ("NOUN", "PROPN")
            or token.head.i >= scan.token(index).i
        ):
            continue
        covering = next((m for m in scan.mentions if m.first <= at < m.last), None)
        if covering is None:
            return True
        if covering.kind != "person":
            return covering.kind == "people" or _is_plural(covering)
    return False


def _attributes_last(token: Token, index: int, scan: Scan) -> bool:
    """Whether a pronoun only says, at the end, whose words the sentence gave: "…, it added"."""
    closing = token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.head.lemma_ in _CLOSING_VERBS
    return closing and index > 3 and index >= len(scan.words) - 4


def _is_subject(mention: Mention) -> bool:
    return mention.scan.head(mention.first, mention.last).dep_ in _SUBJECTS
