"""Passwords: what may be one, and how it is kept.

Source: RFC 9106 (Argon2), second recommended option; NIST SP 800-63B on length and normal form.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from verbale.errors import AccountError

MIN_CHARS = 12
MAX_CHARS = 256
MIN_DIFFERENT = 4
AT_ONCE = 2
_HASHER = PasswordHasher()
# Each hash takes 64 MiB: a flood of logins must not take the memory of the machine.
_TURNS = BoundedSemaphore(AT_ONCE)


def hash_password(password: str, name: str = "") -> str:
    """An argon2id hash of a password.

    Raises:
        AccountError: it is too short, too long, the account's name, or of three characters alone.
    """
    clean = _normal(password)
    if len(clean) < MIN_CHARS:
        raise AccountError(f"a password has at least {MIN_CHARS} characters")
    if len(clean) > MAX_CHARS:
        raise AccountError(f"a password has at most {MAX_CHARS} characters")
    told = clean.casefold()
    if (name and told in (name, name * 2)) or len(set(told)) < MIN_DIFFERENT:
        raise AccountError("a password is not easily guessed")
    with _TURNS:
        return _HASHER.hash(clean)


def check_password(kept: str | None, password: str) -> bool:
    """Whether a password is that of a hash; without one it takes as long, and is not."""
    clean = _normal(password[: MAX_CHARS + 1])
    with _TURNS:
        try:
            return _HASHER.verify(kept or dummy_hash(), clean) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_dated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than hashes are now."""
    return _HASHER.check_needs_rehash(kept)


def rehash(password: str) -> str:
    """A hash of a password that was right, with the parameters of today."""
    with _TURNS:
        return _HASHER.hash(_normal(password))


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


@cache
def dummy_hash() -> str:
    """A hash that no password is checked against in earnest."""
    return _HASHER.hash("nobody has this as a password")
