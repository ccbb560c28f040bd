"""Days on a person's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def clock(time_zone: str) -> ZoneInfo:
    """The clock of a name of the IANA data base; UTC where nobody knows the name."""
    return ZoneInfo(time_zone) if is_time_zone(time_zone) else ZoneInfo("UTC")


def is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, a path, a folder
        return False
    return True


def midnight(day: date, here: ZoneInfo) -> datetime:
    """When a day begins on a clock, in UTC: where it jumps over midnight, the moment in which it jumps."""
    return datetime.combine(day, time.min, here).astimezone(UTC)
