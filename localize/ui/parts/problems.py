"""A part of a page that may be refused: the rest of the page goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from localize.errors import LocalizeError
from localize.texts import Texts
from localize.ui.parts.chrome import show_problem


@contextmanager
def problems_in_words(words: Texts) -> Iterator[None]:
    """Say a LocalizeError where it happened."""
    try:
        yield
    except LocalizeError as problem:
        show_problem(problem, words)
