"""The record in a browser: pages made on the server, that do without scripts and take no word from elsewhere."""

from __future__ import annotations

from verbale.serve.app import make_app
from verbale.serve.desk import Desk
from verbale.serve.guard import Hosts, loopback
from verbale.serve.people import Door, Person, Role, Single

__all__ = ["Desk", "Door", "Hosts", "Person", "Role", "Single", "loopback", "make_app"]
