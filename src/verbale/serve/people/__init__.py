"""Who looks at the record, and what each may do."""

from __future__ import annotations

from verbale.serve.people.csrf import csrf_field, csrf_token
from verbale.serve.people.gate import Gate
from verbale.serve.people.person import Door, Person, Role, person_of, require
from verbale.serve.people.single import Single

__all__ = ["Door", "Gate", "Person", "Role", "Single", "csrf_field", "csrf_token", "person_of", "require"]
