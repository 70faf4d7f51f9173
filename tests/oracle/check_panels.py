# SPDX-License-Identifier: BSL-1.0
"""check_panels.py TOOL SOURCE: runs `recommend -f json` on the example panels and compares it with expected.csv.

The figures in tests/oracle/*/expected.csv were worked out apart from panelscore; see the README beside each.
"""
import csv
import json
import pathlib
import subprocess
import sys

TOLERANCE = 1e-9
PANELS = {
    "example_panel": ("rubrics/ml-engineer.json", "examples/panel"),
    "grant_review": ("examples/grant-review/grant-review.json", "examples/grant-review/scorecards.csv"),
}


def figures(candidate):
    """What expected.csv holds, by its column names."""
    coverage = candidate["coverage"]
    return {
        "raw": candidate["score"]["raw"],
        "coverage": coverage["weight"],
        "interviewers": coverage["interviewers"],
        "scorecards": coverage["scorecards"],
        "ratings": coverage["ratings"],
        "not_observed": coverage["not_observed"],
        "gates": " ".join(gate["result"] for gate in candidate["gates"]),
        "call_by_mean": candidate["call_by_mean"],
    }


def same(found, expected):
    if isinstance(found, str):
        return found == expected
    return abs(found - float(expected)) <= TOLERANCE


def differences(tool, source, name):
    rubric, cards = (str(source / part) for part in PANELS[name])
    done = subprocess.run([tool, "recommend", "-r", rubric, cards, "-f", "json"],
                          stdout=subprocess.PIPE, check=True, timeout=300)
    found = {entry["candidate"]: figures(entry) for entry in json.loads(done.stdout)["candidates"]}
    with open(source / "tests" / "oracle" / name / "expected.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if [row["candidate"] for row in rows] != list(found):
        return [f"{name}: {len(rows)} candidates expected, {len(found)} found, or not in the order of their ids"]
    return [f"{name}: {row['candidate']}: {column} is {found[row['candidate']][column]}, expected {expected}"
            for row in rows for column, expected in row.items()
            if column != "candidate" and not same(found[row["candidate"]][column], expected)]


def main(tool, source):
    problems = [line for name in PANELS for line in differences(tool, pathlib.Path(source), name)]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
