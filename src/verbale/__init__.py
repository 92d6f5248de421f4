"""Verbale reads the news of an armed conflict and keeps its minutes, every line cited."""

from __future__ import annotations

from importlib.metadata import version

from verbale.errors import VerbaleError
from verbale.terms import Reading, Report

__all__ = ["Reading", "Report", "VerbaleError", "__version__"]

__version__ = version("verbale")
