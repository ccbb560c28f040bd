"""After an answer to a known item, or a skip of it: how it was, whether its test is over, whether the item is bad."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from localize.assignment.expected import Condition, unmet
from localize.assignment.expecting import read_expected
from localize.assignment.gold import is_bad
from localize.errors import said
from localize.records import Purpose, Rating, content_from_json
from localize.rubric.model import Rubric
from localize.rubric.ratings import asked
from localize.store import Writing, attempts, known, known_answers
from localize.store.claims import ClaimRow
from localize.store.known import KnownRow, SetRow
from localize.workspace.context import Context, rubric_of
from localize.workspace.passing import finish_if_done
from localize.workspace.set_checks import target_of
from localize.workspace.sets import retire

OF_KNOWN = (Purpose.GOLD, Purpose.PLACEMENT, Purpose.TUTORIAL, Purpose.CALIBRATION)
"""Purposes of items whose answer is known: what is said of them is no review work."""
BAD = said("More than 30 % of at least 5 good reviewers failed it.")


def note_answer(
    context: Context, tx: Writing, claim: ClaimRow, judgment_id: str, answers: tuple[Rating, ...], *, returns: bool
) -> None:
    """Called last in the change of a judgment. The first answer of a claim is the one that counts.

    `returns`: the person cannot judge it, which is not right.
    """
    known_id, number = known.of_item(tx, claim.item_id)
    if known_id is None:
        return
    known.close_item(tx, claim.item_id)
    if known_answers.of_claim(tx, claim.id) is not None:
        return
    item = known.item(tx, known_id)
    row = known.of_id(tx, item.set_id)
    rubric = rubric_of(context, tx, claim.rubric_hash)
    missed = missing(rubric, row, item, known.texts(tx, item), claim, answers)
    right, is_test = not returns and not missed, row.purpose in known.TESTS
    excused = item.retired_at is not None or (not is_test and _retire_bad(tx, row, (known_id, claim.person_id, right)))
    attempt = attempts.find(tx, row.id, claim.person_id, number) if is_test else None
    criteria = list(dict.fromkeys(each.criterion for each in missed))
    known_answers.add(
        tx, judgment_id, known_id, claim.person_id, attempt.id if attempt else None, criteria,
        right=right, excused=excused,
    )  # fmt: skip
    if attempt is not None:
        finish_if_done(tx, attempt, just_right=int(right and not excused), just_excused=int(excused))


def note_skip(tx: Writing, claim: ClaimRow) -> None:
    """A skipped item of a test does not come again, and counts as not right; skipped gold says nothing."""
    known_id, number = known.of_item(tx, claim.item_id)
    if known_id is None:
        return
    known.close_item(tx, claim.item_id)
    row = known.of_id(tx, known.item(tx, known_id).set_id)
    attempt = attempts.find(tx, row.id, claim.person_id, number) if row.purpose in known.TESTS else None
    if attempt is not None:
        finish_if_done(tx, attempt)


def conditions_of(rubric: Rubric, row: SetRow, item: KnownRow, outputs: Sequence[str]) -> tuple[Condition, ...]:
    """What is expected of an item, as far as the rubric still has it."""
    target = target_of(row.unit, content_from_json(item.content), outputs)
    return read_expected(rubric, json.loads(item.expected), outputs=len(outputs), target=target)[0]


def missing(
    rubric: Rubric, row: SetRow, item: KnownRow, outputs: Sequence[str], claim: ClaimRow, answers: Iterable[Rating]
) -> tuple[Condition, ...]:
    """What was expected and is not met by answers (by output) to a claim."""
    there = asked(rubric, profile=claim.profile, blind=claim.blind)
    return unmet(conditions_of(rubric, row, item, outputs), answers, there)


def _retire_bad(tx: Writing, row: SetRow, new: tuple[str, str, bool]) -> bool:
    """Gold that good reviewers fail is bad: this one, or one that this person failed and now proves to be good.

    True where it is this one. Called before the answer is written.
    """
    known_id, person_id, right = new
    suspects = set() if right else {known_id}
    suspects |= {
        each.known_id
        for each in known_answers.of_person(tx, person_id)
        if not each.right and each.excused_at is None and each.purpose == Purpose.GOLD
        and each.campaign_id == row.campaign_id
    }  # fmt: skip
    if not suspects:
        return False
    answers = [*known_answers.gold_of(tx, row.campaign_id), new]
    bad = [each for each in sorted(suspects) if is_bad(each, answers)]
    for each in bad:
        retire(tx, each, BAD)
    return known_id in bad
