"""How the command line speaks: colour and progress on a terminal alone, problems on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from verbale.errors import VerbaleError
from verbale.terms import Problem

MIN_WIDTH = 40
MAX_WIDTH = 100
PIPE_WIDTH = 80
MAX_PROBLEMS = 20
M = TypeVar("M")


def width() -> int:
    """Columns to write to: the terminal's, within reason; 80 in a pipe."""
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    return max(MIN_WIDTH, min(MAX_WIDTH, Console().width))


def put_text(text: str) -> None:
    """Print a text as it is, ending in one line break."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def put(line: str) -> None:
    """Print one line."""
    put_text(line)


def put_bytes(made: bytes, *, text: bool) -> None:
    """Print a file's content; what is no text goes into a pipe or a file alone.

    Raises:
        VerbaleError: it would go to a terminal.
    """
    if text:
        put_text(made.decode())
    elif sys.stdout.isatty():
        raise VerbaleError("This is nothing for a terminal. Name a file: -o FILE")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)


def put_lines(lines: Iterable[Text]) -> None:
    """Print styled lines, styles only on a terminal."""
    if not sys.stdout.isatty():
        for line in lines:
            sys.stdout.write(line.plain.rstrip() + "\n")
        return
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line)


def put_json(value: object) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def put_view(made: M, lines: Callable[[M, int], Iterable[Text]], form: str) -> None:
    """Print a view as its `--format` asks: in words, or as JSON, of a list one object a line."""
    if form != "json":
        put_lines(lines(made, width()))
        return
    for one in made if isinstance(made, list) else [made]:
        put_json(one)


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    sys.stderr.write(f"verbale: {message}\n")


def list_problems(problems: list[Problem]) -> None:
    """List on standard error what could not be read; the first ones, if there are many."""
    for problem in problems[:MAX_PROBLEMS]:
        complain(f"{problem.source}: {problem.reason}")
    if len(problems) > MAX_PROBLEMS:
        complain(f"and {len(problems) - MAX_PROBLEMS} more; see: verbale problems")


@contextmanager
def progress(label: str, *, show: bool) -> Iterator[Callable[[int], None]]:
    """A counter of reports on standard error, on a terminal alone; yields what to call with the count."""
    if not (show and sys.stderr.isatty()):
        yield lambda _: None
        return
    columns = (
        TextColumn(f"{label}"),
        BarColumn(pulse_style="cyan"),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda count: bar.update(task, completed=count)
