"""Short prompts and answers in four scripts for the review sheet's own page; written for it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

LOCALES: dict[str, dict[str, Any]] = {
    "en": {"tag": "en-GB", "dir": "ltr", "name": "English (United Kingdom)"},
    "ar": {"tag": "ar-EG", "dir": "rtl", "name": "العربية (مصر)"},
    "hi": {"tag": "hi-IN", "dir": "ltr", "name": "हिन्दी (भारत)"},
    "ja": {"tag": "ja-JP", "dir": "ltr", "name": "日本語 (日本)"},
    "th": {"tag": "th-TH", "dir": "ltr", "name": "ไทย (ไทย)"},
}

TEXTS: dict[str, dict[str, Any]] = {
    "en": {
        "source": "Will you help me write a short note to my mother-in-law?",
        "prompt": "Will you help me write a short note to my mother-in-law? She had us round for Sunday lunch.",
        "outputs": [
            "Dear Margaret,\n\nThank you so much for a lovely Sunday lunch. The crumble was a triumph.\n\nWith love,",
            "Hi Margaret! Just a quick message to say thanks for brunch yesterday.",
        ],
    },
    "ar": {
        "source": "Will you help me write a short note to my mother-in-law?",
        "prompt": "ممكن تساعدني أكتب رسالة قصيرة لحماتي؟ عزمتنا على الغدا يوم الجمعة.",
        "outputs": [
            "حماتي الغالية،\n\nتسلم إيديكي على الغدا الجميل. الأكل كان تحفة.\n\nربنا يخليكي لينا.",
            "السيدة المحترمة،\nأشكركم على دعوتكم الكريمة بتاريخ 12/3.",
        ],
    },
    "hi": {
        "source": "Will you help me write a short note to my mother-in-law?",
        "prompt": "क्या आप मेरी सास के लिए एक छोटा सा संदेश लिखने में मदद करेंगे? उन्होंने हमें रविवार को खाने पर बुलाया था।",
        "outputs": [
            "आदरणीय माँ जी,\n\nरविवार के स्वादिष्ट भोजन के लिए बहुत धन्यवाद।\n\nसादर प्रणाम",
            "हाय! कल के खाने के लिए थैंक्स।",
        ],
    },
    "ja": {
        "source": "Will you help me write a short note to my mother-in-law?",
        "prompt": "義母に短いお礼の手紙を書きたいです。日曜日に昼食に招いてもらいました。手伝ってください。",
        "outputs": [
            "お義母様\n\n先日は昼食にお招きいただき、誠にありがとうございました。\n\n季節の変わり目ですので、どうぞご自愛ください。",
            "お義母さん、昨日はランチありがとう。",
        ],
    },
    "th": {
        "source": "Will you help me write a short note to my mother-in-law?",
        "prompt": "ช่วยเขียนข้อความสั้น ๆ ถึงแม่ยายให้หน่อยได้ไหม ท่านเลี้ยงข้าวกลางวันเมื่อวันอาทิตย์",
        "outputs": [
            "กราบเรียนคุณแม่\n\nขอบพระคุณมากสำหรับอาหารกลางวันที่น่าประทับใจ 👩‍👩‍👧 น้ำพริกอร่อยที่สุด 🇹🇭🇱🇦\n\nด้วยความเคารพ",
            "สวัสดีค่ะแม่ ขอบคุณสำหรับข้าวเมื่อวานนะคะ",
        ],
    },
}

HOSTILE = [
    '<img src="https://beacon.invalid/a" onerror="document.title=\'owned\'"><script>document.title=1</script> **b**',
    "pay \u202e001 tnalp\u202c and join\u200bed, z" + "\u0301" * 300 + " end",
]

CODE = [
    """Count the words of a line like this:

```python
def count(line: str) -> int:
    # How many words a line has: a long comment that does not fit into the pane of a narrow phone at all.
    return len(line.split())
```

Then call `count(line)`.""",
    """Use a loop:

~~~
for word in line.split():
    total += 1
~~~
That is all.""",
]


def texts_for(locale: str) -> dict[str, Any]:
    """The texts of a locale; another file of the same shape may be named in SHEET_TEXTS (for looking at real data)."""
    other = os.environ.get("SHEET_TEXTS")
    known = json.loads(Path(other).read_text("utf-8")) if other else TEXTS
    texts: dict[str, Any] = known[locale]
    return texts
