"""How often one address may try the door: a code cannot be guessed, and an office that shares an address is let in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from threading import Lock
from time import monotonic

AT_ONCE = 30
A_SECOND = 0.5
"""Together at most 60 in any minute."""
ADDRESSES = 20_000
TOLD_EVERY_S = 60


class Guesses:
    """A bucket of tries for each address, the least recently seen forgotten first. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._guard = Lock()

    def allow(self, address: str) -> bool:
        """Whether this try may reach the check; it is counted."""
        now, key = self._clock(), network(address)
        with self._guard:
            left, since = self._left.pop(key, (float(AT_ONCE), now))
            left = min(AT_ONCE, left + (now - since) * A_SECOND)
            self._left[key] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > ADDRESSES:
                self._left.popitem(last=False)
        return left >= 1

    def give_back(self, address: str) -> None:
        """A try that succeeded was no guess."""
        key = network(address)
        with self._guard:
            left, since = self._left.get(key, (float(AT_ONCE), self._clock()))
            self._left[key] = (min(AT_ONCE, left + 1), since)

    def __len__(self) -> int:
        return len(self._left)


class Tally:
    """How often something happened, told at most once a minute: a stranger must not fill the log. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._times = 0
        self._quiet_until = 0.0
        self._guard = Lock()

    def due(self) -> int:
        """Count it; how often it happened since it was last told, or 0 while it is too early to tell."""
        now = self._clock()
        with self._guard:
            self._times += 1
            if now < self._quiet_until:
                return 0
            told, self._times, self._quiet_until = self._times, 0, now + TOLD_EVERY_S
        return told


def network(address: str) -> str:
    """Who counts as one: an IPv4 address, or the /64 that one subscriber has of IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped) if found.ipv4_mapped else str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
