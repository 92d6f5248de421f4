"""Whether the name of a state or a city means those who govern there, its people, or the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import Lexicon, State
from verbale.reading.actors.scan import Mention, Scan

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUALIFYING = frozenset({"amod", "compound", "nmod", "poss", "advmod", "npadvmod", "conj"})
_WITH = frozenset({"by", "with", "between", "against", "among", "for", "alongside"})
_MINDED = frozenset({"xcomp", "ccomp", "prep"})
_MOTION = frozenset(
    {
        "go",
        "flee",
        "travel",
        "fly",
        "return",
        "move",
        "arrive",
        "head",
        "come",
        "escape",
        "visit",
        "withdraw",
        "enter",
    }
)


def settle_states(scan: Scan, lexicon: Lexicon) -> None:
    """Give each name of a state its party's name where it acts; leave out those that are places."""
    kept = []
    for mention in scan.mentions:
        if mention.form == "folkadj":
            continue
        if mention.kind != "state" or mention.form == "role":
            kept.append(mention)
            continue
        state = lexicon.states[mention.name]
        if _acts(scan, lexicon, mention, state):
            kept.append(mention)
    scan.mentions = kept


def _acts(scan: Scan, lexicon: Lexicon, mention: Mention, state: State) -> bool:
    """Whether a state's mention is an actor; its name, code and kind are then set."""
    judge = {"adj": _adjective, "people": _plural, "capital": _capital, "seat": _seat}.get(
        mention.form, _country
    )
    return judge(scan, lexicon, mention, state)


def _become(mention: Mention, state: State) -> bool:
    mention.name = state.party
    mention.kind = "government" if state.divided or mention.form in ("capital", "seat") else "state"
    if mention.kind == "government":
        mention.code = f"{state.code} GOV"
    return True


def _seat(scan: Scan, _lexicon: Lexicon, mention: Mention, state: State) -> bool:
    mention.role = scan.wording(mention.first, mention.last)
    return _become(mention, state)


def _adjective(scan: Scan, lexicon: Lexicon, mention: Mention, state: State) -> bool:
    """Russian air strikes are Russia's; "the Turkish border" is a place, "a Palestinian" a person."""
    token = scan.head(mention.first, mention.last)
    if token.dep_ not in _QUALIFYING:
        return _as_people(scan, mention, state)
    following = scan.lower[mention.last] if mention.last < len(scan.words) else ""
    if {token.head.lower_, following} & lexicon.lists["place_nouns"]:
        return False
    if any(m.first == mention.last for m in scan.mentions) and following != "and":
        return False
    return _become(mention, state)


def _as_people(scan: Scan, mention: Mention, state: State) -> bool:
    mention.name = scan.wording(mention.first, mention.last)
    mention.kind = "people"
    mention.code = f"{state.code} CVL"
    return True


def _plural(scan: Scan, _lexicon: Lexicon, mention: Mention, state: State) -> bool:
    """The Russians" are Russia, "Syrians" a people."""
    if mention.first > 0 and scan.lower[mention.first - 1] == "the" and not state.divided:
        return _become(mention, state)
    return _as_people(scan, mention, state)


def _country(scan: Scan, lexicon: Lexicon, mention: Mention, state: State) -> bool:
    if _after_city(scan, mention) or (
        mention.first > 0 and scan.lower[mention.first - 1] in lexicon.lists["directions"]
    ):
        return False
    token = scan.head(mention.first, mention.last)
    if scan.possessive(mention.last - 1):
        noun = token.head.lower_
        return noun not in lexicon.lists["place_nouns"] | lexicon.lists["part_nouns"] and _become(
            mention, state
        )
    return not _is_place(lexicon, token, state) and _become(mention, state)


def _after_city(scan: Scan, mention: Mention) -> bool:
    """Whether a country follows a place of it: "Goma, Congo (AP)", "in Havana, Cuba, on Monday"."""
    if mention.first == 0 or scan.between(mention.first) != ", ":
        return False
    before = scan.words[mention.first - 1]
    if any(
        m.last == mention.first and m.form == "capital" and m.state == mention.state for m in scan.mentions
    ):
        return True
    if not before[:1].isupper() or any(
        m.last == mention.first and m.form != "capital" for m in scan.mentions
    ):
        return False
    after = scan.after(mention.last - 1)[:2].strip()
    return after[:1] in (",", "(", ".", "—", "–", "-", ";")


def _is_place(lexicon: Lexicon, token: Token, state: State) -> bool:
    """Whether a country's name only says where: "in Mali", "Havana, Cuba", "the Syria talks"."""
    seen = token
    while seen.dep_ == "conj" and seen.head is not seen:
        seen = seen.head
    dep = seen.dep_
    if dep == "pobj":
        return _is_place_after(lexicon, seen.head, state)
    if dep in ("npadvmod", "dep", "ROOT") or (dep == "appos" and seen.head.ent_type_ == "GPE"):
        return True
    if dep in ("compound", "nmod", "amod") and state.divided:
        return True
    return dep == "dobj" and seen.head.lemma_ in _MOTION


def _is_place_after(lexicon: Lexicon, prep: Token, state: State) -> bool:
    word = prep.lower_
    if word in lexicon.lists["locative"]:
        return prep.head.lemma_ not in ("interest", "confidence", "trust")
    if word in ("for", "to") and prep.head.lower_ in lexicon.lists["offices"]:
        return True
    if word in ("of", "from") or (word == "for" and state.divided):
        return prep.head.lower_ not in lexicon.lists["of_party"]
    if word in ("to", "on"):
        return state.divided or prep.head.lemma_ in _MOTION
    return False


def _capital(scan: Scan, lexicon: Lexicon, mention: Mention, state: State) -> bool:
    """A capital is a government where it speaks, decides or is dealt with."""
    if mention.first > 0 and scan.lower[mention.first - 1] in lexicon.lists["directions"]:
        return False
    token = scan.head(mention.first, mention.last)
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return _governs(scan, lexicon, mention, token) and _become(mention, state)


def _governs(scan: Scan, lexicon: Lexicon, mention: Mention, token: Token) -> bool:
    head, dep = token.head, token.dep_
    if dep in ("nsubj", "poss"):
        if dep == "nsubj" or not scan.possessive(mention.last - 1):
            return _decides(head, lexicon)
        return head.lower_ not in lexicon.lists["place_nouns"] | lexicon.lists["part_nouns"]
    if dep == "pobj":
        return head.lower_ in _WITH and head.head.pos_ in ("VERB", "NOUN") and head.head.lemma_ not in _MOTION
    return dep == "dobj" and head.lemma_ in lexicon.lists["dealing"]


def _decides(head: Token, lexicon: Lexicon) -> bool:
    """Whether what a city is said to do or be is a government's: "decided", "is ready to", "is for a truce", not "is quiet"."""
    if head.pos_ == "VERB":
        return head.lemma_ not in lexicon.lists["city_verbs"]
    for said in head.children:
        below = {c.dep_ for c in said.children}
        if (said.dep_ == "acomp" and below & _MINDED) or (said.dep_ == "xcomp" and said.pos_ == "VERB"):
            return True
        if said.dep_ == "prep" and said.lower_ in ("for", "against") and "pobj" in below:
            return True
    return False
