"""Through whom words came: to whom they were said, who relays them, and whom their source cites in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.statements.cues.lexicon import cue_list
from verbale.reading.statements.cues.parse import agent, child, passive, phrase
from verbale.reading.statements.cues.words import cue_token
from verbale.reading.statements.descriptions.bodies import named_before
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.speakers.anaphora import VoiceOf
from verbale.reading.statements.vocabulary import is_among, speech_list
from verbale.reading.statements.voice import Chain, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence
    from verbale.reading.statements.found import Found
    from verbale.terms import Span

_CITING = re.compile(r"\b(?:citing|quoting)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_OBJECTS = ("dative", "dobj", "iobj")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "we", "i"})


def chain_of(draft: Draft, found: Found, read: VoiceOf) -> Chain:
    """The chain of an attribution, as far as its sentence tells it; `read` resolves a noun phrase."""
    verb = cue_token(found)
    if verb is None:
        return Chain()
    links = _Links(draft, found, verb, read)
    addressee, is_outlet = links.addressee()
    relays = [*links.relays(), *([addressee] if addressee is not None and is_outlet else [])]
    return Chain(addressee, _distinct(relays), _distinct(links.cited()))


def _distinct(voices: list[Voice]) -> tuple[Voice, ...]:
    return tuple({v.caption: v for v in voices if v.caption}.values())


class _Links:
    """The nouns about a cue that are links of a chain."""

    def __init__(self, draft: Draft, found: Found, verb: Token, read: VoiceOf) -> None:
        self.draft = draft
        self.found = found
        self.verb = verb
        self.read = read
        self.sentence: Sentence = found.sentence

    def addressee(self) -> tuple[Voice | None, bool]:
        """To whom it was said, and whether that is an outlet."""
        for noun in self._addressed():
            if noun.pos_ not in _NOMINAL or self._is_in(noun, self.found.source) or self._in_content(noun):
                continue
            if noun.lower_ not in cue_list("settings") or self._is_outlet(noun):
                return self._hearer(noun), self._is_outlet(noun)
        return None, False

    def _hearer(self, noun: Token) -> Voice:
        """Who is spoken to: an outlet, one who is named or stood for by a pronoun, else as worded."""
        here = actors_over(self.draft, self.sentence.start + noun.idx)
        part = Part(self.sentence, tuple(phrase(noun, None)), noun)
        words = " ".join(part.span.of(self.draft.text).split())
        known = here and (here[0].via == "pronoun" or here[0].kind == "outlet" or noun.pos_ == "PROPN")
        if known or self._is_outlet(noun):
            return self._named(noun)
        return Voice(description=words.split(",")[0], where=(part.span,))

    def _addressed(self) -> Iterator[Token]:
        if is_among(self.verb, "telling") and not passive(self.verb):
            yield from (c for c in self.verb.children if c.dep_ in _OBJECTS and c.ent_type_ != "DATE")
        yield from self._reached()
        for node in self._about():
            for link in node.children:
                noun = child(link, "pobj") if link.dep_ in ("prep", "dative") else None
                if noun is None:
                    continue
                if link.lower_ == "to" and self._is_hearer(noun):
                    yield noun
                if is_among(noun, "exchanges"):
                    yield from self._partners(noun)

    def _reached(self) -> Iterator[Token]:
        """Who reached the speaker: "said when reached by the agency"."""
        for clause in self.verb.children:
            if clause.dep_ in ("advcl", "acl") and clause.lower_ in (
                "reached",
                "contacted",
                "asked",
                "interviewed",
            ):
                by = agent(clause)
                if by is not None:
                    yield by

    def _about(self) -> Iterator[Token]:
        """The cue, the verb it hangs on, and "speaking" or "writing" beside it."""
        yield self.verb
        if self.verb.dep_ in ("conj", "xcomp", "pcomp", "acl"):
            yield self.verb.head
        yield from (
            c for c in self.verb.children if c.dep_ == "advcl" and c.lower_ in cue_list("setting_verbs")
        )

    def _partners(self, noun: Token) -> Iterator[Token]:
        for link in noun.children:
            if link.dep_ == "prep" and link.lower_ in ("with", "to", "for"):
                yield from (c for c in link.children if c.dep_ == "pobj")

    def _is_hearer(self, noun: Token) -> bool:
        """Whether somebody can be spoken to: a person, an outlet or another actor."""
        if noun.ent_type_ in ("PERSON", "ORG") or self._is_outlet(noun):
            return True
        return noun.lower_ in speech_list("hearers") or noun.lower_ in cue_list("unnamed")

    def relays(self) -> list[Voice]:
        """The outlets that pass the words on, the outermost first."""
        found = [*self._quoting(), *self._reporting(), *self._broadcasting()]
        return [self._named(noun) for noun in found]

    def _quoting(self) -> Iterator[Token]:
        """Who quotes the source: "state television quoted him as saying", "he was quoted by"."""
        for node in (self.verb, *self.verb.ancestors):
            if node.lemma_ not in ("quote", "cite") or self._in_content(node):
                continue
            by = agent(node) if passive(node) else child(node, "nsubj")
            if by is not None and not self._is_in(by, self.found.source):
                yield by

    def _reporting(self) -> Iterator[Token]:
        """The subject of a second cue: "…, the agency reported"; the agent of "a statement carried by"."""
        if not self._has_outlet():
            return
        for token in self.sentence.doc:
            if token.i == self.verb.i or not is_among(token, "relaying") or token.pos_ != "VERB":
                continue
            by = child(token, "nsubj") or agent(token)
            if by is None or self._in_content(token) or self._is_in(by, self.found.source):
                continue
            if self._is_outlet(by) and token.lemma_ not in ("quote", "cite"):
                yield by

    def _has_outlet(self) -> bool:
        """Whether the sentence names or describes an outlet at all."""
        words = set(_WORD.findall(self.sentence.doc.text.lower()))
        if not words.isdisjoint(speech_list("outlets")):
            return True
        return any(a.kind == "outlet" for a in self.draft.actors_in(self.sentence.span))

    def _broadcasting(self) -> Iterator[Token]:
        """The channel of "said on state television"."""
        for node in self._about():
            for link in node.children:
                noun = child(link, "pobj") if link.dep_ == "prep" else None
                if noun is None or self._in_content(noun) or link.lower_ not in ("on", "via", "to", "in"):
                    continue
                if link.lower_ == "on" and self._is_outlet(noun):
                    yield noun
                yield from self._carried(noun)

    def _carried(self, noun: Token) -> Iterator[Token]:
        """Who carries it in "a statement carried by the agency", "a speech broadcast on television"."""
        for clause in noun.children:
            if clause.dep_ != "acl" or not is_among(clause, "relaying"):
                continue
            links = (c for c in clause.children if c.dep_ in ("agent", "prep"))
            yield from (n for link in links for n in link.children if n.dep_ == "pobj" and self._is_outlet(n))

    def cited(self) -> list[Voice]:
        """Whom the source itself cites."""
        nouns = [*self._citing(), *self._quoted(), *self._within()]
        own = [n for n in nouns if n.lower_ not in _PRONOUNS and n.pos_ in _NOMINAL]
        return [self._named(noun) for noun in own if not self._is_source(noun)]

    def _is_source(self, noun: Token) -> bool:
        """Whether a noun is the source's own head."""
        if not self.found.source or not self._is_in(noun, self.found.source):
            return False
        return noun.dep_ not in ("dobj", "pobj")

    def _citing(self) -> Iterator[Token]:
        """What follows "citing" or "quoting"."""
        if not _CITING.search(self.sentence.doc.text):
            return
        for token in self.sentence.doc:
            if token.lower_ in ("citing", "quoting") and (token.i != self.verb.i or self._hangs(token)):
                what = child(token, "dobj")
                if what is not None and (not self._in_content(token) or self._opens(token)):
                    yield what

    def _opens(self, token: Token) -> bool:
        """Whether a word is the first of the content, which a reader may have begun too early."""
        return self.sentence.at(token).start == self.found.content[0].start

    def _hangs(self, token: Token) -> bool:
        return token.dep_ in ("advcl", "acl")

    def _quoted(self) -> Iterator[Token]:
        """Who is quoted by the source: "the agency quoted a commander as saying"."""
        for node in (self.verb, *self.verb.ancestors):
            if node.lemma_ in ("quote", "cite") and node.lower_ not in ("citing", "quoting"):
                by = agent(node) if passive(node) else child(node, "nsubj")
                whom = child(node, "nsubjpass") if passive(node) else child(node, "dobj")
                if whom is not None and by is not None and self._is_in(by, self.found.source):
                    yield whom

    def _within(self) -> Iterator[Token]:
        """Who speaks inside of what is said: "the envoy said that the army had told him"."""
        tokens = [t for s in self.found.content for t in self.sentence.tokens_in(s)]
        inside = {t.i for t in tokens}
        for token in tokens:
            top = token.head.i not in inside or token.head.i == token.i
            if top and token.lemma_ in cue_list("plain") and token.i != self.verb.i:
                subject = child(token, "nsubj")
                if subject is not None and subject.i in inside:
                    yield subject
            if token.lower_ == "according" and not self._is_in(token, self.found.cue):
                to = next((c for c in token.children if c.lower_ == "to"), None)
                whom = child(to, "pobj") if to is not None else child(token, "pobj")
                if whom is not None:
                    yield whom

    def _named(self, noun: Token) -> Voice:
        part = Part(self.sentence, tuple(phrase(noun, None)), noun)
        if self._is_outlet(noun) and part.definite and noun.pos_ == "NOUN":
            before = named_before(self.draft, noun.lower_, part.span.start)
            if before is not None and not any(t.pos_ == "PROPN" for t in part.tokens):
                return Voice(speaker=before[0], where=(before[2],))
        return self.read(part)

    def _is_outlet(self, noun: Token) -> bool:
        here = actors_over(self.draft, self.sentence.start + noun.idx)
        if any(a.kind == "outlet" for a in here):
            return True
        return noun.lower_ in speech_list("outlets")

    def _in_content(self, token: Token) -> bool:
        return self._is_in(token, self.found.content)

    def _is_in(self, token: Token, spans: list[Span]) -> bool:
        at = self.sentence.at(token)
        return any(s.contains(at) for s in spans)
