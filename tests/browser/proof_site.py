"""A campaign that asks for proof of language, in the Spanish of Mexico and the Urdu of Pakistan, with known items."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from building import CAMPAIGN
from real_server import RealServer

from localize import Workspace
from localize.records import PersonId

LOCALES = {"es": "es-MX", "ur": "ur-PK"}
TITLES = {"es-MX": "Español de México", "ur-PK": "پاکستان کی اردو"}
KNOWN: dict[str, list[tuple[str, str, str, str]]] = {
    "es-MX": [
        ("Escríbele a la directora de la escuela que hoy llegas tarde.",
         "Buenos días, maestra: hoy llegaré unos minutos tarde. Le ofrezco una disculpa.",
         "Buenas, tía: hoy llego tarde, ¿vale?",
         "A una directora se le habla de usted; «tía» y «vale» suenan a España."),
        ("¿Qué se desayuna aquí un domingo?",
         "Unos chilaquiles con frijoles y un café de olla.",
         "Unos churros con porras, como en Madrid.",
         "Los chilaquiles son un desayuno de aquí; las porras, de Madrid."),
        ("¿Cuánto cuesta el boleto del metro?",
         "Cuesta 5 pesos.",
         "Cuesta 1,50 euros.",
         "Aquí se paga en pesos, y el decimal se escribe con punto."),
        ("Pide la cuenta en un restaurante.",
         "¿Me trae la cuenta, por favor?",
         "Oye, tío, dame la cuenta ya.",
         "Al mesero se le habla de usted."),
        ("Di que vas al trabajo en coche.",
         "Voy a manejar al trabajo.",
         "Voy a conducir al curro.",
         "Aquí se maneja; «curro» es de España."),
        ("¿Qué hacen las familias el 2 de noviembre?",
         "Ponen la ofrenda del Día de Muertos.",
         "Se disfrazan para Halloween.",
         "El 2 de noviembre es el Día de Muertos."),
        ("¿Cómo se llama el teléfono que llevas contigo?",
         "El celular.",
         "El móvil.",
         "Aquí se dice celular."),
    ],
    "ur-PK": [
        ("اپنی استانی کو لکھیں کہ آج آپ دیر سے آئیں گے۔",
         "السلام علیکم! معذرت، آج میں چند منٹ دیر سے پہنچوں گا۔",
         "ابے سن، آج میں لیٹ آؤں گا۔",
         "استانی سے ادب کے ساتھ بات کی جاتی ہے؛ «ابے» بہت بے تکلف ہے۔"),
        ("یہاں اتوار کو ناشتے میں کیا کھاتے ہیں؟",
         "حلوہ پوری، یا نہاری کے ساتھ نان۔",
         "ڈوسا اور سانبھر۔",
         "حلوہ پوری اور نہاری یہاں کا عام ناشتہ ہیں۔"),
        ("بس کا کرایہ کتنا ہے؟",
         "کرایہ پچاس روپے ہے۔",
         "کرایہ دو ڈالر ہے۔",
         "یہاں روپے چلتے ہیں، ڈالر نہیں۔"),
        ("عید کی مبارک باد کیسے دیتے ہیں؟",
         "عید مبارک! اللہ آپ کو خوشیاں دے۔",
         "میری کرسمس!",
         "عید پر «عید مبارک» کہا جاتا ہے۔"),
        ("دکان دار سے قیمت کم کرنے کو کہیں۔",
         "بھائی صاحب، قیمت کچھ کم کر دیجیے۔",
         "اوئے، قیمت کم کر!",
         "ناواقف آدمی کو «آپ» کہا جاتا ہے۔"),
        ("شام کی چائے کے ساتھ کیا پیش کرتے ہیں؟",
         "سموسے اور بسکٹ۔",
         "ہیم سینڈوچ۔",
         "ہیم یہاں عام طور پر نہیں کھایا جاتا۔"),
        ("چودہ اگست کو کیا منایا جاتا ہے؟",
         "یومِ آزادی۔",
         "امریکہ کی آزادی کا دن۔",
         "پاکستان ۱۴ اگست کو آزاد ہوا۔"),
    ],
}  # fmt: skip
"""Locale -> prompt, the answer that fits there, one that does not, and why."""
PARTS = {"placement": slice(0, 3), "tutorial": slice(3, 4), "calibration": slice(4, 5), "gold": slice(5, 7)}


def write_set(folder: Path, purpose: str, locale: str, *, attempts: int = 2) -> Path:
    """A file of the known items of one purpose; the answer that fits is A in all of them."""
    head = {
        "schema": "set/1", "key": f"{purpose}-{locale.lower()}", "purpose": purpose, "locale": locale, "unit": "pair",
        "rubric": "preference", "title": TITLES[locale], "pass_mark": 0.6 if purpose == "placement" else 0,
        "attempts": attempts,
    }  # fmt: skip
    lines = [
        {"item": f"{purpose}-{number}", "prompt": prompt, "outputs": [good, bad],
         "expected": {"preference": "A above B"}, "explanation": why}
        for number, (prompt, good, bad, why) in enumerate(KNOWN[locale][PARTS[purpose]])
    ]  # fmt: skip
    path = folder / f"{purpose}-{locale}.jsonl"
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in [head, *lines]), encoding="utf-8")
    return path


@dataclass
class ProofSite(RealServer):
    """`people` by name."""

    people: dict[str, PersonId] = field(default_factory=dict)

    def fill(self, count: int = 14) -> None:
        """Review work in both locales, one gold after each judgment until there is no other, and all four sets."""
        home = self.folder.parent
        more = 'qualification = "required"\ngold_rate = 1.0\nrepeat_rate = 0.0'
        campaign = home / "spring.toml"
        campaign.write_text(
            CAMPAIGN.format(
                id="spring", locales="[]", overlap=3, unit="pair", rubric="preference", more=more, review=""
            ),
            encoding="utf-8",
        )
        data = home / "rows.jsonl"
        data.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in _rows(count)), encoding="utf-8")
        with Workspace.open(self.folder) as workspace:
            workspace.create_campaign(campaign)
            workspace.import_file(data, "spring")
            workspace.assign("spring")
            for locale in TITLES:
                for purpose in PARTS:
                    workspace.import_set(write_set(home, purpose, locale), "spring")

    def add(self, name: str, ui_language: str, role: str = "reviewer", locale: str | None = None) -> None:
        with Workspace.open(self.folder) as workspace:
            locales = {} if locale is None else {locale: "native"}
            person = workspace.add_person(name, role=role, locales=locales, ui_language=ui_language)
        self.people[name] = person.id

    def link(self, name: str) -> str:
        with Workspace.open(self.folder) as workspace:
            link = workspace.invite(self.people[name])
        return f"{self.url}/join/{link.rsplit('/', 1)[1]}"


def _rows(count: int) -> list[dict[str, object]]:
    words = {"es-MX": ("¿Pregunta {}?", "una {}", "otra {}"), "ur-PK": ("سوال {}؟", "پہلا جواب {}", "دوسرا جواب {}")}
    return [
        {"prompt_id": f"q{number}", "locale": locale, "source_locale": "en", "prompt": prompt.format(number),
         "outputs": [{"model": "m1", "text": one.format(number)}, {"model": "m2", "text": other.format(number)}]}
        for number in range(count)
        for locale, (prompt, one, other) in words.items()
    ]  # fmt: skip


def new_site(folder: Path) -> ProofSite:
    Workspace.create(folder).close()
    return ProofSite(folder)
