"""Who has proved what a pool asks for: no review work before the tests, where the campaign requires them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.campaign import Qualification
from localize.languages import parts
from localize.records import PersonId, Purpose
from localize.store import Reading, attempts, items, known
from localize.store.attempts import AttemptRow
from localize.store.known import SetRow
from localize.workspace.context import Context, OpenCampaign
from localize.workspace.known_records import MissingTest
from localize.workspace.passing import attempts_left, is_through


@dataclass(frozen=True, slots=True)
class Gate:
    """What opens a pool: one of `placements` passed (none in use: nobody can), and each of `others` finished."""

    placements: tuple[SetRow, ...]
    others: tuple[SetRow, ...]

    def lacking(self, mine: Sequence[AttemptRow]) -> tuple[SetRow, ...]:
        """The tests that a person must still take; of placements any one will do."""
        placed = any(is_through(each, mine) for each in self.placements)
        rest = tuple(each for each in self.others if not is_through(each, mine))
        return rest if placed else self.placements + rest

    def is_shut(self, mine: Sequence[AttemptRow]) -> bool:
        """Whether no attempt is left that could open it. Where no placement set is in use, it is not: one may come."""
        lacking = self.lacking(mine)
        over = [each for each in lacking if not attempts_left(each, mine)]
        placing = [each for each in lacking if each in self.placements]
        return any(each in self.others for each in over) or (bool(placing) and all(each in over for each in placing))


def is_test_pool(pool: items.PoolRow) -> bool:
    return known.POOLS_FROM <= pool.number < known.POOLS_UP_TO


def sets_in_use(context: Context, view: Reading) -> tuple[SetRow, ...]:
    """Sets that hold an item that may be asked: of one that does not nothing follows."""

    def read() -> tuple[SetRow, ...]:
        holding = known.holding_items(view)
        return tuple(each for each in known.sets(view) if each.id in holding)

    return context.remembered.at(view).recall("sets in use", read)


def attempts_of(context: Context, view: Reading, person_id: PersonId) -> tuple[AttemptRow, ...]:
    def read() -> tuple[AttemptRow, ...]:
        return tuple(attempts.of_person(view, person_id))

    return context.remembered.at(view).recall(("attempts", person_id), read)


def gate_of(context: Context, view: Reading, campaign: OpenCampaign, locale: str, rubric_id: str) -> Gate | None:
    """What opens review work of a locale under a rubric; None where nothing is asked."""
    if campaign.campaign.qualification is not Qualification.REQUIRED:
        return None
    here = [
        each
        for each in sets_in_use(context, view)
        if each.campaign_id == campaign.id and parts(each.locale) == parts(locale)
    ]
    placements = [each for each in here if each.purpose == Purpose.PLACEMENT]
    own = [each for each in placements if each.rubric_id == rubric_id]
    begin = (Purpose.TUTORIAL, Purpose.CALIBRATION)
    others = tuple(each for each in here if each.rubric_id == rubric_id and each.purpose in begin)
    return Gate(tuple(own or placements), tuple(sorted(others, key=lambda each: begin.index(Purpose(each.purpose)))))


def is_qualified(
    context: Context, view: Reading, person_id: PersonId, campaign: OpenCampaign, locale: str, rubric_id: str
) -> bool:
    """Whether a person may get review work of a locale under a rubric, as far as tests go."""
    gate = gate_of(context, view, campaign, locale, rubric_id)
    if gate is None:
        return True
    return bool(gate.placements) and not gate.lacking(attempts_of(context, view, person_id))


def shut_out(context: Context, view: Reading, campaign: OpenCampaign, locale: str, rubric_id: str) -> frozenset[str]:
    """Who has no attempt left at what opens review work of a locale under a rubric."""
    gate = gate_of(context, view, campaign, locale, rubric_id)
    if gate is None:
        return frozenset()
    theirs: dict[str, list[AttemptRow]] = {}
    for each in attempts.of_sets(view, [row.id for row in gate.placements + gate.others]):
        theirs.setdefault(each.person_id, []).append(each)
    out = (person_id for person_id, mine in theirs.items() if gate.is_shut(mine))
    # a pass of the same name in another campaign is good here too
    return frozenset(each for each in out if gate.is_shut(attempts_of(context, view, PersonId(each))))


def needed_sets(context: Context, view: Reading, person_id: PersonId, campaigns: Sequence[OpenCampaign]) -> set[str]:
    """The sets whose tests a person must still take before review work of these campaigns."""
    mine = attempts_of(context, view, person_id)
    found: set[str] = set()
    for campaign in campaigns:
        for pool in items.pools_of(view, campaign.id):
            gate = None if is_test_pool(pool) else gate_of(context, view, campaign, pool.locale, pool.rubric_id)
            found |= {each.id for each in gate.lacking(mine)} if gate else set()
    return found


def missing_tests(context: Context, view: Reading, campaign: OpenCampaign) -> list[MissingTest]:
    """Review work that nobody can qualify for: tests are required, and no placement set of its locale is in use."""
    pools = [each for each in items.pools_of(view, campaign.id) if not is_test_pool(each)]
    places = dict.fromkeys((each.locale, each.rubric_id) for each in pools)
    return [
        MissingTest(campaign.id, locale, rubric_id)
        for locale, rubric_id in places
        if (gate := gate_of(context, view, campaign, locale, rubric_id)) is not None and not gate.placements
    ]
