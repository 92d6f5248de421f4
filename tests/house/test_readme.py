"""The README's commands are commands, and its sample is what they print."""

import re
from pathlib import Path

from tools.readme import renewed, sample

from verbale.cli import main

ROOT = Path(__file__).resolve().parents[2]


def _blocks() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        line.strip()
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [line.split()[1] for line in _blocks() if line.startswith("make ")]
    assert targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_commands_of_the_readme_exist() -> None:
    commands = re.findall(r"verbale (\w+)", "\n".join(_blocks()))
    assert commands
    assert set(commands) <= set(main.commands)


def test_the_sample_is_what_the_demonstration_prints() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert renewed(page, sample()) == page, "run: python -m tools.readme"
