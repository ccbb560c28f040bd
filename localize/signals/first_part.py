"""Nothing found, said with its limit: a very long text is not read to its end."""

from __future__ import annotations

from localize.errors import said
from localize.signals.model import Finding, ok


def nothing_in(*texts: str | None, longest: int) -> Finding:
    """`ok`; where a text has more than `longest` code points, with the word that only those were looked at."""
    if all(len(text or "") <= longest for text in texts):
        return ok()
    return ok(why=said("Only its first {count} characters were looked at.", count=longest))
