"""Meetings that a noun names: talks, a summit, a visit, a deal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.circumstances import clause_verb, date_near, dates_in, reports
from verbale.reading.clauses import after, is_passive, lemma, mood, mood_words, subject
from verbale.reading.rounds.abroad import is_abroad
from verbale.reading.rounds.accords import are_two_sides
from verbale.reading.rounds.cues import Standing
from verbale.reading.rounds.encounters import find_call, find_meeting
from verbale.reading.rounds.lexicon import lexicon, noun_at
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
_ORDINALS = frozenset(
    {"another", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
_COUNTED = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "pobj"})
_ONLY_STANDING = frozenset({"visit", "call", "attempt", "process", "deal", "paper"})
_YEAR_DIGITS = 4
_AGAIN = frozenset({"renew", "extend", "prolong"})
_SINCE = frozenset({"after", "since", "following", "with", "by", "at", "during"})
_SIGNED_WORDS = 10
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
        return _deal_standings(scene, token, kind)
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


def _deal_standings(scene: Scene, token: Token, kind: str) -> list[Standing]:
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
    if _agrees_alone(scene, verb) or any(lemma(above) in mood_words("denial") for above in verb.ancestors):
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
