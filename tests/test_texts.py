"""UI texts: what is served, what is refused, and that `make texts` changes only what changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.errors import said
from localize.rubric import find_rubrics, read_rubric, strings
from localize.texts import __main__ as command
from localize.texts import locales_folder, rubric_language, texts, ui_languages
from localize.texts.catalogue import Domain
from localize.texts.checking import Lack, check
from localize.texts.faults import fault_of, plural_fault_of
from localize.texts.merging import Header, merge, po_bytes
from localize.texts.plurals import plural_rule, plural_rule_fault
from localize.texts.templates import screen_template

ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
GERMAN = "nplurals=2; plural=(n != 1);"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a catalogue: `write("de", body)` gives the folder of all languages."""

    def write_po(tag: str, body: str, *, domain: str = "localize", plural: str = GERMAN, reviewed: str = "no") -> Path:
        file = tmp_path / tag / "LC_MESSAGES" / f"{domain}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"Language: {tag}", "Content-Type: text/plain; charset=utf-8", f"Plural-Forms: {plural}"
        lines = "".join(f'"{line}\\n"\n' for line in (*head, f"X-Reviewed: {reviewed}"))
        file.write_text(f'msgid ""\nmsgstr ""\n{lines}\n{body}', "utf-8")
        return tmp_path

    return write_po


def entry(english: str, translation: str, *, context: str | None = None, flag: str = "") -> str:
    head = f"#, {flag}\n" if flag else ""
    place = f"msgctxt {json.dumps(context)}\n" if context else ""
    return f"{head}{place}msgid {json.dumps(english)}\nmsgstr {json.dumps(translation, ensure_ascii=False)}\n\n"


def test_a_message_is_shown_in_the_reader_s_language(write: Write) -> None:
    german = texts("de-AT", write("de", entry("Save", "Speichern")))
    assert (german.language, german.direction, german.reviewed) == ("de", "ltr", False)
    assert german.gettext("Save") == "Speichern"
    assert german.gettext("Not in the catalogue") == "Not in the catalogue"
    assert german.gettext("") == ""


def test_a_catalogue_that_was_checked_says_so(write: Write) -> None:
    assert texts("de", write("de", "", reviewed="yes")).reviewed


def test_an_overlay_takes_the_rest_from_its_parent(write: Write) -> None:
    write("es", entry("Save", "Guardar") + entry("Computer", "Ordenador"))
    mexican = texts("es-MX", write("es-419", entry("Computer", "Computadora")))
    assert mexican.language == "es-419"
    assert [mexican.gettext("Computer"), mexican.gettext("Save")] == ["Computadora", "Guardar"]


def test_a_reader_in_taiwan_is_never_given_simplified_chinese(write: Write) -> None:
    assert texts("zh-TW", write("zh-Hans", entry("Save", "保存"), plural="nplurals=1; plural=0;")).language == "en"


def test_a_fuzzy_message_is_shown_in_english(write: Write) -> None:
    assert texts("de", write("de", entry("Save", "Sparen", flag="fuzzy"))).gettext("Save") == "Save"


@pytest.mark.parametrize("broken", ['msgid "a\nmsgstr', "\x00\x01", 'msgid "x"\nmsgid "y"\n', ""])
def test_a_broken_catalogue_gives_english(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "de" / "LC_MESSAGES" / "localize.po"
    file.parent.mkdir(parents=True)
    file.write_text(broken, "utf-8")
    assert texts("de", tmp_path).gettext("Save") == "Save"
    assert texts("de", tmp_path).ngettext("{n} answer", "{n} answers", 2) == "{n} answers"


@pytest.mark.parametrize("language", ["", "xx", "../../etc", "en-x-pirate", "\x00"])
def test_an_unknown_language_gives_english(language: str) -> None:
    assert texts(language).language == "en"


def test_a_fresh_compiled_catalogue_is_used_and_a_stale_one_is_not(write: Write) -> None:
    folder = write("de", entry("Save", "Alt"))
    po = folder / "de" / "LC_MESSAGES" / "localize.po"
    with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source, locale="de"))
    write("de", entry("Save", "Neu"))
    os.utime(po, (2_000, 2_000))
    os.utime(po.with_suffix(".mo"), (2_001, 2_001))
    assert texts("de", folder).gettext("Save") == "Alt"
    os.utime(po.with_suffix(".mo"), (1_999, 1_999))
    texts.cache_clear()
    assert texts("de", folder).gettext("Save") == "Neu"


def test_arabic_has_six_forms_for_whole_numbers(write: Write) -> None:
    forms = ["لا إجابات", "إجابة", "إجابتان", "{n} إجابات", "{n} إجابة", "{n} إجابةٍ"]
    body = 'msgid "{n} answer"\nmsgid_plural "{n} answers"\n' + "".join(
        f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms)
    )
    arabic = texts("ar", write("ar", body, plural=ARABIC))
    # CLDR: zero 0, one 1, two 2, few 3-10 and 103-110, many 11-99 and 111, other 100-102
    chosen = {n: arabic.ngettext("{n} answer", "{n} answers", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)}
    assert list(chosen.values()) == [forms[each] for each in (0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4)]


def test_without_a_translation_english_knows_one_and_many() -> None:
    assert [texts("en").ngettext("{n} answer", "{n} answers", n) for n in (0, 1, 2)] == [
        "{n} answers",
        "{n} answer",
        "{n} answers",
    ]


# Twenty ways a catalogue could do harm through a page or through str.format.
ATTACKS = [
    "{n.__class__.__mro__}",
    "{n[0]}",
    "{n!r}",
    "{n:>999999999}",
    "{n:{n}}",
    "{0}",
    "{}",
    "{other}",
    "{n} {secret}",
    "no field",
    "{n",
    "n}",
    "{{n}}",
    "{n} <script>alert(1)</script>",
    "{n} <img src=x onerror=alert(1)>",
    "{n} [here](javascript:alert(1))",
    "{n} ![x](//evil.example/x.png)",
    "{n} https://evil.example",
    "{n} `code`",
    "{n} \u202egnp.exe",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_translation_is_refused_and_shown_in_english(write: Write, attack: str) -> None:
    english = "{n} answers"
    folder = write("de", entry(english, attack))
    assert [each.lack for each in check(folder)] == [Lack.WRONG]
    assert texts("de", folder).gettext(english) == english
    assert said(english, n=3).in_words(texts("de", folder).gettext) == "3 answers"
    texts.cache_clear()
    po = folder / "de" / "LC_MESSAGES" / "localize.po"
    with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source, locale="de"))
    assert texts("de", folder).gettext(english) == english


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=(n % 0);",
        "nplurals=2; plural=n**n;",
        "nplurals=2; plural=__import__('os');",
        "nplurals=2; plural=n;",
        "nplurals=99; plural=(n != 1);",
        "nplurals=2; plural=" + "(" * 500 + "n" + ")" * 500 + ";",
        "nplurals=1; plural=0;",
    ],
)
def test_a_hostile_or_wrong_plural_rule_is_refused_and_breaks_no_page(write: Write, rule: str) -> None:
    body = 'msgid "{n} answer"\nmsgid_plural "{n} answers"\nmsgstr[0] "{n} Antwort"\nmsgstr[1] "{n} Antworten"\n'
    folder = write("de", body, plural=rule)
    assert Lack.WRONG in [each.lack for each in check(folder)]
    assert texts("de", folder).ngettext("{n} answer", "{n} answers", 5).startswith("{n} ")


def test_an_arabic_rule_that_swaps_many_and_other_is_refused() -> None:
    swapped = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5"
    assert plural_rule_fault(swapped, 6, "ar") == "plural rule: 11 is not form 5 but 4"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ja", 1),
        ("de", 2),
        ("hi", 2),
        ("fr", 2),
        ("ru", 3),
        ("pl", 3),
        ("he", 3),
        ("lv", 3),
        ("sl", 4),
        ("ga", 5),
        ("cy", 6),
    ],
)
def test_every_language_has_the_plural_forms_of_cldr(language: str, forms: int) -> None:
    assert plural_rule(language)[0] == forms


def test_a_plural_form_may_leave_out_its_number_and_nothing_else() -> None:
    assert plural_fault_of("{n} answer by {name}", "{n} answers by {name}", "eine Antwort von {name}") is None
    assert plural_fault_of("{n} answer by {name}", "{n} answers by {name}", "{n} Antworten") == "{name} is missing"
    assert plural_fault_of("one answer", "{n} answers", "{m} Antworten") == "{m} is not in the English"


@given(st.text(), st.text())
@settings(deadline=None)
def test_a_translation_that_is_found_good_can_be_formatted_like_the_english(before: str, after: str) -> None:
    english = "{first} and {second:.2f}"
    translation = f"{before}{{second:.2f}}{after}{{first}}"
    if fault_of(english, translation) is None:
        assert "1.50" in translation.format(first="x", second=1.5)


def test_a_rubric_is_shown_translated_only_when_all_of_it_is(write: Write) -> None:
    rubric = [("r/title", "Title"), ("r/intro", "Read.")]
    half = write("de", entry("Title", "Titel", context="r/title"), domain="rubrics")
    assert rubric_language(rubric, "de", half) == "en"
    texts.cache_clear()
    fuzzy = entry("Title", "Titel", context="r/title") + entry("Read.", "Lies.", context="r/intro", flag="fuzzy")
    assert rubric_language(rubric, "de", write("de", fuzzy, domain="rubrics")) == "en"
    texts.cache_clear()
    whole = write("de", fuzzy.replace("#, fuzzy\n", ""), domain="rubrics")
    assert rubric_language(rubric, "de-CH", whole) == "de"
    assert texts("de", whole).rubric("r/title", "Title") == "Titel"
    assert texts("de", whole).rubric("other/title", "Title") == "Title"


def test_a_rubric_falls_back_along_the_parents(write: Write) -> None:
    rubric = [("r/title", "Title"), ("r/intro", "Read.")]
    write("es", entry("Title", "Título", context="r/title"), domain="rubrics")
    folder = write("es-419", "", domain="rubrics")
    assert rubric_language(rubric, "es-MX", folder) == "en"
    assert rubric_language(rubric[:1], "es-MX", folder) == "es-419"


def test_english_with_accents_is_longer_and_keeps_its_fields() -> None:
    accented = texts("en-XA")
    said_so = accented.gettext("{count} answers in `localize serve`")
    assert said_so.startswith("⟦{count} àñšŵéŕš")
    assert "`localize serve`" in said_so
    plain = "Submit this answer"
    assert len(accented.gettext(plain)) >= 1.4 * len(plain)
    assert accented.ngettext("one", "many", 1) == accented.gettext("one")


def test_english_from_the_right_is_english() -> None:
    mirrored = texts("ar-XB")
    assert (mirrored.language, mirrored.direction) == ("ar-XB", "rtl")
    assert mirrored.gettext("Save") == mirrored.rubric("r/title", "Save") == "Save"


def test_pseudo_locales_are_not_offered() -> None:
    assert {"en-XA", "ar-XB"}.isdisjoint(ui_languages())
    assert {"en", "ar"} <= set(ui_languages())


def test_a_folder_that_is_no_locale_is_no_language(tmp_path: Path) -> None:
    for name in ("de", "zh_CN", "backup", "xx"):
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
    assert ui_languages(tmp_path) == ["de", "en"]


SOURCE = """
def refuse(count):
    problem = said("Outer {inner}.", inner=said("Inner."))
    words = translate("From translate") + t.ngettext("{n} item", "{n} items", count)
    return said("Two " "parts"), gettext(variable), other("Not this")
"""


def test_messages_are_found_in_code_also_inside_each_other(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(SOURCE, "utf-8")
    template = screen_template(tmp_path, [tmp_path / "page.py"])
    assert [message.id for message in template if message.id] == [
        "Outer {inner}.",
        "Inner.",
        "From translate",
        ("{n} item", "{n} items"),
        "Two parts",
    ]


def catalogue(**messages: str) -> Catalog:
    """Messages without a context: English to translation, with underscores for spaces."""
    made = Catalog(locale="de")
    for english, translation in messages.items():
        made.add(english.replace("_", " "), translation)
    return made


def test_a_changed_message_keeps_its_words_and_becomes_fuzzy() -> None:
    known = catalogue(Save_the_answer="Antwort sichern", Close="Zu")
    merged = merge(known, catalogue(Save_this_answer="", Close="", New=""), "de")
    assert merged.get("Close").string == "Zu"
    assert merged.get("Save this answer").string == "Antwort sichern"
    assert merged.get("Save this answer").fuzzy
    assert not merged.get("New").string


def test_in_a_rubric_the_context_says_which_text_changed() -> None:
    known, template = Catalog(locale="de"), Catalog()
    known.add("Right", "Richtig", context="r/a/level.5.label")
    known.add("Right", "Passend", context="r/b/level.5.label")
    template.add("Entirely fitting", context="r/a/level.5.label")
    template.add("Right", context="r/b/level.5.label")
    merged = merge(known, template, "de")
    changed = merged.get("Entirely fitting", "r/a/level.5.label")
    assert (changed.string, changed.fuzzy) == ("Richtig", True)
    kept = merged.get("Right", "r/b/level.5.label")
    assert (kept.string, kept.fuzzy) == ("Passend", False)


def test_a_message_that_goes_and_comes_back_keeps_its_translation() -> None:
    gone = merge(catalogue(Save="Sichern"), catalogue(Something_else_entirely=""), "de")
    again = read_po(BytesIO(po_bytes(gone, Header("de"))), locale="de")
    assert merge(again, catalogue(Save=""), "de").get("Save").string == "Sichern"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout with one page and one language."""
    for folder in ("localize", "rubrics", "locales/de/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "localize" / "page.py").write_text(SOURCE, "utf-8")
    monkeypatch.setattr(command, "locales_folder", lambda: tmp_path / "locales")
    return tmp_path


def test_updating_twice_changes_nothing_the_second_time(checkout: Path) -> None:
    assert {file.name for file in command.update(checkout)} == {
        "localize.pot",
        "localize.po",
        "rubrics.pot",
        "rubrics.po",
    }
    assert command.update(checkout) == []
    assert "X-Reviewed: no" in (checkout / "locales/de/LC_MESSAGES/localize.po").read_text("utf-8")
    assert "20" not in (checkout / "locales/localize.pot").read_text("utf-8")  # no dates


def test_a_new_line_in_the_code_changes_no_catalogue(checkout: Path) -> None:
    command.update(checkout)
    (checkout / "localize" / "page.py").write_text(f"\n\n{SOURCE}", "utf-8")
    assert command.update(checkout) == []


def test_the_words_of_translators_above_a_catalogue_are_kept(checkout: Path) -> None:
    file = checkout / "locales/de/LC_MESSAGES/localize.po"
    command.update(checkout)
    text = file.read_text("utf-8").replace("X-Reviewed: no", "X-Reviewed: yes")
    file.write_text(f"# Checked by Ana.\n{text}", "utf-8")
    (checkout / "localize" / "page.py").write_text('said("New")', "utf-8")
    command.update(checkout)
    assert file.read_text("utf-8").startswith("# Checked by Ana.\n")
    assert "X-Reviewed: yes" in file.read_text("utf-8")


def test_the_command_lists_what_is_missing(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    capsys.readouterr()
    assert command.main(["--check"]) == 1
    assert "de/localize.po: missing:  'Inner.'" in capsys.readouterr().out
    assert command.main(["--missing", "de"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"domain": "localize", "context": None, "message": "Inner."} in told


def test_the_command_is_content_with_a_whole_catalogue(checkout: Path) -> None:
    (checkout / "localize" / "page.py").write_text('said("Save {n}")', "utf-8")
    command.update(checkout)
    file = checkout / "locales/de/LC_MESSAGES/localize.po"
    file.write_text(file.read_text("utf-8").replace('"Save {n}"\nmsgstr ""', '"Save {n}"\nmsgstr "{n} sichern"'))
    assert command.main(["--check"]) == 0


def test_no_catalogue_we_ship_holds_anything_unsafe() -> None:
    shipped = check(locales_folder())
    assert [str(each) for each in shipped if each.lack is Lack.WRONG] == []


def test_every_catalogue_we_ship_has_both_domains() -> None:
    for language in set(ui_languages()) - {"en"}:
        files = {each.name for each in (locales_folder() / language / "LC_MESSAGES").glob("*.po")}
        assert files >= {f"{domain}.po" for domain in Domain}, language


@pytest.mark.parametrize(
    "rubric_id",
    ["preference", "preference-direction", "direct-assessment", "cultural-nuance", "prompt-localization"],
)
def test_an_arabic_reviewer_reads_the_main_rubrics_in_arabic(rubric_id: str) -> None:
    rubric = read_rubric(find_rubrics(None)[rubric_id])
    assert rubric_language(strings(rubric), "ar-EG") == "ar"
