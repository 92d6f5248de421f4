"""The page on dossiers names every key, and its example is one."""

import re
from pathlib import Path

import pytest

from verbale.reading import check_dossier
from verbale.terms import read_dossier
from verbale.terms.dossier import Dossier, ExtraIssue, KnownPlace, Party, Person, SourceCard

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "dossier.md").read_text(encoding="utf-8")


def test_the_example_is_a_dossier() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    check_dossier(read_dossier(example[1].encode(), "docs/dossier.md"))


@pytest.mark.parametrize("table", [Dossier, Party, Person, KnownPlace, ExtraIssue, SourceCard])
def test_every_key_is_on_the_page(table: type[Dossier]) -> None:
    for key in table.__struct_encode_fields__:
        assert f"`{key}`" in PAGE or f"[[{key}]]" in PAGE
