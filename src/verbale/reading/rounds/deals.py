"""Deals that a noun names: how they are made, and where they are only spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.circumstances import date_near
from verbale.reading.clauses import after, is_passive, lemma, mood, mood_words, subject
from verbale.reading.rounds.accords import are_two_sides
from verbale.reading.rounds.cues import Standing
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
_YEAR_DIGITS = 4
_AGAIN = frozenset({"renew", "extend", "prolong"})
_SINCE = frozenset({"after", "since", "following", "with", "by", "at", "during"})
_SIGNED_WORDS = 10


def deal_standings(scene: Scene, token: Token, kind: str) -> list[Standing]:
    """A deal is a round where it is reached or signed, or told by its day; not where it is only spoken of."""
    if any(c.lower_ in ("no", "any", "without") for c in token.lefts):
        return []
    if any(t.lower_ in ("not", "no") for t in token.head.subtree if t.i < token.i):
        return []
    joint = (_joint_standing(scene, token) or _signing(token)) if kind == "deal" else None
    if joint is not None:
        return [joint]
    if kind == "paper" and _is_of_one(scene, token):
        return []
    verbs = _deal_verbs(token, lexicon().deals["ceremonies" if kind == "paper" else "verbs"])
    found = [s for verb in verbs if not _is_doubtful(scene, verb) and (s := _deal_standing(verb)) is not None]
    return found or ([Standing("agreed", token)] if kind == "deal" and _is_dated(token) else [])


def _signing(token: Token) -> Standing | None:
    """A deal told by its signing: "since the signing of the accord in Maputo"."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if lemma(above) != "signing" or above.dep_ != "pobj" or above.head.lower_ not in _SINCE:
        return None
    return Standing("agreed", above)


def _is_of_one(scene: Scene, token: Token) -> bool:
    """Whether a paper is signed by one alone: "a statement signed by the rebel leader"."""
    signers = [n for c in token.children if c.dep_ == "acl" for n in after(c, "by")]
    parties = {a.party for n in signers for a in parties_of(scene.draft, scene.sentence, n)}
    return bool(signers) and len(parties) < 2 and not any(n.tag_ == "NNS" for n in signers)


def _is_doubtful(scene: Scene, verb: Token) -> bool:
    """Whether the making of a deal is denied, or only what something would wait for: "could only come after"."""
    wanted = verb.dep_ == "acl" and lemma(verb.head.head) in ("want", "need", "demand", "seek")
    if (
        wanted
        or _agrees_alone(scene, verb)
        or any(lemma(above) in mood_words("denial") for above in verb.ancestors)
    ):
        return True
    if verb.dep_ == "xcomp" and lemma(verb.head) in (
        "struggle",
        "scramble",
        "race",
        "rush",
        "vie",
        "labour",
        "labor",
    ):
        return True
    return verb.dep_ == "advcl" and any(c.tag_ == "MD" for c in verb.head.children)


def _agrees_alone(scene: Scene, verb: Token) -> bool:
    """Whether one party only accepts it: "the rebels agreed to a truce"."""
    who = subject(verb)
    passive = any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children)
    if lemma(verb) != "agree" or passive or who is None:
        return False
    parties = {a.party for a in parties_of(scene.draft, scene.sentence, who)}
    return len(parties) == 1 and who.lower_ not in ("they", "both")


def _joint_standing(scene: Scene, token: Token) -> Standing | None:
    """What two sides do together to a deal: "the two sides renewed their truce"."""
    verb = token.head
    again = lemma(verb) in _AGAIN
    if lemma(verb) not in lexicon().deals["joint"] or mood(verb) != "fact":
        return None
    if token.dep_ == "nsubjpass" and again and date_near(scene.draft, scene.sentence, verb) is not None:
        return Standing("agreed", verb)
    if token.dep_ != "dobj":
        return None
    who = subject(verb)
    with_others = again and any((*after(verb, "with"), *after(token, "with")))
    made = who is not None and (are_two_sides(scene, who) or with_others)
    return Standing("agreed", verb) if made else None


def _is_dated(token: Token) -> bool:
    """Whether a deal is called by its day: "Monday's deal", "the truce of May 2019"."""
    if any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children):
        return True
    if any(_is_month(c) for c in token.lefts if c.dep_ in ("compound", "nummod", "amod", "nmod")):
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
    found = [verb] if verb is not None and (lemma(verb) in made or _is_negotiated(verb)) else []
    found += [c for c in clauses if lemma(c) in made and _is_made(c, token)]
    near = (_set_beside(token), _signed_before(token), _named_under(token), _signed_behind(token, made))
    before = [v for v in near if v is not None]
    found += before[:1] if verb is None or verb not in found else []
    yield from (
        v for v in found if v.pos_ == "VERB" and (lemma(v) in made or v in before or _is_negotiated(v))
    )


def _is_negotiated(verb: Token) -> bool:
    """Whether a deal has been negotiated: "negotiated a truce", "was negotiated by"; not while they still do."""
    return lemma(verb) == "negotiate" and verb.tag_ in ("VBD", "VBN")


def _signed_behind(token: Token, made: frozenset[str]) -> Token | None:
    """The verb of a clause on the noun that the parse hangs elsewhere: "an accord that the two governments signed"."""
    words = [t for t in token.doc[token.i + 1 : token.i + 1 + _SIGNED_WORDS] if t.pos_ != "ADV"]
    verb = next((t for t in words if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.pos_ != "VERB" or lemma(verb) not in made or verb.tag_ not in ("VBN", "VBD"):
        return None
    first = words[0]
    if first.text == ",":
        return verb if len(words) > 1 and words[1].i == verb.i and verb.tag_ == "VBN" else None
    return verb if first.lower_ in ("that", "which") and words[1].i != verb.i else None


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
    made = lemma(verb) in lexicon().deals["verbs"] and not any(c.dep_ == "dobj" for c in verb.children)
    bare = token.dep_ == "nsubj" and verb.i == token.i + 1 and made
    return verb if (beside or bare) and verb.tag_ in ("VBN", "VBD") else None


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
