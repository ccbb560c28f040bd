"""Texts in several scripts over which a rubric can be looked at where there are no items yet; written for it."""

from __future__ import annotations

from localize.records import Unit
from localize.workspace.rubric_shelf import Sample

_ENGLISH = "Will you help me write a short note to my mother-in-law? She had us round for Sunday lunch."
_GERMAN = "Hilfst du mir, meiner Schwiegermutter ein paar Zeilen zu schreiben? Sie hatte uns am Sonntag zum Essen da."
_TEXTS: dict[str, tuple[str, tuple[str, str, str]]] = {
    "en-GB": (
        _ENGLISH,
        (
            "Dear Margaret,\n\nThank you so much for a lovely Sunday lunch. The crumble was a triumph.\n\nWith love,",
            "Hi Margaret! Just a quick message to say thanks for brunch yesterday.",
            "Dear Madam,\n\nI hereby acknowledge receipt of your hospitality of 12/03.",
        ),
    ),
    "es-MX": (
        "¿Me ayudas a escribirle unas líneas a mi suegra? Nos invitó a comer el domingo.",
        (
            "Querida Lupita:\n\nMuchas gracias por la comida del domingo. El mole le quedó riquísimo.\n\nCon cariño,",
            "Estimada señora: le agradecemos habernos invitado vosotros a su almuerzo.",
            "Hola suegra, gracias por el brunch de ayer.",
        ),
    ),
    "ar-EG": (
        "ممكن تساعدني أكتب رسالة قصيرة لحماتي؟ عزمتنا على الغدا يوم الجمعة.",
        (
            "حماتي الغالية،\n\nتسلم إيديكي على الغدا الجميل. الأكل كان تحفة.\n\nربنا يخليكي لينا.",
            "السيدة المحترمة،\nأشكركم على دعوتكم الكريمة بتاريخ 12/3.",
            "هاي! شكرًا على البرانش امبارح.",
        ),
    ),
    "hi-IN": (
        "क्या आप मेरी सास के लिए एक छोटा सा संदेश लिखने में मदद करेंगे? उन्होंने हमें रविवार को खाने पर बुलाया था।",
        (
            "आदरणीय माँ जी,\n\nरविवार के स्वादिष्ट भोजन के लिए बहुत धन्यवाद।\n\nसादर प्रणाम",
            "हाय! कल के खाने के लिए थैंक्स।",
            "महोदया, दिनांक 12/3 के आमंत्रण हेतु आभार।",
        ),
    ),
    "ja-JP": (
        "義母に短いお礼の手紙を書きたいです。日曜日に昼食に招いてもらいました。手伝ってください。",
        (
            "お義母様\n\n先日は昼食にお招きいただき、誠にありがとうございました。\n\n季節の変わり目ですので、どうぞご自愛ください。",
            "お義母さん、昨日はランチありがとう。",
            "拝啓 貴殿の招待に感謝する。",
        ),
    ),
}
SAMPLE_LOCALES = tuple(_TEXTS)
_OUTPUTS = {Unit.OUTPUT: 1, Unit.PAIR: 2, Unit.LIST: 3}


def sample_text(locale: str, unit: Unit) -> Sample:
    """A prompt with as many answers as the unit shows; for a translation, the prompt is what was translated."""
    prompt, outputs = _TEXTS[locale]
    source_locale, source = ("de-DE", _GERMAN) if locale == "en-GB" else ("en-GB", _ENGLISH)
    shown = (prompt,) if unit is Unit.TRANSLATION else outputs[: _OUTPUTS.get(unit, 0)]
    return Sample(locale, prompt, shown, source_locale, source, "everyday")
