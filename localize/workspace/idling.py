"""What decides why a person's queue is empty, read by the very rules of claiming."""

from __future__ import annotations

from localize.assignment import Eligible
from localize.records import Person, PersonId
from localize.store import Reading, counting
from localize.store.queue import Left, left_of
from localize.workspace.access import known_person
from localize.workspace.claiming import Verdict, verdicts
from localize.workspace.closing import unwanted_of
from localize.workspace.context import Context
from localize.workspace.emptiness import Emptiness, OwnPool, Queue, RefusedPool, StoppedCampaign, Untested, decide
from localize.workspace.limiting import limits_reached
from localize.workspace.qualifying import attempts_of, gate_of, is_qualified, is_test_pool
from localize.workspace.wellbeing import closures


def emptiness(context: Context, person_id: PersonId, ui_language: str) -> Emptiness:
    """Why there is no next item for a person. Raises NotFound."""
    with context.store.read() as view:
        person = known_person(context, view, person_id)
        return decide(_queue(context, view, person), ui_language)


def _queue(context: Context, view: Reading, person: Person) -> Queue:
    opened, stopped = (verdicts(context, view, person, opened=each) for each in (True, False))
    mine = [each for each in opened if isinstance(each[3], Eligible)]
    closed = {each.rubric_id: each for each in closures(context, view, person.id)}
    full = limits_reached(view, person, [each[1] for each in mine])
    own = []
    for each in mine:
        closure, limit = closed.get(each[2].id), full.get(each[1].id)
        left = _left(view, person, each)
        if closure is not None:
            own.append(OwnPool(left, closure.because, closure.opens_at))
        elif limit is not None:
            own.append(OwnPool(left, limit.limit, limit.opens_at, limit.most))
        else:
            own.append(OwnPool(left, _untested(context, view, person, each)))
    refused = [
        RefusedPool(pool.locale, may, campaign.campaign.source_locale)
        for pool, campaign, rubric, may in opened
        if not isinstance(may, Eligible) and _left(view, person, (pool, campaign, rubric, may)).anything
    ]
    halted = {
        campaign.id: StoppedCampaign(campaign.campaign.title, campaign.state)
        for pool, campaign, rubric, may in stopped
        if isinstance(may, Eligible) and _left(view, person, (pool, campaign, rubric, may)).anything
    }
    judged = any(counting.judged_items(view, person.id, pool.id) for pool, *_ in mine)
    return Queue(tuple(each.tag for each in person.locales), judged, tuple(own), tuple(refused), tuple(halted.values()))


def _untested(context: Context, view: Reading, person: Person, verdict: Verdict) -> Untested | None:
    """Why work of a pool does not come before a test; None where nothing is asked, or all is passed."""
    pool, campaign, _, _ = verdict
    gate = None if is_test_pool(pool) else gate_of(context, view, campaign, pool.locale, pool.rubric_id)
    if gate is None or is_qualified(context, view, person.id, campaign, pool.locale, pool.rubric_id):
        return None
    if not gate.placements:
        return Untested.NO_TEST
    shut = gate.is_shut(attempts_of(context, view, person.id))
    return Untested.NO_ATTEMPT_LEFT if shut else Untested.NEEDS_TEST


def _left(view: Reading, person: Person, verdict: Verdict) -> Left:
    pool, _, rubric, _ = verdict
    without = unwanted_of(view, person.id, [rubric]) if rubric.wellbeing else frozenset()
    return left_of(view, pool.id, person.id, person.domains, without=without)
