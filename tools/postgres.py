"""A PostgreSQL server of one's own, on loopback, for tests and benchmarks: started, used, and gone."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

_DEBIAN = Path("/usr/lib/postgresql")
_OTHER_USERS = ("postgres", "nobody")
"""Whose name a server runs in where root starts it, which it refuses to be."""


def find_binaries() -> Path | None:
    """The folder of the newest server's programs: Debian's, those on the path, those of the wheel pgserver."""
    known = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]), reverse=True)
    named = shutil.which("initdb")
    wheel = find_spec("pgserver")
    places = [*known, *([Path(named)] if named else [])]
    if wheel and wheel.origin:
        places.append(Path(wheel.origin).parent / "pginstall" / "bin" / "initdb")
    return next((file.parent for file in places if (file.parent / "postgres").exists()), None)


def _user() -> str | None:
    """Whose name to run in, None for one's own."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _OTHER_USERS if name in known), None)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@contextmanager
def serving(binaries: Path, *settings: str) -> Iterator[str]:
    """The address of the database `postgres` of a fresh server, as its superuser.

    Args:
        binaries: the folder with `initdb` and `pg_ctl`.
        settings: settings as `name=value`; nothing is written to the disk for safety's sake.
    """
    user = _user()
    with TemporaryDirectory(prefix="verbale-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data, port = f"{folder}/data", _free_port()

        def run(program: str, *arguments: str) -> None:
            command = [str(binaries / program), *arguments]
            subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder)

        run("initdb", "-D", data, "-U", "verbale", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        given = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", *settings)
        options = [f"-c {one}" for one in given]
        options += [f"-p {port}", "-c listen_addresses=127.0.0.1", f"-k {folder}"]
        run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", " ".join(options), "start")
        try:
            yield f"postgresql://verbale@127.0.0.1:{port}/postgres"
        finally:
            with suppress(subprocess.CalledProcessError):
                run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
