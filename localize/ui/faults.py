"""A fault of ours in a page or a callback: one sentence with an incident's number, which the log holds too."""

from __future__ import annotations

import logging
from secrets import token_hex

from localize.errors import LocalizeError, said
from localize.texts import Texts
from localize.ui.parts.chrome import frame, show_problem
from localize.ui.session import current_texts
from localize.ui.visit import current_visit

_log = logging.getLogger(__name__)


def say_fault(fault: Exception) -> bool:
    """What Streamlit calls for every exception that nobody caught. True: nothing else is shown of it."""
    incident = token_hex(3)
    _log.error("a page failed", exc_info=fault, extra={"fields": {"incident": incident}})
    words = _words()
    frame(words, bare=False)  # a callback runs before the page has drawn its own
    show_problem(
        LocalizeError(
            said("Something went wrong on our side (incident {incident}).", incident=incident),
            said(
                "What was saved is safe, and what you wrote on a review sheet is kept in this browser. "
                "Load the page again. If it happens again, tell your coordinator the incident."
            ),
        ),
        words,
    )
    return True


def _words() -> Texts:
    """In the language of whoever is here, if they can be asked: the fault may be that nobody can."""
    try:
        visit = current_visit()
    except Exception:
        visit = None
    return current_texts(None) if visit is None else visit.words
