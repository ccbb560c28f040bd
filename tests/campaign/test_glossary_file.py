"""A campaign's glossary: what it says, whom it serves, and what is wrong with it."""

from __future__ import annotations

import pytest

from localize.campaign.glossary import GlossaryLine, parse_glossary
from localize.errors import BadCampaign

HEAD = "locale\tsource\tterm\tuse\n"


def test_lines_say_what_a_term_becomes_and_what_is_not_to_be_used() -> None:
    assert parse_glossary(HEAD + "de\tcheck-in\tAnmeldung\t\n\nde_AT\t\tJänner-Aktion\tForbidden\n") == (
        GlossaryLine("de", "check-in", "Anmeldung", False),
        GlossaryLine("de-AT", None, "Jänner-Aktion", True),
    )


def test_columns_come_in_any_order_and_quotes_are_signs_like_others() -> None:
    assert parse_glossary('term\tlocale\tsource\n"Go"\tja\tgo "now"\n') == (
        GlossaryLine("ja", 'go "now"', '"Go"', False),
    )


def test_a_language_serves_its_regions_and_no_other_script() -> None:
    line = GlossaryLine("zh-TW", "a", "b", False)
    assert line.serves("zh-Hant-TW")
    assert not line.serves("zh-CN")
    assert GlossaryLine("de", "a", "b", False).serves("de-AT")
    assert not GlossaryLine("de-AT", "a", "b", False).serves("de")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Line 1"),
        ("lang\tterm\nde\tx\n", "Line 1"),
        (HEAD + "de\tcheck-in\t\t\n", "Line 2"),
        (HEAD + "de\t\tx\t\n", "without a source"),
        (HEAD + "de\ta\tx\tnever\n", "forbidden"),
        (HEAD + "nowhere\ta\tx\t\n", "Line 2"),
        (HEAD + "de\ta\tx\t\tmore\n", "more cells"),
        (HEAD + "de\ta\t" + "x" * 501 + "\t\n", "500"),
        (HEAD + "de\ta\tx\0\t\n", "Line 2 of the glossary: it holds a NUL"),
    ],
)
def test_a_bad_line_is_named(text: str, says: str) -> None:
    with pytest.raises(BadCampaign, match=says):
        parse_glossary(text)
