"""Whom a pronoun stands for as a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.statements.descriptions.context import Context
from verbale.reading.statements.descriptions.sources import Part, split
from verbale.reading.statements.speakers.persons import of_profile
from verbale.reading.statements.voice import NOBODY, Voice, together

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence
    from verbale.terms import Actor

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her"})
_THEY = frozenset({"they", "their", "them"})
_IT = frozenset({"it", "its"})
PAIR = frozenset({"both", "two"})
"""What two that were named together are called after."""

PRONOUNS = _HE | _SHE | _THEY | _IT
"""The pronouns that are resolved as sources."""

_ANYBODY = frozenset({"someone", "somebody", "anyone", "anybody", "one", "another", "no one", "nobody"})
_TOPIC_PARAGRAPHS = 4
_SUBJECTS = ("nsubj", "nsubjpass")
_NEAR_CHARS = 3
VoiceOf = Callable[[Part], Voice]
"""Resolves a noun phrase."""


def pronoun_voice(context: Context, part: Part, read: VoiceOf) -> Voice:
    """The voice that a pronoun stands for.

    "He" is, in this order, the subject before it in its own sentence, whoever spoke last, whom
    the actors' reader takes it for, and the last subject that is a person; "it" and "they" are a subject before them in their
    sentence or the one before, whom the actors' reader takes them for, and who spoke last.
    """
    word = part.head.lower_
    actor = _actor(context, part)
    if word in _HE | _SHE:
        return _human(context, part, actor)
    return _thing(context, part, actor, read)


def _actor(context: Context, part: Part) -> Actor | None:
    here = actors_over(context.draft, part.sentence.start + part.head.idx)
    return here[0] if here else None


def _human(context: Context, part: Part, actor: Actor | None) -> Voice:
    last = context.last(
        lambda v: v.is_person and not _is_anybody(v) and _agrees(v, part), part.sentence.paragraph
    )
    if last is not None and last.plural:
        last = None
    meant = actor if actor is not None and actor.kind == "person" else _topic(context, part, last)
    if last is not None and (meant is None or not _is_nearer(context, part, meant, last)):
        return last.taken_up(part.sentence.paragraph)
    if meant is None:
        return NOBODY
    profile = context.profiles.of(meant.name)
    if profile is None:
        return _of_actor(part, meant)
    voice = of_profile(context, profile, part.sentence.paragraph)
    return replace(voice, speaker=meant.name, party=voice.party or meant.affiliation)


def _is_anybody(voice: Voice) -> bool:
    """Whether a voice is of nobody in particular, whom no later "he" takes up: "someone shouted"."""
    return voice.speaker is None and (voice.description or "").lower() in _ANYBODY


def _topic(context: Context, part: Part, last: Voice | None) -> Actor | None:
    """The person who was last a subject before a pronoun and whom the report names.

    Where somebody spoke before it counts only after them, in the pronoun's own paragraph.
    """
    since = max((s.end for s in last.heard), default=0) if last is not None else 0
    back = 0 if last is not None else _TOPIC_PARAGRAPHS
    for sentence in reversed(context.draft.sentences[: part.sentence.index]):
        if part.sentence.paragraph - sentence.paragraph > back or sentence.start < since:
            return None
        people = [a for a in context.draft.actors_in(sentence.span) if a.kind == "person" and _is_named(a)]
        for person in reversed(people):
            if any(_is_topic(t) for t in sentence.tokens_in(person.span)) and _agrees(
                Voice(speaker=person.name, role=person.role), part
            ):
                return person
    return None


def _is_named(actor: Actor) -> bool:
    return actor.via in ("name", "pronoun") and not actor.name.islower()


def _is_nearer(context: Context, part: Part, actor: Actor, last: Voice) -> bool:
    """Whether whom a pronoun is taken for was the subject of a clause after the last speaker spoke.

    The subject of a clause before the pronoun in its own sentence counts, and one of the sentence
    before if nobody spoke there.
    """
    since = max((s.end for s in last.heard), default=0)
    for sentence in _back(context, part):
        for other in context.draft.actors_in(sentence.span):
            if other.span.end > part.span.start or other.span.start < since or other.name != actor.name:
                continue
            if _is_quoted(context.draft, other.span.start) and not _is_quoted(context.draft, part.span.start):
                continue
            opens = other.span.start == sentence.start
            if opens or any(_is_topic(t) for t in sentence.tokens_in(other.span)):
                return True
    return False


def _is_quoted(draft: Draft, at: int) -> bool:
    """Whether a quotation that its paragraph opened is still open at an offset."""
    before = draft.text[draft.text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_topic(token: Token) -> bool:
    """Whether a word is a subject, or who is quoted: "the paper quoted X as saying"."""
    quoted = token.dep_ == "dobj" and token.head.lemma_ in ("quote", "cite")
    return token.dep_ in _SUBJECTS or quoted


def _back(context: Context, part: Part) -> list[Sentence]:
    before = (
        context.draft.sentences[part.sentence.index - 1 : part.sentence.index] if part.sentence.index else []
    )
    return [*before, part.sentence]


def _agrees(voice: Voice, part: Part) -> bool:
    """Whether nothing known of a speaker speaks against "he" or "she"."""
    lists = lexicon().lists
    titles = set((voice.role or voice.description or "").lower().split())
    first = (voice.speaker or "").split(" ")[0].split("-")[0]
    woman = bool(titles & lists["womens_titles"]) or first in lists["womens_names"]
    man = bool(titles & lists["mens_titles"]) or first in lists["mens_names"]
    if part.head.lower_ in _SHE:
        return not man or woman
    return not woman or man


def _thing(context: Context, part: Part, actor: Actor | None, read: VoiceOf) -> Voice:
    plural = part.head.lower_ in _THEY | PAIR
    last = context.said[-1] if context.said else None
    if last is not None and _fits(last, plural=plural) and _just_spoke(part, last):
        return last.taken_up(part.sentence.paragraph)
    if actor is not None and actor.kind != "person" and (not plural or actor.kind != "state"):
        return _of_actor(part, actor)
    for sentence, limit in _near(context, part):
        subject = _subject(sentence, limit, plural=plural)
        if subject is not None:
            voice = together([read(each) for each in split(subject)]) if plural else read(subject)
            if _fits(voice, plural=plural):
                return voice.taken_up(part.sentence.paragraph)
    last = context.last(lambda v: _fits(v, plural=plural), part.sentence.paragraph)
    return last.taken_up(part.sentence.paragraph) if last is not None else NOBODY


def _just_spoke(part: Part, last: Voice) -> bool:
    """Whether a voice was heard in the sentence of a pronoun or in the one before."""
    return (
        any(part.sentence.start - _NEAR_CHARS <= s.end for s in last.heard)
        and part.sentence.paragraph - (last.paragraph) <= 1
    )


def _fits(voice: Voice, *, plural: bool) -> bool:
    if not voice.known:
        return False
    if plural:
        return voice.plural or not voice.is_person
    return voice.speaker is not None and not voice.is_person and not voice.plural


def _near(context: Context, part: Part) -> list[tuple[Sentence, int]]:
    """The sentence of a pronoun up to it, then the whole one before."""
    found = [(part.sentence, part.head.i)]
    if part.sentence.index:
        before = context.draft.sentences[part.sentence.index - 1]
        if part.sentence.paragraph - before.paragraph <= 1:
            found.append((before, len(before.doc)))
    return found


def _subject(sentence: Sentence, limit: int, *, plural: bool) -> Part | None:
    """The last subject before a word that is a noun phrase of this number."""
    subjects = [
        t
        for t in sentence.doc[:limit]
        if t.dep_ in _SUBJECTS and t.pos_ in ("NOUN", "PROPN") and _is_main(t) and _number(t, plural=plural)
    ]
    if not subjects:
        return None
    chosen = subjects[-1] if limit < len(sentence.doc) else subjects[0]
    return Part(sentence, tuple(chosen.subtree), chosen)


def _is_main(token: Token) -> bool:
    """Whether a subject is of a main clause, its conjuncts or what a verb of saying reports."""
    return token.head.dep_ in ("ROOT", "conj", "ccomp", "advcl")


def _number(token: Token, *, plural: bool) -> bool:
    many = token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
    return many == plural or (
        plural and token.lower_ in ("group", "police", "army", "military", "government")
    )


def _of_actor(part: Part, actor: Actor) -> Voice:
    if actor.kind == "people" or actor.name.islower():
        return Voice(
            description=actor.name.lower() if actor.kind == "people" else actor.name,
            party=None if actor.kind == "people" else actor.affiliation,
            is_person=actor.kind in ("person", "people"),
            plural=actor.kind == "people",
            where=(actor.span,),
            paragraph=part.sentence.paragraph,
        )
    return Voice(
        speaker=actor.name,
        party=actor.affiliation if actor.kind == "person" else actor.party,
        is_person=actor.kind == "person",
        where=(actor.span,),
        paragraph=part.sentence.paragraph,
    )
