"""Signals in words: what they are called, and shares with what is needed to believe them."""

from __future__ import annotations

from localize.languages import list_of, name, number, percent
from localize.signals import signals
from localize.texts import Texts
from localize.workspace.shares import Share
from localize.workspace.signal_shares import LocaleSignal, Measured


def signal_named(signal: str, words: Texts) -> str:
    """What a signal is called; numbers from elsewhere are called by their metric, which somebody else named."""
    known = signals().get(signal)
    return signal if known is None else known.label.in_words(words.gettext)


def model_named(model: str, words: Texts) -> str:
    """A model, or that it is the prompt itself."""
    return model or words.gettext("Prompts")


def share_in_words(share: Share, words: Texts) -> str:
    """`12.5% of 40`; nothing where there is none."""
    if share.share is None:
        return ""
    said = words.gettext("{share} of {count}")
    return said.format(share=percent(share.share, words.language, digits=1), count=number(share.of, words.language))


def interval_in_words(share: Share, words: Texts) -> str:
    """`0.4% to 4.6%`; nothing where there is none."""
    if share.interval is None:
        return ""
    low, high = (percent(each, words.language, digits=1) for each in share.interval)
    return words.gettext("{low} to {high}").format(low=low, high=high)


def with_interval(share: Share, words: Texts) -> str:
    """`62.5% of 8 (30.6% to 86.3%)`."""
    said = words.gettext("{share} ({interval})")
    return said.format(share=share_in_words(share, words), interval=interval_in_words(share, words))


def people_in_words(row: LocaleSignal, words: Texts) -> str:
    """How often people found it right; below three verdicts nobody can say."""
    if row.precision is not None:
        return with_interval(row.precision, words)
    if not row.right.of:
        return ""
    said = words.ngettext("undefined: {count} verdict", "undefined: {count} verdicts", row.right.of)
    return said.format(count=number(row.right.of, words.language))


def measured_in_words(measured: Measured | None, words: Texts) -> str:
    """False alarms on professional translations; where they were counted, if not in this locale."""
    if measured is None:
        return ""
    share = share_in_words(measured.looks, words)
    if not measured.elsewhere:
        return share
    return words.gettext("{share}, in {places}").format(share=share, places=places_in_words(measured, words))


def places_in_words(measured: Measured, words: Texts) -> str:
    """The locales in which a signal was measured instead."""
    return list_of([name(each, words.language) for each in measured.elsewhere], words.language)
