"""What travels to the sheet: in portions that stay the same, whatever is said of an item."""

from __future__ import annotations

import json
from typing import Any

from localize.ui.parts.review_sheet import _in_full
from localize.ui.parts.review_sheet.portions import PLACES, placed, split

ITEM: dict[str, Any] = {"assignment_id": "a", "revision": 0, "rubric": {"id": "r"}, "words": {}, "prompt": [], "ui": {}}


def test_an_item_is_the_same_data_before_and_when_it_is_on_the_screen() -> None:
    rest, portions = split(_in_full(ITEM | {"next": ITEM | {"assignment_id": "b"}}))
    then, later = split(_in_full(ITEM | {"assignment_id": "b"}))
    assert rest["next"].keys() == then.keys()
    assert (rest["next"]["form"], rest["next"]["item"]) == (then["form"], then["item"])
    assert later.items() <= portions.items()


def test_a_portion_stays_in_its_place_while_it_is_used() -> None:
    places: tuple[str, ...] = ()
    for number in range(20):
        names = [f"form-{number // 7}", f"item-{number}", f"item-{number + 1}"]
        now = placed(dict.fromkeys(names, b""), places)
        assert len(now) == PLACES
        assert set(filter(None, now)) == set(names)
        assert [each for each in names if each in places and now.index(each) != places.index(each)] == []
        places = now


def test_a_portion_is_named_after_what_is_in_it() -> None:
    _, one = split(ITEM)
    _, other = split(ITEM | {"prompt": [{"role": "user", "text": "x"}]})
    _, third = split(ITEM | {"signals": {"when": "beside"}})
    kinds = [sorted(each.split("-")[0] for each in one.keys() & changed.keys()) for changed in (other, third)]
    assert kinds == [["form", "noticed"], ["form", "item"]]
    name, content = one[next(iter(one))].decode().split("\n", 1)
    assert name in one
    assert json.loads(content)["rubric"] == {"id": "r"}
