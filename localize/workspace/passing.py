"""When an attempt at a test is over, whether it is passed, and what a pass is good for."""

from __future__ import annotations

from collections.abc import Sequence

from localize.languages import parts
from localize.store import Writing, attempts, known_answers
from localize.store.attempts import AttemptRow
from localize.store.known import SetRow

_EXACT = 1e-9
"""0.8 of 10 items are 8, whatever a fraction of two makes of it."""


def finish_if_done(tx: Writing, attempt: AttemptRow, *, just_right: int = 0, just_excused: int = 0) -> bool:
    """Write down the result once nothing of it waits any more. `just_…` count answers of this very change."""
    progress = attempts.progress(tx, attempt)
    if attempt.finished_at is not None or progress.waiting or progress.put_away or not progress.ended:
        return False
    right, answered = attempts.counted(tx, attempt)
    right, answered = right + just_right, answered - just_excused
    attempts.finish(tx, attempt.id, right, answered, passed=is_passed(right, answered, attempt.pass_mark))
    return True


def count_again(tx: Writing, attempt: AttemptRow) -> None:
    """Some answers do not count any more: an attempt that failed may be passed now. None that was passed is lost."""
    if attempt.finished_at is None:
        finish_if_done(tx, attempt)
        return
    right, answered = attempts.counted(tx, attempt)
    passed = bool(attempt.passed) or is_passed(right, answered, attempt.pass_mark)
    if (right, answered, passed) != (attempt.right, attempt.answered, attempt.passed):
        attempts.finish(tx, attempt.id, right, answered, passed=passed, anew=True)


def excuse(tx: Writing, claim_id: str) -> None:
    """An appeal was granted: an answer to a known item does not count any more. Of other work it changes nothing."""
    answer = known_answers.of_claim(tx, claim_id)
    if answer is None:
        return
    known_answers.excuse(tx, answer.judgment_id)
    if answer.attempt_id is not None:
        count_again(tx, attempts.of_id(tx, answer.attempt_id))


def is_passed(right: int, answered: int, pass_mark: float) -> bool:
    """Where nothing counts, only a test without a mark is passed."""
    return right + _EXACT >= pass_mark * answered if answered else pass_mark == 0


def is_spent(attempt: AttemptRow) -> bool:
    """Whether an attempt is one of those that a person may make: not one of which no answer counts any more."""
    return attempt.finished_at is not None and (bool(attempt.answered) or bool(attempt.passed))


def attempts_left(row: SetRow, mine: Sequence[AttemptRow]) -> int:
    return max(0, row.attempts - sum(each.set_id == row.id and is_spent(each) for each in mine))


def is_through(row: SetRow, mine: Sequence[AttemptRow]) -> bool:
    """Whether a test was passed, also where another campaign or an older file asked it under the same name."""
    return any(
        each.passed and (each.key, each.purpose) == (row.key, row.purpose) and parts(each.locale) == parts(row.locale)
        for each in mine
    )
