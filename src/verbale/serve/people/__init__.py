"""Who looks at the record, and what each may do."""

from __future__ import annotations

from verbale.serve.people.accounts import Account, Accounts, Act
from verbale.serve.people.csrf import csrf_field, csrf_token
from verbale.serve.people.gate import Gate
from verbale.serve.people.keys import Keys, Token
from verbale.serve.people.person import Door, Person, Role, form_of, note_act, person_of, require
from verbale.serve.people.single import Single
from verbale.serve.people.team import Team

__all__ = [
    "Account",
    "Accounts",
    "Act",
    "Door",
    "Gate",
    "Keys",
    "Person",
    "Role",
    "Single",
    "Team",
    "Token",
    "csrf_field",
    "csrf_token",
    "form_of",
    "note_act",
    "person_of",
    "require",
]
