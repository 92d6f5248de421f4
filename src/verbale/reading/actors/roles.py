"""Mentions made of an owner and a word for a role: "Israeli soldiers", "the army's spokesman"."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.actors.lexicon import Lexicon, State, lexicon
from verbale.reading.actors.scan import Mention, Scan
from verbale.reading.actors.titles import is_destination, joined

_MAX_BETWEEN = 5
_BACKED = frozenset({"backed", "led", "supported", "allied", "linked", "trained", "aligned", "controlled"})
_MAX_REGION_WORDS = 3
_OTHERS = frozenset({"allies", "parties", "powers", "states", "nations", "countries"})
_SIDE_ADJECTIVES = {
    "government": "government_words",
    "rebel": "rebel_words",
    "opposition": "opposition_words",
}
_ROLE_CODE = {
    "army": "MIL",
    "air": "MIL",
    "forces": "MIL",
    "fighters": "REB",
    "opposition": "OPP",
    "people": "CVL",
}


def role_at(scan: Scan, lexicon: Lexicon, index: int) -> tuple[int, str] | None:
    """The role word or pair of words that starts at a word: (index after it, its class)."""
    lower = scan.lower
    if index + 1 < len(lower) and scan.between(index + 1) in (" ", "-"):
        pair = lexicon.roles.get(f"{lower[index]} {lower[index + 1]}")
        if pair is not None:
            return index + 2, pair
    single = lexicon.roles.get(lower[index])
    return (index + 1, single) if single is not None else None


def find_roles(scan: Scan, lexicon: Lexicon) -> None:
    """Join names and the role words after them."""
    ends = {m.last: m for m in scan.mentions}
    taken = {i for m in scan.mentions for i in range(m.first, m.last)}
    index = 0
    while index < len(scan.words):
        hit = None if index in taken else role_at(scan, lexicon, index)
        if hit is None:
            index += 1
            continue
        last, role = hit
        _join(scan, lexicon, ends, (index, last, role))
        index = last


def _join(scan: Scan, lexicon: Lexicon, ends: dict[int, Mention], hit: tuple[int, int, str]) -> None:
    index, last, role = hit
    if (
        _is_modifier(scan, lexicon, last)
        or _only_qualifies(scan, last, role)
        or scan.token(last - 1).pos_ == "VERB"
    ):
        return
    first, owner = _owner(scan, lexicon, ends, index)
    if owner is not None and is_destination(scan, owner):
        sender = ends.get(owner.first)
        owner = sender if sender is not None and joined(scan, sender.last) else None
    made = None
    if owner is not None:
        made = _owned(scan, lexicon, (owner.first, last), owner, role)
        made = _with_coordinated(scan, lexicon, ends, made, role)
    else:
        made = _regional(scan, lexicon, (index, last)) or _sided(scan, lexicon, (first, last), (index, role))
    if made is not None:
        scan.put(made)
        ends[last] = made


def _is_modifier(scan: Scan, lexicon: Lexicon, last: int) -> bool:
    """Whether a role word only leads on to the next: "army commanders", "government forces"."""
    if last >= len(scan.words) or scan.between(last) != " ":
        return False
    return role_at(scan, lexicon, last) is not None and scan.lower[last] not in (
        "state",
        "party",
        "force",
        "side",
    )


def _owner(scan: Scan, lexicon: Lexicon, ends: dict[int, Mention], index: int) -> tuple[int, Mention | None]:
    """Look left of a role word over its modifiers: (first word of the phrase, the owner's mention)."""
    first = index
    for _ in range(_MAX_BETWEEN):
        if scan.between(first) not in (" ", "-", "'s ", "’s ", "' ", "’ ", " “", ' "'):
            return first, None
        owner = ends.get(first)
        if owner is not None:
            if scan.possessive(first - 1) and scan.lower[index] in _OTHERS:
                return index, None
            return owner.first, None if scan.lower[first] in _BACKED else owner
        if first == 0 or not _modifies(scan, lexicon, first - 1):
            return first, None
        first -= 1
    return first, None


def _modifies(scan: Scan, lexicon: Lexicon, index: int) -> bool:
    """Whether a word can stand between an owner and a role: "rebel", "senior", but no verb of the clause."""
    word = scan.lower[index]
    if word in lexicon.roles:
        return True
    return word in lexicon.lists["between"] and scan.token(index).tag_ not in ("VBD", "VBZ", "VBP")


def _owned(scan: Scan, lexicon: Lexicon, span: tuple[int, int], owner: Mention, role: str) -> Mention:
    """The mention of a role that an owner has."""
    first, last = span
    state = lexicon.states.get(owner.name) if owner.kind == "state" else None
    wording = scan.wording(owner.last, last)
    made = replace(owner, first=first, last=last, role=wording, form="role", head=role, also=())
    if owner.form == "vague" and (role not in ("people", "persons") or owner.head in ("people", "persons")):
        return _of_described(made, owner, role)
    if role in ("people", "persons"):
        return _of_people(made, lexicon, owner, role, state)
    if state is None:
        return _of_group(made, scan, owner, role)
    return _of_state(made, lexicon, state, role)


def _of_people(made: Mention, lexicon: Lexicon, owner: Mention, role: str, state: State | None) -> Mention:
    scan, words = made.scan, (made.role or "").lower().split()
    name = scan.wording(made.first, made.last)
    if state is not None and scan.possessive(owner.last - 1):
        name = f"{state.adjective} {made.role}"
    code = owner.code.split(" ")[0]
    if role == "people":
        code = f"{code} CVL".strip()
        return replace(made, name=name, kind="people", affiliation=None, code=code, via="description")
    private = state is not None and not lexicon.lists["private_roles"].isdisjoint(words)
    party = None if private else _speaks_for(owner, state)
    code = f"{code} GOV" if state and not private else owner.code
    return replace(made, name=name, kind="person", affiliation=party, code=code, via="description")


def _speaks_for(owner: Mention, state: State | None) -> str | None:
    """Whose person or people the owner's are; a bloc ("Western") is no party."""
    if state is not None:
        return state.party
    return None if owner.form.startswith("folk") else owner.party


def _of_described(made: Mention, owner: Mention, role: str) -> Mention:
    """What belongs to somebody only described: "the junta's troops", "the doctors' union"."""
    wording = made.scan.wording(made.first, made.last)
    if owner.head in ("people", "persons", ""):
        return replace(made, name=wording, role=wording, kind="organisation", form="role", via="description")
    if role in ("people", "persons"):
        return replace(made, name=wording, role=wording)
    noun = made.scan.lower[owner.last - 1]
    head = owner.head
    if noun in lexicon().lists["government_nouns"]:
        head = "government forces" if role in ("forces", "army", "air") else "government"
    return replace(
        owner, last=made.last, role=wording, name=wording if role == "air" else owner.name, head=head
    )


def _of_group(made: Mention, scan: Scan, owner: Mention, role: str) -> Mention:
    if owner.form.startswith("folk"):
        kinds = {"fighters": "armed_group", "forces": "armed_group", "opposition": "opposition"}
        name = scan.wording(made.first, made.last)
        kind = kinds.get(role, "organisation")
        return replace(made, name=name, kind=kind, form="role", via="description")  # type: ignore[arg-type]
    return made


def _of_state(made: Mention, lexicon: Lexicon, state: State, role: str) -> Mention:
    words = made.role or ""
    rebel = any(w in lexicon.lists["rebel_words"] for w in words.lower().split())
    opposed = "opposition" in words.lower().split() or role == "opposition"
    code = f"{state.code} {_ROLE_CODE.get(role, 'GOV')}"
    if rebel or role == "fighters":
        noun = "rebels" if rebel else " ".join(words.split()[-2:])
        return replace(
            made, name=f"{state.adjective} {noun}", kind="armed_group", code=f"{state.code} REB", form="role"
        )
    if opposed:
        return replace(
            made, name=f"{state.adjective} opposition", kind="opposition", code=f"{state.code} OPP"
        )
    if role == "army":
        return replace(made, name=state.army_name, kind="military", affiliation=state.party, code=code)
    if role == "air":
        name = f"{state.adjective} {words.lower()}"
        return replace(made, name=name, kind="military", affiliation=state.party, code=code)
    kind = "military" if role == "forces" else "government"
    return replace(made, name=state.party, kind=kind, affiliation=None, code=code)  # type: ignore[arg-type]


def _with_coordinated(
    scan: Scan, lexicon: Lexicon, ends: dict[int, Mention], made: Mention, role: str
) -> Mention:
    """Take in the owner coordinated before the first: "Egyptian and Qatari mediators"."""
    before = made.first - 1
    if before < 1 or scan.lower[before] != "and":
        return made
    other = ends.get(before)
    if other is None or other.form not in ("adj", "folkadj"):
        return made
    second = _owned(scan, lexicon, (other.first, made.last), other, role)
    second = replace(second, role=made.role)
    return replace(second, last=made.last, also=(replace(made, first=other.first),))


def _only_qualifies(scan: Scan, last: int, role: str) -> bool:
    """Whether a word for persons qualifies another noun: "civilian deaths", "rebel-held"."""
    if scan.after(last - 1)[:1] == "-":
        return True
    if role not in ("persons", "people") and scan.lower[last - 1] != "military":
        return False
    token = scan.token(last - 1)
    if scan.lower[last - 1] == "rebel":
        return False
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i


def _sided(scan: Scan, lexicon: Lexicon, span: tuple[int, int], hit: tuple[int, str]) -> Mention | None:
    """A role without a named owner: by its side ("government forces", "rebel leaders"), else vague."""
    first, last = span
    index, role = hit
    if len(scan.words) < 3 or scan.lower[last - 1] in lexicon.lists["only_owned"]:
        return None
    while first < index and scan.lower[first] in lexicon.lists["quantifiers"]:
        first += 1
    if scan.lower[last - 1] == "rebel" and scan.token(last - 1).dep_ in ("compound", "amod", "nmod"):
        role = "rebels"
    wording = scan.wording(first, last)
    if scan.shouting:
        wording = wording.lower()
    before = set(scan.lower[first:index])
    return Mention(
        scan,
        first,
        last,
        name=wording,
        role=wording,
        via="description",
        form="vague",
        head=_side(lexicon, before, role),
    )


def _regional(scan: Scan, lexicon: Lexicon, span: tuple[int, int]) -> Mention | None:
    """A region's or city's own body: "Sindh government", "the Catalan parliament"."""
    index, last = span
    if scan.shouting or scan.lower[last - 1] not in lexicon.lists["regional_bodies"]:
        return None
    first = index
    while (
        first > 0
        and index - first < _MAX_REGION_WORDS
        and scan.between(first) == " "
        and _is_name(scan, first - 1)
    ):
        first -= 1
    if first == index or any(m.last > first and m.first < last for m in scan.mentions):
        return None
    name = scan.wording(first, last)
    return Mention(
        scan,
        first,
        last,
        name=name,
        kind="government",
        role=scan.wording(index, last),
        via="name",
        form="role",
        head="leaders",
    )


def _is_name(scan: Scan, index: int) -> bool:
    word = scan.words[index]
    return (
        word[:1].isupper() and not word.isupper() and scan.token(index).pos_ in ("PROPN", "ADJ") and index > 0
    )


def _side(lexicon: Lexicon, before: set[str], role: str) -> str:
    """The class of a role phrase, told by the words before the role word."""
    if role == "people":
        return role
    if before & lexicon.lists["rebel_words"]:
        return "rebels" if role != "persons" else "rebel person"
    if before & lexicon.lists["opposition_words"] or role == "opposition":
        return "opposition" if role != "persons" else "opposition person"
    if before & lexicon.lists["government_words"] and role in ("forces", "leaders", "air"):
        return "government forces" if role == "forces" else "government"
    return role
