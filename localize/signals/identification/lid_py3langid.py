"""Languages by py3langid, where it is installed (`pip install 'localize-review[lid]'`): 139, langdetect knows 55.

Loading takes 0.7 s of CPU and 100 MB, once a process and only when a language is asked for that langdetect lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import Any

from localize.languages import UnknownLocale, parts
from localize.signals.identification.scripts import writings


def _installed() -> str | None:
    try:
        return version("py3langid")
    except PackageNotFoundError:
        return None


VERSION = _installed()
"""None where it is not installed."""
NAME = f"py3langid {VERSION}"
_NO_LANGUAGES = frozenset({"zxx", "hbo", "grc"})
"""Text in no language, and the old languages whose letters today's have."""
_loading = Lock()


def languages(writing: str) -> frozenset[str]:
    """The languages in this writing that can be told apart."""
    return frozenset(_tags(writing)) if VERSION else frozenset()


def identify(texts: Sequence[str], candidates: Collection[str]) -> list[list[tuple[str, float]]]:
    """Each text's languages with their probabilities, the likeliest first. All `candidates` are of one writing."""
    return [_ranked(text, frozenset(candidates)) for text in texts]


def _ranked(text: str, candidates: frozenset[str]) -> list[tuple[str, float]]:
    shares = dict.fromkeys(candidates, 0.0)
    for label, share in _model().rank(text):
        tag = _tag(label)
        if tag in shares:
            shares[tag] += share
    total = sum(shares.values()) or 1.0
    return sorted(((tag, share / total) for tag, share in shares.items()), key=lambda pair: (-pair[1], pair[0]))


def _model() -> Any:
    with _loading:
        return _load()


@cache
def _load() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _tags(writing: str) -> set[str]:
    """Labels are languages; each is taken to be written as usual."""
    return {tag for label in _model().labels if (tag := _tag(label)) and writings(tag)[:1] == (writing,)}


@cache
def _tag(label: str) -> str | None:
    try:
        return None if label in _NO_LANGUAGES else parts(label).language
    except UnknownLocale:
        return None
