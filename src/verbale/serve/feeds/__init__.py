"""What can be followed: every page of lines as Atom, JSON Feed and as a calendar."""

from __future__ import annotations

from verbale.serve.feeds.routes import feed_routes
from verbale.serve.following import FEEDS, Form, feeds_of

__all__ = ["FEEDS", "Form", "feed_routes", "feeds_of"]
