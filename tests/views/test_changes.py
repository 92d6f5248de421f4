"""New facts, new reports of known facts, corrections."""

from tests.told import Minutes, act, passage, position, said, talks, toll

from verbale.views import Changes, changes

SINCE = "2021-03-05"


def since(minutes: Minutes) -> Changes:
    return changes(minutes.material(), since=SINCE)


def test_what_is_told_first_since_is_new_and_what_was_told_is_told_again() -> None:
    minutes = Minutes()
    truce = position("rebels", "fighting.truce", "demand", "want a truce")
    minutes.report("2021-03-01", "The rebels want a truce.", truce)
    minutes.report(
        "2021-03-05",
        "The rebels want a truce. The rebels want rice.",
        truce,
        position("rebels", "aid.entry", "demand", "want rice"),
    )
    made = since(minutes)
    assert [change.line for change in made.new] == ["Entry of aid: rebels demand “want rice”"]
    assert [change.line for change in made.again] == ["Truce: rebels demand “want a truce”"]
    assert made.again[0].before is not None
    assert made.again[0].before.published == "2021-03-01"


def test_a_step_of_a_party_is_new_and_says_from_what() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "The rebels reject a truce.",
        position("rebels", "fighting.truce", "reject", "reject a truce"),
    )
    minutes.report(
        "2021-03-05",
        "The rebels accept a truce.",
        position("rebels", "fighting.truce", "accept", "accept a truce"),
    )
    (change,) = since(minutes).new
    assert change.note == "softened"
    assert change.before is not None
    assert change.before.quote == "The rebels reject a truce."


def test_one_incident_told_again_is_no_new_fact() -> None:
    minutes = Minutes()
    attack = act("attacked", "ASSAULT", "rebels", "army", place="Bor", date="2021-03-04")
    minutes.report("2021-03-04", "The rebels attacked the army in Bor.", attack)
    minutes.report("2021-03-05", "The rebels attacked the army in Bor.", attack)
    made = since(minutes)
    assert (made.new, [change.kind for change in made.again]) == ((), ["events"])


def counted(first: int, later: int, by: str | None = "army", who: str = "soldiers") -> Changes:
    minutes = Minutes()
    attack = act("attacked", "ASSAULT", "rebels", "army", place="Bor", date="2021-03-04")
    for day, count, whom in (("2021-03-04", first, "soldiers"), ("2021-03-05", later, who)):
        text = f"The rebels attacked the army in Bor and {count} {whom} died."
        minutes.report(day, text, attack, toll(f"{count} {whom}", "killed", count, by, who=whom))
    return since(minutes)


def test_another_count_by_the_same_counter_is_a_correction() -> None:
    (correction,) = counted(10, 11).corrections
    assert correction.note == "now 11, was 10"
    assert correction.before is not None
    assert "10 soldiers" in correction.before.quote


def test_the_same_count_of_others_or_by_nobody_corrects_nothing() -> None:
    assert counted(10, 10).corrections == ()
    assert counted(10, 3, who="farmers").corrections == ()
    assert counted(10, 11, by=None).corrections == ()


def test_a_new_version_of_a_report_says_what_is_gone_and_what_has_come() -> None:
    minutes = Minutes()
    address = {"url": "https://wire.example/1"}
    minutes.report("2021-03-04", "The road to Bor is shut.", passage("road", "Bor", "closed"), **address)
    minutes.report("2021-03-05", "The road to Bor is open.", passage("road", "Bor", "open"), **address)
    notes = {(change.line, change.note) for change in since(minutes).corrections}
    assert notes == {
        ("Bor: closed", "no longer said in the new version"),
        ("Bor: open", "said in the new version alone"),
    }


def test_a_session_told_again_is_known() -> None:
    minutes = Minutes()
    juba = talks("Talks", "rebels", "army", venue="Juba", date="2021-03-04")
    minutes.report("2021-03-04", "Talks ended in Juba.", juba)
    minutes.report("2021-03-05", "Talks ended in Juba.", juba)
    assert [change.kind for change in since(minutes).again] == ["rounds"]


def test_a_copy_of_an_old_report_brings_nothing_new() -> None:
    minutes = Minutes()
    told = position("rebels", "fighting.truce", "demand", "want a truce")
    first = minutes.report("2021-03-01", "The rebels want a truce.", told)
    minutes.report("2021-03-05", "The rebels want a truce.", told, copy_of=first)
    made = since(minutes)
    assert (len(made.new), len(made.again), made.reports, made.origins) == (0, 1, 1, 0)


def test_statements_and_an_analysts_accounts_are_no_facts() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-05",
        "The rebels hate a truce, Ann Lee said.",
        said("The rebels hate a truce", "Ann Lee", "Lake Institute"),
        position("rebels", "fighting.truce", "oppose", "hate a truce", said_by="Ann Lee"),
    )
    assert since(minutes).new == ()


def test_undated_reports_are_counted_and_left_out() -> None:
    minutes = Minutes()
    minutes.report(
        None, "The rebels want a truce.", position("rebels", "fighting.truce", "demand", "want a truce")
    )
    made = since(minutes)
    assert (made.undated, made.new, made.again) == (1, (), ())


def test_a_wars_total_told_again_is_known() -> None:
    minutes = Minutes()
    for day in ("2021-03-01", "2021-03-05"):
        minutes.report(
            day, "The war has killed 250000 people.", toll("250000 people", "killed", 250000, None)
        )
    assert [change.kind for change in since(minutes).again] == ["tolls"]
