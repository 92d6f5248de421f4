"""The post office: which mails are due, written once, handed over, tried again.

What is due is put down before it is sent, in one transaction with what it tells; it is taken out when the SMTP
server has it. So nothing is lost where that fails, and nothing is told twice, but where a server takes a mail and
the word of it gets lost: then it goes out again under the same Message-ID.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import msgspec
import sqlalchemy as sa

from verbale.errors import MailError
from verbale.serve.alerts.letter import Sender, write_confirmation, write_digest
from verbale.serve.alerts.news import News, Newsroom, among, remembered, unsent
from verbale.serve.alerts.smtp import Hand, Mailer
from verbale.serve.alerts.subscriptions import CONFIRM, DIGEST, STOP, Subscription, Subscriptions, write_mail
from verbale.serve.alerts.tables import mails, sent, subscriptions

LEASE_S = 600.0
DAILY_S = 23 * 3600.0
HOUR_S = 3600.0
MAX_PAUSE_S = 24 * HOUR_S
MAX_REFUSED = 20
MAX_FAILURES = 3
"""So many mails in a row that cannot be handed over end a round: the server is not there."""


@dataclass
class Tally:
    """What a round brought: mails handed over, addresses left out after too many refusals, and what went wrong."""

    handed_over: int = 0
    left_out: int = 0
    problems: list[str] = field(default_factory=list)


class PostOffice:
    """Sends mails to those who subscribed.

    Args:
        kept: the subscriptions.
        newsroom: tells what came in.
        mailer: hands mails over.
        sender: in whose name, and where links lead to.
    """

    def __init__(self, kept: Subscriptions, newsroom: Newsroom, mailer: Mailer, sender: Sender) -> None:
        self.kept = kept
        self.newsroom = newsroom
        self._mailer = mailer
        self._sender = sender

    def send_all(self, members: Collection[str] | None = None) -> Tally:
        """Send all that is due.

        Args:
            members: the accounts that there are; None where it is not known: nothing goes to any account then.
        """
        tally = Tally()
        if members is not None:
            tally.left_out += self.kept.leave_out(members)
        self._go_round(self.kept.all(), tally, members)
        return tally

    def send_confirmations(self) -> Tally:
        """Send to those alone who are to confirm, as at once after they asked."""
        tally = Tally()
        with self.kept.cabinet.reading() as connection:
            query = sa.select(mails.c.subscription_seq).where(mails.c.purpose == CONFIRM)
            waiting = {row.subscription_seq for row in connection.execute(query)}
        self._go_round([one for one in self.kept.all() if one.seq in waiting], tally, (), only=CONFIRM)
        return tally

    def _go_round(
        self,
        found: list[Subscription],
        tally: Tally,
        members: Collection[str] | None,
        only: str | None = None,
    ) -> None:
        hands, failures = _Hands(self._mailer), 0
        try:
            for one in found:
                if one.account is not None and members is None:
                    tally.problems.append(f"{one.address} belongs to an account; say where the accounts are")
                    continue
                try:
                    self._serve(one, hands, tally, only)
                except MailError as error:
                    tally.problems.append(f"{one.address}: {error}")
                    failures += 1
                if failures >= MAX_FAILURES:
                    break
        finally:
            hands.close()

    def _serve(self, one: Subscription, hands: _Hands, tally: Tally, only: str | None) -> None:
        """Write what is due to one subscription, and hand over what waits."""
        with self._in_hand(one) as lease:
            if lease is None:
                return
            fresh = self._write_digest(one, lease.name) if only is None else {}
            for mail in self._waiting(one, only):
                message = self._compose(one, mail, fresh.get(mail.seq))
                if message is not None:
                    try:
                        hands.take(message)
                    except MailError as error:
                        if error.lasting:
                            lease.pause_s = self._refused(one, tally)
                        raise
                    tally.handed_over += 1
                self._put_away(mail.seq, one)

    def _write_digest(self, one: Subscription, name: str) -> dict[int, News]:
        """Put a digest among the mails that are due if there is news; gives it by the mail's number."""
        now = self.kept.clock()
        if one.confirmed is None or not _is_due(one, now):
            return {}
        wish = one.wish
        news = self.newsroom.news(one.position, party=wish.party, issue=wish.issue, kinds=wish.wanted)
        mine = sa.and_(subscriptions.c.seq == one.seq, subscriptions.c.busy_by == name)
        with self.kept.cabinet.writing() as connection:
            known = sa.select(sent.c.fact).where(sent.c.subscription_seq == one.seq)
            news = unsent(news, {row.fact for row in connection.execute(known)})
            moved: dict[str, Any] = {"position": news.position, **({"written": now} if news else {})}
            if (
                not connection.execute(subscriptions.update().where(mine).values(**moved)).rowcount
                or not news
            ):
                return {}
            facts = remembered(news)
            rows = [{"subscription_seq": one.seq, "fact": fact} for fact in facts]
            connection.execute(sent.insert(), rows)
            seq = write_mail(connection, one.seq, DIGEST, now, after=one.position, facts=facts)
        return {seq: news}

    def _compose(self, one: Subscription, mail: Any, news: News | None) -> EmailMessage | None:
        """A mail in words; None where nothing is left to be told."""
        if mail.purpose == CONFIRM:
            if one.confirmed is not None and mail.made < one.confirmed:
                return None
            return write_confirmation(self._sender, one, mail.message_id, self.kept.new_key(one.seq, CONFIRM))
        if news is None:
            wish = one.wish
            told = self.newsroom.news(mail.after, party=wish.party, issue=wish.issue, kinds=wish.wanted)
            news = among(told, set(msgspec.json.decode(mail.facts, type=list[str])))
        if not news:
            return None
        return write_digest(self._sender, one, mail.message_id, self.kept.new_key(one.seq, STOP), news)

    def _waiting(self, one: Subscription, only: str | None) -> list[Any]:
        query = sa.select(mails).where(mails.c.subscription_seq == one.seq).order_by(mails.c.seq)
        if only is not None:
            query = query.where(mails.c.purpose == only)
        with self.kept.cabinet.reading() as connection:
            return list(connection.execute(query))

    def _put_away(self, seq: int, one: Subscription) -> None:
        with self.kept.cabinet.writing() as connection:
            connection.execute(mails.delete().where(mails.c.seq == seq))
            connection.execute(subscriptions.update().where(subscriptions.c.seq == one.seq).values(refused=0))

    def _refused(self, one: Subscription, tally: Tally) -> float:
        """Count that an address was refused: it is tried ever later, and left out at last; gives the seconds."""
        mine = subscriptions.c.seq == one.seq
        with self.kept.cabinet.writing() as connection:
            connection.execute(subscriptions.update().where(mine).values(refused=subscriptions.c.refused + 1))
            times = connection.scalar(sa.select(subscriptions.c.refused).where(mine)) or 0
            if times >= MAX_REFUSED:
                connection.execute(subscriptions.delete().where(mine))
                tally.left_out += 1
        return min(times * HOUR_S, MAX_PAUSE_S)

    @contextmanager
    def _in_hand(self, one: Subscription) -> Iterator[_Lease | None]:
        """Take a subscription in hand, so that no other sender does; None where one has it."""
        lease, now = _Lease(secrets.token_hex(8)), self.kept.clock()
        free = sa.and_(subscriptions.c.seq == one.seq, subscriptions.c.busy_until < now)
        unchanged = subscriptions.c.position == one.position
        taken = subscriptions.update().where(free, unchanged)
        with self.kept.cabinet.writing() as connection:
            got = connection.execute(taken.values(busy_until=now + LEASE_S, busy_by=lease.name)).rowcount
        if not got:
            yield None
            return
        try:
            yield lease
        finally:
            mine = sa.and_(subscriptions.c.seq == one.seq, subscriptions.c.busy_by == lease.name)
            until = now + lease.pause_s if lease.pause_s else 0.0
            with self.kept.cabinet.writing() as connection:
                connection.execute(subscriptions.update().where(mine).values(busy_until=until, busy_by=""))


@dataclass
class _Lease:
    """By what name a subscription is in hand, and how long it is to be left alone afterwards."""

    name: str
    pause_s: float = 0.0


class _Hands:
    """A connection to the SMTP server, made when a mail is to be handed over, and anew after a failure."""

    def __init__(self, mailer: Mailer) -> None:
        self._mailer = mailer
        self._opened: AbstractContextManager[Hand] | None = None
        self._hand: Hand | None = None

    def take(self, message: EmailMessage) -> None:
        if self._hand is None:
            opened = self._mailer.open()
            self._hand = opened.__enter__()
            self._opened = opened
        try:
            self._hand(message)
        except MailError:
            self.close()
            raise

    def close(self) -> None:
        if self._opened is not None:
            self._opened.__exit__(None, None, None)
        self._opened = self._hand = None


def _is_due(one: Subscription, now: float) -> bool:
    return one.wish.pace == "once" or one.written is None or now - one.written >= DAILY_S
