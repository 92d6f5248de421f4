"""Bodies that a report names, those that the vocabulary lacks among them, and the nouns that point back to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.statements.offices import ends_body
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
        found += [body for sentence in self.draft.sentences for body in _unlisted(self.draft, sentence)]
        return sorted(found, key=lambda body: body.span)

    def called(self, noun: str, at: int) -> NamedBody | None:
        """The body named last before an offset that a noun can point back to: "the airline"."""
        before = [body for body in self.all if body.span.end <= at]
        sure = next((body for body in reversed(before) if noun in body.nouns), None)
        if not (is_firm_noun(noun) or noun in _ANY):
            return sure
        vague = next((body for body in reversed(before) if not body.nouns), None)
        nearer = vague is not None and (sure is None or vague.span > sure.span)
        return vague if nearer and (sure is None or noun in _ANY) else sure

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
        longer = (b.name for b in self.all if b.name.startswith(f"{name} ") or b.name.endswith(f" {name}"))
        return max(longer, key=len, default=name)


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
    return NamedBody(actor.name, actor.party, actor.span, frozenset(nouns))


def _unlisted(draft: Draft, sentence: Sentence) -> Iterator[NamedBody]:
    """The bodies that the parse's model sees and that are no actors."""
    for entity in sentence.doc.ents:
        words = _own_words(entity) if entity.label_ == "ORG" else []
        if not words:
            continue
        span = sentence.over(words)
        name = " ".join(span.of(draft.text).split())
        over = [a for a in draft.actors_on(span) if a.kind in _STATELY or a.span == span]
        if over and not is_firm_name(words, span, over):
            continue
        dateline = name.isupper() and words[0].i == 0
        if not dateline and name[:1].isupper() and not _is_title(words):
            yield NamedBody(name, name, span, called_by(words[-1].text) | _apposed(words))


def _own_words(entity: Entity) -> list[Token]:
    """The words of a name, without an article before it and "'s" after it."""
    words = list(entity)
    while words and (words[0].pos_ in _LEADS or not words[0].text[:1].isupper()):
        words.pop(0)
    while words and (words[-1].tag_ == "POS" or words[-1].is_punct or words[-1].is_space):
        words.pop()
    return words


def is_firm_name(words: list[Token], span: Span, over: list[Actor]) -> bool:
    """Whether a name that a state's opens is that of a firm, school or the like: "Kenya Power Ltd"."""
    if all(a.kind == "person" for a in over):
        return is_private_body(words[-1].text)
    opens = len(over) == 1 and over[0].kind == "state" and over[0].span.start == span.start
    return opens and over[0].span != span and is_private_body(words[-1].text)


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
    found = {t.lower_ for t in near if is_generic_noun(t.lower_) or ends_body(t.lower_)}
    return frozenset(found | ({"company", "firm"} if any(is_firm_noun(n) for n in found) else set()))


def is_firm_noun(noun: str) -> bool:
    """Whether a noun is one for firms: "carmaker", "airline"."""
    return noun in called_by("Corp") or noun in called_by("Airlines") or noun in called_by("Bank")
