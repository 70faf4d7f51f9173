#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Composite, coverage and call by the mean of each grant proposal, worked out apart from panelscore.

Usage: compute.py ROOT > expected.csv        ROOT is the top folder of the project.
One domain, lower is better: the weight of a criterion nobody rated goes to the rated ones in proportion.
"""
import csv
import json
import pathlib
import sys
from collections import defaultdict
from fractions import Fraction


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values)


def main():
    folder = pathlib.Path(sys.argv[1]) / "examples" / "grant-review"
    rubric = json.loads((folder / "grant-review.json").read_text(encoding="utf-8"))
    weights = {c: Fraction(str(w)) for c, w in rubric["weights"].items()}
    bars = {name: Fraction(str(value)) for name, value in rubric["policy"]["bars"].items()}
    evidence = rubric["policy"]["evidence"]
    scores = defaultdict(lambda: defaultdict(list))
    people = defaultdict(set)
    with open(folder / "scorecards.csv", encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            scores[row["candidate"]][row["competency"]].append(Fraction(row["score"]))
            people[row["candidate"]].add(row["interviewer"])
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["candidate", "raw", "coverage", "interviewers", "ratings", "call_by_mean"])
    for candidate in sorted(scores):
        rated = scores[candidate]
        assessed = sum((weights[c] for c in rated), Fraction(0))
        raw = sum((weights[c] * mean(v) for c, v in rated.items()), Fraction(0)) / assessed
        coverage = assessed / sum(weights.values(), Fraction(0))
        if len(people[candidate]) < evidence["interviewers"] or coverage < Fraction(str(evidence["coverage"])):
            call = "insufficient_evidence"
        elif raw <= bars["strong_hire"]:
            call = "strong_hire"
        elif raw <= bars["hire"]:
            call = "hire"
        else:
            call = "no_hire" if raw <= bars["no_hire"] else "strong_no_hire"
        writer.writerow([candidate, format(float(raw), ".12g"), format(float(coverage), ".12g"),
                         len(people[candidate]), sum(len(v) for v in rated.values()), call])


if __name__ == "__main__":
    main()
