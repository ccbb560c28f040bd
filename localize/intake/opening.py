"""A file before it is read: it is there, it is not too large, it is no archive, and its format is known."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from localize.errors import BadFile, Said, said
from localize.intake.source import LINE_MAX_BYTES, Format, Limits

PARQUET = b"PAR1"
_UNPACK = said("Unpack it and import the file inside.")
_TABLE = said("Save the table as CSV (UTF-8), JSON Lines or Parquet and import that.")
_UTF8 = said("Save the file as UTF-8 and import it again.")

# (offset, first bytes, what it is, the way out). Refused by content, whatever the name says:
# archives hide their size, pickles run code, and Arrow files are memory images that nothing checks.
_REFUSED: tuple[tuple[int, bytes, Said, Said], ...] = (
    (
        0,
        b"PK\x03\x04",
        said("a ZIP archive or an Office document"),
        said("Unzip it, or save the sheet as CSV (UTF-8)."),
    ),
    (0, b"PK\x05\x06", said("an empty ZIP archive"), _UNPACK),
    (0, b"\x1f\x8b", said("compressed (gzip)"), _UNPACK),
    (0, b"BZh", said("compressed (bzip2)"), _UNPACK),
    (0, b"\xfd7zXZ\0", said("compressed (xz)"), _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", said("compressed (Zstandard)"), _UNPACK),
    (0, b"\x04\x22\x4d\x18", said("compressed (LZ4)"), _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", said("a 7-Zip archive"), _UNPACK),
    (0, b"Rar!\x1a\x07", said("a RAR archive"), _UNPACK),
    (257, b"ustar", said("a tar archive"), _UNPACK),
    (0, b"ARROW1", said("an Arrow or Feather file"), _TABLE),
    (0, b"FEA1", said("a Feather file"), _TABLE),
    (0, b"\xff\xff\xff\xff", said("an Arrow stream"), _TABLE),
    *((0, bytes((0x80, protocol)), said("a Python pickle, which could run code"), _TABLE) for protocol in range(2, 6)),
    (0, b"\xd0\xcf\x11\xe0", said("an old Office document"), _TABLE),
    (0, b"SQLite format 3\0", said("an SQLite database"), _TABLE),
    (0, b"PARE", said("an encrypted Parquet file"), _TABLE),
    (0, b"ORC", said("an ORC file"), _TABLE),
    (0, b"Obj\x01", said("an Avro file"), _TABLE),
    (0, b"\x89HDF", said("an HDF5 file"), _TABLE),
    (0, b"%PDF", said("a PDF document"), _TABLE),
    (0, codecs.BOM_UTF32_LE, said("text in UTF-32"), _UTF8),
    (0, codecs.BOM_UTF32_BE, said("text in UTF-32"), _UTF8),
    (0, codecs.BOM_UTF16_LE, said("text in UTF-16"), _UTF8),
    (0, codecs.BOM_UTF16_BE, said("text in UTF-16"), _UTF8),
)


def check_file(path: Path, limits: Limits) -> bytes:
    """The first bytes of a readable file of ours. Raises `BadFile`."""
    try:
        if path.is_dir():
            raise BadFile(said("{file} is a folder.", file=path.name), said("Name one file."))
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(512)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadFile(
            said("{file} cannot be read: {reason}.", file=path.name, reason=reason),
            said("Check the path and the permissions."),
        ) from None
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        raise BadFile(said("{file} is empty.", file=path.name), said("Write at least one line into it."))
    if limits.max_bytes is not None and size > limits.max_bytes:
        raise BadFile(
            said("{file} has {size} bytes, {max} are allowed here.", file=path.name, size=size, max=limits.max_bytes),
            said("Split it, or import it on the server with `localize import`."),
        )
    for offset, magic, what, way_out in _REFUSED:
        if head.startswith(magic, offset):
            raise BadFile(said("{file} is {what}.", file=path.name, what=what), way_out)
    return head


def choose(path: Path, head: bytes, known: Mapping[str, Format]) -> Format:
    """The format of a file: by what its name ends in, then by its first bytes. Raises `BadFile`."""
    suffix = path.suffix.lower()
    for each in known.values():
        if suffix in each.suffixes:
            return each
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    name = "parquet" if head.startswith(PARQUET) else {b"{": "jsonl", b"[": "json"}.get(start)
    if name is None or name not in known:
        raise BadFile(
            said("Nobody can tell the format of {file} from its name.", file=path.name),
            said("Say which it is: {formats}.", formats=", ".join(known)),
        )
    return known[name]


def check_text(path: Path) -> None:
    """Refuse what is no UTF-8 text at all, before its lines are looked at. Raises `BadFile`."""
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(PARQUET):
        raise BadFile(said("{file} is a Parquet file.", file=path.name), said("Choose the format parquet."))
    if b"\0" in head[:4]:
        raise BadFile(said("{file} is not UTF-8: it looks like UTF-16 or binary data.", file=path.name), _UTF8)


def lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    r"""Physical lines with their numbers, split on LF alone; a line over the cap comes cut, one byte too long.

    `str.splitlines` and text mode would also split at U+2028 and the like, inside valid texts.
    """
    number = 0
    while raw := file.readline(LINE_MAX_BYTES + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        yield number, raw
        while len(raw) > LINE_MAX_BYTES and not raw.endswith(b"\n"):
            raw = file.readline(LINE_MAX_BYTES + 1)  # the rest of a line that is too long is skipped
