"""What stands on a drawn page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

_LABELLED = ("button", "checkbox", "expander", "file_uploader", "metric", "multiselect", "radio", "selectbox")
_MARKDOWN = ("title", "header", "subheader", "caption", "markdown", "success", "info", "warning", "error")


def words_of(at: AppTest) -> str:
    """Plain texts, headings and escaped blocks, one in a line."""
    kinds = ("title", "subheader", "text", "caption", "success", "info", "html")
    return "\n".join(str(each.value) for kind in kinds for each in at.get(kind))


def markup_of(at: AppTest) -> str:
    """Everything that the browser reads as Markdown."""
    values = [str(each.value) for kind in _MARKDOWN for each in at.get(kind)]
    labels = [str(each.label) for kind in _LABELLED for each in at.get(kind)]
    return "\n".join(values + labels)


def press(at: AppTest, label: str) -> AppTest:
    """Click the button with this label and see what happens."""
    chosen = next(each for each in at.button if each.label == label)
    chosen.click().run()
    assert not at.exception
    return at


def choose(at: AppTest, label: str, value: str) -> AppTest:
    """Choose from the list with this label."""
    next(each for each in at.selectbox if each.label == label).set_value(value).run()
    assert not at.exception
    return at


def links_of(at: AppTest) -> list[str]:
    return [each.value for each in at.page_link]


def open_expander(at: AppTest, key: str) -> AppTest:
    """Open what is drawn only where it is open."""
    at.session_state[key] = True
    at.run()
    assert not at.exception
    return at
