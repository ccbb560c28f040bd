"""Texts of users and models reach the screen through the sheet and `parts/untrusted.py`, and by no other way.

Three rules, over every file of the pages:

1. Where Streamlit reads Markdown (found by drawing a beacon in each place of Streamlit 1.67: headings, captions,
   labels, help, buttons, alerts, metrics, options of a radio, links) stand words of ours only.
2. Where it draws plain text (st.text, st.code, tables, lists to choose from, placeholders) stand words of ours or what
   went through `in_cell`.
3. HTML is made in the files named here, and what is put into it is ours or escaped.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from untrusted_flow import Flow
from untrusted_modules import Module, Records, modules, sources_in

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    *("markdown", "write_stream", "chat_message", "chat_input", "table", "latex", "toast", "mermaid_chart"),
    *("data_editor", "graphviz_chart", "pills", "segmented_control", "menu_button", "select_slider"),
}
"""Not used, so that nobody has to think about them; who needs one adds its places below."""
FORBIDDEN_OF_ST = {
    *FORBIDDEN,
    *("write", "error", "exception", "json", "iframe", "echo", "badge", "help", "status", "logo", "dialog"),
    *("feedback", "space", "vega_lite_chart", "altair_chart", "map"),
}
HEADING = {"0", "body", "title", "help"}
LABEL = {"0", "label", "help"}
FIELD = {"placeholder", "value"}
COLUMN = {"0", "label"}
MARKDOWN = {
    **dict.fromkeys(["title", "header", "subheader", "caption", "info", "success", "warning"], HEADING),
    **dict.fromkeys(["button", "form_submit_button", "download_button", "link_button", "checkbox", "toggle"], LABEL),
    **dict.fromkeys(["expander", "popover", "file_uploader", "number_input", "text_input", "text_area"], LABEL),
    **dict.fromkeys(["selectbox", "multiselect", "date_input"], LABEL),
    "tabs": {"0", "tabs"},
    "radio": {*LABEL, "1", "options", "format_func", "captions"},
    "metric": {*LABEL, "1", "value", "delta"},
    "page_link": {"label", "help"},
    "Page": {"title", "help"},
    "progress": {"text"},
    "spinner": {"0", "text"},
    "text": {"help"},
    "TextColumn": {"help"},
    "NumberColumn": {"help"},
    "ProgressColumn": {"help"},
    "ButtonColumn": {"help"},
    "image": {"caption"},
}
PLAIN = {
    "text": {"0", "body"},
    "code": {"0", "body"},
    "dataframe": {"0", "data", "column_config", "alt", "placeholder"},
    "selectbox": {"1", "options", "format_func", "placeholder"},
    "multiselect": {"1", "options", "format_func", "placeholder"},
    **dict.fromkeys(["text_input", "text_area", "number_input"], FIELD),
    **dict.fromkeys(["TextColumn", "NumberColumn", "ProgressColumn", "ButtonColumn"], COLUMN),
    "image": {"alt"},
    "set_page_config": {"0", "page_title"},
}
HTML_FILES = {"localize.ui.parts.untrusted", "localize.ui.parts.chrome", "localize.ui.pages.sign_in"}
HTML_MAKERS = {"localize.ui.parts.untrusted"}
"""Makes HTML of anybody's text; tests/ui/test_untrusted_block.py says what comes out."""
COMPONENT_FILES = {"localize.ui.parts.review_sheet"}
PAGES = sources_in(ROOT / "localize" / "ui", ROOT)
RECORDS = Records().read(ROOT / "localize")
FIELDS_OF_OURS = {
    "Exporter.purpose": "a sentence of ours",
    "Exporter.name": "a file of ours",
    "LocaleStatus.locale": "a canonical tag: ASCII letters, digits and hyphens",
    "Account.access_code": "made by us",
    "Account.invitation": "the address of the operator and a token made by us",
}
NEVER_IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|DOMParser|createContextualFragment|\beval\b"
    r"|new Function|XMLHttpRequest|\bfetch\b|sendBeacon|WebSocket|new Image|\bimport\("
    r"|['\"](?:href|src|srcset|style)['\"]"
)


def places(module: Module, table: dict[str, set[str]]) -> Iterator[ast.expr]:
    for node in ast.walk(module.tree):
        for called in names_called(module, node) & table.keys() if isinstance(node, ast.Call) else ():
            wanted = table[called]
            options = {each.arg for each in node.keywords}
            for name, value in [*enumerate(node.args), *((each.arg, each.value) for each in node.keywords)]:
                formatted = str(name) in {"1", "options"} and "format_func" in options
                if str(name) in wanted and not formatted:
                    yield value


def names_called(module: Module, node: ast.Call) -> set[str]:
    if isinstance(node.func, ast.Attribute):
        return {node.func.attr}
    return module.alias_of(node, node.func.id) if isinstance(node.func, ast.Name) else set()


def html_parts(module: Module) -> Iterator[ast.expr]:
    """What is filled into the HTML of a file."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "html":
            yield from node.args


def foreign_words(
    sources: dict[str, str], ours: dict[str, str] = FIELDS_OF_OURS, only: tuple[str, ...] = ()
) -> list[str]:
    """Every word of somebody else on its way to a place where it must not come; `only`: at places of these files."""
    files = modules(sources)
    markup, plain = Flow(files, RECORDS, ours), Flow(files, RECORDS, ours, {"in_cell"})
    found: list[str] = []
    for module in [files[each] for each in only or files]:
        found += forbidden(module)
        found += [f"Markdown: {fault}" for place in places(module, MARKDOWN) for fault in markup.faults(module, place)]
        found += [f"plain: {fault}" for place in places(module, PLAIN) for fault in plain.faults(module, place)]
        if module.name not in HTML_MAKERS:
            found += [f"HTML: {fault}" for place in html_parts(module) for fault in markup.faults(module, place)]
    if not only:
        found += [f"no longer needed: {each}" for each in ours.keys() - markup.used - plain.used]
    return sorted(set(found))


def forbidden(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.keyword) and node.arg in {"unsafe_allow_html", "unsafe_allow_javascript"}:
            yield f"{module.name}:{node.value.lineno}: {node.arg}"
        if isinstance(node, ast.Attribute) and node.attr == "components" and module.name not in COMPONENT_FILES:
            yield f"{module.name}:{node.lineno}: a component"
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        streamlit = isinstance(node.func.value, ast.Name) and node.func.value.id == "st"
        if node.func.attr in (FORBIDDEN_OF_ST if streamlit else FORBIDDEN):
            yield f"{module.name}:{node.lineno}: {node.func.attr}"
        if node.func.attr == "html" and module.name not in HTML_FILES:
            yield f"{module.name}:{node.lineno}: HTML outside {sorted(HTML_FILES)}"


def test_only_words_of_ours_stand_where_markup_is_read() -> None:
    assert foreign_words(PAGES) == []


@pytest.mark.parametrize(
    "planted",
    [
        "st.markdown(text)",
        "st.write(text)",
        "st.html(f'<p>{text}</p>')",
        "st.caption(person.name)",
        "st.caption(f'{count} of {person.name}')",
        "st.title(visit.workspace.campaign(campaign).campaign.title)",
        "st.button(translate('Call {name}').format(name=person.name))",
        "st.button(translate(person.name))",
        "st.info(' · '.join(item.tags))",
        "st.metric(item.model, 3)",
        "st.radio('Which?', [each.text for each in item.outputs])",
        "st.radio('Which?', ('a', 'b'), format_func=lambda each: item.outputs[each].text)",
        "st.selectbox('Which?', item.outputs)",
        "st.text(problem.what.in_words(translate))",
        "st.text('x', help=person.name)",
        "st.dataframe({'model': [each.model for each in item.outputs]})",
        "st.dataframe({person.name: [1]})",
        "label = person.name; st.caption(label)",
        "names = [person.name]; names += ['x']; st.caption(names[0])",
        "for each in item.tags: st.checkbox(each)",
        "way_to(Way.BOARD, person.name)",
        "st.caption(role_named(person))",
        "with st.expander(person.name): pass",
        "beside, _ = st.columns(2); beside.caption(person.name)",
        "st.components.v2.component('x', html='', js='')",
        "st.caption('x', unsafe_allow_html=True)",
    ],
)
def test_a_planted_text_is_found(planted: str) -> None:
    source = (
        "import streamlit as st\nfrom localize.ui.parts.ways import Way, way_to\n"
        "def role_named(person):\n    return person.name\n"
        "def planted(visit, person, item, text, problem, campaign):\n"
        f"    translate = visit.words.gettext\n    count = len(item.tags)\n    {planted}\n"
    )
    where = "localize.ui.pages.planted"
    assert foreign_words({**PAGES, where: source}, only=(where, "localize.ui.parts.ways")), planted


def test_no_exception_outlives_its_reason() -> None:
    gone = {**FIELDS_OF_OURS, "Nobody.nothing": "was never there"}
    assert foreign_words(PAGES, gone) == ["no longer needed: Nobody.nothing"]


@pytest.mark.parametrize("file", sorted((ROOT / "localize" / "ui").rglob("*.js")), ids=lambda file: file.name)
def test_the_sheet_makes_elements_of_texts_in_one_way(file: Path) -> None:
    code = [line.split("//")[0] for line in file.read_text("utf-8").splitlines()]
    assert [line for line in code if NEVER_IN_SCRIPTS.search(line)] == []
