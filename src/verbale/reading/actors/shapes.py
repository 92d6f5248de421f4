"""Bodies that no vocabulary knows: by their last word, by their acronym, by the parse's model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verbale.reading.actors.lexicon import Entity, Lexicon, lexicon
from verbale.reading.actors.persons import PARTICLES
from verbale.reading.actors.scan import Mention, Scan, mention_of

_ACRONYM = re.compile(r"\((?:the |or )?[\"“']?([A-Z][A-Za-z0-9/-]{1,11})[\"”']?[;,)]")
CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "al", "de", "to", "del", "la"})
_MAX_WORDS = 12
_MAX_PERSON_WORDS = 3


@dataclass(slots=True)
class Coined:
    """Acronyms that the report itself explains, and whom they mean."""

    by_word: dict[str, Entity] = field(default_factory=dict)


def find_bodies(scan: Scan, known: Lexicon) -> None:
    """Mark capitalised phrases that end in a word for a body ("Yarmouk Brigade", "Peace Commission")."""
    if scan.shouting:
        return
    taken = {
        i
        for m in scan.mentions
        if m.form not in ("adj", "folkadj", "people", "vague", "capital")
        for i in range(m.first, m.last)
    }
    taken.update(range(_dateline(scan)))
    index = 0
    while index < len(scan.words):
        kind = _body_kind(known, scan.words[index])
        if kind is None or index in taken or _is_organ(scan, known, index):
            index += 1
            continue
        first = _run_before(scan, taken, index)
        if first < index:
            _put(scan, first, index + 1, kind)
        index += 1
    _add_recognised(scan)


def _dateline(scan: Scan) -> int:
    """How many words in capitals open the sentence, as a dateline does."""
    count = 0
    while count < len(scan.words) and len(scan.words[count]) > 2 and scan.words[count].isupper():
        count += 1
    return count if count < len(scan.words) else 0


def _is_organ(scan: Scan, known: Lexicon, index: int) -> bool:
    """Whether a body is only an organ of the state named before it: "Russian Foreign Ministry"."""
    if scan.words[index] not in known.lists["organs"]:
        return False
    return any(m.kind == "state" and index - 4 <= m.last <= index for m in scan.mentions)


def _body_kind(known: Lexicon, word: str) -> str | None:
    for kind in ("armed_group", "opposition", "organisation", "outlet"):
        if word in known.lists[f"body_{kind}"]:
            return kind
    return None


def _run_before(scan: Scan, taken: set[int], index: int) -> int:
    first = index
    while first > 0 and index - first < _MAX_WORDS and first - 1 not in taken:
        word = scan.words[first - 1]
        if scan.between(first) not in (" ", "-", "'s ", "’s ") or not (CAPITAL.match(word) or word in _SMALL):
            break
        first -= 1
    while first < index and (
        (scan.words[first].lower() in _SMALL and scan.words[first] != "al") or _opens(scan, first)
    ):
        first += 1
    return first


def _opens(scan: Scan, index: int) -> bool:
    """A sentence's first word is capitalised without being a name: "Last", "Under"."""
    return index == 0 and scan.sentence.doc[0].pos_ not in ("PROPN", "ADJ", "NOUN")


def _put(scan: Scan, first: int, last: int, kind: str) -> None:
    inside = [m for m in scan.mentions if m.first < last and m.last > first]
    state = next((m.state for m in inside if m.state), None)
    code = next((m.code.split(" ")[0] for m in inside if m.kind == "state"), "")
    scan.mentions = [m for m in scan.mentions if m not in inside]
    made = Mention(scan, first, last, name=scan.wording(first, last), kind=kind, code=code, state=state)  # type: ignore[arg-type]
    scan.mentions.append(made)
    scan.mentions.sort(key=lambda m: m.first)


def _add_recognised(scan: Scan) -> None:
    for entity in scan.sentence.doc.ents:
        if entity.label_ != "ORG":
            continue
        first = scan.word_at(entity.start_char)
        last = scan.word_at(entity.end_char - 1) + 1
        while first < last and (scan.lower[first] in _SMALL or not CAPITAL.match(scan.words[first])):
            first += 1
        lists = lexicon().lists
        titled = first < last and (
            scan.lower[first] in lists["offices"] or scan.words[first] in lists["place_openers"]
        )
        whole = (
            not titled
            and last - first >= 2
            and all(CAPITAL.match(w) or w in _SMALL for w in scan.words[first:last])
        )
        if (
            whole
            and _in_action(scan, first, last)
            and first >= _dateline(scan)
            and not any(m.first < last and m.last > first for m in scan.mentions)
            and not looks_personal(scan, first, last)
        ):
            before = scan.lower[first - 1] if first else ""
            outlet = before in lexicon().lists["outlet_nouns"]
            _put(scan, first, last, "outlet" if outlet else "organisation")


def looks_personal(scan: Scan, first: int, last: int) -> bool:
    """Whether a name the model takes for a body has the shape of a person's and no word of a body."""
    words, lists = scan.words[first:last], lexicon().lists
    shaped = 2 <= len(words) <= _MAX_PERSON_WORDS and all(
        w.isalpha() and (len(w) == 1 or not w.isupper()) for w in words
    )
    before = scan.lower[first - 1] if first else ""
    bodily = any(
        _body_kind(lexicon(), w) or w in lists["place_openers"] or w in lists["firm_words"] for w in words
    )
    shaped = shaped and words[0].lower() not in PARTICLES
    return shaped and before not in ("the", "a", "an", "newspaper", "daily") and not bodily


def _in_action(scan: Scan, first: int, last: int) -> bool:
    """Whether a name does or is dealt with, as bodies are and places seldom."""
    token = scan.head(first, last)
    if token.dep_ == "pobj":
        return token.head.lower_ in ("by", "with", "against", "between", "for")
    return token.dep_ in ("nsubj", "nsubjpass", "appos", "poss")


def coin(scans: list[Scan], known: Lexicon) -> Coined:
    """Read the acronyms in parentheses after a name, and what they stand for."""
    coined = Coined()
    for scan in scans:
        if "(" not in scan.text or scan.shouting:
            continue
        for match in _ACRONYM.finditer(scan.text):
            entity = _expanded(scan, known, scan.word_at(match.start(1)), match.group(1))
            if entity is not None:
                coined.by_word[match.group(1)] = entity
    return coined


def _expanded(scan: Scan, known: Lexicon, index: int, acronym: str) -> Entity | None:
    """What stands before an acronym: a mention, or capitalised words with its initials."""
    for mention in scan.mentions:
        if mention.last == index and mention.kind not in ("state", "person", "people"):
            return Entity(name=mention.name, code=mention.code, kind=mention.kind, state=mention.state)
    first = _first_of(scan, index, acronym)
    if first is None or any(w.lower() in known.lists["documents"] for w in scan.words[first:index]):
        return None
    kind = _body_kind(known, scan.words[index - 1]) or _body_kind(known, scan.words[first]) or "organisation"
    entity = Entity(name=scan.wording(first, index), kind=kind)  # type: ignore[arg-type]
    whole = known.exact.match(scan.words, index)
    if whole is not None and whole[1].form == "name" and _are_alike(whole[1].name, entity.name):
        entity = whole[1]
    _mark_whole(scan, first, index, entity)
    return entity


def _are_alike(known: str, worded: str) -> bool:
    """Whether a body of the vocabulary may be the one that the report writes out: most words are shared."""
    first, second = set(known.lower().split()) - _SMALL, set(worded.lower().split()) - _SMALL
    return 3 * len(first & second) >= 2 * max(len(first), len(second))


def _first_of(scan: Scan, index: int, acronym: str) -> int | None:
    """The first of the capitalised words before `index` whose initials an acronym is of."""
    first = index
    letters = [c for c in acronym if c.isupper()]
    while first > 0 and index - first < _MAX_WORDS:
        word = scan.words[first - 1]
        joined = first == index or scan.between(first) in (" ", "-", "'s ", "' ")
        if not joined or not (CAPITAL.match(word) or word in _SMALL):
            return None
        first -= 1
        if CAPITAL.match(scan.words[first]) and _are_initials(scan.words[first:index], letters):
            return first
    return None


def _are_initials(words: list[str], letters: list[str]) -> bool:
    """Whether letters are the initials of words, of which the small ones may be left out."""
    if not words:
        return not letters
    word, *rest = words
    if letters and word[0].upper() == letters[0] and _are_initials(rest, letters[1:]):
        return True
    return not CAPITAL.match(word) and _are_initials(rest, letters)


def _mark_whole(scan: Scan, first: int, last: int, entity: Entity) -> None:
    """Mark the name that an acronym stands for, where only parts of it, or none, are marked."""
    inside = [m for m in scan.mentions if m.first < last and m.last > first]
    if all(first <= m.first and m.last <= last for m in inside):
        scan.put(mention_of(scan, first, last, entity))


def find_coined(scan: Scan, coined: Coined) -> None:
    """Mark the acronyms the report explained; they outdo what the vocabulary makes of them."""
    for index, word in enumerate(scan.words):
        entity = coined.by_word.get(word)
        if entity is None:
            continue
        covering = [m for m in scan.mentions if m.first <= index < m.last]
        if any(m.last - m.first > 1 for m in covering):
            continue
        scan.mentions = [m for m in scan.mentions if m not in covering]
        scan.mentions.append(mention_of(scan, index, index + 1, entity))
        scan.mentions.sort(key=lambda m: m.first)
