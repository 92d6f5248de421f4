"""Writes docs/reference.md from the program itself: `python -m tools.reference`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click

from verbale.cli import main as commands
from verbale.export import EXPORTERS
from verbale.reading import order, registered
from verbale.settings import PREFIX, Settings

FILE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"


def _help(name: str, command: click.Command) -> str:
    # The group's own settings: a command keeps the help option of the first context it is used in.
    context = click.Context(command, info_name=f"verbale {name}", **commands.context_settings)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def _commands() -> list[str]:
    lines = ["## Commands", ""]
    for name, command in sorted(_named(commands)):
        lines += [f"### verbale {name}", "", "```", _help(name, command), "```", ""]
    return lines


def _named(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its name, those of groups too."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _named(command, f"{before}{name} ")


def _settings() -> list[str]:
    doc = inspect.getdoc(Settings) or ""
    meanings = dict(line.strip().split(": ", 1) for line in doc.splitlines() if ": " in line)
    lines = ["## Settings", "", "From `verbale.toml` in the working folder, then the environment.", ""]
    for field in fields(Settings):
        lines += [
            f"### {field.name}",
            "",
            f"`{PREFIX}{field.name.upper()}`; default `{field.default}`. {meanings[field.name].capitalize()}",
            "",
        ]
    return lines


def _readers() -> list[str]:
    lines = ["## Readers", "", "In the order in which they run.", ""]
    for reader in order(registered().values()):
        needs = ", ".join(reader.requires) or "nothing"
        lines += [
            f"### {reader.name}",
            "",
            (inspect.getdoc(reader) or "").split("\n\n", maxsplit=1)[0].replace("\n", " "),
            "",
            f"Requires {needs}; assigns {', '.join(reader.assigns)}; version {reader.version}.",
            "",
        ]
    return lines


def _exporters() -> list[str]:
    lines = ["## Exporters", ""]
    for name, exporter in EXPORTERS.items():
        says = (inspect.getdoc(exporter) or "").replace("\n", " ")
        lines += [
            f"### {name}",
            "",
            f"{exporter.title}: `{exporter.file_name}`, {exporter.media_type}. {says}",
            "",
        ]
    return lines


def reference() -> str:
    """The whole page."""
    top = [
        "# Reference",
        "",
        "Made by `python -m tools.reference`; a test fails where it is out of date.",
        "",
    ]
    return "\n".join([*top, *_commands(), *_settings(), *_readers(), *_exporters()]).rstrip() + "\n"


if __name__ == "__main__":
    FILE.write_text(reference(), encoding="utf-8")
