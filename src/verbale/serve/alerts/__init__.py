"""Alerts by mail: what came in, to those who asked for it and confirmed."""

from __future__ import annotations

from verbale.serve.alerts.letter import Sender
from verbale.serve.alerts.news import News, Newsroom
from verbale.serve.alerts.office import PostOffice, Tally
from verbale.serve.alerts.smtp import Mailer, SmtpMailer
from verbale.serve.alerts.subscriptions import Subscription, Subscriptions

__all__ = [
    "Mailer",
    "News",
    "Newsroom",
    "PostOffice",
    "Sender",
    "SmtpMailer",
    "Subscription",
    "Subscriptions",
    "Tally",
]
