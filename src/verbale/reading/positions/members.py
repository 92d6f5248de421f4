"""The members of a list of things wanted, by the parse, and those that no issue of the vocabulary tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from verbale.reading.issues import OTHER, Hit
from verbale.reading.positions.frames import Frame, is_negated
from verbale.reading.positions.lexicon import explicit, lexicon
from verbale.reading.scenes import FIRST_PERSON, THIRD_PERSON, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

MEMBER_WORDS = 28
_DENIED_WORDS = 4
_CUTS = frozenset({",", "and", "or", "but", ";"})
_NAMES = frozenset({"NOUN", "PROPN", "VERB"})
_THINGS = frozenset(
    {"dobj", "pobj", "attr", "conj", "nsubj", "nsubjpass", "ccomp", "xcomp", "pcomp", "appos"}
)
_LATER = frozenset(
    {"if", "unless", "until", "till", "once", "while", "because", "since", "although", "as", "saying"}
)
_EMPTY = frozenset({"time", "day", "week", "month", "year", "thing", "something", "anything", "everything", "nothing", "one", "way", "question", "comment", "position", "word"})  # fmt: skip


def members(content: Sequence[Token]) -> list[list[Token]]:
    """Cut words at what coordinates the things or clauses that they list, leaving each whole."""
    inside = {t.i for t in content}
    tops = [t for t in content if t.head.i not in inside or t.head.i == t.i]
    heads = [
        (head, n and _goes_with(top, tops[n - 1]))
        for n, top in enumerate(tops)
        for head in _listed(top, inside)
    ]
    starts = {h.i for h, _ in heads}
    found: list[list[Token]] = []
    for head, joined in heads:
        part = [t for t in _under(head, starts) if t.i in inside]
        if joined and found:
            found[-1] += part
        elif part:
            found.append(part)
    return found


def _goes_with(top: Token, before: Token) -> bool:
    """Whether a branch goes on with the one before it: "the rebels" with "to disarm", "a role" with "in the army"."""
    if top.head.i != before.head.i or before.dep_ not in ("dobj", "prep", "dative", "nsubj"):
        return False
    if top.dep_ == "prep" and before.dep_ == "dobj":
        return top.i + 1 >= len(top.doc) or top.nbor(1).lower_ not in ("return", "exchange")
    return top.dep_ in ("xcomp", "advcl", "ccomp") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in top.lefts
    )


def _listed(top: Token, inside: set[int]) -> Iterator[Token]:
    """A head and what is joined to it, each by itself; of a preposition, what it governs.

    Names that are joined are those who are to act, not things wanted: they stay together.
    """
    below = [c for c in top.rights if c.dep_ in ("pobj", "pcomp")] if top.dep_ == "prep" else []
    for head in below or [top]:
        joined = [head, *head.conjuncts]
        if all(t.pos_ == "PROPN" for t in joined):
            joined = [head]
        if head.pos_ == "NOUN" and _is_act(head):
            joined += [
                t
                for t in head.subtree
                if t.dep_ == "conj" and t.i > head.i and t not in joined and _is_act(t)
            ]
        yield from (t for t in joined if t.i in inside)


def _is_act(noun: Token) -> bool:
    """Whether a noun stands as a thing wanted by itself: "the release of", "an end to"."""
    led = any(c.dep_ == "det" for c in noun.lefts)
    return (
        noun.pos_ == "NOUN"
        and led
        and any(c.dep_ == "prep" and c.lower_ in ("of", "to", "for") for c in noun.rights)
    )


def _under(head: Token, starts: set[int]) -> Iterator[Token]:
    for child in head.lefts:
        if child.i not in starts:
            yield from _under(child, starts)
    yield head
    for child in head.rights:
        if child.i not in starts:
            yield from _under(child, starts)


def member_with(content: Sequence[Token], key: int, apart: Iterable[int] = ()) -> list[Token]:
    """The member of a list that a word stands in, without the clauses of circumstance that end it.

    A member is cut where it coordinates a word of `apart` with it: another thing wanted, whatever the parse says.
    """
    part = next((p for p in members(content) if any(t.i == key for t in p)), [])
    for other in apart:
        between = [t for t in part if min(other, key) < t.i < max(other, key)]
        cuts = [t.i for t in between if t.lower_ in _CUTS or (t.i and t.nbor(-1).lower_ in _CUTS)]
        if cuts:
            part = [t for t in part if (t.i > cuts[-1] - 1 if other < key else t.i < cuts[-1])]
    for number, token in enumerate(part):
        if number and token.i > key and token.lower_ in _LATER and token.dep_ in ("mark", "advmod"):
            return part[:number]
    return part if len(part) <= MEMBER_WORDS else []


def others(scene: Scene, frame: Frame) -> list[Hit]:
    """What an explicit stance is on where no issue is told, in the text's own words: one a member."""
    if frame.issue or frame.families or frame.own or not _is_explicit(frame) or is_own_act(frame):
        return []
    told = {h.key for h in scene.hits}
    found = [p for p in members(frame.content) if not told & {t.i for t in p}]
    if frame.stance == "condition":
        found = [p for p in found if any(t.dep_ in ("nsubj", "nsubjpass") for t in p)]
    return [_other(part) for part in found if _says_what(part) and not _is_addressee(scene, part)]


def _is_addressee(scene: Scene, part: list[Token]) -> bool:
    """Whether a member only names those who are asked, or begins with their name: "the government and", "the rebels to meet"."""
    head = next((t for t in part if t.head not in part), part[0])
    clause = next((t for t in part if t.tag_ == "VB"), None)
    named = scene.names_actor(head) and head.pos_ != "VERB"
    told = {h.key for h in scene.hits} | {h.first for h in scene.hits}
    return named and (clause is None or bool(told & {t.i for t in clause.subtree}))


def _is_explicit(frame: Frame) -> bool:
    words, lemma = explicit(), frame.trigger.lemma_.lower()
    if frame.red and frame.stance == "reject" and frame.trigger.pos_ in ("NOUN", "ADJ"):
        return True
    if frame.stance == "condition":
        only = frame.trigger.i > 0 and frame.trigger.nbor(-1).lower_ == "only"
        return only or frame.trigger.lower_ in words["marks"]
    if frame.content and frame.content[0].lower_ == "no" and lemma == "be":
        return len(frame.content) >= _DENIED_WORDS
    if frame.trigger in frame.content:
        return lemma in words["acts"] and is_negated(frame.trigger)
    return lemma in (words["nouns"] if frame.trigger.pos_ == "NOUN" else words["verbs"])


def _says_what(part: list[Token]) -> bool:
    """Whether a member names something to be wanted, not only what was said before or someone."""
    part = [t for n, t in enumerate(part) if n or t.dep_ != "mark"]
    named = [t for t in part if t.pos_ in _NAMES and t.ent_type_ not in ("DATE", "TIME", "PERSON")]
    pointing = {*FIRST_PERSON, *THIRD_PERSON, "this", "that", "these", "those"}
    if not named or len(part) == 1 or len(part) > MEMBER_WORDS or part[0].lower_ in pointing:
        return False
    own = [
        t
        for t in named
        if not _is_cut(t) and t.lemma_.lower() not in (lexicon().vague | lexicon().speaking | _EMPTY)
    ]
    head = next((t for t in part if t.head not in part), part[0])
    return (
        any(t.pos_ != "PROPN" for t in own)
        and (head.dep_ in _THINGS or head.dep_ == "advcl")
        and head.pos_ != "PRON"
    )


def _is_cut(token: Token) -> bool:
    """Whether a word is only the half of one that the parse has cut at its hyphen: "de" of "de-escalate"."""
    doc, at = token.doc, token.i
    joins = [n for n in (at - 1, at + 1) if 0 <= n < len(doc) and doc[n].text == "-"]
    return any(not doc[min(n, at)].whitespace_ for n in joins)


def is_own_act(frame: Frame) -> bool:
    """Whether somebody only wants to do something: "wants to study the text" says nothing of what others should do."""
    clause = next((c for c in frame.trigger.rights if c.dep_ == "xcomp"), None)
    wants = frame.trigger.lemma_.lower() in ("want", "wish", "seek", "ask", "need", "hope", "plan")
    to_do = clause is not None and any(c.lower_ == "to" for c in clause.lefts)
    return wants and to_do and not any(c.dep_ in ("nsubj", "dobj") for c in frame.trigger.rights)


def _other(part: list[Token]) -> Hit:
    head = next((t for t in part if t.head not in part), part[0])
    return Hit(OTHER, 0.0, part[0].i, part[-1].i, head.i)
