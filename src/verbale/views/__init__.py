"""Pure functions from claims to what a person looks at, as typed results."""

from __future__ import annotations

from verbale.views.board import Board, Cell, Row, Stand, board
from verbale.views.brief import Brief, Line, Section, brief
from verbale.views.captions import caption, count_caption, issue_label
from verbale.views.cast import Cast, cast
from verbale.views.gather import gather
from verbale.views.material import Citation, Material
from verbale.views.privacy import protected
from verbale.views.search import Hit, search
from verbale.views.show import Shown, show
from verbale.views.timeline import Entry, timeline

__all__ = [
    "Board",
    "Brief",
    "Cast",
    "Cell",
    "Citation",
    "Entry",
    "Hit",
    "Line",
    "Material",
    "Row",
    "Section",
    "Shown",
    "Stand",
    "board",
    "brief",
    "caption",
    "cast",
    "count_caption",
    "gather",
    "issue_label",
    "protected",
    "search",
    "show",
    "timeline",
]
