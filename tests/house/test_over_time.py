"""Views over time on the example dispatches, as an analyst would read them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbale.cli import main
from verbale.record import Store
from verbale.runs import example_dispatches, read_into
from verbale.sources import read_sources
from verbale.views import (
    Material,
    access,
    changes,
    coverage,
    gather,
    load_deal,
    package,
    show_movement,
    sticking,
)

DEAL = Path(__file__).parents[2] / "src" / "verbale" / "examples" / "deals" / "havana.toml"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the dispatches from Havana."""
    made = tmp_path_factory.mktemp("over_time") / "verbale.db"
    with Store.open(made) as store, example_dispatches() as folder:
        items = read_sources([str(p) for p in sorted(folder.glob("havana/*.txt"))])
        list(read_into(items, store, problems=[]))
    return made


@pytest.fixture(scope="module")
def havana(path: Path) -> Material:
    with Store.open(path, create=False) as store:
        return gather(store.view())


def test_the_deal_for_havana_is_checked_against_the_dispatches(havana: Material) -> None:
    made = package(havana, load_deal(DEAL))
    assert (3, "Colombian government") in {(one.item, one.party) for one in made.meets}
    assert (6, "Colombian government") in {(one.item, one.party) for one in made.crosses}
    assert (6, "Colombian government", "red line") in {(n.item, n.party, n.why) for n in made.needs}
    assert "FARC" in {one.party for one in made.silent}
    assert made.unknown == ()


def test_the_government_moves_from_refusing_a_truce_to_signing_one(havana: Material) -> None:
    steps = {(move.party, move.issue, move.step, move.after.date) for move in show_movement(havana).moves}
    assert ("Colombian government", "fighting.truce", "softened", "2016-06-23") in steps


def test_every_quotation_is_the_reports_own_words(havana: Material) -> None:
    cited = [
        stand.citation for move in show_movement(havana).moves for stand in (move.before, move.after) if stand
    ]
    cited += [told.citation for point in access(havana) for span in point.spans for told in span.told]
    assert cited
    for citation in cited:
        words = " ".join(havana.texts[citation.report_id][citation.start : citation.end].split())
        assert "[name withheld]" in citation.quote or words.startswith(citation.quote.removesuffix(" …"))


def test_the_road_to_quibdo_has_its_history(havana: Material) -> None:
    (road,) = [point for point in access(havana) if point.point.startswith("road between")]
    assert [(span.status, span.first) for span in road.spans] == [("closed", "2015-05-30")]


def test_what_came_after_the_camp_was_bombed_is_new(havana: Material) -> None:
    made = changes(havana, since="2015-05-22")
    lines = [change.line for change in made.new]
    assert any("Medellin and Quibdo: closed" in line for line in lines)
    assert not any("Mamasapano" in line for line in lines)


def test_coverage_names_the_voices_and_the_gaps(havana: Material) -> None:
    made = coverage(havana)
    assert {"Colombian government", "FARC"} <= {voice.party for voice in made.voices}
    assert made.days_without[0] == ("2012-09-05", "2012-10-17")


def test_sticking_points_are_of_the_parties_to_the_talks(havana: Material) -> None:
    made = sticking(havana)
    assert set(made.compared) == {"Colombian government", "FARC"}
    assert all(set(point.parties) <= set(made.compared) for point in made.points)


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--record", str(path)])


@pytest.mark.parametrize(
    "command",
    [
        "sticking",
        "movement",
        "movement --step new",
        "access",
        "coverage",
        "changes --since 2012-11",
        f"package {DEAL}",
    ],
)
def test_each_command_prints_80_columns_and_json(command: str, path: Path) -> None:
    shown = run(path, *command.split())
    assert shown.exit_code == 0, shown.output
    assert max(map(len, shown.stdout.splitlines())) <= 80
    told = run(path, *command.split(), "--format", "json")
    assert [json.loads(line) for line in told.stdout.splitlines()]


def test_a_wrong_deal_is_one_clear_line_a_fault(path: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('[[item]]\nissue = "fighting.truces"\ntext = "A truce."\n', encoding="utf-8")
    done = run(path, "package", str(bad))
    assert done.exit_code == 2
    assert "bad.toml: it needs a title" in done.stderr
    assert "did you mean fighting.truce" in done.stderr
