"""Who speaks, and for whom."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import lexicon, words_of
from verbale.reading.draft import Draft
from verbale.reading.statements.descriptions.bodies import state_called, vehicles_owner
from verbale.reading.statements.descriptions.context import Context
from verbale.reading.statements.descriptions.mentions import sound
from verbale.reading.statements.descriptions.own_names import (
    is_noun_alone,
    kin_named,
    name_at_end,
    persons_named,
    proper_name,
)
from verbale.reading.statements.descriptions.sources import Part, parts_of, split
from verbale.reading.statements.descriptions.titles import is_person_noun
from verbale.reading.statements.found import Found
from verbale.reading.statements.speakers.anaphora import PAIR, PRONOUNS, pronoun_voice
from verbale.reading.statements.speakers.chain import chain_of
from verbale.reading.statements.speakers.corporate import Bodies, is_described, is_people
from verbale.reading.statements.speakers.described import described_person
from verbale.reading.statements.speakers.persons import named_person
from verbale.reading.statements.vocabulary import is_outlet_word, speech_list
from verbale.reading.statements.voice import NOBODY, Voice, together

if TYPE_CHECKING:
    from verbale.terms import Actor, Span

_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_PAPERS = frozenset({"statement", "report", "study", "survey", "assessment"})
_SOME = frozenset({"few", "many", "most", "some", "several", "others", "none", "half"})
_NOUNS = frozenset({"office", "party", "group", "company", "firm", "agency", "team", "centre", "center"})
_FAR = 12
_ACRONYM = 3
_SEATED = re.compile(r"^[\w.]+-based\s+(?=[A-Z])")
_QUOTES = "“\"”„«»'"


class Voices:
    """Resolves the sources of one draft, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.context = Context(sound(draft))
        self.bodies = Bodies(self.context)
        self._of: dict[int, Voice] = {}

    def of(self, found: Found) -> Voice:
        """The voice of an attribution; those before it in the text must have been asked for first."""
        voice = self._resolve(found)
        chain = chain_of(self.context.draft, found, self._of_part)
        voice = replace(voice, party=self._party(voice), chain=chain)
        self.context.said += [replace(v, heard=tuple(found.source)) for v in voice.chain.cited if v.is_person]
        self._of[id(found)] = voice
        if voice.known:
            heard = (*found.source, *found.cue, *found.content)
            self.context.said.append(replace(voice, heard=heard))
        return voice

    def _party(self, voice: Voice) -> str | None:
        """Whom a voice speaks for: for a person taken for a party, whom that person speaks for."""
        party = self.context.called(_SEATED.sub("", voice.party) if voice.party else None)
        known = self.context.profiles.of(party) if party and not self.context.bodies.is_body(party) else None
        if known is None or party not in (known.name, *known.called, known.name.rsplit(maxsplit=1)[-1]):
            return None if party and _is_noun(party) else party
        own = known.party if known.party not in (known.name, party) else None
        return own or (None if voice.is_person and voice.speaker in (known.name, party) else party)

    def _resolve(self, found: Found) -> Voice:
        before = self._of.get(id(found.antecedent), NOBODY)
        if before.known:
            return before.taken_up(found.sentence.paragraph)
        parts = parts_of(self.context.draft, found)
        if not parts:
            return self._unsourced(found)
        return together([self._of_part(part) for part in parts])

    def _unsourced(self, found: Found) -> Voice:
        """The voice of a quotation that nobody is named for: whoever was quoted right before."""
        opening = found.content[0].of(self.context.draft.text)[:1] if found.content else ""
        if found.cue or not opening or opening not in _QUOTES:
            return NOBODY
        last = self.context.last(lambda _: True, found.sentence.paragraph)
        return last.taken_up(found.sentence.paragraph) if last is not None else NOBODY

    def _of_part(self, part: Part) -> Voice:
        pair = part.head.lower_ in PAIR and all(
            t.lower_ in ("the", "all", part.head.lower_) for t in part.tokens
        )
        if part.head.lower_ in PRONOUNS or pair:
            voice = pronoun_voice(self.context, part, self._of_noun)
            if voice.known or not pair:
                return voice
        ally = self._ally(part)
        voice = (
            self.bodies.half(part)
            or self._some(part)
            or (self._allies(ally) if ally else self._of_noun(part))
        )
        return voice if voice.is_person else replace(voice, party=self._un_party(part, voice.party))

    def _un_party(self, part: Part, party: str | None) -> str | None:
        """The United Nations for a body that only its name with "U.N." before it tells of."""
        if party is None or party in lexicon().kinds or state_called(party) is not None:
            return party
        if part.head.lower_ not in speech_list("bodies"):
            return party
        of_un = [
            a
            for a in self.context.draft.actors_in(part.span)
            if a.name == "United Nations" and a.via == "name"
        ]
        if not of_un:
            return party
        rest = self.context.draft.text[of_un[0].span.end : part.span.end]
        agency = lexicon().exact.match(["UN", *words_of(rest)], 0)
        return agency[1].name if agency is not None else "United Nations"

    def _ally(self, part: Part) -> Part | None:
        """The state whose name follows what it is to others: "Turkey" of "NATO ally Turkey"."""
        if part.head.lemma_.lower() not in speech_list("kinds_of_state"):
            return None
        for child in part.head.children:
            here = actors_over(self.context.draft, part.sentence.start + child.idx)
            if (
                child.dep_ == "appos"
                and child.i > part.head.i
                and here
                and here[0].kind in ("state", "government")
            ):
                named = tuple(t for t in child.subtree if t in part.tokens)
                return Part(part.sentence, named, child) if named else None
        return None

    def _some(self, part: Part) -> Voice | None:
        """The voice of "few in the council" or "many": persons, whatever is named after them."""
        plain = part.head.lower_ in _SOME and part.head.pos_ in ("ADJ", "DET", "PRON", "NOUN")
        unnamed = plain and not persons_named(self.context.draft, part)
        return described_person(self.context, part) if unnamed else None

    def _allies(self, named: Part) -> Voice:
        """The voice of the states named after what they are: "the mediators Chad and Mali"."""
        return together([self._of_noun(each) for each in split(named)])

    def _of_noun(self, part: Part) -> Voice:
        named = persons_named(self.context.draft, part)
        told = any(c.dep_ == "appos" and is_person_noun(c) for c in part.head.children)
        people = [p for p in named if told or not self._is_body(p)]
        if people:
            return together([named_person(self.context, part, p.span, p) for p in people])
        if part.head.lower_ in speech_list("vehicles"):
            return self._of_vehicle(part)
        plain = _opens_with_person(part) or _is_last_name(part) or (told and self._is_unknown(part))
        body = None if plain else self.bodies.at(part)
        name = None if body is not None or is_noun_alone(part) else self._person_name(part)
        if name is not None:
            return named_person(self.context, part, name, None)
        if body is not None and _stands_for_side(part, body, self.context.draft.text):
            return self.bodies.of_actor(part, body)
        if part.head.pos_ in ("NOUN", "NUM", "ADJ", "DET", "PRON") and self._is_person(part):
            return described_person(self.context, part)
        return self.bodies.of(part, body)

    def _is_body(self, person: Actor) -> bool:
        """Whether whom the actors' reader takes for a person is a body."""
        return person.name not in holders().full and self.context.bodies.is_body(person.name)

    def _is_unknown(self, part: Part) -> bool:
        """Whether a head is a name that nobody knows, so that a state named after it is not who speaks."""
        known = actors_over(self.context.draft, part.sentence.start + part.head.idx)
        return part.head.pos_ == "PROPN" and part.head.ent_type_ not in _BODIES and not known

    def _is_person(self, part: Part) -> bool:
        here = actors_over(self.context.draft, part.sentence.start + part.head.idx)
        if here and here[0].kind == "person":
            return True
        if part.head.lower_ == "guard" and any(t.lower_ in speech_list("guards") for t in part.tokens):
            return False
        return is_person_noun(part.head) or part.head.pos_ in ("NUM", "DET", "PRON")

    def _person_name(self, part: Part) -> Span | None:
        """The name of a person whom the actors' reader does not know."""
        name = proper_name(part, self.context.draft.text) or name_at_end(part)
        if name is None or not name.of(self.context.draft.text)[:1].isupper():
            return None
        words = " ".join(name.of(self.context.draft.text).split())
        if _is_acronym(words) or (self.context.bodies.is_body(words) and not holders().last.get(words)):
            return None
        tokens = part.sentence.tokens_in(name)
        apposed = name in (name_at_end(part), kin_named(part)) or any(
            c.dep_ == "appos" and is_person_noun(c) for c in part.head.children
        )
        known = self.context.profiles.of(words) is not None or (
            len(tokens) == 1 and holders().last.get(words)
        )
        if known or apposed:
            return name
        if any(t.ent_type_ in _BODIES for t in tokens) or any(is_outlet_word(t.lower_) for t in part.tokens):
            return None
        return name if is_person_noun(part.head) or part.head.pos_ == "PROPN" else None

    def _of_vehicle(self, part: Part) -> Voice:
        """The voice of a statement or report: its author's, where it is told."""
        for owner in vehicles_owner(part):
            if owner.head.lower_ in PRONOUNS:
                return pronoun_voice(self.context, owner, self._of_noun)
            voice = self._of_noun(owner)
            if voice.known:
                return replace(voice, where=(*voice.where, owner.span))
        if any(is_outlet_word(t.lower_) for t in part.tokens):
            return replace(self.bodies.vague(part), party=None)
        author = self._author(part)
        if author is not None:
            return author
        voice = self.bodies.of(part, self.bodies.at(part))
        return voice if voice.speaker is not None else replace(voice, party=None)

    def _author(self, part: Part) -> Voice | None:
        """Who made "the statement": whoever spoke right before; "the report": the body that told of one."""
        noun = part.head.lower_
        if noun not in _PAPERS or {t.lower_ for t in part.tokens} - {"the", "this", noun}:
            return None
        made = self._made(part)
        if made is not None:
            return made
        if noun == "statement":
            last = self.context.last(lambda v: v.known, part.sentence.paragraph, 1)
        else:
            last = self.context.last(lambda v: self._told(v, noun), part.sentence.paragraph, _FAR)
        return last.taken_up(part.sentence.paragraph) if last is not None else None

    def _made(self, part: Part) -> Voice | None:
        """Who made the paper of which the sentence before told: "a statement from the ministry"."""
        for sentence in reversed(self.context.draft.sentences[: part.sentence.index][-2:]):
            for paper in (t for t in sentence.doc if t.lower_ == part.head.lower_):
                voices = (
                    self._of_noun(o) for o in vehicles_owner(Part(sentence, tuple(paper.subtree), paper))
                )
                found = next((v for v in voices if v.known), None)
                if found is not None and found.party is not None:
                    return found.taken_up(part.sentence.paragraph)
        return None

    def _told(self, voice: Voice, noun: str) -> bool:
        """Whether a body was heard in a sentence that speaks of such a paper: "the agency said in a report"."""
        sentence = self.context.draft.sentence_at(voice.heard[0].start) if voice.heard else None
        return not voice.is_person and sentence is not None and any(t.lower_ == noun for t in sentence.doc)


def _is_noun(party: str) -> bool:
    """Whether what is left of a party's name is but a noun for bodies, so that it names none: "Office"."""
    return party.lower() in _NOUNS


def _is_acronym(words: str) -> bool:
    """Whether a name is one word in capitals, as bodies' are."""
    return words.isalpha() and words.isupper() and len(words) >= _ACRONYM


def _opens_with_person(part: Part) -> bool:
    """Whether a source is a person's name with a body after it: "Kari Dahl of the Institute"."""
    links = [c for c in part.head.children if c.dep_ == "prep" and c.lower_ in ("of", "from", "with", "at")]
    return part.head.ent_type_ == "PERSON" and any(c.i == part.head.i + 1 for c in links)


def _is_last_name(part: Part) -> bool:
    """Whether a head is the last word of a person's name, whatever group is called so: "Jaques Wagner"."""
    before = part.head.nbor(-1) if part.head.i else None
    if part.head.ent_type_ != "PERSON" or before is None:
        return False
    return bool(before.ent_type_ == "PERSON" and before.pos_ == "PROPN" and before.text.istitle())


def _stands_for_side(part: Part, actor: Actor, text: str) -> bool:
    """Whether a word for fighters or troops stands for the side they belong to: "the rebels"."""
    if part.head.lower_ not in speech_list("fighters") or is_people(actor):
        return False
    return not is_described(actor, text)
