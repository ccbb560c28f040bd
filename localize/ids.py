"""Ids: of content, derived from what it is; of events, UUID version 7."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from uuid import UUID


def derived_id(*parts: object, near: str = "") -> str:
    """The id of content is what it is: 128 bits of SHA-256 over its parts, as 32 hex digits.

    Parts are joined by NUL, which no imported text holds (intake refuses it). With `near`, the id of what it belongs
    to, the first 12 digits are that one's: what is imported together then lies together in the indexes.
    """
    digest = sha256("\0".join(map(str, parts)).encode()).hexdigest()
    return (near[:12] + digest)[:32]


def new_id() -> str:
    """A UUID version 7 (RFC 9562): 48 bits of milliseconds, then random bits, so ids sort by time of making."""
    value = (
        int.from_bytes(os.urandom(16), "big") & ((1 << 80) - 1) | (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80
    )
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(UUID(int=value & ~(0x3 << 62) | 0x2 << 62))
