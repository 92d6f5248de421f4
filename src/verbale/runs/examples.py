"""The example dispatches that come with the package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def example_dispatches() -> Iterator[Path]:
    """The folder of the example dispatches, one folder a peace process."""
    with as_file(files("verbale") / "examples") as folder:
        yield folder
