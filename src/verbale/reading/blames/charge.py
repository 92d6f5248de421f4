"""A charge as it is found: whose, against whom, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.scenes import Holder

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(eq=False)
class Charge:
    """Everyone of `accusers` blames everyone of `accused`.

    Attributes:
        matter: the words of what for, in order; empty where the text does not say.
        plain: whether words of blame say so, so that people without a name may be accused.
    """

    accusers: list[Holder]
    accused: list[Holder]
    matter: list[Token]
    plain: bool = False
