"""The end of a test on the review page: its last item was judged, and the result comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from localize.records import Sheet
from localize.ui.parts.test_cards import CAMPAIGN, RESULT
from localize.ui.parts.ways import Way, go_to
from localize.ui.session import current_session
from localize.ui.visit import Visit
from localize.workspace.known_records import OfferedTest, TestState

_OVER = (TestState.PASSED, TestState.FAILED, TestState.FINISHED)


def ended_test(visit: Visit, sheets: Sequence[Sheet]) -> OfferedTest | None:
    """The test whose last item this tab has just seen judged, until its result was opened; else None."""
    reviewing = current_session().reviewing
    test = sheets[0].test if sheets else None
    here = None if test is None else (str(sheets[0].item.campaign), test.key)
    if reviewing.test is None or reviewing.test == here:
        reviewing.test = here
        return None
    found = next((each for each in visit.workspace.tests() if (each.campaign, each.key) == reviewing.test), None)
    if found is None or found.state not in _OVER:  # it was broken off
        reviewing.test = here
        return None
    return found


def go_to_result(visit: Visit, test: OfferedTest) -> NoReturn:
    current_session().reviewing.test = None
    go_to(Way.TESTS, visit.person, {CAMPAIGN: test.campaign, RESULT: test.key})
