"""Texts of prompts and outputs by id, in bulk, as frames to join."""

from __future__ import annotations

import json

import polars as pl

from localize.records import content_from_json, messages
from localize.store import Store
from localize.store.reading import output_texts, prompt_texts

MESSAGE = pl.Struct({"role": pl.String(), "content": pl.String()})
OUTPUT_TEXTS = pl.Schema({"output_id": pl.String(), "model": pl.String(), "text": pl.String()})
PROMPT_TEXTS = pl.Schema(
    {
        "localization_id": pl.String(),
        "revision": pl.Int32(),
        "made_by": pl.String(),
        "prompt_form": pl.String(),
        "prompt": pl.List(MESSAGE),
        "reference": pl.String(),
        "source_locale": pl.String(),
        "source_prompt_form": pl.String(),
        "source_prompt": pl.List(MESSAGE),
        "domain": pl.String(),
        "tags": pl.List(pl.String()),
    }
)


def outputs_by_id(store: Store, ids: pl.Series) -> pl.DataFrame:
    """`output_id, model, text` of these outputs."""
    with store.read() as view:
        return pl.DataFrame(
            list(output_texts(view, ids.unique(maintain_order=True).to_list())), OUTPUT_TEXTS, orient="row"
        )


def prompts_by_id(store: Store, ids: pl.Series) -> pl.DataFrame:
    """These localizations and their prompts; texts as chat messages, `*_form` tells a bare text from messages."""
    with store.read() as view:
        rows = [
            (
                row.localization_id,
                row.revision,
                row.made_by,
                *_form_and_turns(row.content),
                row.reference,
                row.source_locale,
                *_form_and_turns(row.source),
                row.domain,
                json.loads(row.tags),
            )
            for row in prompt_texts(view, ids.unique(maintain_order=True).to_list())
        ]
    return pl.DataFrame(rows, PROMPT_TEXTS, orient="row")


def _form_and_turns(content: str | None) -> tuple[str | None, list[dict[str, str]] | None]:
    if content is None:
        return None, None
    return ("text" if content.startswith('"') else "messages"), turns(content)


def turns(content: str) -> list[dict[str, str]]:
    """A stored content as chat messages in the form trainers take."""
    return [{"role": turn.role, "content": turn.content} for turn in messages(content_from_json(content))]
