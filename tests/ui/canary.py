"""Words that must never be in a log or on an error page."""

CANARY = "zqcanary"
WORDS = f'{CANARY}\n{{"level": "forged"}}\r\x1b[31mred\x9b31m\u2028\x00\x7f{CANARY}'
"""As an attacker would have it: lines and colours of their own."""
