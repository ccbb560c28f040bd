"""How each language addresses a person: forms that do not mix in what one person writes to another.

Small lists of pronouns that mean nothing else. A form that is also another word is left out (`ton`, `ty`, `تو` in
Urdu), for a mix is to be sure rather than complete. Verb endings are read in Japanese and Korean only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import regex

from localize.languages import UnknownLocale, parts

_WORDS = {
    "am": "አንተ: አንተ አንቺ አንተን አንቺን | እርስዎ: እርስዎ እርስዎን ለእርስዎ",
    "ar": "أنت: أنت أنتَ أنتِ إنت إنتي | حضرتك: حضرتك حضرتكم حضراتكم سيادتك سيادتكم جنابكم سعادتكم معاليكم",
    "az": "sən: sən səni sənə sənin səndə səndən | siz: siz sizi sizə sizin sizdə sizdən",
    "bg": "ти: тебе теб твой твоя твое твоята твоят твоето твоите | вие: вие вас вам ваш ваша ваше вашия вашата вашето",
    "bn": "তুই: তুই তোর তোকে তোরা তোদের | তুমি: তুমি তোমার তোমাকে তোমরা তোমাদের | আপনি: আপনি আপনার আপনাকে আপনারা আপনাদের",
    "bs hr sl": "ti: tebe tebi tobom tabo tvoj tvoja tvoje tvojeg tvojem tvojoj tvoju tvojim tvojih"
    " | vi: vas vama vaš vaša vaše vašeg vašem vašoj vašu vašim vaših vami",
    "ca": "tu: tu teu teva teus teves | vostè: vostè",
    "cs": "ty: tebe tobě tebou tě tvůj tvoje tvá tvé tvého tvému tvou tvých tvým | vy: vy vás vám vámi váš vaše vašeho"
    " vašemu vaši vaší vašich vašim",
    "el": "εσύ: εσύ εσένα σου | εσείς: εσείς εσάς σας",
    "es": "tú: tú ti contigo tuyo tuya tuyos tuyas vosotros vosotras vuestro vuestra vuestros vuestras te tu tus"
    " | usted: usted",
    "et": "sina: sina sinu sind sinult sinuga | teie: teie teid teilt teiega",
    "fa": "تو: تو | شما: شما",
    "fi": "sinä: sinä sinun sinua sinut sinulle sinulta sinusta | te: teidän teitä teidät teille teiltä teistä",
    "fr": "tu: tu toi te t’ t' ta tes tien tienne | vous: vous votre vos vôtre vôtres",
    "gl": "ti: ti contigo teu túa teus túas | vostede: vostede",
    "he": "אתה: אתה אותך שלך לך | אתם: אתם אתכם שלכם לכם",
    "gu": "તું: તું તને તારું તારો તારી તારા | તમે: તમે તમને તમારું તમારો તમારી તમારા",
    "hi": "तू: तू तुझे तुझको तुझसे तेरा तेरी तेरे | तुम: तुम तुम्हें तुम्हारा तुम्हारी तुम्हारे तुमसे तुमको तुमने"
    " | आप: आप आपको आपका आपकी आपके आपसे आपने",
    "hu": "te: téged neked veled tőled rólad tied | Ön: önnek önt önök önöknek önnel öntől önről",
    "hy": "դու: դու քեզ քո | դուք: դուք ձեզ ձեր",
    "id": "kamu: kamu kau engkau kalian | Anda: anda",
    "ka": "შენ: შენ შენი შენს | თქვენ: თქვენ თქვენი თქვენს",
    "kk": "сен: сен сені саған сенің сенен | сіз: сіз сізді сізге сіздің сізден",
    "lt": "tu: tu tave tau tavo tavimi | jūs: jūs jus jums jūsų jumis",
    "lv": "tu: tu tevi tev tavs tava tavu | jūs: jūs jums jūsu",
    "mr": "तू: तू तुला तुझा तुझी तुझे तुझ्या | तुम्ही: तुम्ही तुम्हाला तुमचा तुमची तुमचे तुमच्या",
    "ms": "kamu: kamu kau engkau awak | anda: anda",
    "ne": "तँ: तँ तँलाई तेरो | तिमी: तिमी तिमीलाई तिम्रो | तपाईं: तपाईं तपाईंलाई तपाईंको",
    "nl": "je: je jij jou jouw | u: u uw uzelf",
    "pa": "ਤੂੰ: ਤੂੰ ਤੈਨੂੰ ਤੇਰਾ ਤੇਰੀ ਤੇਰੇ | ਤੁਸੀਂ: ਤੁਸੀਂ ਤੁਹਾਨੂੰ ਤੁਹਾਡਾ ਤੁਹਾਡੀ ਤੁਹਾਡੇ",
    "pt": "tu: tu ti teu tua teus tuas contigo te | você: você",
    "pt-BR": "tu: tu teu tua teus tuas contigo | você: você",
    "ro": "tu: tu tine ție tău tăi tale | dumneavoastră: dumneavoastră dvs dumneata",
    "ru": "ты: ты тебя тебе тобой твой твоя твоё твое твои твоего твоей твою твоих твоим"
    " | вы: вы вас вам вами ваш ваша ваше ваши вашего вашей вашу ваших вашим",
    "sk": "ty: teba tebe tebou ťa tvoj tvoja tvoje tvojho tvojej tvoju"
    " | vy: vás vám vami váš vaša vaše vášho vašej vašu",
    "sr": "ti: tebe tebi tobom tvoj tvoja tvoje tvoju тебе теби тобом твој твоја твоје твоју"
    " | vi: vas vama vaš vaša vaše vašu вас вама ваш ваша ваше вашу",
    "ta": "நீ: நீ உன் உன்னை உனக்கு உன்னுடைய | நீங்கள்: நீங்கள் உங்கள் உங்களை உங்களுக்கு உங்களுடைய",
    "te": "నువ్వు: నువ్వు నీ నీకు నిన్ను | మీరు: మీరు మీ మీకు మిమ్మల్ని",
    "uk": "ти: ти тебе тобі тобою твій твоя твоє твої твого твоєї твою твоїх твоїм"
    " | ви: ви вас вам вами ваш ваша ваше ваші вашого вашої вашу ваших вашим",
    "ur": "تو: تجھے تجھ تیرا تیری تیرے | تم: تم تمہیں تمہارا تمہاری تمہارے | آپ: آپ",
    "uz": "sen: sen seni senga sening senda sendan | siz: siz sizni sizga sizning sizda sizdan",
    "yo": "ìwọ: ìwọ | ẹ̀yin: ẹ̀yin yín",
}
_NOT_FIRST = r"(?<![.!?:;…„“”»«‚‘\"'(\[*\n–—-]\s{0,3})(?<!^\s{0,3})"
"""Within a sentence: at its start a capital says nothing."""
_PATTERNS = {
    "de": {
        "du": r"\b(?:[Dd](?:u|ich|ir)|[Dd]ein(?:e[mnrs]?)?|[Ee]uch|[Ee]ure?[mnrs]?)\b(?! (?:Pont|Bois|Mont))",
        "Sie": rf"{_NOT_FIRST}\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b",
    },
    "it": {
        "tu": r"\b(?:[Tt]u|[Tt]e|[Tt]i|[Tt]u[oae]|[Tt]uoi)\b",
        "Lei": rf"{_NOT_FIRST}\b(?:Lei|Suo|Sua|Suoi|Sue)\b(?! \p{{Lu}})",
    },
    "pl": {
        "ty": r"\b(?:ciebie|tobie|tobą|cię|[Tt]w(?:ój|oja|oje|ojego|ojej|oją|oich))\b",
        "Pan/Pani": rf"{_NOT_FIRST}\b(?:Pan|Pana|Panu|Panem|Pani|Panią|Państwo|Państwa|Państwu)\b(?! \p{{Lu}})",
    },
    "tr": {
        "sen": r"\b(?:[Ss]en|[Ss]eni|[Ss]ana|[Ss]enin|[Ss]ende|[Ss]enden|[Ss]eninle)\b(?!\.)",
        "siz": r"\b(?:[Ss]iz|[Ss]izi|[Ss]ize|[Ss]izin|[Ss]izde|[Ss]izden|[Ss]izinle)\b",
    },
    "ja": {
        "あなた": "あなた|貴方|貴女",
        "お客様": "お客様|お客さま|貴社|御社",
        "きみ": r"(?<!\p{Han})(?:君|きみ)(?=[はがをにのもと、])",
        "お前": "お前|おまえ",
    },
    "ko": {
        "너": r"(?<!\p{Hangul})(?:너|너는|넌|너를|널|너의|네가|너도|너에게)(?!\p{Hangul})",
        "당신": r"(?<!\p{Hangul})(?:당신|귀하|고객님)",
    },
    "zh": {"你": "[你妳]", "您": "您"},
    "th": {"คุณ": r"(?<!\p{Thai})คุณ(?=\p{Thai})(?!ภาพ|ค่า|สมบัติ|ธรรม|ลักษณะ|ประโยชน์|ูปการ|วุฒิ|แม่|พ่อ)", "ท่าน": "ท่าน(?!หนึ่ง)"},
    "vi": {"bạn": r"\bbạn\b", "quý khách": r"\bquý (?:khách|vị)\b", "mày": r"\bmày\b"},
}
_ENDINGS = {
    "ja": {
        "です・ます": r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください)(?:か|ね|よ|よね|が)?\Z",
        "だ・である": r"(?:だ|である|だった|であった|だろう|ない|なかった|[うくすつぬむるた])\Z",
    },
    "ko": {
        "합니다": r"(?:니다|니까|십시오|시오|요|죠)\Z",
        "한다": r"(?<!니)다\Z",
    },
}
"""With what a sentence ends that speaks politely, or plainly."""
_ONE_FORM = frozenset(["en", "sw", "ha", "ig", "so", "zu", "xh", "rw", "sn"])


class Forms(NamedTuple):
    """Each `pronouns` by its name, to be searched for; each of `endings` at the end of a sentence."""

    pronouns: dict[str, regex.Pattern[str]]
    endings: dict[str, regex.Pattern[str]]


@lru_cache(maxsize=1024)
def forms_of(locale: str) -> Forms | None:
    """The forms of a locale, or None where they are not known."""
    try:
        language, _, region, _ = parts(locale)
    except UnknownLocale:
        return None
    for key in (f"{language}-{region}", language):
        if key in _BY_LANGUAGE:
            return _BY_LANGUAGE[key]
    return None


def has_one_form(locale: str) -> bool:
    """Whether the language addresses everybody alike."""
    return locale.split("-")[0].lower() in _ONE_FORM


def _read() -> dict[str, Forms]:
    """Word lists become patterns for composed texts, in capitals or not."""
    by_language = {}
    for languages, listed in _WORDS.items():
        pairs = (each.split(": ") for each in listed.split(" | "))
        pronouns = {name.strip(): regex.compile(_any_word(words.split()), regex.IGNORECASE) for name, words in pairs}
        by_language.update(dict.fromkeys(languages.split(), Forms(pronouns, {})))
    for language, patterns in _PATTERNS.items():
        endings = {name: regex.compile(ending) for name, ending in _ENDINGS.get(language, {}).items()}
        pronouns = {name: regex.compile(pattern, regex.MULTILINE) for name, pattern in patterns.items()}
        by_language[language] = Forms(pronouns, endings)
    return by_language


def _any_word(words: list[str]) -> str:
    listed = "|".join(regex.escape(normalize("NFC", word)) for word in words)
    return rf"(?<![\p{{L}}\p{{M}}\p{{N}}\u200C])(?:{listed})(?<=['’]|(?![\p{{L}}\p{{M}}\p{{N}}\u200C]))"


_BY_LANGUAGE = _read()
