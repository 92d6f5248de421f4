"""What makes two texts versions of one article."""

from hypothesis import given
from hypothesis import strategies as st
from tests.desk import HOUR, NOW, TALKS, Desk, links, page
from tests.serving import rss, serving

from verbale.runs import Means, Pass, Tally
from verbale.runs.editions import keys_of, shared, url_key
from verbale.sources import Client, Entry, Manners
from verbale.terms import SourceCard

FEED = "https://www.wire.example/feed"
words = st.lists(
    st.sampled_from(["they", "met", "again", "today", "about", "the", "truce", "near", "kest"]), min_size=1
)


@given(words, words)
def test_what_two_texts_share_is_a_share(one: list[str], other: list[str]) -> None:
    assert 0 <= shared(one, other) <= 1
    assert shared(one, other) == shared(other, one)
    assert shared(one, one) == 1


def test_an_article_is_known_by_its_address_and_by_its_id() -> None:
    entry = Entry(key="7", own_id=True, url="https://wire.example/a")
    by_url, by_id = keys_of(entry, FEED, "https://wire.example/a?utm_source=rss", own_text=False)
    moved = Entry(key="7", own_id=True, url="https://wire.example/b")
    assert keys_of(moved, FEED, moved.url, own_text=False) == (url_key(moved.url), by_id)
    assert by_url == url_key("http://www.wire.example/a")


def test_the_same_id_in_anothers_feed_is_another_article() -> None:
    entry = Entry(key="7", own_id=True)
    assert keys_of(entry, FEED, "", own_text=True) != keys_of(
        entry, "https://b.example/feed", "", own_text=True
    )


def test_what_a_feed_says_of_another_sites_article_is_its_own() -> None:
    entry = Entry(key="https://b.example/a", url="https://b.example/a")
    own = keys_of(entry, "https://b.example/feed", entry.url, own_text=True)
    assert keys_of(entry, FEED, entry.url, own_text=True) != own
    assert keys_of(entry, FEED, entry.url, own_text=False) == own


def test_an_edited_article_is_a_version_and_no_second_report(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS), etag='"1"')
    desk.run(desk.card())
    [before] = desk.reports()
    desk.site.put("/1", page(TALKS.replace("Twelve", "Fourteen")), etag='"2"')
    desk.now += HOUR
    assert desk.run(desk.card()) == Tally(edited=1)
    [after] = desk.reports()
    assert "Fourteen" in after.text
    view = desk.store.view()
    assert [(v.report_id, v.stands) for v in view.versions(after.id)] == [
        (before.id, False),
        (after.id, True),
    ]
    assert view.report(before.id).text == before.text
    assert view.counts().reports == 1
    assert next(view.reports()).copy_of is None


def test_an_edit_that_is_taken_back_makes_the_first_text_stand_again(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    texts = [TALKS, TALKS.replace("Twelve", "Fourteen"), TALKS]
    for text in texts:
        desk.site.put("/1", page(text))
        desk.run(desk.card(recheck_days=30))
        desk.now += 2 * (desk.now - NOW) + HOUR
    [now] = desk.reports()
    assert "Twelve" in now.text
    assert [v.stands for v in desk.store.view().versions(now.id)] == [True, False]


def test_an_article_under_a_new_address_is_known_by_its_id(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    desk.site.put("/feed", links(1).replace("/1<", "/1-fourteen-dead<"))
    desk.site.put("/1-fourteen-dead", page(TALKS.replace("Twelve", "Fourteen")))
    desk.now += 60
    assert desk.run(desk.card()) == Tally(edited=1)
    assert len(desk.reports()) == 1


def test_an_id_given_to_another_article_supersedes_nothing(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    desk.site.put("/feed", links(1).replace("/1<", "/other<"))
    desk.site.put(
        "/other", page("A wholly different matter was reported from the north of Kestan today. " * 4)
    )
    desk.now += 60
    assert desk.run(desk.card()) == Tally(new=1)
    assert len(desk.reports()) == 2


def test_an_error_told_as_a_page_supersedes_nothing(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    desk.site.put("/1", page("Please log in or create an account to go on reading this page.", "Log in"))
    desk.now += HOUR
    desk.run(desk.card())
    assert any("Twelve" in report.text for report in desk.reports())


def test_other_blanks_are_no_edit(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    desk.site.put("/1", page(TALKS.replace(". ", ".</p>\n\n<p>")))
    desk.now += HOUR
    assert desk.run(desk.card()) == Tally(unchanged=1)


def test_an_edited_headline_is_another_reading_of_the_same_report(desk: Desk) -> None:
    desk.site.put("/feed", links(1))
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card())
    desk.site.put("/1", page(TALKS, "Talks collapse"))
    desk.now += HOUR
    assert desk.run(desk.card()) == Tally(edited=1)
    assert [heading.title for heading in desk.store.view().reports()] == ["Talks collapse"]


def test_a_feed_cannot_overwrite_another_sites_article(desk: Desk) -> None:
    desk.site.put("/1", page(TALKS))
    desk.run(desk.card("/1"))
    with serving() as evil:
        forged = TALKS.replace("Twelve", "No")
        evil.put(
            "/feed",
            rss(
                f"<link>{desk.site.url}/1</link><title>Talks go on</title><description>{forged}</description>"
            ),
        )
        desk.site.port, port = evil.port, desk.site.port
        card = SourceCard(publisher="", url=f"http://localhost:{evil.port}/feed", text="entry")
        manners = Manners(allowed=frozenset({"localhost", "127.0.0.1"}), pace_s=0)
        with Client(manners) as client:
            for _ in Pass(desk.store, Means(client=client), pipeline=desk.pipeline).run([card]):
                pass
        desk.site.port = port
    found = {report.publisher: report for report in desk.reports()}
    assert "Twelve" in found["Wire"].text
    assert "No people" in found["localhost"].text
