"""The review sheet on an empty page without a server: its real script and styles, and a component that takes notes."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page
from sheet_rubrics import rubric_named
from sheet_server import plain_script
from sheet_texts import LOCALES, texts_for

from localize.rubric import Reader, asked, to_sheet
from localize.ui.parts.review_sheet import UNSAID, sheet_source, words

OUTPUTS = {"pair": 2, "list": 3, "prompt": 0, "brief": 0}
START = """data => {
  document.documentElement.lang = data.ui.lang
  window.sent = []
  window.here = newSheet(document.querySelector('.sheet'))
  here.component = { setStateValue() {}, setTriggerValue: (name, value) => sent.push([name, value]) }
  here.top = 0
  openSheets.add(here)
  receive(here, data)
}"""


def data_for(name: str, locale: str = "en", outputs: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """All that the sheet draws for a rubric of this name (shipped, or of `sheet_rubrics`), the whole of it asked."""
    rubric = rubric_named(name)
    about, texts = LOCALES[locale], texts_for(locale)
    every = asked(rubric, profile=None, blind=False)
    form = to_sheet(
        rubric,
        every,
        translate=lambda context, text: text,
        locale_name=about["name"],
        reader=Reader(about["tag"], locale),
    )
    known = outputs or texts["outputs"]
    count = OUTPUTS.get(rubric.unit.value, 1)
    return UNSAID | {
        "assignment_id": name, "revision": 0, "ratings": {}, "older": None, "frozen": False, "message": None,
        "unit": rubric.unit.value, "ui": {"lang": locale, "dir": about["dir"]},
        "content": {"lang": about["tag"], "dir": about["dir"]},
        "source": {"lang": "en", "dir": "ltr", "name": "English"},
        "prompt": [{"role": "user", "text": texts["prompt"]}],
        "source_prompt": [{"role": "user", "text": texts["source"]}],
        "outputs": [{"text": known[place % len(known)]} for place in range(count)],
        "domain": None, "tags": [],
        "header": {"campaign": "Spring", "locale_name": about["name"], "done": 0, "of": 40, "count": "0 of 40"},
        "rubric": form, "more": [], "words": words(str), "support": None, "breaks": None,
    } | more  # fmt: skip


def start(page: Page, data: dict[str, Any]) -> Page:
    html, css, _ = sheet_source()
    page.set_content(f"<!doctype html><meta name=viewport content='width=device-width'><style>{css}</style>{html}")
    page.add_script_tag(content=plain_script())
    page.evaluate(START, data)
    return page


def sent(page: Page, name: str = "submit") -> list[dict[str, Any]]:
    events: list[list[Any]] = page.evaluate("() => sent")
    return [value for kind, value in events if kind == name]


def press(page: Page, key: str, code: str, **settings: Any) -> None:
    """A key as another layout writes it: what it writes, and the place of its cap."""
    page.evaluate(
        """([key, code, settings]) => {
          const { graph, ...init } = settings
          const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...init })
          if (graph) event.getModifierState = name => name === 'AltGraph'
          const target = document.activeElement || document.body
          target.dispatchEvent(event)
        }""",
        [key, code, settings],
    )
