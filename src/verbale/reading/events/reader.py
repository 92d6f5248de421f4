"""The reader of events: triggers, their mood, their roles, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from verbale.reading.clauses import doer, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.coding import code
from verbale.reading.events.domains import Domains
from verbale.reading.events.ground import grounded
from verbale.reading.events.lexicon import is_word, moods
from verbale.reading.events.merging import absorb, answer, merge
from verbale.reading.events.moods import Mood
from verbale.reading.events.triggers import Trigger, between_foes, triggers
from verbale.reading.events.typing import Act, listed_acts, typed_acts
from verbale.reading.reader import ListReader
from verbale.terms import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

_TALKS_SENTENCES = 3
_SHORT_SENTENCES = 3
_LEAST_TOKENS = 4
_ARMED = frozenset({"state", "government", "military", "armed_group", "opposition"})

_NO_ACTORS = frozenset({"people", "outlet", "person", "company"})


class EventReader(ListReader[Event]):
    """Reads acts of force, of aid, of restraint and of word, in PLOVER's types and CRIME.

    What is only wished for, demanded, refused or possible is no event. One happening stands once.
    In a report of talks the parties' words are positions, statements and blames: there acts of
    word are not events too.

    In the way `trained` the words of a short text are typed by lexicon and trained layers together,
    and verbs that the lexicon lacks are read there too; in the way `rules` the lexicon alone decides.
    """

    name = "events"
    version = "4"
    ways = ("trained", "rules")
    requires = ("relevant", "sentences", "syntax", "actors", "places", "times", "statements")
    assigns = ("events",)
    scorer = "score_events"

    def read(self, draft: Draft) -> list[Event]:
        """The events of one draft, in order of their sentences, main clauses first."""
        talks = is_of_talks(draft)
        strict = _is_long(draft)
        domains = Domains(draft)
        found: list[Event] = []
        for sentence in draft.sentences:
            if sentence.doc is None or len(sentence.doc) < _LEAST_TOKENS:
                continue
            found.extend(
                e
                for e in _events(domains, sentence, self._acts(draft, sentence), talks=talks)
                if not strict or _is_plain(draft, e)
            )
        kept = absorb(merge([e for e in found if _is_of_conflict(draft, e)]))
        return answer(draft, [grounded(draft, e) for e in kept])

    def _acts(self, draft: Draft, sentence: Sentence) -> list[Act]:
        """What a sentence tells.

        In a long report the lexicon decides alone: it was made for reports of conflicts, and the
        layers, taught on single sentences, take what is only spoken of there for an act.
        """
        listed = list(triggers(sentence.doc))
        if _is_long(draft):
            return listed_acts([between_foes(t) for t in listed] if draft.relevant else listed)
        return typed_acts(draft, sentence, listed) if self.way == "trained" else listed_acts(listed)


def _is_long(draft: Draft) -> bool:
    return len(draft.sentences) > _SHORT_SENTENCES


def _is_of_conflict(draft: Draft, event: Event) -> bool:
    """Whether an event is kept: of a report about something else, only what armed or state actors do by force.

    A text of a few sentences is too short to tell what it is about.
    """
    if draft.relevant or not _is_long(draft):
        return True
    names = (event.initiator, event.recipient)
    armed = any(
        a.kind in _ARMED and name in (a.name, a.party) for a in draft.actors for name in names if name
    )
    return armed and is_word(event.type, "harsh")


def _has_actor(draft: Draft, event: Event) -> bool:
    """Whether a known actor does it."""
    return any(event.initiator in (a.name, a.party) for a in draft.actors if a.kind not in _NO_ACTORS)


def _is_plain(draft: Draft, event: Event) -> bool:
    """Whether a longer report tells an act of word plainly: whose it is and to whom, both known actors."""
    if not is_word(event.type, "verbal"):
        return True
    known = {name for a in draft.actors if a.kind != "people" for name in (a.name, a.party)}
    return event.initiator in known and event.recipient in known


def is_of_talks(draft: Draft) -> bool:
    """Whether a report tells of negotiations: several of its sentences, or a third of a short one's, name them."""
    talks = moods().words["talks"]
    named = sum(not talks.isdisjoint(t.lower_ for t in s.doc) for s in draft.sentences if s.doc is not None)
    many = len(draft.sentences)
    return named >= _TALKS_SENTENCES or (many > _SHORT_SENTENCES and named * 3 >= many)


def _events(domains: Domains, sentence: Sentence, acts: Sequence[Act], *, talks: bool) -> Iterator[Event]:
    strict = _is_long(domains.draft)
    for trigger, mood, listed in sorted(acts, key=_rank):
        if _is_background(trigger) or (strict and _is_faint(trigger)):
            continue
        if domains.is_elsewhere(sentence, listed or trigger):
            continue
        if not (talks and _is_of_table(trigger, mood)):
            events = code(domains.draft, sentence, trigger, mood)
            yield from (e for e in events if listed or _has_actor(domains.draft, e))


def _rank(act: Act) -> tuple[bool, int, int]:
    """Verbs first, and those nearest to the root."""
    token = act.trigger.token
    return not act.trigger.verb, _depth(token), token.i


def _is_faint(trigger: Trigger) -> bool:
    """Whether a verb is too common to tell an act other than of force."""
    harsh = trigger.entry.type in ("ASSAULT", "CRIME")
    return trigger.verb and not harsh and is_word(trigger.token.lemma_.lower(), "faint")


def _is_background(trigger: Trigger) -> bool:
    """Whether words only say who someone is, or tell a whole war's harm."""
    return _is_epithet(trigger) or _is_on_paper(trigger) or _is_of_war(trigger)


def _is_epithet(trigger: Trigger) -> bool:
    """Whether words only say who or what someone is: "groups fighting the army", "a jailed editor"."""
    token = trigger.token
    if token.dep_ == "acl" and is_word(token.lemma_.lower(), "standing"):
        return True
    if token.dep_ in ("acl", "amod") and is_word(trigger.entry.type, "verbal"):
        return True
    if any(c.dep_ == "xcomp" and is_word(c.lemma_.lower(), "unnamed") for c in token.children):
        return True
    if not trigger.verb or token.dep_ != "amod":
        return False
    return token.tag_ == "VBN" or any(
        c.dep_ == "det" and c.lower_ in ("any", "no") for c in token.head.children
    )


def _is_on_paper(trigger: Trigger) -> bool:
    """Whether it is a paper or a picture that is released, seized or given up, or a contract that someone is freed from."""
    bonds = (g for c in trigger.token.children if c.lower_ == "from" for g in c.children)
    if trigger.verb and any(is_word(g.lemma_.lower(), "bonds") for g in bonds):
        return True
    target = patient(trigger.token) if trigger.verb else None
    if target is None or target.i in trigger.used or is_word(trigger.entry.type, "verbal"):
        return False
    return is_word(target.lemma_.lower(), "papers")


def _is_of_war(trigger: Trigger) -> bool:
    """Whether a whole war does it: "the conflict has killed thousands"."""
    token = trigger.token
    actor = doer(token) if trigger.verb and trigger.entry.type == "ASSAULT" else None
    if actor is not None and actor.lower_ in ("that", "which") and token.dep_ == "relcl":
        actor = token.head
    return actor is not None and is_word(actor.lemma_.lower(), "afflictions")


def _is_of_table(trigger: Trigger, mood: Mood) -> bool:
    """In a report of talks, what positions, statements, rounds and blames tell: words, and who comes to the table."""
    if is_word(mood.type, "verbal"):
        return True
    if mood.type == "AGREE" and not trigger.verb:
        return not any(c.lower_ in ("between", "by") for c in trigger.token.children)
    if mood.type == "SANCTION" or (mood.type == "AGREE" and trigger.verb):
        words = {t.lemma_.lower() for t in trigger.token.children} | {
            t.lemma_.lower() for t in trigger.token.doc if t.i in trigger.used
        }
        return any(is_word(w, "attend") or is_word(w, "talks") for w in words) or _is_offer(trigger, mood)
    return False


def _is_offer(trigger: Trigger, mood: Mood) -> bool:
    return mood.type == "AGREE" and (
        mood.status == "planned" or is_word(trigger.token.lemma_.lower(), "offers")
    )


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
