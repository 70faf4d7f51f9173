#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Composite, coverage and call by the mean of the example panel, worked out apart from panelscore.

Usage: compute.py ROOT > expected.csv        ROOT is the top folder of the project.
Sums are exact fractions, so no digit printed here is a rounding artefact of the order of addition.
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


def exact(number):
    return Fraction(str(number))


def by_seniority(value, seniority):
    return value[seniority] if isinstance(value, dict) else value


def domain_of(competency):
    return competency.split(".")[0]


def composite(weights, raw):
    """Weights flow to assessed siblings first, to other domains only when a whole domain is silent."""
    declared = defaultdict(Fraction)
    for competency, weight in weights.items():
        declared[domain_of(competency)] += weight
    top = bottom = Fraction(0)
    for domain, weight in declared.items():
        inside = {c: w for c, w in weights.items() if domain_of(c) == domain and c in raw}
        assessed = sum(inside.values(), Fraction(0))
        if assessed:
            score = sum((w * raw[c] for c, w in inside.items()), Fraction(0)) / assessed
            top += weight * score
            bottom += weight
    return top / bottom


def bars_of(role, targets, weights, scale, seniority):
    bars = role["policy"]["bars"]
    total = sum(weights.values(), Fraction(0))
    target = sum((w * targets[c] for c, w in weights.items()), Fraction(0)) / total
    low, high = scale
    margin = (high - low) / 10
    result = {}
    for name in ("no_hire", "hire", "strong_hire"):
        value = exact(by_seniority(bars[name], seniority))
        if bars.get("relative_to") == "target":
            value = min(max(target + value, low + margin), high - margin)
        result[name] = value
    return result


def gate_results(role, targets, scores, seniority):
    results = []
    for gate in role["policy"].get("gates", []):
        competency = gate["competency"]
        if "below_target" in gate:
            minimum = targets[competency] - exact(gate["below_target"])
        else:
            minimum = exact(by_seniority(gate["minimum"], seniority))
        by_interviewer = scores.get(competency, {})
        means = [mean(values) for values in by_interviewer.values()]
        if not means:
            results.append("not_assessed")
        elif len(means) >= 2 and all(m < minimum for m in means):
            results.append("not_met")
        elif all(score >= minimum for values in by_interviewer.values() for score in values):
            results.append("met")
        else:
            results.append("unclear")
    return results


def call_by_mean(raw, coverage, interviewers, bars, gates, evidence):
    enough = interviewers >= evidence["interviewers"] and coverage >= exact(evidence["coverage"])
    early = evidence.get("early_no_hire", {})
    early_enough = (interviewers >= early.get("interviewers", 2)
                    and coverage >= exact(early.get("coverage", "0.40")))
    at_bar = raw >= bars["hire"]
    if "not_met" in gates or (not at_bar and (enough or early_enough)):
        return "strong_no_hire" if raw < bars["no_hire"] else "no_hire"
    if not enough:
        return "insufficient_evidence"
    if at_bar and all(g == "met" for g in gates):
        return "strong_hire" if raw >= bars["strong_hire"] else "hire"
    return "lean_hire" if at_bar else "lean_no_hire"


def main():
    root = pathlib.Path(sys.argv[1])
    role = json.loads((root / "rubrics" / "ml-engineer.json").read_text(encoding="utf-8"))
    model = json.loads((root / "rubrics" / role["uses"]).read_text(encoding="utf-8"))
    levels = [exact(level["score"]) for level in model["scale"]["levels"]]
    weights = {c: exact(w) for c, w in role["weights"].items()}
    panels = defaultdict(list)
    for path in sorted((root / "examples" / "panel").rglob("*.json")):
        card = json.loads(path.read_text(encoding="utf-8"))
        if card.get("phase", "independent") == "independent":
            panels[card["candidate"]].append(card)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["candidate", "raw", "coverage", "interviewers", "scorecards", "ratings",
                     "not_observed", "gates", "call_by_mean"])
    for candidate in sorted(panels):
        cards = panels[candidate]
        seniority = cards[0]["seniority"]
        targets = {c["id"]: exact(c["targets"][seniority]) for c in model["competencies"]}
        targets.update({c: exact(t[seniority]) for c, t in role.get("targets", {}).items()})
        scores = defaultdict(lambda: defaultdict(list))
        not_observed = 0
        for card in cards:
            for competency, rating in card["ratings"].items():
                score = rating["score"] if isinstance(rating, dict) else rating
                if score is None:
                    not_observed += 1
                else:
                    scores[competency][card["interviewer"]].append(exact(score))
        raw = {c: mean(mean(v) for v in people.values()) for c, people in scores.items()}
        total = composite(weights, raw)
        coverage = (sum((w for c, w in weights.items() if c in raw), Fraction(0))
                    / sum(weights.values(), Fraction(0)))
        people = {i for c in scores.values() for i in c}
        bars = bars_of(role, targets, weights, (min(levels), max(levels)), seniority)
        gates = gate_results(role, targets, scores, seniority)
        call = call_by_mean(total, coverage, len(people), bars, gates, role["policy"]["evidence"])
        ratings = sum(len(v) for c in scores.values() for v in c.values())
        writer.writerow([candidate, format(float(total), ".12g"), format(float(coverage), ".12g"),
                         len(people), len(cards), ratings, not_observed, " ".join(gates), call])


if __name__ == "__main__":
    main()
