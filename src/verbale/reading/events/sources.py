"""By whose word: the party whose statement holds a part of a sentence, or "according to" whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.actors import parties_of
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import is_word
from verbale.reading.statements import speaker_at
from verbale.terms import Actor, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset(
    {
        "say",
        "report",
        "add",
        "announce",
        "state",
        "tell",
        "claim",
        "note",
        "confirm",
        "declare",
        "estimate",
        "put",
    }
)
_MARKS = frozenset({"as", "while", "after", "before"})
_BELLIGERENT = frozenset({"state", "government", "military", "armed_group", "opposition"})


@dataclass(slots=True, frozen=True)
class Source:
    """Who says it: the party's name, what sort of actor it is, the cue's words, and where it is named."""

    name: str | None
    kind: str | None
    cue: str
    support: tuple[Span, ...]
    side: str | None = None

    @property
    def is_belligerent(self) -> bool:
        """Whether the source is a state, its organs, or an armed or political party to a conflict."""
        return self.kind in _BELLIGERENT


def source_at(draft: Draft, sentence: Sentence, char: int) -> Source | None:
    """The source of what stands at an offset of the report; None where the report itself speaks."""
    token = (
        next((t for t in sentence.doc if t.idx + sentence.start >= char), None)
        if sentence.doc is not None
        else None
    )
    statement = speaker_at(draft, char)
    if (
        statement is not None
        and statement.kind != "direct"
        and token is not None
        and _is_aside(sentence, token)
    ):
        return None
    if statement is not None:
        return None if _is_of_no_one(statement) else _of_statement(draft, statement)
    actor = _by_syntax(draft, sentence, token) if token is not None else None
    if actor is None or is_word(actor.party.lower(), "anyone"):
        return None
    whole = actor if actor.kind != "person" else _actor_of(draft, actor.party)
    kind = whole.kind if whole else None
    return Source(actor.party, kind, "say", (actor.span,), actor.affiliation or actor.party)


def _is_of_no_one(statement: Statement) -> bool:
    """Whether a statement's source is only "people" or "others", whose word nobody can weigh."""
    return is_word((statement.party or statement.speaker or "").lower(), "anyone")


def is_quoted(draft: Draft, char: int) -> bool:
    """Whether the words at an offset are someone's own."""
    statement = speaker_at(draft, char)
    if statement is None or statement.kind == "indirect":
        return False
    return statement.kind == "direct" or _within_marks(draft, char)


def _within_marks(draft: Draft, char: int) -> bool:
    sentence = draft.sentence_at(char)
    before = draft.text[sentence.start : char] if sentence else ""
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """Whether the reporter puts it in: a relative clause after a comma, or one that tells a whole war's harm."""
    for step in (token, *token.ancestors):
        if _is_circumstance(step):
            return True
        if step.dep_ != "relcl" or step.i <= step.head.i:
            continue
        first = min(t.i for t in step.subtree)
        comma = first > 0 and any(sentence.doc[i].text == "," for i in (first - 1, first))
        if comma or is_word(step.head.lemma_.lower(), "afflictions"):
            return True
    return False


def _is_circumstance(step: Token) -> bool:
    """Whether a clause tells when something was said: ", as troops took the town", "after forty people died"."""
    if step.dep_ != "advcl" or step.head.i > step.i:
        return False
    mark = next((c for c in step.children if c.dep_ in ("mark", "advmod") and c.lower_ in _MARKS), None)
    if mark is None:
        return False
    return mark.lower_ not in ("as", "while") or (mark.i > 0 and mark.nbor(-1).text == ",")


def _of_statement(draft: Draft, statement: Statement) -> Source:
    name = statement.party or statement.speaker
    cue = " ".join(s.of(draft.text) for s in statement.cue).lower()
    support = (*statement.source, *statement.support)
    actor = _actor_of(draft, name)
    side = (actor.affiliation or actor.party) if actor else name
    return Source(name, actor.kind if actor else None, cue, support, side)


def _actor_of(draft: Draft, name: str | None) -> Actor | None:
    return next((a for a in draft.actors if a.name == name), None)


def _by_syntax(draft: Draft, sentence: Sentence, token: Token) -> Actor | None:
    """The subject of the verb of saying above a token, or who stands after "according to"."""
    for said in sentence.doc:
        if said.lower_ == "according":
            to = next((c for c in said.children if c.lower_ == "to"), None)
            named = next(iter(to.children), None) if to is not None else None
            found = parties_of(draft, sentence, named) if named is not None else []
            if found:
                return found[0]
    for above in (token, *token.ancestors):
        if above.lemma_.lower() not in _SAYING or above is token:
            continue
        subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
        if subject is not None and not subject.is_ancestor(token) and subject is not token:
            found = parties_of(draft, sentence, subject)
            return found[0] if found else None
    return None
