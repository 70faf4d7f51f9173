# SPDX-License-Identifier: BSL-1.0
"""pick.py KEY...: for each candidate of `recommend -f json` or ndjson on standard input, the values at KEY.

A dot goes one object down: score.raw
"""
import json
import sys


def value(of, key):
    for step in key.split("."):
        of = of[step]
    return of


text = sys.stdin.read()
try:
    candidates = json.loads(text)["candidates"]
except (json.JSONDecodeError, KeyError):
    candidates = [json.loads(line) for line in text.splitlines()]
for candidate in candidates:
    print(*(json.dumps(value(candidate, key)) for key in sys.argv[1:]))
