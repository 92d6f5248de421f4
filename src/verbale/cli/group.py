"""The command `verbale` itself, and what its commands share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from verbale.cli import console
from verbale.errors import VerbaleError
from verbale.record import Store, View, is_server
from verbale.settings import Settings, load_settings

NOTHING_READ = 2


class Commands(click.Group):
    """Shows an error that Verbale raises as one line, and exits with 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except VerbaleError as error:
            console.complain(str(error))
            ctx.exit(NOTHING_READ)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="verbale", prog_name="verbale")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Keep the minutes of a conflict from the news of it, every line cited.

    Read reports into a record, then look at the record: `verbale read FOLDER`, `verbale board`.
    """
    settings = load_settings(os.environ, Path.cwd())
    if settings.cache:
        os.environ["VERBALE_CACHE"] = str(settings.cache)
    ctx.obj = settings


@contextmanager
def opened(settings: Settings, record: str | Path | None) -> Iterator[View]:
    """What stands in the record; a clear error where there is none."""
    path = record or settings.record
    if not is_server(path) and not Path(path).is_file():
        raise VerbaleError(
            f"There is no record at {path}. Read some reports first: verbale read PATH --record {path}"
        )
    with Store.open(path, create=False) as store:
        yield store.view()
