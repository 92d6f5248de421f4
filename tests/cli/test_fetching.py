"""Fetching on the command line, and how an article was edited."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.serving import Site, rss, serving

from verbale.cli import main
from verbale.record import Store

TALKS = (
    "GENEVA - The Lake Front rebels and the government of Chad opened peace talks in Geneva on Tuesday. "
    "Twelve soldiers were killed in an attack on Bol, the army said. The rebels demanded a ceasefire."
)


def page(text: str) -> str:
    return f"<html lang='en'><head><title>Talks open</title></head><body><article><p>{text}</p></article></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.put("/feed", rss("<guid>1</guid><link>/1</link>"))
        found.put("/1", page(TALKS))
        yield found


@pytest.fixture
def run(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs a command that may ask the site, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERBALE_ALLOW_PRIVATE_HOSTS", site.host)
    monkeypatch.setenv("VERBALE_PACE_S", "0")
    return lambda *arguments: CliRunner().invoke(main, [*map(str, arguments), "--record", "a.db"])


def test_fetch_versions_and_changes(site: Site, run: object, tmp_path: Path) -> None:
    first: Result = run("fetch", f"{site.url}/feed", "--warc", "kept")  # type: ignore[operator]
    assert (first.exit_code, "1 new, 0 edited" in first.stdout) == (0, True), first.output
    assert len(list((tmp_path / "kept").glob("*.warc.gz"))) == 1
    site.put("/feed", rss("<guid>1</guid><link>/1</link><title>Fourteen dead</title>"))
    site.put("/1", page(TALKS.replace("Twelve", "Fourteen")))
    second: Result = run("fetch", f"{site.url}/feed")  # type: ignore[operator]
    assert "0 new, 1 edited" in second.stdout
    with Store.open("a.db") as store:
        [heading] = store.view().reports()
        toll = next(store.view().claims("tolls"))
    shown: Result = run("versions", heading.id)  # type: ignore[operator]
    assert "[-Twelve-] {+Fourteen+}" in shown.stdout
    assert run("versions", toll.id[:12]).stdout == shown.stdout  # type: ignore[operator]
    told = json.loads(run("versions", heading.id, "--format", "json").stdout)  # type: ignore[operator]
    assert len(told["edits"]) == 1
    changed: Result = run("changes", "--since", "2024")
    assert "no longer said in the new version" in " ".join(changed.stdout.split())


def test_a_dossiers_sources_are_fetched(site: Site, run: object, tmp_path: Path) -> None:
    card = f'title = "Talks"\n[[source]]\npublisher = "Wire"\nurl = "{site.url}/feed"\nevery = "15m"\n'
    (tmp_path / "talks.toml").write_text(card)
    found: Result = run("fetch", "--dossier", "talks.toml", "--format", "json")  # type: ignore[operator]
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["report"]["publisher"] == "Wire"
    again: Result = run("fetch", "talks.toml")  # type: ignore[operator]
    assert "Wire: 0 new, 0 edited" in again.stdout


def test_a_card_stands_in_a_file_of_its_own(site: Site, run: object, tmp_path: Path) -> None:
    (tmp_path / "wire.toml").write_text(
        f'publisher = "Wire"\nname = "Wire, world"\nurl = "{site.url}/feed"\n'
    )
    found: Result = run("fetch", "wire.toml")  # type: ignore[operator]
    assert "Wire, world: 1 new" in found.stdout, found.output


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ('publisher = "Wire"\n', "either a url or a folder"),
        ('publisher = "Wire"\nurl = "file:///etc/passwd"\n', "is no address"),
        ('publisher = "Wire"\nurl = "https://a.example/"\nevery = "soon"\n', "is no time"),
        ('publisher = "Wire"\nurl = "https://a.example/"\ncolour = "red"\n', "colour"),
        ('publisher = "Wire"\nurl = "https://a.example/"\nkind = "blog"\n', "blog"),
        ("publisher = ", "not TOML"),
    ],
)
def test_a_wrong_card_is_told(run: object, tmp_path: Path, card: str, told: str) -> None:
    (tmp_path / "wire.toml").write_text(card)
    found: Result = run("fetch", "wire.toml")  # type: ignore[operator]
    assert found.exit_code == 2
    assert told in found.stderr


def test_without_any_source_it_says_so(run: object) -> None:
    found: Result = run("fetch")  # type: ignore[operator]
    assert (found.exit_code, "name a source" in found.stderr) == (2, True)


def test_what_could_not_be_fetched_is_listed(site: Site, run: object) -> None:
    found: Result = run("fetch", f"{site.url}/nowhere", "http://169.254.169.254/")  # type: ignore[operator]
    assert found.exit_code == 2
    assert "HTTP 404" in found.stderr
    assert "private address" in found.stderr
    listed: Result = run("problems")  # type: ignore[operator]
    assert "HTTP 404" in listed.stdout
