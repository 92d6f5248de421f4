"""What is sent, once, whatever happens on the way."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from tests.serve.alerts.conftest import DAY, READER, Post
from tests.serve.conftest import TRUCE, at, reading, report

from verbale.serve.alerts import Tally
from verbale.terms import Position, Reading, Report, make_judgement

Later = tuple[Report, Reading]
ATTACK = "<script>alert(1)</script><img src=https://evil.example/x.png>"


def _told(text: str, day: str = "2021-03-11", party: str = "Militia", **more: Any) -> Later:
    """A report in which a party demands a truce."""
    told = report(text, title=more.get("title", "More"), published=day, publisher="Post", url=more.get("url"))
    span = at(text, text)
    demand = Position(party=party, issue="fighting.truce", stance="demand", wording="a truce", evidence=span)
    return told, reading(told, positions=(demand,))


def test_a_digest_tells_what_came_in_since_each_line_with_its_sources(post: Post, later: Later) -> None:
    post.subscribe()
    post.add(later)
    assert post.send() == Tally(handed_over=1)
    for part in (post.box.text(), post.box.html()):
        assert "The army rejects a truce." in part
        assert "Daily, 9 Mar 2021" in part
        assert f"https://localhost.local/reports/{later[0].id}#c-" in part
        assert "We want peace" not in part
        assert "12 people" not in part or "was 12" in part
    mail = post.box.mails[0]
    assert mail["To"] == READER
    assert mail["Subject"].startswith("Talks of Juba: ")
    assert mail["Auto-Submitted"] == "auto-generated"


def test_nothing_is_told_twice(post: Post, later: Later) -> None:
    post.subscribe(pace="once")
    post.add(later)
    assert post.send().handed_over == 1
    assert post.send().handed_over == 0
    assert post.another().send_all().handed_over == 0
    post.add(_told("Militia demand a truce."))
    assert post.send().handed_over == 1
    assert "The army rejects" not in post.box.text()
    post.add(_told("Militia demand a truce.", day="2021-03-12", title="The same again"))
    assert post.send().handed_over == 0


def test_a_report_that_is_read_late_is_told_whenever_it_was_published(post: Post) -> None:
    post.subscribe(pace="once")
    post.add(_told("Militia demand a truce.", day="2019-01-01"))
    assert post.send().handed_over == 1


def test_a_daily_digest_comes_once_a_day(post: Post, later: Later) -> None:
    post.subscribe()
    post.add(later)
    assert post.send().handed_over == 1
    post.add(_told("Militia demand a truce."))
    assert post.send().handed_over == 0
    post.clock.now += DAY
    assert post.send().handed_over == 1
    assert "Militia" in post.box.text()


def test_only_what_is_wished_for_is_told(post: Post, later: Later) -> None:
    post.subscribe(party="Rebels", pace="once")
    post.subscribe("counts@example.org", kinds="tolls", pace="once")
    post.add(later)
    assert post.send().handed_over == 1
    assert post.box.mails[0]["To"] == "counts@example.org"
    assert "20 people" in post.box.text() or "20" in post.box.text()
    assert "rejects a truce" not in post.box.text()


def test_two_senders_at_once_send_once(post: Post, later: Later) -> None:
    for n in range(5):
        post.office.kept.ask(f"r{n}@example.org", _wish())
        post.office.send_confirmations()
        path = post.box.link()
        post.client.post(path, data={"csrf": post.field(path)})
    post.box.mails.clear()
    post.add(later)
    offices = [post.office, post.another(), post.another()]
    tallies: list[Tally] = []
    threads = [threading.Thread(target=lambda one=one: tallies.append(one.send_all())) for one in offices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for office in offices[1:]:
        office.kept.close()
    assert sum(tally.handed_over for tally in tallies) == 5
    assert sorted(mail["To"] for mail in post.box.mails) == [f"r{n}@example.org" for n in range(5)]


def test_where_the_server_fails_half_way_nothing_is_lost_and_nothing_sent_twice(
    post: Post, later: Later
) -> None:
    for n in range(4):
        post.subscribe(f"r{n}@example.org")
    post.add(later)
    post.box.asked = 0
    post.box.answers = lambda _, count: "250 OK" if count % 2 else "451 try again later"
    tally = post.send()
    assert (tally.handed_over, len(tally.problems)) == (2, 2)
    post.box.answers = lambda *_: "250 OK"
    assert post.send().handed_over == 2
    assert sorted(mail["To"] for mail in post.box.mails) == [f"r{n}@example.org" for n in range(4)]
    assert post.send().handed_over == 0


def test_where_there_is_no_server_all_waits(post: Post, later: Later) -> None:
    for n in range(5):
        post.subscribe(f"r{n}@example.org")
    post.add(later)
    post.box.answers = lambda *_: "421 going away"
    tally = post.send()
    assert tally.handed_over == 0
    assert len(tally.problems) == 3
    post.box.answers = lambda *_: "250 OK"
    assert post.send().handed_over == 5


def test_a_mail_that_is_sent_again_has_its_id_again(post: Post, later: Later) -> None:
    seen: list[str] = []
    post.subscribe()
    post.add(later)
    kept = post.box.handle_DATA

    async def swallow(server: Any, session: Any, envelope: Any) -> str:
        await kept(server, session, envelope)
        seen.append(post.box.mails[-1]["Message-ID"])
        return "451 lost the word of it"

    post.box.handle_DATA = swallow  # type: ignore[method-assign]
    post.send()
    post.send()
    assert len(seen) == 2
    assert len(set(seen)) == 1


def test_an_address_that_is_refused_is_tried_ever_later_and_does_not_hold_up_others(
    post: Post, later: Later
) -> None:
    post.subscribe("gone@example.org")
    post.subscribe()
    post.add(later)
    post.box.answers = lambda address, _: "550 nobody here" if address.startswith("gone") else "250 OK"
    assert post.send().handed_over == 1
    asked = post.box.asked
    post.send()
    assert post.box.asked == asked
    post.clock.now += 3601
    post.send()
    assert post.box.asked == asked + 1


def test_hostile_text_is_harmless_in_both_parts(post: Post) -> None:
    post.subscribe()
    text = f"{ATTACK} demand a truce. \u202eevil\nBcc: victim@example.org"
    post.add(_told(text, party=ATTACK, title=f"{ATTACK}\nBcc: victim@example.org", url="javascript:alert(1)"))
    assert post.send().handed_over == 1
    html, plain, mail = post.box.html(), post.box.text(), post.box.mails[0]
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert "\u202e" not in html + plain
    assert "Bcc" not in mail
    assert "\nBcc" not in plain
    assert "src=" not in html.replace("src=https://evil.example/x.png&gt;", "")


def test_names_of_private_persons_stand_in_no_mail(post: Post) -> None:
    post.subscribe()
    text = TRUCE.replace("The rebels", "Fighters").replace("Wau", "Bor")
    told = report(text, title="Amina Yusuf fled", published="2021-03-11", publisher="Post")
    span = at(text, "Amina Yusuf, a resident, fled.")
    demand = Position(party="Amina Yusuf", issue="civilians.return", stance="demand", evidence=span)
    from verbale.terms import Actor

    actors = (Actor(span=at(text, "Amina Yusuf"), name="Amina Yusuf", kind="person"),)
    post.add((told, reading(told, positions=(demand,), actors=actors)))
    post.send()
    assert all(
        "Yusuf" not in part
        for mail in range(len(post.box.mails))
        for part in (post.box.text(mail), post.box.html(mail))
    )


def test_what_was_taken_down_meanwhile_stands_in_no_mail(post: Post, later: Later) -> None:
    post.subscribe()
    post.add(later)
    post.box.answers = lambda *_: "451 try again later"
    assert post.send().handed_over == 0
    judgement = make_judgement("takedown", later[0].id, reviewer="ann", made="2026-01-01T00:00:00+00:00")
    post.store.bench().add(judgement)
    post.box.answers = lambda *_: "250 OK"
    assert post.send().handed_over == 0
    assert post.box.mails == []


def test_the_mails_of_an_account_end_with_it(post: Post, later: Later) -> None:
    post.office.kept.ask(READER, _wish(), account="ann")
    post.office.send_confirmations()
    path = post.box.link()
    post.client.post(path, data={"csrf": post.field(path)})
    post.box.mails.clear()
    post.add(later)
    tally = post.office.send_all(members=None)
    assert (tally.handed_over, len(tally.problems)) == (0, 1)
    assert post.office.send_all(members=["ben"]) == Tally(left_out=1)
    assert post.office.kept.all() == []


def _wish() -> Any:
    from verbale.serve.alerts.wish import Wish

    return Wish()


@pytest.mark.parametrize("part", ["text", "html"])
def test_a_long_digest_says_how_much_more_there_is(post: Post, part: str) -> None:
    post.subscribe()
    post.add(*(_told(f"Group {n} demand a truce.", party=f"Group {n}") for n in range(70)))
    assert post.send().handed_over == 1
    assert "and 10 more lines" in getattr(post.box, part)()


def test_half_characters_and_endless_lines_hold_nothing_up() -> None:
    from verbale.serve.alerts.letter import plain

    assert plain("a\ud800b\u2028\x00c") == "a?b c"
    assert len(plain("x" * 2_000_000)) < 700
