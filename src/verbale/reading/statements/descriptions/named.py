"""Bodies that a report names, those that the vocabulary lacks among them, and the nouns that point back to them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon, words_of
from verbale.reading.statements.vocabulary import called_by, is_generic_noun, is_private_body, speech_list
from verbale.terms import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Entity
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence
    from verbale.terms import Actor

_NAMED_KINDS = ("organisation", "outlet", "opposition", "armed_group")
_STATELY = ("state", "government", "military", "people", "person")
_ANY = frozenset(
    {"group", "organization", "organisation", "charity", "nonprofit", "non-profit", "tank", "ngo"}
)
_LABELS = {"ORG": 1, "PERSON": -1, "PRODUCT": 0, "WORK_OF_ART": 0, "FAC": 0}
_SURE = 9
_BEFORE = 17
_OF_UN = re.compile(r"\b(?:U\.N\.|UN|United Nations)(?:['’]s?)?\s+$")
_ENOUGH = 2
_DATELINE = 5
_LEADS = frozenset({"DET", "PUNCT", "CCONJ", "ADP", "SPACE", "PART"})
_TITLES = frozenset({"minister", "president", "secretary", "mr.", "mrs.", "gen.", "col.", "chief"})


@dataclass(slots=True, frozen=True)
class NamedBody:
    """A mention of a body by its name.

    Attributes:
        name: its name, as the vocabulary or the report has it.
        party: whom it speaks for.
        span: where the name stands.
        nouns: what it can be called by: "airline", "company".
    """

    name: str
    party: str
    span: Span
    nouns: frozenset[str]


class NamedBodies:
    """The bodies of one report, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    @cached_property
    def all(self) -> list[NamedBody]:
        """Every mention by name."""
        found = [_of_actor(self.draft, a) for a in self.draft.actors if _is_body(a)]
        found += [body for sentence in self.draft.sentences for body in self._unlisted(sentence)]
        return sorted(found, key=lambda body: body.span)

    @cached_property
    def _votes(self) -> Counter[str]:
        """For each name, how much speaks for a body rather than a person."""
        votes: Counter[str] = Counter()
        for sentence in self.draft.sentences:
            for entity in sentence.doc.ents:
                words = _own_words(entity) if entity.label_ in _LABELS else []
                if words:
                    name = " ".join(sentence.over(words).of(self.draft.text).split())
                    votes[name] += _LABELS[entity.label_] + (_SURE if _is_called_body(words) else 0)
        return votes

    def is_body(self, name: str) -> bool:
        """Whether a name that may be a person's is a body's by what the report says of it."""
        if is_private_body(name.rsplit(maxsplit=1)[-1]):
            return True
        if name in speech_list("firms") or any(n.startswith(f"{name} ") for n in self._firms):
            return True
        if name in self._parts_of_names:
            return False
        return self._votes[name] >= _ENOUGH

    @cached_property
    def _firms(self) -> list[str]:
        """The names that end as those of firms do."""
        return [n for n in self._votes if " " in n and is_private_body(n.rsplit(maxsplit=1)[-1])]

    @cached_property
    def _parts_of_names(self) -> frozenset[str]:
        """The single words of the names of persons: "Traore" of "Moussa Traore"."""
        named = {n for n, votes in self._votes.items() if votes < 0 and " " in n}
        named |= {
            a.name
            for a in self.draft.actors
            if a.kind == "person" and " " in a.name and self._votes[a.name] < _ENOUGH
        }
        given = (t for one in self.draft.sentences for t in one.doc if t.i and _follows_name(t))
        return frozenset([*(word for name in named for word in name.split()), *(t.text for t in given)])

    @cached_property
    def _names_of_actors(self) -> frozenset[str]:
        """The first and last words of the names of persons whom the actors' reader knows by both."""
        full = [a.name.split() for a in self.draft.actors if a.kind == "person" and " " in a.name]
        return frozenset(word for name in full for word in (name[0], name[-1]))

    def called(self, noun: str, at: int) -> NamedBody | None:
        """The body named last before an offset that a noun can point back to: "the airline"."""
        before = [body for body in self.all if body.span.end <= at]
        sure = next((body for body in reversed(before) if noun in body.nouns), None)
        if not (is_firm_noun(noun) or noun in _ANY):
            return sure
        vague = next((body for body in reversed(before) if not body.nouns), None)
        nearer = vague is not None and (sure is None or vague.span > sure.span)
        return vague if nearer and (sure is None or noun in _ANY) else sure

    def _unlisted(self, sentence: Sentence) -> Iterator[NamedBody]:
        """The bodies that the parse's model sees and that are no actors."""
        for entity in sentence.doc.ents:
            words = _own_words(entity) if entity.label_ in _LABELS else []
            if not words:
                continue
            span = sentence.over(words)
            name = " ".join(span.of(self.draft.text).split())
            if (entity.label_ != "ORG" and not self.is_body(name)) or not self._is_free(words, span):
                continue
            if " " not in name and name in self._names_of_actors and not self.is_body(name):
                continue
            if any(p.country and p.span.overlaps(span) for p in self.draft.places) and " " not in name:
                continue
            dateline = name.isupper() and words[0].i == 0
            if not dateline and not _is_title(words):
                yield NamedBody(name, name, span, _callable(words) | _apposed(words))

    def _is_free(self, words: list[Token], span: Span) -> bool:
        """Whether no actor but a state that opens a firm's name, or a supposed person, stands there."""
        over = [a for a in self.draft.actors_on(span) if a.kind in _STATELY or a.span == span]
        if not over or is_firm_name(words, span, over):
            return True
        return all(a.kind == "person" and self.is_body(a.name) for a in over)

    def whole(self, actor: Actor) -> str | None:
        """The name of a body that goes on after what its mention covers, as the parse's model sees it."""
        if (
            actor.kind != "organisation"
            or actor.via != "name"
            or actor.name != actor.span.of(self.draft.text)
        ):
            return None
        here = (b for b in self.all if b.span.start == actor.span.start and b.span.end > actor.span.end)
        return next((b.name for b in here), None)

    def fuller(self, name: str) -> str:
        """The longer name that the report gives a body: "Dolo Airlines" for "Dolo"."""
        ends = bool(called_by(name.rsplit(maxsplit=1)[-1]))
        longer = [b.name for b in self.all if _is_longer(b.name, name, ends=ends)]
        called = [b.name for b in self.all if ends and b.span.of(self.draft.text).endswith(f" {name}")]
        return max(longer or called, key=len, default=name)


def _is_longer(longer: str, name: str, *, ends: bool) -> bool:
    """Whether one name is another with the words that say what the body is: "Dolo Airlines" for "Dolo"."""
    if " and the " in longer or name.lower() in speech_list("chambers"):
        return False
    if longer.startswith(f"{name} "):
        return bool(called_by(longer.rsplit(maxsplit=1)[-1])) or " for " in longer or " of " in longer
    return ends and longer.endswith(f" {name}")


def _is_body(actor: Actor) -> bool:
    return actor.kind in _NAMED_KINDS and actor.via == "name" and not actor.name.islower()


def _of_actor(draft: Draft, actor: Actor) -> NamedBody:
    words = (*actor.name.split(), *actor.span.of(draft.text).split())
    nouns = {w.lower() for w in words} | called_by(actor.name.split()[-1])
    if "IGO" in actor.code or "NGO" in actor.code:
        nouns |= {"organization", "organisation", "body"}
        nouns |= (
            {"agency"} if "UNO" in actor.code and actor.name != "United Nations" else {"group", "charity"}
        )
    party = of_united_nations(actor, draft.text) or actor.party
    return NamedBody(actor.name, party, actor.span, frozenset(nouns))


def of_united_nations(actor: Actor, text: str) -> str | None:
    """The agency of the United Nations that a name with "U.N." before it is; None for no such name."""
    before = text[max(0, actor.span.start - _BEFORE) : actor.span.start]
    if actor.kind != "organisation" or actor.name in lexicon().kinds or not _OF_UN.search(before):
        return None
    agency = lexicon().exact.match(["UN", *words_of(actor.span.of(text))], 0)
    return agency[1].name if agency is not None else "United Nations"


def _own_words(entity: Entity) -> list[Token]:
    """The words of a name, without an article before it and "'s" after it."""
    words = list(entity)
    while words and (words[0].pos_ in _LEADS or not words[0].text[:1].isupper()):
        words.pop(0)
    if len(words) > 2 and words[0].lower_ in speech_list("body_offices") and words[1].lower_ == "of":
        words = [t for t in words[2:] if t.lower_ != "the"]
    if (
        len(words) > 1
        and words[0].i == 0
        and len(words[0].text) >= _DATELINE
        and words[0].text.isupper()
        and not words[1].text.isupper()
    ):
        words.pop(0)
    comma = next((n for n, t in enumerate(words) if t.text in (",", "(")), len(words))
    words = words[:comma]
    while words and (words[-1].tag_ == "POS" or words[-1].is_punct or words[-1].is_space):
        words.pop()
    return words


def is_firm_name(words: list[Token], span: Span, over: list[Actor]) -> bool:
    """Whether a name that a state's opens is that of a firm, school or the like: "Kenya Power Ltd"."""
    if all(a.kind == "person" for a in over):
        return is_private_body(words[-1].text)
    opens = len(over) == 1 and over[0].kind in ("state", "government") and over[0].span.start == span.start
    return opens and over[0].span != span and is_private_body(words[-1].text)


def _callable(words: list[Token]) -> frozenset[str]:
    """What a name's own words let it be called: "Centers for Disease Control" is a centre."""
    last = called_by(words[-1].text)
    return last or frozenset(noun for t in words for noun in called_by(t.text))


def _is_title(words: list[Token]) -> bool:
    """Whether a supposed name is an office or a portfolio: "Trade", "Foreign Minister"."""
    low = {t.lower_ for t in words}
    offices = lexicon().lists["offices"] | speech_list("portfolios") | speech_list("of_state")
    return low <= offices or not low.isdisjoint(_TITLES) or words[-1].lower_ in speech_list("organs")


def _apposed(words: list[Token]) -> frozenset[str]:
    """The nouns beside a name that say what it is: "airline Dolo", "Dolo, the carrier"."""
    head = next((t for t in words if t.head not in words or t.head is t), words[-1])
    near = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
    if head.dep_ in ("appos", "compound", "nmod") and head.head.pos_ == "NOUN" and head.head not in words:
        near.append(head.head)
    if words[0].i and words[0].nbor(-1).pos_ == "NOUN":
        near.append(words[0].nbor(-1))
    found = {t.lower_ for t in near if is_generic_noun(t.lower_)}
    return frozenset(found | ({"company", "firm"} if any(is_firm_noun(n) for n in found) else set()))


def _follows_name(token: Token) -> bool:
    """Whether a name stands right after another that can be a given name: "Irina Petrova"."""
    before = token.nbor(-1)
    if token.pos_ != "PROPN" or before.pos_ != "PROPN" or not before.text.istitle() or token.head.i < token.i:
        return False
    return before.dep_ == "compound" and before.head.i == token.i and before.ent_type_ in ("PERSON", "")


def _is_called_body(words: list[Token]) -> bool:
    """Whether a name stands after a noun for a body or before an office of one: "the firm Vela", "Vela CEO"."""
    after = words[-1].nbor(1).lower_ if words[-1].i + 1 < len(words[-1].doc) else ""
    return bool(_apposed(words)) or after in ("ceo", "cfo", "coo", "cto")


def is_firm_noun(noun: str) -> bool:
    """Whether a noun is one for firms: "carmaker", "airline"."""
    return noun in called_by("Corp") or noun in called_by("Airlines") or noun in called_by("Bank")
