"""Whether a pronoun can stand for a person, told by title and first name."""

from __future__ import annotations

from typing import Literal

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.scan import Mention

Gender = Literal["woman", "man"]

_WOMAN = frozenset({"she", "her"})
_MAN = frozenset({"he", "his", "him"})


def gender(mention: Mention) -> Gender | None:
    """What a person's title or first name tells, None where neither does."""
    lists = lexicon().lists
    titles = set((mention.role or "").lower().split()) | set((mention.office or "").lower().split())
    first = mention.name.split(" ")[0].split("-")[0]
    if titles & lists["womens_titles"] or first in lists["womens_names"]:
        return "woman"
    if titles & lists["mens_titles"] or first in lists["mens_names"]:
        return "man"
    return None


def agrees(pronoun: str, mention: Mention) -> bool:
    """Whether nothing known of a person speaks against a pronoun."""
    known = gender(mention)
    return known is None or (pronoun in _WOMAN) == (known == "woman")


def surely(pronoun: str, mention: Mention) -> bool:
    """Whether a person is known to be whom a pronoun can mean."""
    return gender(mention) == ("woman" if pronoun in _WOMAN else "man")
