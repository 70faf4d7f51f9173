# SPDX-License-Identifier: BSL-1.0
"""pick.py KEY...: the values of `calibrate -f json` on standard input at KEY, a line each.

A dot goes one object down; a star takes each entry of a list: interviewers.*.severity
Numbers are shown with four digits.
"""
import json
import sys


def shown(value):
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, list):
        return [shown(one) for one in value]
    if isinstance(value, dict):
        return {key: shown(one) for key, one in value.items()}
    return value


def values(of, steps):
    if not steps:
        return [of]
    if steps[0] == "*":
        return [value for one in of for value in values(one, steps[1:])]
    return values(of[steps[0]], steps[1:])


report = json.load(sys.stdin)
for key in sys.argv[1:]:
    print(key, *(json.dumps(shown(value)) for value in values(report, key.split("."))))
