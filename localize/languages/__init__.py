"""Languages and locales by BCP 47 and CLDR; the one home of Babel's locale data.

`tags` reads a tag, `names` says it in words, `chain` finds what to fall back to, `matching` decides who may judge
what, `related` whose texts they can make out, `hints` shows how a place writes, `formats` writes numbers and times for
a page. A locale is compared through `parts`, never as a string:
`zh-CN` and `zh-Hans-CN` are one place written in two ways, and both stay as their author wrote them.
"""

from localize.languages.chain import fallback_chain, family, negotiate_ui
from localize.languages.formats import day, days, duration, first_weekday, list_of, moment, money, number, percent
from localize.languages.hints import hint
from localize.languages.matching import Tier, match_tier, may_judge
from localize.languages.names import direction, in_ui_language, name, name_in_brackets, own_name, script_name
from localize.languages.regions import official_languages, regions_of
from localize.languages.related import Kinship, kinship
from localize.languages.tags import Parts, UnknownLocale, canonical, parts, script

__all__ = [
    "Kinship",
    "Parts",
    "Tier",
    "UnknownLocale",
    "canonical",
    "day",
    "days",
    "direction",
    "duration",
    "fallback_chain",
    "family",
    "first_weekday",
    "hint",
    "in_ui_language",
    "kinship",
    "list_of",
    "match_tier",
    "may_judge",
    "moment",
    "money",
    "name",
    "name_in_brackets",
    "negotiate_ui",
    "number",
    "official_languages",
    "own_name",
    "parts",
    "percent",
    "regions_of",
    "script",
    "script_name",
]
