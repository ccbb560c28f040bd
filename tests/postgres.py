"""A PostgreSQL server of the tests' own: Debian's binaries, a folder of its own, a socket and port of its own.

It runs as an unprivileged person, since PostgreSQL refuses root. Where there are no binaries, tests on PostgreSQL are
left out, unless LOCALIZE_REQUIRE_POSTGRES is set: then their absence is a failure.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_SETTINGS = {  # a crash of the machine is not what tests look at; `durable` ones ask for fsync
    "max_connections": "300",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "log_min_messages": "fatal",
    "timezone": "Asia/Kolkata",  # a server that thinks in another zone must not be noticed anywhere
}
_numbers = count()


def binaries() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest there is."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return None if found is None else Path(found).resolve().parent


def required_binaries() -> Path:
    """As `binaries`; where there are none the test is left out, or fails where they are required."""
    found = binaries()
    if found is None and os.environ.get("LOCALIZE_REQUIRE_POSTGRES"):
        pytest.fail("PostgreSQL is required here and not installed")
    if found is None:
        pytest.skip("PostgreSQL is not installed")
    return found


@dataclass
class Server:
    """A running server; `user` is who its processes run as, None for ourselves."""

    bin: Path
    folder: Path
    port: int
    user: str | None
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str) -> str:
        return f"postgresql://localize@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str | None = None) -> str:
        """The URL of a new database, empty or a copy of `template`."""
        name = f"t{next(_numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
        return self.url(name)

    def start(self) -> None:
        command = [str(self.bin / "postgres"), "-D", str(self.folder), "-p", str(self.port)]
        for name, value in _SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        self.process = subprocess.Popen(command, user=self.user, cwd="/", stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None:
                    break
                self._wait()
        raise RuntimeError("the PostgreSQL server of the tests did not start")

    def _wait(self) -> None:
        assert self.process is not None
        try:
            self.process.wait(0.05)
        except subprocess.TimeoutExpired:
            return

    def drop_database(self, url: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {url.rsplit('/', 1)[1]} WITH (FORCE)")

    def stop(self) -> None:
        """At once and without a checkpoint, as in a crash: the next start recovers."""
        if self.process is not None and self.process.poll() is None:
            subprocess.run([self.bin / "pg_ctl", "-D", self.folder, "-m", "immediate", "stop"], user=self.user, cwd="/",
                           stdout=subprocess.DEVNULL, check=True)  # fmt: skip
            self.process.wait()


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """A new server, gone afterwards. `durable`: with fsync, as in production."""
    bin_folder = required_binaries()
    user = "postgres" if os.getuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="localize-pg-"))
    if user is not None:
        shutil.chown(home, user, pwd.getpwnam(user).pw_gid)
    server = Server(bin_folder, home / "data", _free_port(), user)
    command = [bin_folder / "initdb", "-D", server.folder, "-U", "localize", "-A", "trust", "-E", "UTF8",
               "--locale=C.UTF-8", "--no-sync"]  # fmt: skip
    try:
        subprocess.run(command, user=user, cwd="/", stdout=subprocess.DEVNULL, check=True)
        if not durable:
            (server.folder / "postgresql.auto.conf").write_text("fsync = off\nfull_page_writes = off\n")
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
