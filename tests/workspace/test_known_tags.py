"""What would give known items away: their tags name the trap, the campaign says how often they come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import row
from known_building import answer, head, is_known, line, write_set

from localize import Workspace


@pytest.mark.parametrize("purpose", ["gold", "placement", "tutorial", "calibration"])
def test_the_tags_of_a_known_item_stay_hidden_and_those_of_others_do_not(
    purpose: str,
    make_campaign: Callable[..., str],
    import_rows: Callable[..., Any],
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    make_campaign(more="gold_rate = 1.0")
    import_rows(*(row(number, tags=["sensitive"]) for number in range(12)))
    workspace.assign("spring")
    tagged = [line(number, tags=["false-friend"]) for number in range(2)]
    report = workspace.import_set(write_set(tmp_path, head(purpose), *tagged), "spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    if purpose != "gold":
        workspace.start_test("spring", report.key, ana.id)
    seen: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}
    while (item := workspace.next_item(ana.id)) is not None:
        seen[is_known(item)].add(item.tags)
        workspace.submit(item.assignment_id, answer(item))
    assert seen == {True: {()}, False: {("sensitive",)}}


def test_a_reviewer_is_not_told_how_often_gold_comes(make_campaign: Callable[..., str], workspace: Workspace) -> None:
    make_campaign(more="gold_rate = 0.25")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    assert workspace.campaign("spring").campaign.gold_rate == 0.25
    assert workspace.acting_as(ana.id).campaign("spring").campaign.gold_rate == 0.0
