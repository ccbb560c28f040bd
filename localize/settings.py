"""One frozen `Settings` for a workspace folder, read once at start."""

from __future__ import annotations

import os
import re
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path

from localize.errors import BadSettings, said

FILE = "localize.toml"
SECRET_FILE = "secret"  # noqa: S105 - the name of a file
SIGN_IN_FILE = ".streamlit/secrets.toml"
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
    _write_secret(folder / FILE, "\n".join(lines) + "\n")
    return read_settings(folder)


def set_database(folder: Path, database: str | None) -> None:
    """Write another database URL into `localize.toml`, at once; None takes it out: SQLite in the folder.

    A password in it goes into a file of its own that only its owner can read.
    """
    file = folder / FILE
    lines = [each for each in file.read_text(encoding="utf-8").splitlines() if not re.match(r"\s*database\s*=", each)]
    if database is not None:
        lines.append(f"database = {_quoted(_without_password(folder, database))}")
    text = "\n".join(lines) + "\n"
    if database is None and "database" in tomllib.loads(text):
        raise BadSettings(said("{file} names a database in a way of its own.", file=FILE), said("Mend the file."))
    new = folder / f"{FILE}.new"
    new.unlink(missing_ok=True)
    _write_secret(new, text)
    new.replace(file)
    _forget_other_passwords(folder, database)


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


_URL = re.compile(r"(?P<start>[\w+]+://[^:/@]*)(?P<password>:.*)?(?P<rest>@.*)", re.DOTALL)
_ASKED = re.compile(r"(?<=[?&])password=[^&]*&?")


def _without_password(folder: Path, url: str) -> str:
    """The URL as it may stand in the settings; one with a password is kept whole beside them, in a file for its owner.

    A path of SQLite becomes absolute: the settings may be read from anywhere.
    """
    bare = _bare(url)
    if bare == url:
        return _absolute(url)
    _keep_passwords(folder, [url, *_kept(folder)])  # the one before too, until the settings name the new one
    return bare


def _forget_other_passwords(folder: Path, url: str | None) -> None:
    _keep_passwords(folder, [each for each in _kept(folder) if each == url])


def _kept(folder: Path) -> list[str]:
    file = folder / PASSWORD_FILE
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _keep_passwords(folder: Path, urls: list[str]) -> None:
    if not urls:
        (folder / PASSWORD_FILE).unlink(missing_ok=True)
        return
    new = folder / f"{PASSWORD_FILE}.new"
    new.unlink(missing_ok=True)
    _write_secret(new, "\n".join(dict.fromkeys(urls)) + "\n")
    new.replace(folder / PASSWORD_FILE)


def _bare(url: str) -> str:
    """A URL without its password, split where SQLAlchemy splits it: at the last @, whatever stands in a password."""
    found = _URL.fullmatch(url)
    without = url if found is None else found["start"] + found["rest"]
    return _ASKED.sub("", without).rstrip("?&") if _ASKED.search(without) else without


def _with_password(folder: Path, url: str) -> str:
    """The whole URL, if one that is kept beside the settings is the one they name."""
    return next((each for each in _kept(folder) if _bare(each) == url), url)


def _absolute(url: str) -> str:
    scheme, found, path = url.partition(":///")
    local = found and scheme.startswith("sqlite") and path and not path.startswith(("/", ":memory:", "file:"))
    return f"{scheme}:///{Path(path).absolute()}" if local else url


def _write_secret(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as new:
        new.write(text)
        new.flush()
        os.fsync(new.fileno())


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
