"""What a process remembers of the database, so that it is read once and not on every run of every page.

Each change of campaigns, people and items raises the database's edition (`Store.write`); what is remembered holds for
one edition, so it is never older than the transaction that asks. It must be frozen: many threads share it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from localize.store import Reading, Writing

Known = TypeVar("Known")


class Memory:
    """What is known of one edition."""

    def __init__(self, edition: int) -> None:
        self.edition = edition
        self._known: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, read: Callable[[], Known]) -> Known:
        """What is remembered under `key`, else what `read` finds in the same transaction."""
        if key not in self._known:
            self._known[key] = read()
        found: Known = self._known[key]
        return found


class Remembered:
    """The memory of the newest edition that this process has seen. Thread-safe."""

    def __init__(self) -> None:
        self._newest = Memory(-1)

    def at(self, view: Reading) -> Memory:
        """The memory that holds for a transaction. One that changes what is remembered gets an empty one."""
        if isinstance(view, Writing) and view.alone:
            return Memory(-1)
        newest = self._newest
        if newest.edition == view.edition:
            return newest
        fresh = Memory(view.edition)
        if view.edition > newest.edition:
            self._newest = fresh
        return fresh
