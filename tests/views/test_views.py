"""Board, timeline, brief and show, over claims given by hand."""

from verbale.views import Material, board, brief, show, timeline
from verbale.views.privacy import WITHHELD


def test_the_board_counts_origins_apart_from_reports(material: Material) -> None:
    cell = next(c for c in board(material).rows[0].cells if c.party == "Rebels")
    assert (cell.reports, cell.origins) == (2, 1)


def test_a_demand_and_a_refusal_are_opposed_by_a_stated_rule(material: Material) -> None:
    row = board(material).rows[0]
    assert row.compatibility == "opposed"
    assert row.rule == "Rebels demands; Army rejects."


def test_ages_count_to_the_day_of_the_board(material: Material) -> None:
    cells = {c.party: c for c in board(material, as_of="2021-03-11").rows[0].cells}
    assert cells["Army"].age_days == 6


def test_one_partys_stance_alone_is_one_sided(material: Material) -> None:
    alone = Material(
        claims=[c for c in material.claims if c.report_id == "two"],
        headings={"two": material.headings["two"]},
        texts=material.texts,
    )
    assert board(alone).rows[0].compatibility == "one-sided"


def test_rival_counts_are_two_lines_and_never_summed(material: Material) -> None:
    entries = timeline(material, kinds=("tolls",))
    assert [e.line.split(" (")[0] for e in entries] == ["Killed: 12", "Killed: 20"]
    assert [len(e.citations) for e in entries] == [2, 1]


def test_what_a_copy_tells_is_of_the_day_of_its_origin(material: Material) -> None:
    entry = timeline(material, kinds=("tolls",))[0]
    assert entry.date == "2021-03-01"
    assert {c.report_id for c in entry.citations} == {"one", "copy"}


def test_a_day_that_only_the_report_gives_is_marked(material: Material) -> None:
    entries = {e.kind: e for e in timeline(material)}
    assert (entries["rounds"].date, entries["rounds"].dated_by) == ("2021-02", "text")
    assert entries["events"].dated_by == "report"


def test_the_timeline_keeps_to_its_days(material: Material) -> None:
    assert {e.date for e in timeline(material, since="2021-03-02", until="2021-03-05")} == {"2021-03-05"}


def test_a_period_until_a_month_lasts_to_its_end(material: Material) -> None:
    assert {e.date for e in timeline(material, until="2021-03")} == {e.date for e in timeline(material)}


def test_the_brief_cites_every_line(material: Material) -> None:
    made = brief(material)
    assert (made.reports, made.origins) == (3, 2)
    assert all(line.citations for section in made.sections for line in section.lines)


def test_what_is_announced_stands_apart_from_what_happened(material: Material) -> None:
    titles = [section.title for section in brief(material).sections]
    assert "Announced and threatened" in titles
    assert "What happened" not in titles


def test_show_withholds_the_name_of_a_private_person(material: Material) -> None:
    claim = next(c for c in material.claims if c.kind == "statements")
    shown = show(material, claim)
    assert shown.record["speaker"] == WITHHELD
    assert "Amina" not in shown.before + shown.words + shown.after + shown.line
    open_to_all = show(Material(**{**material.__dict__, "show_names": True}), claim)
    assert open_to_all.record["speaker"] == "Amina Yusuf"


def test_show_gives_the_words_around(material: Material) -> None:
    claim = next(c for c in material.claims if c.id.startswith("b002"))
    shown = show(material, claim)
    assert shown.words == "20 people were killed, it said."
    assert shown.before == "The army rejects a truce. "
