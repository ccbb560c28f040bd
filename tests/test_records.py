"""Ids of content are forever: databases of every version hold them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.ids import derived_id, new_id
from localize.records import Message, content_from_json, content_json

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_a_derived_id_never_changes() -> None:
    # sha256(b"item\x00pair\x00['a', 'b']\x000"), first 32 hex digits
    assert derived_id("item", "pair", ["a", "b"], 0) == "ae8d2fd9ad7e41fdae7225ae504aeada"


def test_what_belongs_together_begins_alike() -> None:
    prompt = derived_id("prompt", "spring", 1, "q1")
    near = derived_id("localization", prompt, "es-MX", 1, near=prompt)
    assert near[:12] == prompt[:12]
    assert near[12:] == derived_id("localization", prompt, "es-MX", 1)[:20]


def test_ids_of_events_sort_by_their_time() -> None:
    made = [new_id() for _ in range(3)]
    assert [each[14] for each in made] == ["7", "7", "7"]  # the version of RFC 9562
    assert made[0][:13] <= made[1][:13] <= made[2][:13]


@given(
    TEXT | st.lists(st.builds(Message, st.sampled_from(["system", "user", "assistant"]), TEXT), min_size=1).map(tuple)
)
def test_a_content_comes_back_as_it_was(content: str | tuple[Message, ...]) -> None:
    assert content_from_json(content_json(content)) == content
