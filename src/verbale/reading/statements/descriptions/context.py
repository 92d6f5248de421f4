"""What a report has told so far, for sources that point back to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.draft import Draft, Sentence
from verbale.reading.statements.descriptions.bodies import state_called
from verbale.reading.statements.descriptions.homes import home_of, state_before, state_near
from verbale.reading.statements.descriptions.named import NamedBodies
from verbale.reading.statements.descriptions.profiles import Profiles
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.vocabulary import speech_list
from verbale.reading.statements.voice import Voice
from verbale.terms import Actor

_THAT_CHARS = 5
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
_HALF = re.compile(r"(?:the )?(North|South)(?:['’]s\b|$)")
BACK_PARAGRAPHS = 3
"""How many paragraphs a pronoun or a quotation without a source may look back."""


@dataclass(eq=False)
class Context:
    """One draft, the persons it names, and the voices heard so far, the latest last."""

    draft: Draft
    said: list[Voice] = field(default_factory=list)

    @cached_property
    def profiles(self) -> Profiles:
        """The persons that the report names."""
        return Profiles(self.draft)

    @cached_property
    def home(self) -> State | None:
        """The state in which most of the report happens."""
        return home_of(self.draft)

    @cached_property
    def bodies(self) -> NamedBodies:
        """The bodies that the report names."""
        return NamedBodies(self.draft)

    def home_at(self, sentence: Sentence) -> State | None:
        """The state in which what a sentence tells happens."""
        return state_near(self.draft, sentence, self.home)

    def country(self, noun: str, sentence: Sentence, at: int) -> State | None:
        """The state that "the country" or "the kingdom" means: the one that spoke right before, else the one named last."""
        kinds = {"kingdom": "kingdoms", "monarchy": "kingdoms", "island": "islands", "archipelago": "islands"}
        fitting = speech_list(kinds[noun]) if noun in kinds else None
        that = "that" in self.draft.text[max(0, at - _THAT_CHARS) : at + _THAT_CHARS].lower().split()
        last = self.said[-1] if self.said and not that else None
        if last is not None and sentence.paragraph - last.paragraph <= 1:
            state = state_called(last.party or "")
            if state is not None and (fitting is None or state.name in fitting):
                return state
        return state_before(self.draft, at, fitting)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(n for a in self.draft.actors for n in (a.name, a.affiliation) if n)

    def state_heard(self, part: Part) -> str | None:
        """The state that spoke as such right before an organ named without one: "Beijing said …", "the Foreign Ministry"."""
        last = self.said[-1] if self.said else None
        if (
            last is None
            or last.is_person
            or not part.definite
            or part.sentence.paragraph - last.paragraph > 1
        ):
            return None
        told = any(a.kind == "state" and a.via == "name" for a in self.draft.actors_in(part.span))
        state = state_called(last.speaker or "")
        owned = told or any(t.dep_ == "poss" for t in part.tokens)
        return state.party if state is not None and not owned else None

    def first_named(self, actor: Actor) -> bool:
        """Whether a mention of a person is the first that the report makes by name."""
        named = (a.span for a in self.draft.actors if a.name == actor.name and a.via == "name")
        return next(named, actor.span) == actor.span

    def called(self, party: str | None) -> str | None:
        """What the report's actors call a party: a state, or its government where they are told apart."""
        half = _HALF.match(party or "")
        if half is not None:
            names = (p for p in self._named if p.startswith(f"{half[1]} ") and state_called(p))
            party = next(names, party)
        if party is not None and _DOTTED.fullmatch(party):
            known = lexicon().exact.match([party.replace(".", "")], 0)
            party = known[1].name if known is not None else party
        state = state_called(party or "")
        if state is None or not state.divided or party in self._named:
            return party
        return next((n for n in (state.party, state.name) if n in self._named), party)

    def last(
        self, fits: Callable[[Voice], bool], paragraph: int, back: int = BACK_PARAGRAPHS
    ) -> Voice | None:
        """The voice heard last that fits, not longer ago than so many paragraphs; the very last is asked first."""
        for voice in reversed(self.said):
            if paragraph - voice.paragraph > back:
                return None
            if fits(voice):
                return voice
        return None
