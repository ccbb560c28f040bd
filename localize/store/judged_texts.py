"""The texts that marks and rewrites of judged items speak of, in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import and_, select

from localize.records import Unit, as_text, content_from_json
from localize.store.columns import portions
from localize.store.schema_content import localizations, outputs, prompts
from localize.store.schema_work import item_outputs, items
from localize.store.transactions import Reading


def texts_by_side(unit: str, prompt: str, source: str | None, output: str | None) -> dict[str, str]:
    """The judged text under `target` and its original under `source`; without what an item of this unit lacks.

    `prompt` and `source` are contents as JSON: the turns of a conversation are one text, with a blank line between.
    """
    found = {}
    if unit == Unit.PROMPT:
        found["target"] = as_text(content_from_json(prompt))
    elif unit in (Unit.OUTPUT, Unit.TRANSLATION) and output is not None:
        found["target"] = output
    if source is not None:
        found["source"] = as_text(content_from_json(source))
    return found


def judged_texts(view: Reading, item_ids: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each item with its texts by side."""
    first = and_(item_outputs.c.item_id == items.c.id, item_outputs.c.number == 0)
    query = (
        select(items.c.id, items.c.unit, localizations.c.content, prompts.c.source, outputs.c.content)
        .join(localizations, localizations.c.id == items.c.localization_id)
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .outerjoin(item_outputs, first)
        .outerjoin(outputs, outputs.c.id == item_outputs.c.output_id)
    )
    for some in portions(item_ids):
        for item_id, unit, prompt, source, output in view.connection.execute(query.where(items.c.id.in_(some))):
            yield item_id, texts_by_side(unit, prompt, source, output)
