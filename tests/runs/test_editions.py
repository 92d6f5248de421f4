"""What makes two texts versions of one article."""

from hypothesis import given
from hypothesis import strategies as st

from verbale.runs.editions import keys_of, shared, url_key
from verbale.sources import Entry

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
