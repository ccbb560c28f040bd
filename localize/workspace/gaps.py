"""What a locale lacks: experts, people who read the source language, placement tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from localize.errors import Said, said
from localize.records import Person
from localize.store import Reading, pace
from localize.workspace.context import Context, OpenCampaign
from localize.workspace.pool_counts import PoolStand
from localize.workspace.qualifying import missing_tests


class Lack(StrEnum):
    PEOPLE = "people"
    EXPERTS = "experts"
    SOURCE_READERS = "source_readers"
    PLACEMENT_TEST = "placement_test"


@dataclass(frozen=True)
class Gap:
    """`have` of the `needed` people; of a placement test 0 of 1. `domain` is of experts."""

    lack: Lack
    rubric: str
    have: int
    needed: int
    domain: str | None
    text: Said


def gaps_of(context: Context, view: Reading, opened: OpenCampaign) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What must be read for `gaps_in`, by kind; read once for each edition."""

    def read() -> Mapping[str, tuple[tuple[str, str], ...]]:
        experts = pace.expert_domains(view, opened.id) if opened.campaign.expert_domains else []
        tests = [(each.locale, each.rubric) for each in missing_tests(context, view, opened)]
        return {"experts": tuple(experts), "tests": tuple(tests)}

    return context.remembered.at(view).recall(("gaps", opened.id), read)


def gaps_in(
    stands: Sequence[PoolStand], read: Mapping[str, tuple[tuple[str, str], ...]], everybody: Mapping[str, Person]
) -> tuple[Gap, ...]:
    """Of the pools of one locale, while anything is owed there; `read` is what `gaps_of` found."""
    found: list[Gap] = []
    for stand in stands:
        if not stand.owed:
            continue
        rubric, needed = stand.rubric.id, stand.overlap
        if len(stand.able) < needed:
            found.append(_people(rubric, len(stand.able), needed))
        for pool_id, domain in sorted(read["experts"]):
            if pool_id == stand.pool.id:
                have = sum(domain in everybody[each].domains for each in stand.able)
                if have < needed:
                    found.append(_experts(rubric, have, needed, domain))
        reading = len(stand.able - stand.blind)
        if stand.rubric.requires.needs_source_language and stand.able and not reading:
            what = said("Nobody who may judge here reads the source language.")
            found.append(Gap(Lack.SOURCE_READERS, rubric, 0, 1, None, what))
        if (stand.pool.locale, rubric) in read["tests"]:
            what = said("A placement test is asked for, and there is none: nobody can begin.")
            found.append(Gap(Lack.PLACEMENT_TEST, rubric, 0, 1, None, what))
    return tuple(found)


def _people(rubric: str, have: int, needed: int) -> Gap:
    what = said("An item wants judgments of different people: {needed}. There are {have}.", needed=needed, have=have)
    return Gap(Lack.PEOPLE, rubric, have, needed, None, what)


def _experts(rubric: str, have: int, needed: int, domain: str) -> Gap:
    what = said(
        "Items of the field {domain} want people who know it: {needed}. There are {have}.",
        domain=domain,
        needed=needed,
        have=have,
    )
    return Gap(Lack.EXPERTS, rubric, have, needed, domain, what)
