"""Texts of prompts and outputs by id, in bulk, as frames to join."""

from __future__ import annotations

import polars as pl

from localize.datasets.joined import frame_of
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


_PROMPT_ROWS = pl.Schema(
    {
        "localization_id": pl.String(),
        "revision": pl.Int32(),
        "made_by": pl.String(),
        "prompt": pl.String(),
        "reference": pl.String(),
        "source_locale": pl.String(),
        "source_prompt": pl.String(),
        "domain": pl.String(),
        "tags": pl.String(),
    }
)


def outputs_by_id(store: Store, ids: pl.Series) -> pl.DataFrame:
    """`output_id, model, text` of these outputs."""
    with store.read() as view:
        return frame_of(list(output_texts(view, ids.unique(maintain_order=True).to_list())), OUTPUT_TEXTS)


def prompts_by_id(store: Store, ids: pl.Series) -> pl.DataFrame:
    """These localizations and their prompts; texts as chat messages, `*_form` tells a bare text from messages."""
    with store.read() as view:
        rows = frame_of(list(prompt_texts(view, ids.unique(maintain_order=True).to_list())), _PROMPT_ROWS)
    return rows.select(
        "localization_id",
        "revision",
        "made_by",
        _form("prompt"),
        _turns("prompt"),
        "reference",
        "source_locale",
        _form("source_prompt"),
        _turns("source_prompt"),
        "domain",
        pl.col("tags").str.json_decode(pl.List(pl.String)),
    )


def _form(name: str) -> pl.Expr:
    is_text = pl.col(name).str.starts_with('"')
    form = pl.when(is_text).then(pl.lit("text")).when(~is_text).then(pl.lit("messages"))
    return form.alias(f"{name}_form")


def _turns(name: str) -> pl.Expr:
    """Contents as chat messages, like `turns`, for a whole column at once."""
    is_text = pl.col(name).str.starts_with('"')
    text = pl.when(is_text).then(name).str.json_decode(pl.String)
    user_turn = pl.concat_list(pl.struct(role=pl.lit("user"), content=text))
    given = pl.when(~is_text).then(name).str.json_decode(pl.List(MESSAGE))
    return pl.when(is_text).then(user_turn).otherwise(given).alias(name)


def turns(content: str) -> list[dict[str, str]]:
    """A stored content as chat messages in the form trainers take."""
    return [{"role": turn.role, "content": turn.content} for turn in messages(content_from_json(content))]
