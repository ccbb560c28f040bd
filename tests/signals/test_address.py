"""Forms of address that mix in one voice."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, State, run
from localize.signals.address import MOST_SPANS, SIGNAL

MIXED = {
    "de-DE": ("Hast du das Formular? Dann senden Sie es uns.", "Sie"),
    "de-AT": ("Wir danken Ihnen, dass du da warst.", "Ihnen"),
    "fr-FR": ("Si tu veux, vous pouvez entrer.", "tu"),
    "fr-CA": ("Je t’appelle pour votre commande.", "t’"),
    "es-ES": ("Si usted quiere, puedo llamar a tu casa.", "usted"),
    "pt-BR": ("Você quer que tua mãe venha?", "tua"),
    "pt-PT": ("Queres que te ligue ou você liga?", "você"),
    "it-IT": ("Se vuoi, prendi le tue cose; la aspetta Lei stessa, e Lei decide.", "tue"),
    "nl-NL": ("Heeft u je pas bij u?", "je"),
    "pl-PL": ("Czy ma Pan twój bilet?", "Pan"),
    "ru-RU": ("Если ты хочешь, мы вам позвоним.", "вам"),
    "uk-UA": ("Якщо ти хочеш, ми вам зателефонуємо.", "вам"),
    "cs-CZ": ("Máme pro tebe dárek, děkujeme vám.", "vám"),
    "el-GR": ("Πού είναι το βιβλίο σου; Σας περιμένουμε, εσείς ξέρετε.", "σου"),
    "tr-TR": ("Sana yardım edelim, siz bekleyin.", "siz"),
    "ar-EG": ("هل أنت مستعد؟ نشكر حضرتك.", "حضرتك"),
    "he-IL": ("אם אתה רוצה, נשלח לכם הודעה.", "לכם"),
    "fa-IR": ("تو کجایی؟ منتظر شما هستیم.", "شما"),
    "hi-IN": ("क्या तुम तैयार हो? हम आपको बुलाएँगे।", "तुम"),
    "ur-PK": ("کیا تم تیار ہو؟ ہم آپ کو بلائیں گے۔", "تم"),
    "bn-BD": ("তুমি কি তৈরি? আমরা আপনাকে ডাকব।", "তুমি"),
    "ta-IN": ("நீ தயாரா? நாங்கள் உங்களை அழைப்போம்.", "நீ"),
    "ja-JP": ("お客様の荷物です。あなたのかばんはどこですか。", "あなた"),
    "ko-KR": ("당신의 가방입니다. 너는 어디에 있습니까?", "너는"),
    "zh-CN": ("您好，你的包在哪里？", "你"),
    "zh-TW": ("您好，你的包在哪裡？", "你"),
    "th-TH": ("คุณพร้อมหรือยัง ท่านรอสักครู่", "ท่าน"),
    "vi-VN": ("Cảm ơn quý khách, bạn vui lòng chờ.", "bạn"),
    "id-ID": ("Apakah Anda siap? Kami akan meneleponmu, kamu tunggu.", "kamu"),
    "yo-NG": ("Ìwọ ni mo ń wá, mo kí yín.", "yín"),
}


def found_in(text: str, locale: str) -> Finding:
    return run(SIGNAL, [Case(text, locale)])[0]


def flagged(text: str, locale: str) -> set[str]:
    return {text[span.start : span.end] for span in found_in(text, locale).spans}


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("locale", MIXED)
def test_a_mix_is_found_and_shown(locale: str) -> None:
    text, form = MIXED[locale]
    assert form in flagged(text, locale)
    assert len(found_in(text, locale).parts) > 1


@pytest.mark.parametrize("locale", MIXED)
def test_a_mix_is_found_however_the_letters_are_composed(locale: str) -> None:
    text, form = MIXED[locale]
    apart = unicodedata.normalize("NFD", text)
    assert unicodedata.normalize("NFD", form) in flagged(apart, locale)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Sie sagte, dass du kommst. Sie kommt auch. Ihr Hund bellt.", "de-DE"),  # she, her
        ("Kommst du? Ihr seid alle da, ich sehe euch.", "de-DE"),
        ("Il dit « tu viens » et elle répond « vous partez ».", "fr-FR"),  # two voices
        ("Le ton de ma voix vous plaît.", "fr-FR"),
        ("Bu Sen. Flake ve siz.", "tr-TR"),
        ("彼は「行きます」と言った。そして帰った。", "ja-JP"),
        ("次の通りです。\n- 価格を下げる。費用が増える。\n以上です。", "ja-JP"),
        ("그는 “갑니다”라고 말했다. 그리고 갔다.", "ko-KR"),
        ("คุณภาพดี ขอบคุณท่าน", "th-TH"),
    ],
)
def test_these_do_not_mix(text: str, locale: str) -> None:
    assert found_in(text, locale).state is not State.LOOK


@pytest.mark.parametrize(
    ("text", "locale", "ends"),
    [
        ("昨日は雨でした。今日は晴れだ。", "ja-JP", {"でした", "だ"}),
        ("어제는 비가 왔습니다. 오늘은 맑다.", "ko-KR", {"니다", "다"}),
    ],
)
def test_polite_and_plain_sentences_mix(text: str, locale: str, ends: set[str]) -> None:
    assert flagged(text, locale) == ends


def test_where_nobody_is_addressed_there_is_nothing_to_say() -> None:
    assert found_in("Es regnet.", "de-DE").state is State.NOT_APPLICABLE


@pytest.mark.parametrize("locale", ["en-GB", "sw-KE", "tlh"])
def test_a_language_without_a_list_is_not_judged(locale: str) -> None:
    assert SIGNAL.unfit(locale) is not None


def test_the_counts_are_told() -> None:
    assert found_in("Du und du, sagen Sie.", "de-DE").parts == {"du": 2.0, "Sie": 1.0}


@given(st.sampled_from([*MIXED]), st.integers(1, 60))
def test_some_of_each_form_are_shown(locale: str, times: int) -> None:
    found = found_in(" ".join([MIXED[locale][0]] * times), locale)
    assert found.state is State.LOOK
    assert 2 <= len(found.spans) <= MOST_SPANS
    assert len({str(span.note) for span in found.spans}) > 1
