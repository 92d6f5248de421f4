"""The page on exports says what there is."""

import re
from pathlib import Path

import click
import pytest

from verbale.cli import main
from verbale.export import EXPORTERS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "export.md").read_text(encoding="utf-8")


def test_every_exporter_has_its_heading_in_order() -> None:
    assert re.findall(r"^## (\w+)$", PAGE, re.MULTILINE) == list(EXPORTERS)


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_main_file_is_named(name: str) -> None:
    part = PAGE.split(f"## {name}\n")[1].split("\n## ")[0]
    assert EXPORTERS[name].file_name in part or name == "parquet"


def test_every_option_that_the_page_uses_exists() -> None:
    options = {opt for param in main.commands["export"].params for opt in param.opts}
    assert set(re.findall(r"--[a-z]+", PAGE)) <= options
    assert isinstance(main, click.Group)
