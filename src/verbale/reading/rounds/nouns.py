"""Meetings that a noun names: talks, a summit, a visit, a deal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.circumstances import clause_verb, dates_in, reports
from verbale.reading.clauses import after, lemma, mood
from verbale.reading.rounds.abroad import is_abroad
from verbale.reading.rounds.cues import Standing
from verbale.reading.rounds.deals import deal_standings
from verbale.reading.rounds.encounters import find_call, find_meeting
from verbale.reading.rounds.lexicon import lexicon, noun_at
from verbale.reading.rounds.mention import Mention, Scene, inner_nouns, told_by_noun
from verbale.reading.rounds.status import clause_standings, standings_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_ATTEMPTED = frozenset(
    {"negotiate", "restart", "resume", "revive", "convene", "relaunch", "mediate", "broker"}
)
_ORDINALS = frozenset(
    {"another", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
_COUNTED = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "pobj"})
_ONLY_STANDING = frozenset({"visit", "call", "attempt", "process", "deal", "paper"})
_NAMES = {"process": "talks", "attempt": "talks", "paper": "deal"}


def find_by_number(scene: Scene, token: Token, taken: set[int]) -> Iterator[Mention]:
    """A sitting that is only counted, after others were named: "a third, planned for May, was called off"."""
    ordinal = token.lower_ in _ORDINALS or any(
        c.lower_ in _ORDINALS for c in token.lefts if lemma(token) == "one"
    )
    if not ordinal or token.dep_ not in _COUNTED or not _sat_before(scene, token):
        return
    for standing in _standings(scene, token, "gathering")[-1:]:
        taken.add(token.i)
        yield told_by_noun(scene, token, "gathering", standing)


def _sat_before(scene: Scene, token: Token) -> bool:
    """Whether this sentence, or the one before it, named a sitting, and nothing else that is counted."""
    here = scene.draft.sentences.index(scene.sentence)
    words = [t for t in scene.sentence.doc if t.i < token.i]
    words += list(scene.draft.sentences[here - 1].doc) if here else []
    return any(lexicon().kind_at(t) == "gathering" for t in words if t.pos_ == "NOUN")


def find_by_noun(scene: Scene, token: Token, taken: set[int]) -> Iterator[Mention]:
    """The meetings that a noun tells; `taken` gathers the nouns of the same meeting below it."""
    kind = _kind(token)
    if lemma(token) in ("touch", "contact") and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from find_meeting(scene, token.head.head, "call")
        return
    if kind == "call" and _is_in_call(token):
        yield from find_call(scene, token)
        return
    if kind is None or token.dep_ == "compound" or not _is_meeting(token, kind):
        return
    taken.update(t.i for t in inner_nouns(token))
    yield from _told(scene, token, kind)


def _told(scene: Scene, token: Token, kind: str) -> Iterator[Mention]:
    standings = _standings(scene, token, kind)
    for inner in inner_nouns(token) if not standings else ():
        for clause in clause_standings(inner):
            yield told_by_noun(scene, inner, "talks", clause)
    if not standings and kind in _ONLY_STANDING:
        return
    told: list[Standing | None] = [*standings] or [None]
    for standing in told:
        mention = told_by_noun(scene, token, _NAMES.get(kind, kind), standing)
        if standing is None or not _is_background(mention, standing.word):
            yield mention


def _is_background(mention: Mention, word: Token) -> bool:
    """Whether only the time of something else is told by it: "when the truce was signed"; a failure in general."""
    if mention.venue or mention.day or mention.parties or mention.mediators:
        return False
    timing = word.dep_ == "advcl" and any(c.dep_ == "nsubjpass" for c in word.children)
    return (mention.kind == "deal" and timing) or (mention.status == "collapsed" and word.dep_ == "amod")


def _is_in_call(token: Token) -> bool:
    """Whether something is said "in a telephone call with" somebody."""
    phone = any(c.lower_ in lexicon().qualifiers["phone"] for c in token.lefts)
    within = token.dep_ == "pobj" and token.head.lower_ in ("in", "during")
    return phone and within


def _standings(scene: Scene, token: Token, kind: str) -> list[Standing]:
    """How the meeting stands, by the words around its noun, else by its day or in passing."""
    if kind in ("deal", "paper"):
        return deal_standings(scene, token, kind)
    standings = standings_of(token, kind)
    if kind == "attempt":
        return [
            s for s in standings if s.status != "collapsed" or s.word.dep_ == "amod" or token.dep_ != "dobj"
        ]
    if not standings and kind in ("talks", "gathering", "visit"):
        found = _in_passing(scene, token, kind)
        standings = [found] if found is not None else []
    return standings


def _in_passing(scene: Scene, token: Token, kind: str) -> Standing | None:
    """How a meeting stands that is told beside something else: by its day, or by the tense of what it did."""
    if kind == "visit":
        away = token.dep_ == "pobj" and token.head.lower_ in ("on", "during")
        actors = scene.draft.actors_in(scene.sentence.span) if away else []
        abroad = any(is_abroad(scene, actors, noun) for noun in after(token, "to"))
        return Standing("ended", token, weak=True) if abroad else None
    if lemma(clause_verb(token)) in lexicon().encounters["violence"]:
        return None
    published = (scene.draft.report.published or "")[:10]
    for _, day, head in dates_in(scene.draft, scene.sentence):
        since = any(a.lower_ == "since" for a in head.ancestors)
        if published and not since and any(a.i == token.i for a in head.ancestors):
            if clause_verb(head).i > token.i:
                continue
            will = any(c.lower_ == "will" for c in clause_verb(token).children)
            since = clause_verb(token)
            past = since.tag_ in ("VBD", "VBN") and _is_weekday(head)
            later = will or (not past and day[: len(published)] > published[: len(day)])
            return Standing("announced" if later else "ended", token, weak=True)
    verb = token.head
    had = any(c.lower_ == "had" for c in verb.children)
    did = token.dep_ == "nsubj" and verb.pos_ == "VERB" and (verb.tag_ == "VBD" or had)
    ahead = clause_verb(token)
    if kind == "gathering" and token.dep_ == "pobj" and any(c.lower_ == "will" for c in ahead.children):
        return Standing("announced", token, weak=True) if token.head.lower_ in ("at", "for") else None
    if did and not reports(verb) and mood(verb) == "fact":
        return Standing("ended", token, weak=True)
    return None


def _is_weekday(day: Token) -> bool:
    """Whether a day is told by its name alone, which the clause's tense places before or after the report."""
    return day.lower_ in lexicon().qualifiers["days"] - {"tomorrow", "next", "later"} and not list(day.lefts)


def _kind(token: Token) -> str | None:
    """The kind of meeting that a noun names; a "round table" is one sitting."""
    if lemma(token) == "table" and token.i and token.nbor(-1).lower_ == "round":
        return "gathering"
    return lexicon().kind_at(token)


def _is_round(token: Token) -> bool:
    """Whether a round is one of talks: none of fighting, sanctions or voting, none that is only turned."""
    of = [noun_at(t) for t in after(token, "of")]
    if of:
        return any(lexicon().kind_of(word) is not None for word in of)
    joined = [t for t in token.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "NOUN"]
    if any(lexicon().kind_of(lemma(t)) is None and lemma(t) not in ("peace", "truce") for t in joined):
        return False
    return any(t.dep_ in ("amod", "nummod") for t in token.lefts)


def _is_meeting(token: Token, kind: str) -> bool:
    qualifiers = lexicon().qualifiers
    before = [t for t in token.lefts if not t.i or t.nbor(-1).text != "-"]
    near = {t.lower_ for t in before} | {lemma(t) for t in before}
    domestic = any(lemma(t) in lexicon().nouns["domestic"] for t in after(token, "of"))
    if (near & qualifiers["barred"] and not near & qualifiers["needs"]) or (kind == "gathering" and domestic):
        return False
    if lemma(token) == "round":
        return _is_round(token)
    if kind == "attempt":
        return _is_attempt(token)
    if lemma(token) in qualifiers["needed"]:
        wider = near | {lemma(t) for t in after(token, "of", "with")}
        between = kind in ("call", "talks", "process") and any(after(token, "with", "between"))
        return bool(wider & qualifiers["needs"]) or between
    if lemma(token) in qualifiers["tables"] and kind != "gathering":
        return _is_table(token, near)
    return kind != "visit" or token.dep_ in _OBJECTS or bool(list(after(token, "to", "by")))


def _is_attempt(token: Token) -> bool:
    """Whether an effort is one at a round: of mediation, or to bring the sides together."""
    if any(c.lower_ == "mediation" for c in token.lefts):
        return True
    return any(_is_attempted(t) for t in token.doc[token.i + 1 : token.i + 14] if t.pos_ == "VERB")


def _is_attempted(verb: Token) -> bool:
    """Whether what is attempted is a round: to negotiate, to bring the sides together."""
    together = any(c.lower_ == "together" for c in verb.children)
    return lemma(verb) in _ATTEMPTED or (lemma(verb) in ("bring", "get") and together)


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
