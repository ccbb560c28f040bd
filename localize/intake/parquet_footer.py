"""The footer of a Parquet file: how much it will unpack to, known before anything is unpacked.

Reads the compact protocol of Thrift (doc/specs/thrift-compact-protocol.md in github.com/apache/thrift) as far as
`FileMetaData` of github.com/apache/parquet-format needs it. Every value takes at least one byte, so the work
is linear in the footer.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOOTER_MAX_BYTES = 16_000_000
_TAIL = 8  # length of the footer (4 bytes, little endian), then the magic
_MAGIC = b"PAR1"
_DEPTH_MAX = 32


@dataclass(frozen=True, slots=True)
class Footer:
    """What the file says of itself; a liar is caught by the reader. `unpacked` is in bytes, over all columns."""

    rows: int
    unpacked: int
    row_groups: tuple[int, ...]  # rows of each


def read_footer(path: Path) -> Footer:
    """The footer's figures. Raises `ValueError` where the file is no whole Parquet file."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size < 2 * len(_MAGIC) + _TAIL:
            raise ValueError("too short")
        file.seek(size - _TAIL)
        tail = file.read(_TAIL)
        length = int.from_bytes(tail[:4], "little")
        if tail[4:] != _MAGIC or length > min(FOOTER_MAX_BYTES, size - _TAIL - len(_MAGIC)):
            raise ValueError("no footer")
        file.seek(size - _TAIL - length)
        footer = file.read(length)
    try:
        return _figures(_Compact(footer).struct())
    except (IndexError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("broken footer") from error


def _figures(meta: dict[int, Any]) -> Footer:
    groups = meta[4]  # FileMetaData.row_groups
    # RowGroup: 1 columns, 2 total_byte_size, 3 num_rows; ColumnChunk: 3 meta_data; ColumnMetaData: 6 uncompressed size
    unpacked = sum(max(group[2], sum(column[3][6] for column in group[1])) for group in groups)
    row_groups = tuple(int(group[3]) for group in groups)
    rows = max(int(meta[3]), sum(row_groups))
    if rows < 0 or unpacked < 0 or min(row_groups, default=0) < 0:
        raise ValueError("broken footer")
    return Footer(rows, unpacked, row_groups)


class _Compact:
    """A cursor over Thrift compact bytes; structs come as values by field id, binaries as bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 0

    def struct(self, level: int = 0) -> dict[int, Any]:
        if level > _DEPTH_MAX:
            raise ValueError("nested too deep")
        fields: dict[int, Any] = {}
        field = 0
        while header := self.byte():
            step, kind = header >> 4, header & 15
            field = field + step if step else self.zigzag()
            fields[field] = kind == 1 if kind in (1, 2) else self.value(kind, level)
        return fields

    def value(self, kind: int, level: int) -> Any:
        if kind in (1, 2, 3):  # a bool inside a list, or a byte
            return self.byte()
        if kind in (4, 5, 6):
            return self.zigzag()
        if kind == 7:
            return self.take(8)
        if kind == 8:
            return self.take(self.varint())
        if kind in (9, 10):
            return self.list(level + 1)
        if kind == 12:
            return self.struct(level + 1)
        raise ValueError(f"type {kind}")  # maps do not occur in a footer

    def list(self, level: int) -> list[Any]:
        if level > _DEPTH_MAX:
            raise ValueError("nested too deep")
        header = self.byte()
        size = header >> 4 if header >> 4 != 15 else self.varint()
        if size > len(self.raw) - self.at:
            raise ValueError("list too long")
        return [self.value(header & 15, level) for _ in range(size)]

    def byte(self) -> int:
        self.at += 1
        return self.raw[self.at - 1]

    def take(self, size: int) -> bytes:
        if size > len(self.raw) - self.at:
            raise ValueError("binary too long")
        self.at += size
        return self.raw[self.at - size : self.at]

    def varint(self) -> int:
        value = shift = 0
        while shift < 70:
            byte = self.byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7
        raise ValueError("number too long")

    def zigzag(self) -> int:
        value = self.varint()
        return (value >> 1) ^ -(value & 1)
