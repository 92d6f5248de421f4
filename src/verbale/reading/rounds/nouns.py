"""Meetings that a noun names: talks, a summit, a visit, a deal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, is_passive, lemma, mood, subject
from verbale.reading.rounds.cues import Standing
from verbale.reading.rounds.encounters import find_meeting
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Mention, Scene, inner_nouns, told_by_noun
from verbale.reading.rounds.status import clause_standings, standings_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_ATTEMPTED = frozenset(
    {"negotiate", "restart", "resume", "revive", "convene", "relaunch", "mediate", "broker"}
)
_ONLY_STANDING = frozenset({"visit", "call", "attempt", "process", "deal", "paper"})
_YEAR_DIGITS = 4
_SIGNED_WORDS = 10
_NAMES = {"process": "talks", "attempt": "talks", "paper": "deal"}


def find_by_noun(scene: Scene, token: Token, taken: set[int]) -> Iterator[Mention]:
    """The meetings that a noun tells; `taken` gathers the nouns of the same meeting below it."""
    kind = lexicon().kind_of(lemma(token))
    if lemma(token) in ("touch", "contact") and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from find_meeting(scene, token.head.head, "call")
        return
    if kind is None or token.dep_ == "compound" or not _is_meeting(token, kind):
        return
    taken.update(t.i for t in inner_nouns(token))
    deal = kind in ("deal", "paper")
    standings = _deal_standings(token, kind) if deal else standings_of(token, kind)
    if kind == "attempt":
        standings = [
            s for s in standings if s.status != "collapsed" or s.word.dep_ == "amod" or token.dep_ != "dobj"
        ]
    for inner in inner_nouns(token) if not standings else ():
        for clause in clause_standings(inner):
            yield told_by_noun(scene, inner, "talks", clause)
    if not standings and kind in _ONLY_STANDING:
        return
    name = _NAMES.get(kind, kind)
    told: list[Standing | None] = [*standings] or [None]
    for standing in told:
        yield told_by_noun(scene, token, name, standing)


def _is_meeting(token: Token, kind: str) -> bool:
    qualifiers = lexicon().qualifiers
    near = {t.lower_ for t in token.lefts} | {lemma(t) for t in token.lefts}
    if near & qualifiers["barred"] and not near & qualifiers["needs"]:
        return False
    if kind == "attempt":
        return any(lemma(t) in _ATTEMPTED for t in token.doc[token.i + 1 : token.i + 14] if t.pos_ == "VERB")
    if lemma(token) in qualifiers["needed"]:
        wider = near | {lemma(t) for t in after(token, "of", "with")}
        return bool(wider & qualifiers["needs"]) or (
            kind == "call" and bool(list(after(token, "with", "between")))
        )
    if lemma(token) in qualifiers["tables"]:
        return _is_table(token, near)
    return kind != "visit" or token.dep_ in _OBJECTS or bool(list(after(token, "to", "by")))


def _is_table(token: Token, near: set[str]) -> bool:
    """Whether a table, or a line, is one that parties talk at, or on."""
    words, verb = lexicon(), token.head.head if token.head.pos_ == "ADP" else token.head
    if lemma(token) == "table":
        moved = (
            lemma(verb)
            in words.attendance["journeys"] | words.attendance["verbs"] | words.attendance["leaving"]
        )
        return bool(near & words.qualifiers["negotiating"]) or (token.head.pos_ == "ADP" and moved)
    return token.dep_ == "dobj" and bool(list(after(token, "to", "with", "between")))


def _deal_standings(token: Token, kind: str) -> list[Standing]:
    """A deal is a round where it is reached or signed, or told by its day; not where it is only spoken of."""
    if any(c.lower_ in ("no", "any", "without") for c in token.lefts):
        return []
    if any(t.lower_ in ("not", "no") for t in token.head.subtree if t.i < token.i):
        return []
    if kind == "deal" and _is_dated(token):
        return [Standing("agreed", token)]
    verbs = _deal_verbs(token, lexicon().deals["ceremonies" if kind == "paper" else "verbs"])
    return [s for verb in verbs if (s := _deal_standing(verb)) is not None]


def _is_dated(token: Token) -> bool:
    """Whether a deal is called by its day: "Monday's deal", "the truce of May 2019"."""
    if any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children):
        return True
    return any(t.ent_type_ == "DATE" and _is_month(t) for t in after(token, "of"))


def _is_month(day: Token) -> bool:
    """Whether words of a day name a month or a year: "May 2019"; not a length, "two months"."""
    named = [t for t in (day, *day.children) if t.lower_ in _MONTHS]
    return bool(named) or (day.is_digit and len(day.text) == _YEAR_DIGITS)


def _deal_verbs(token: Token, made: frozenset[str]) -> Iterator[Token]:
    """The verbs that make a deal: the one it hangs on, or those of the clauses on it."""
    verb = token.head if token.dep_ in ("dobj", "nsubjpass") else None
    if token.dep_ == "pobj" and token.head.lower_ in ("on", "to"):
        verb = token.head.head
    clauses = [c for c in token.children if c.dep_ in ("acl", "relcl") and c.tag_ in ("VBN", "VBD")]
    found = [verb] if verb is not None and lemma(verb) in made else []
    found += [c for c in clauses if lemma(c) in made and _is_made(c, token)]
    before = [v for v in (_set_beside(token), _signed_before(token), _named_under(token)) if v is not None]
    found += before[:1] if verb is None or verb not in found else []
    yield from (v for v in found if v.pos_ == "VERB" and (lemma(v) in made or v in before))


def _named_under(token: Token) -> Token | None:
    """The verb of those who "put their names to" a deal, or pen to paper."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("to", "on", "under") else None
    if verb is None or lemma(verb) not in lexicon().deals["putting"]:
        return None
    return verb if any(lemma(c) in lexicon().deals["names"] for c in verb.children) else None


def _set_beside(token: Token) -> Token | None:
    """The participle set beside a noun that the parse takes for its verb: "A truce, agreed in May, broke down"."""
    verb = token.head
    beside = token.dep_ == "nsubj" and verb.i == token.i + 2 and token.nbor().text == ","
    return verb if beside and verb.tag_ in ("VBN", "VBD") else None


def _signed_before(token: Token) -> Token | None:
    """The verb of signing before a noun that the parse hangs elsewhere: "signed in Accra on Monday the deal"."""
    if token.dep_ not in ("appos", "conj", "npadvmod", "dep", "ROOT", "pobj"):
        return None
    for word in reversed(token.doc[max(0, token.i - _SIGNED_WORDS) : token.i]):
        if word.pos_ == "VERB":
            free = not any(c.dep_ in ("dobj", "nsubjpass") for c in word.children)
            return word if free and lemma(word) in lexicon().deals["ceremonies"] else None
    return None


def _is_made(clause: Token, deal: Token) -> bool:
    """Whether a clause tells how the deal was made: "signed in Accra", "that they had initialled"."""
    if clause.dep_ == "acl" or is_passive(clause):
        return True
    return not any(c.dep_ == "dobj" and c.lower_ not in ("that", "which") for c in clause.children) and (
        subject(clause) is not None and subject(clause) != deal
    )


def _deal_standing(verb: Token) -> Standing | None:
    how = mood(verb)
    if how == "plan" and lemma(verb) in lexicon().deals["ceremonies"]:
        return Standing("announced", verb)
    return Standing("agreed", verb) if how == "fact" else None
