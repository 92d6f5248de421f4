"""Attributions by a network trained on annotated news; `training/` holds how."""

from __future__ import annotations

from verbale.reading.statements.trained.attributions import by_network

__all__ = ["by_network"]
