"""The words of a sentence, and the mentions being made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import WORD, Entity, Lexicon, State, plain
from verbale.reading.draft import Sentence
from verbale.terms import Actor, Span
from verbale.terms.records import ActorKind, Via

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTED = ("Korea", "Vietnam", "Yemen", "Sudan")
_ARTICLE = {"Al": "al", "AL": "al", "El": "al", "el": "al"}


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of words `[first, last)` of one sentence and whom it means.

    Attributes:
        entity: the vocabulary's entry, or one made for this report.
        role: title or description, as worded.
        owner: the entity a role phrase belongs to ("Israel" in "Israeli soldiers").
        form: what sort of expression it is, see `Entity.form`; besides `role`, `person`, `vague`.
        also: the further actors of a mention of several.
    """

    scan: Scan
    first: int
    last: int
    name: str
    code: str = ""
    kind: ActorKind = "organisation"
    affiliation: str | None = None
    role: str | None = None
    via: Via = "name"
    form: str = "name"
    state: str | None = None
    office: str | None = None
    head: str = ""
    also: tuple[Mention, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands in the report."""
        return self.scan.span(self.first, self.last)

    @property
    def party(self) -> str:
        """Whom it acts or speaks for."""
        return self.affiliation if self.kind == "person" and self.affiliation else self.name

    def actors(self) -> list[Actor]:
        """The wire's actors, one for each whom it means."""
        return [
            Actor(
                span=self.span,
                name=m.name,
                code=m.code,
                role=m.role,
                kind=m.kind,
                affiliation=m.affiliation,
                via=m.via,
            )
            for m in (self, *self.also)
        ]


def mention_of(scan: Scan, first: int, last: int, entity: Entity) -> Mention:
    """The mention of a vocabulary's entry."""
    return Mention(
        scan,
        first,
        last,
        name=entity.name,
        code=entity.code,
        kind=entity.kind,
        affiliation=entity.affiliation,
        form=entity.form,
        state=entity.state,
    )


@dataclass(slots=True, eq=False)
class Scan:
    """One sentence as words.

    Attributes:
        words: its words as compared with the vocabulary.
        lower: the same in lower case.
        starts: where each starts in the sentence.
        ends: where each ends, a possessive ending left out.
        shouting: whether it is all in capitals.
        mentions: what was found, in order.
        countries: the states named, by their first word, whether or not they act there.
        before: the sentence before it, once its own pronouns are resolved.
    """

    sentence: Sentence
    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    shouting: bool
    mentions: list[Mention] = field(default_factory=list)
    countries: dict[int, State] = field(default_factory=dict)
    before: Scan | None = None
    _offsets: list[int] | None = None

    def span(self, first: int, last: int) -> Span:
        """The report's span of words `[first, last)`."""
        return Span(self.sentence.start + self.starts[first], self.sentence.start + self.ends[last - 1])

    def wording(self, first: int, last: int) -> str:
        """The words as they stand in the text; where a line ends between them, a blank."""
        words = self.text[self.starts[first] : self.ends[last - 1]]
        return " ".join(words.split()) if "\n" in words else words

    def between(self, index: int) -> str:
        """What stands between a word and the one before it, a line's end as a blank."""
        gap = self.text[self.ends[index - 1] if index else 0 : self.starts[index]]
        return " " if gap.isspace() else gap.replace("\n", " ")

    def after(self, index: int) -> str:
        """What stands between a word and the one after it, or the sentence's end."""
        end = self.starts[index + 1] if index + 1 < len(self.words) else len(self.text)
        return self.text[self.ends[index] : end]

    def possessive(self, index: int) -> bool:
        """Whether a word has a possessive ending."""
        rest = self.after(index)
        return rest[:2] in ("'s", "’s", "`s") or (rest[:1] in ("'", "’") and self.words[index].endswith("s"))

    def token(self, index: int) -> Token:
        """The parse's token that a word starts in."""
        if self._offsets is None:
            self._offsets = self.sentence.doc.to_array("IDX").astype(int).tolist()
        at = bisect_right(self._offsets, self.ends[index] - 1) - 1
        return self.sentence.doc[max(at, 0)]

    def head(self, first: int, last: int) -> Token:
        """The head of words `[first, last)`: the token among them whose own head lies outside."""
        token = self.token(last - 1)
        low = self.starts[first]
        high = self.ends[last - 1]
        for _ in range(last - first + 4):
            if token.head is token or not low <= token.head.idx < high:
                break
            token = token.head
        return token

    def put(self, made: Mention) -> None:
        """Add a mention in its place; those it overlaps give way."""
        kept = [m for m in self.mentions if m.last <= made.first or m.first >= made.last]
        kept.append(made)
        kept.sort(key=lambda m: m.first)
        self.mentions = kept

    def word_at(self, offset: int) -> int:
        """The index of the word at or before an offset of the sentence."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def scan(sentence: Sentence, text: str) -> Scan:
    """Take a sentence's text apart into words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in WORD.finditer(text):
        raw = match.group()
        word = plain(raw)
        words.append(_ARTICLE.get(word, word))
        starts.append(match.start())
        ends.append(match.end() - (2 if raw[-2:] in ("'s", "’s", "`s") else 0))
    lower = [w.lower() for w in words]
    return Scan(sentence, text, words, lower, starts, ends, text.isupper() and len(words) > 3)


def find_names(scan: Scan, lexicon: Lexicon) -> None:
    """Mark the vocabulary's phrases."""
    if scan.shouting:
        hits = lexicon.folded.find([w.upper() for w in scan.words])
    else:
        hits = lexicon.exact.find(scan.words)
    made = [mention_of(scan, first, last, entity) for first, last, entity in hits]
    scan.mentions = [
        m if _is_whole(scan, m) else _longer(scan, m) for m in made if not _is_part(scan, m, lexicon)
    ]
    named = (m for m in scan.mentions if m.kind == "state" and m.form == "name")
    scan.countries = {m.first: lexicon.states[m.name] for m in named}


def _is_whole(scan: Scan, mention: Mention) -> bool:
    """Whether a group's name does not go on with an Arabic article: "Fatah" in "Fatah al-Islam" does."""
    last = mention.last
    if mention.kind not in ("armed_group", "opposition") or last + 1 >= len(scan.words) or scan.shouting:
        return True
    return scan.words[last] != "al" or scan.between(last) != " " or not scan.words[last + 1][:1].isupper()


def _longer(scan: Scan, mention: Mention) -> Mention:
    """The group with the longer name, which the vocabulary does not have."""
    last = mention.last + 2
    name = scan.wording(mention.first, last)
    return Mention(scan, mention.first, last, name=name, code="REB", kind="armed_group", state=None)


def _is_part(scan: Scan, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a general name is part of a longer one: "National Security Council", "Red Cross Street"."""
    if scan.shouting:
        return False
    if (
        mention.form == "folkpeople"
        and scan.lower[mention.last - 1] == "west"
        and _goes_on(scan, mention.last)
    ):
        return True
    words = " ".join(scan.words[mention.first : mention.last])
    if words not in lexicon.lists["general_names"] or mention.first == 0:
        return False
    before = scan.words[mention.first - 1]
    return (
        scan.between(mention.first) in (" ", "'s ", "’s ")
        and before[:1].isupper()
        and before not in ("The", "UN", "U.N.")
    )


def _goes_on(scan: Scan, index: int) -> bool:
    """Whether a capitalised word follows: "the West Bank", "the West African bloc"."""
    return index < len(scan.words) and scan.between(index) == " " and scan.words[index][:1].isupper()


def find_halves(scans: list[Scan], lexicon: Lexicon) -> None:
    """Mark "the North" and "the South" as the states they are, in a report that names one of a parted country."""
    named = {m.name for one in scans for m in one.mentions if m.kind == "state"}
    meant = {
        half: f"{half} {land}"
        for land in _PARTED
        for half in ("North", "South")
        if {f"North {land}", f"South {land}"} & named and f"{half} {land}" in lexicon.states
    }
    for one in scans if meant else ():
        for index in range(1, len(one.words)):
            state = lexicon.states.get(meant.get(one.words[index], ""))
            apart = one.lower[index - 1] == "the" and not _goes_on(one, index + 1)
            if state is not None and apart and not any(m.first <= index < m.last for m in one.mentions):
                one.put(
                    Mention(
                        one,
                        index,
                        index + 1,
                        name=state.name,
                        code=state.code,
                        kind="state",
                        state=state.name,
                    )
                )
                one.countries[index] = state


def keep_short(scans: list[Scan], lexicon: Lexicon) -> None:
    """Settle ambiguous names: each means whom the report names otherwise, or whose state it names."""
    found = [m for one in scans for m in one.mentions]
    if not any(m.form == "short" for m in found):
        return
    named = Counter(key for m in found if m.form != "short" for key in (m.name, m.state) if key)
    for one in scans:
        one.mentions = [_meant(m, lexicon, named) or m for m in one.mentions]
        one.mentions = [m for m in one.mentions if m.form != "short"]


def _meant(mention: Mention, lexicon: Lexicon, named: Counter[str]) -> Mention | None:
    if mention.form != "short":
        return None
    words = " ".join(mention.scan.words[mention.first : mention.last])
    order = {name: index for index, name in enumerate(named)}
    known = [e for e in lexicon.shorts.get(words, ()) if e.name in named or e.state in named]
    if not known:
        return None
    chosen = max(known, key=lambda e: (named[e.name] + named[e.state or ""], -order.get(e.state or "", 0)))
    return mention_of(mention.scan, mention.first, mention.last, chosen)
