"""Which plural forms a language has, for whole numbers, and gettext's rule to choose one.

CLDR decides. Babel's own table for gettext is not used: in 2.18 its Arabic rule takes 11 to 99 for 100 to 102, and it
disagrees with CLDR for Hindi, Portuguese, Indonesian, Turkish, Hebrew, Persian, Bengali and a score of others.
"""

from __future__ import annotations

from functools import cache
from gettext import c2py  # gettext's own reader of plural rules: a closed grammar

from babel.core import Locale

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_TRIED = range(1000)
_RULES = (
    "0",
    "n != 1",
    "n > 1",
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2",
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    "n==1 ? 0 : n==2 ? 1 : 2",
    "n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2",
    "n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2",
    "n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2",
    "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3",
    "n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4",
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5",
    "n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4",
    "n%10==1 && n%100!=11 ? 0 : 1",
    "n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9)",
)


@cache
def plural_rule(language: str) -> tuple[int, str]:
    """The number of forms and the rule, as they stand in a header. Raises LookupError if no rule here fits."""
    wanted = _expected(language)
    for rule in _RULES:
        choose = c2py(rule)
        if all(choose(n) == wanted[n] for n in _TRIED):
            return max(wanted) + 1, rule
    raise LookupError(f"texts/plurals.py has no rule for {language}: add one to _RULES")


def plural_rule_fault(rule: str, forms: int, language: str) -> str | None:
    """Why a `plural=` expression must not be used for a language, or None. The expression may be hostile."""
    wanted = _expected(language)
    try:
        choose = c2py(rule)
        wrong = next((n for n in _TRIED if choose(n) != wanted[n]), None)
    except (ValueError, ArithmeticError, RecursionError) as problem:
        return f"plural rule: {problem}"
    if forms != max(wanted) + 1:
        return f"nplurals is {forms}; the language has {max(wanted) + 1}"
    return None if wrong is None else f"plural rule: {wrong} is not form {choose(wrong)} but {wanted[wrong]}"


@cache
def _expected(language: str) -> list[int]:
    """For each number the index of its CLDR category among those that whole numbers use."""
    category = Locale.parse(language, sep="-").plural_form
    said = [category(n) for n in _TRIED]
    used = [each for each in _CATEGORIES if each in said]
    return [used.index(each) for each in said]
