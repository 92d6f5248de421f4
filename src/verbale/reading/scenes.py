"""A sentence as the finders see it: its issues, its actors, and whoever speaks in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over, parties_of
from verbale.reading.clauses import SUBJECTS, governors, subject
from verbale.reading.draft import Draft, Sentence
from verbale.reading.issues import Hit, find_issues
from verbale.terms import Actor, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

FIRST_PERSON = frozenset({"we", "i", "us", "our", "my", "ourselves", "ours", "me"})
THIRD_PERSON = frozenset({"he", "she", "it", "they", "them", "his", "her", "its", "their", "him"})
SAYING = frozenset(
    {
        "say", "tell", "add", "announce", "state", "declare", "insist", "stress", "warn", "reiterate", "note", "argue", "indicate",
        "signal", "explain", "claim", "suggest", "write", "acknowledge", "vow", "pledge", "affirm", "reply", "tweet", "confirm",
        "maintain", "retort", "counter", "respond", "contend", "allege", "repeat", "emphasise", "emphasize", "believe", "think", "hope", "fear", "feel", "assert", "concede", "underline",
        "remark", "observe", "complain", "admit", "disclose", "caution", "answer", "comment", "inform", "remind", "hint", "relate", "reveal", "underscore", "promise",
    }
)  # fmt: skip


_QUOTES = (('"', '"'), ("“", "”"))
_ARMED = frozenset({"armed_group", "military", "opposition"})
_RULING = _ARMED | {"organisation"}
_AGAINST = frozenset({"opponent", "critic", "enemy", "foe", "rival", "victim", "adversary", "opponents"})
_FORCES = frozenset({"peacekeeper", "soldier", "troop", "fighter", "force", "man", "policeman", "envoy", "delegate", "negotiator", "official", "staff", "team"})  # fmt: skip


@dataclass(frozen=True)
class Holder:
    """Whoever holds a stance.

    Attributes:
        party: whom they act or speak for.
        name: the name it was told by.
        span: where that name stands.
        side: whose organ it is, else the party.
        kind: what sort of actor it is, "" where no mention was read.
        role: office or title as worded in the text.
    """

    party: str
    name: str
    span: Span
    side: str
    kind: str = ""
    role: str = ""


def holder_of(actor: Actor) -> Holder:
    """An actor as holder of a stance."""
    side = actor.affiliation or actor.party
    return Holder(actor.party, actor.name, actor.span, side, actor.kind, actor.role or "")


def _told(statement: Statement, where: Span) -> Holder:
    name = statement.speaker or statement.party or ""
    return Holder(statement.party or name, name, where, statement.party or name)


def _is_content(verb: Token) -> bool:
    """Whether a clause under a verb of saying is what is said, not the circumstance of saying it."""
    if verb.dep_ == "advcl":
        return not any(c.dep_ in ("mark", "prep") for c in verb.lefts) and verb.tag_ != "VBG"
    return verb.dep_ in ("ccomp", "parataxis", "dep", "xcomp")


@dataclass(eq=False)
class Scene:
    """One sentence of a draft.

    Attributes:
        statements: those whose content touches it, the innermost first.
        before: the sentence before it in the report.
        signers: those who, so far in the report, are told to have made a deal with one another.
        voice: who says "we" outside quotations, as a communiqué does that opens "We, the …".
    """

    draft: Draft
    sentence: Sentence
    statements: list[Statement] = field(default_factory=list)
    before: Scene | None = None
    voice: Holder | None = None
    signers: list[Holder] = field(default_factory=list)

    @cached_property
    def hits(self) -> list[Hit]:
        """Every issue its words tell; a name such as "People's Protection Units" tells none."""
        named = [a for a in self.draft.actors_in(self.sentence.span) if a.via == "name"]
        doc = self.sentence.doc

        def is_named(hit: Hit) -> bool:
            whole = self.sentence.over(doc[hit.first : hit.last + 1])
            ruling = hit.issue.startswith("governance.")
            return any(a.span.contains(whole) for a in named if a.kind in (_RULING if ruling else _ARMED))

        return [hit for hit in find_issues(doc) if not is_named(hit)]

    def span(self, tokens: Iterable[Token]) -> Span:
        """The smallest span over tokens of the sentence."""
        return self.sentence.over(list(tokens))

    def actors(self, token: Token) -> list[Actor]:
        """The actors that a head stands for; the opponents of an actor are not that actor."""
        if token.lemma_.lower() in _AGAINST:
            return actors_over(self.draft, self.sentence.start + token.idx)
        return parties_of(self.draft, self.sentence, token)

    def names_actor(self, head: Token) -> bool:
        """Whether a head is itself the actor's name or a pronoun for it, not a thing of the actor's."""
        return head.pos_ == "PRON" or bool(actors_over(self.draft, self.sentence.start + head.idx))

    def speaker(self, token: Token) -> Holder | None:
        """Whoever says the words at a token: by the statements, else by the clause above."""
        nested = self._nested(token)
        return nested or self._stated(token) or self._spoken_above(token)

    def _nested(self, token: Token) -> Holder | None:
        """Who says it within what another says: "the army insists that they must leave, officials said"."""
        statement = self.statement_at(token)
        above = next((a for a in governors(token) if a.lemma_.lower() in SAYING), None)
        if statement is None or above is None:
            return None
        inside = any(s.contains(self.sentence.at(above)) for s in statement.content)
        source = subject(above)
        named = source is not None and source.pos_ != "PRON" and self.names_actor(source)
        return self._spoken_above(token) if inside and named else None

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in someone's own or reported words."""
        return self.statement_at(token) is not None or self._spoken_above(token) is not None

    def statement_at(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds a token."""
        at = self.sentence.at(token)
        for statement in self.statements:
            if any(s.contains(at) for s in statement.content):
                return statement
        return None

    def _stated(self, token: Token) -> Holder | None:
        statement = self.statement_at(token)
        if statement is None or not (statement.party or statement.speaker):
            return None
        name = statement.speaker or statement.party or ""
        for span in (*statement.source, *statement.support):
            for actor in self.draft.actors_on(span):
                if name in (actor.name, actor.party):
                    return (
                        holder_of(actor)
                        if actor.affiliation or not statement.party
                        else _told(statement, actor.span)
                    )
        where = next(iter((*statement.support, *statement.source)), statement.evidence)
        return _told(statement, where)

    def _spoken_above(self, token: Token) -> Holder | None:
        below = token
        for above in governors(token):
            if above.lemma_.lower() in SAYING and _is_content(below):
                source = subject(above)
                actors = self.actors(source) if source is not None else []
                if actors:
                    return holder_of(actors[0])
            below = above
        return self._spoken_beside(below)

    def speakers_above(self, head: Token) -> list[Holder]:
        """Those who speak of themselves: "Russia and the United States said they could not support it"."""
        for above in governors(head):
            if above.lemma_.lower() in SAYING:
                source = subject(above)
                return [holder_of(a) for a in self.actors(source)] if source is not None else []
        return []

    def _spoken_beside(self, root: Token) -> Holder | None:
        for child in root.children:
            if child.dep_ == "parataxis" and child.lemma_.lower() in SAYING:
                source = next((c for c in child.children if c.dep_ in SUBJECTS), None)
                actors = self.actors(source) if source is not None else []
                if actors:
                    return holder_of(actors[0])
        return None

    def holders(self, head: Token | None) -> list[Holder]:
        """Whoever a subject, possessor or agent stands for; a pronoun stands for the speaker where it can."""
        if head is None:
            return []
        if head.lower_ in FIRST_PERSON:
            spoken = self.speaker(head) or self.voice
            return [spoken] if spoken else []
        spoken = self._spoken_above(head) if head.lower_ in ("he", "she") else None
        if spoken:
            return [spoken, *self._counterparts(head)]
        owner = self._owner_of_forces(head)
        if owner is not None:
            return self.holders(owner)
        return self._told_holders(head)

    def _told_holders(self, head: Token) -> list[Holder]:
        """The holders that the report's actors give; of a pronoun that none explains, whoever speaks."""
        actors = [holder_of(a) for a in self.actors(head)]
        if head.lower_ == "they" and len(actors) < 2:
            several = self.speakers_above(head)
            actors = several if len(several) > 1 else actors
        statement = self.statement_at(head)
        if not actors and head.lower_ == "it" and statement is not None and statement.kind == "direct":
            return []
        if not actors and head.lower_ in THIRD_PERSON:
            spoken = self._spoken_above(head) or self._stated(head)
            return [spoken] if spoken else []
        return [self._as_speaking(holder, head) for holder in actors]

    def _as_speaking(self, holder: Holder, head: Token) -> Holder:
        """A person of nobody told here ("a spokesman") with the party that their statement is said to be for."""
        if holder.kind != "person" or holder.party != holder.name:
            return holder
        at = self.sentence.at(head)
        told = [s for s in self.draft.statements if s.party and any(part.contains(at) for part in s.source)]
        if len({s.party for s in told}) != 1:
            return holder
        party = told[0].party or holder.party
        return replace(holder, party=party, side=party, span=next(iter(told[0].support), holder.span))

    def _owner_of_forces(self, head: Token) -> Token | None:
        """Whose people they are whom no name tells: of "its soldiers", "its"."""
        found = actors_over(self.draft, self.sentence.start + head.idx)
        if head.lemma_.lower() not in _FORCES or any(a.name != a.span.of(self.draft.text) for a in found):
            return None
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        known = owner is not None and self.actors(owner)
        return owner if known and any(a.party == a.name for a in found) else None

    def _counterparts(self, head: Token) -> list[Holder]:
        """Those of other parties who are joined to a pronoun: "he and his Turkish counterpart"."""
        return [holder_of(a) for joined in head.conjuncts for a in self.actors(joined)]


def scenes_of(draft: Draft) -> Iterator[Scene]:
    """Every sentence of a draft that was parsed, with the statements that reach into it."""
    before: Scene | None = None
    for sentence in draft.sentences:
        touching = [s for s in draft.statements if any(c.overlaps(sentence.span) for c in s.content)]
        touching.sort(key=lambda s: sum(c.end - c.start for c in s.content))
        voice = before.voice if before else None
        before = Scene(draft, sentence, touching, before, voice)
        before.voice = _named_voice(before) or voice
        yield before


def _named_voice(scene: Scene) -> Holder | None:
    """Who says "We, the National Council, …"."""
    doc = scene.sentence.doc
    for token in doc[:-3]:
        if token.lower_ != "we" or token.nbor(1).text != ",":
            continue
        closed = next((t.i for t in doc[token.i + 2 :] if t.text == ","), len(doc))
        named = [
            a
            for t in doc[token.i + 2 : closed]
            for a in actors_over(scene.draft, scene.sentence.start + t.idx)
        ]
        if named:
            return holder_of(named[0])
    return None


def balanced(text: str, span: Span) -> Span:
    """A span with the quotation mark right beside it that closes or opens one within it."""
    words = span.of(text)
    for opening, closing in _QUOTES:
        opened, closed = words.count(opening), words.count(closing)
        if opening == closing and opened % 2 == 0:
            continue
        if text[span.end : span.end + 1] == closing and (opened > closed or opening == closing):
            return Span(start=span.start, end=span.end + 1)
        if text[span.end : span.end + 2] in (f".{closing}", f",{closing}") and (
            opened > closed or opening == closing
        ):
            return Span(start=span.start, end=span.end + 2)
        if text[span.start - 1 : span.start] == opening and (closed > opened or opening == closing):
            return Span(start=span.start - 1, end=span.end)
    return span
