"""One frozen `Settings` for a workspace folder, read once at start."""

from __future__ import annotations

import os
import re
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from localize.errors import BadSettings, said

FILE = "localize.toml"
SECRET_FILE = "secret"  # noqa: S105 - the name of a file
PASSWORD_FILE = "database-password"  # noqa: S105
_KEYS = {"schema", "team", "database", "base_url"}


@dataclass(frozen=True)
class Settings:
    """Where a workspace lives and what its pages call themselves.

    `database` is an SQLAlchemy URL; `secret` keys the hashes of access codes; `base_url` begins invitation links.
    """

    folder: Path
    database: str
    secret: bytes
    team: str = "Localize"
    base_url: str = "http://localhost:8501"

    @property
    def rubrics(self) -> Path:
        return self.folder / "rubrics"

    @property
    def datasets(self) -> Path:
        return self.folder / "datasets"


def create_settings(folder: Path, database: str | None = None) -> Settings:
    """Write a new workspace folder: `localize.toml`, a 0600 `secret`, `rubrics/` and `datasets/`.

    Raises BadSettings when the folder is a workspace already.
    """
    if (folder / FILE).exists():
        raise BadSettings(
            said("{folder} is a workspace already.", folder=folder), said("Open it, or choose another folder.")
        )
    if set("[]%") & set(str(folder.absolute())):
        raise BadSettings(
            said("{folder} holds one of [ ] %, under which data sets cannot be kept.", folder=folder),
            said("Choose a folder without these signs."),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("rubrics", "datasets"):
            (folder / name).mkdir(exist_ok=True)
    except OSError as fault:
        raise BadSettings(
            said("{folder} cannot be made: {fault}.", folder=folder, fault=fault.strerror),
            said("Choose another folder."),
        ) from None
    secret = folder / SECRET_FILE
    if not secret.exists():
        _write_secret(secret, secrets.token_hex(32))
    lines = [
        "schema = 1",
        'team = "Localize"',
        '# base_url = "https://review.example.org"  # stands before invitation links',
    ]
    if database:
        lines.append(f"database = {_quoted(_without_password(folder, database))}")
    (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_settings(folder)


def set_database(folder: Path, database: str | None) -> None:
    """Write another database URL into `localize.toml`, at once; None takes it out: SQLite in the folder.

    A password in it goes into a file of its own that only its owner can read.
    """
    written = _without_password(folder, database or "")
    file = folder / FILE
    lines = [each for each in file.read_text(encoding="utf-8").splitlines() if not re.match(r"\s*database\s*=", each)]
    if database is not None:
        lines.append(f"database = {_quoted(written)}")
    new = folder / f"{FILE}.new"
    new.write_text("\n".join(lines) + "\n", encoding="utf-8")
    new.chmod(0o600)
    new.replace(file)


def read_settings(folder: Path) -> Settings:
    """Read the settings of a workspace. Raises BadSettings when it is none, or its file or secret is unusable."""
    file = folder / FILE
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadSettings(
            said("{folder} is not a workspace: it has no {file}.", folder=folder, file=FILE),
            said("Run `localize --workspace {folder} init`, or `localize demo` for one with data.", folder=folder),
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSettings(
            said("{file} cannot be read: {fault}.", file=file, fault=fault), said("Mend the file.")
        ) from None
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise BadSettings(
            said("{file} has unknown keys: {keys}.", file=file, keys=", ".join(unknown)),
            said("Known keys: {keys}.", keys=", ".join(sorted(_KEYS))),
        )
    own = _with_password(folder, str(values.get("database") or f"sqlite:///{folder / 'localize.db'}"))
    return Settings(
        folder=folder,
        database=os.environ.get("LOCALIZE_DATABASE_URL") or own,
        secret=_read_secret(folder),
        team=str(values.get("team", Settings.team)),
        base_url=str(values.get("base_url", Settings.base_url)).rstrip("/"),
    )


def _without_password(folder: Path, url: str) -> str:
    """The URL as it may stand in the settings; the password it held is kept beside them, an older one is gone."""
    (folder / PASSWORD_FILE).unlink(missing_ok=True)
    parts = urlsplit(url)
    if parts.password is None:
        return url
    _write_secret(folder / PASSWORD_FILE, parts.password)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}@{host}"))


def _with_password(folder: Path, url: str) -> str:
    parts, file = urlsplit(url), folder / PASSWORD_FILE
    if not parts.username or parts.password is not None or not file.exists():
        return url
    password, host = file.read_text(encoding="utf-8").strip(), parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}:{password}@{host}"))


def _write_secret(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as new:
        new.write(text)


def _read_secret(folder: Path) -> bytes:
    from_environment = os.environ.get("LOCALIZE_SECRET")
    if from_environment:
        return from_environment.encode()
    try:
        secret = (folder / SECRET_FILE).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        secret = ""
    if len(secret) < 32:
        raise BadSettings(
            said("{folder} has no usable secret.", folder=folder),
            said("Restore the file {file} from a backup, or set LOCALIZE_SECRET.", file=SECRET_FILE),
        )
    return secret.encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
