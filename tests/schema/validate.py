# SPDX-License-Identifier: BSL-1.0
"""validate.py TOOL SOURCE: do the schemas that `panelscore schema` prints hold what they promise?

- each is a valid JSON Schema 2020-12 and refers only to itself;
- every shipped rubric, every copy that `rubrics ID` writes, every example rubric and scorecard, and what the
  commands print as JSON validate;
- every document of wrong.json, a right one with a single fault, does not. An entry has the schema's name, `why`,
  and the fault: keys to `set` or `remove`, as JSON pointers into the base document. The base is the role
  ml-engineer (`"of": "model"`: the competency model), an example card, a plan, a calibration of
  tests/golden, or a recommendation made here.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

PANEL_RUBRIC = "ml-engineer"
RUBRICS = (PANEL_RUBRIC, "ml-engineer-small", "ml-competencies")
NAMES = ("rubric", "scorecard", "recommendation", "calibration", "plan", "lint", "check", "truth", "import-map",
         "import-report", "partial")


class Tool:
    """The built tool; its output is JSON."""

    def __init__(self, path):
        self.path = path

    def run(self, *words, codes=(0,), given=""):
        done = subprocess.run([self.path, *words], input=given.encode("utf-8"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode not in codes:
            sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr.decode()}")
        return done.stdout.decode("utf-8")

    def json(self, *words, codes=(0,)):
        return json.loads(self.run(*words, codes=codes))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def faulty(base, entry):
    """The base document with the one fault of an entry of wrong.json."""
    document = copy.deepcopy(base)
    changes = [(pointer, value, False) for pointer, value in entry.get("set", {}).items()]
    changes += [(pointer, None, True) for pointer in entry.get("remove", [])]
    for pointer, value, removed in changes:
        *path, last = pointer.split("/")[1:]
        place = document
        for step in path:
            place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
        if not removed:
            place[int(last) if isinstance(place, list) else last] = value
        else:
            place.pop(last, None)
    return document


def recommendations(tool, source, scratch):
    """Documents and lines of `recommend`, from panels that go through and from one that does not."""
    panel = str(source / "examples" / "panel")
    yield "recommend", tool.json("recommend", "-r", PANEL_RUBRIC, "-f", "json", panel)
    for number, line in enumerate(tool.run("recommend", "-r", PANEL_RUBRIC, "-f", "ndjson", panel).splitlines(), 1):
        yield f"recommend -f ndjson, line {number}", json.loads(line)
    lines = ('[{"candidate": "c", "interviewer": "i", "ratings": {"ethics.accountability": 4}}, '
             '{"candidate": "c", "interviewer": "j", "ratings": {"ethics.accountability": 9}}]\n[]\n{')
    for options in ((), ("--keep-going",)):
        answers = tool.run("recommend", "-r", PANEL_RUBRIC, "--seniority", "senior", "--stream", *options,
                           "-f", "ndjson", "-", codes=(1,), given=lines)
        for number, line in enumerate(answers.splitlines(), 1):
            yield f"recommend --stream {' '.join(options)}, line {number}", json.loads(line)
    review = source / "examples" / "grant-review"
    yield "recommend, grant review", tool.json(
        "recommend", "-r", str(review / "grant-review.json"), "-f", "json", str(review / "scorecards.csv"))
    small = scratch / "small.json"
    small.write_text('{"rubric": "ml-engineer-small", "candidate": "c", "interviewer": "i", "seniority": "senior", '
                     '"ratings": {"ethics.accountability": 4}}', encoding="utf-8")
    yield "recommend, two rubrics", tool.json(
        "recommend", "-r", PANEL_RUBRIC, "-r", "ml-engineer-small", "-f", "json", panel, str(small))
    openings = scratch / "openings.csv"
    openings.write_text("candidate,interviewer,competency,score,opening\n"
                        "c,i,ethics.accountability,4,a\nc,i,ethics.accountability,N,b\n", encoding="utf-8")
    yield "recommend, two openings, nothing scored in one", tool.json(
        "recommend", "-r", PANEL_RUBRIC, "--seniority", "senior", "-f", "json", str(openings))
    wrong = scratch / "wrong.json"
    wrong.write_text('{"candidate": "c", "interviewer": "i", "ratings": {"ethics.fairnes": 9}}', encoding="utf-8")
    yield "recommend, wrong card", tool.json("recommend", "-r", PANEL_RUBRIC, "-f", "json", str(wrong), codes=(1,))
    yield "recommend, card of another rubric", tool.json(
        "recommend", "-r", "ml-engineer-small", "-f", "json", panel, codes=(1,))
    yield "recommend, no such file", tool.json(
        "recommend", "-r", PANEL_RUBRIC, "-f", "json", str(scratch / "none.json"), codes=(3,))


def findings(tool, source, scratch):
    """Documents of `lint` and `check`, without and with something found."""
    yield "lint", "lint, shipped", tool.json("lint", "-f", "json", *RUBRICS)
    torn = scratch / "torn.json"
    torn.write_text('{"format": "panelscore/rubric/1", "wieghts": 1', encoding="utf-8")
    light = load(source / "rubrics" / f"{PANEL_RUBRIC}.json")
    light["weights"]["ethics.accountability"] += 1
    light["uses"] = "model.json"
    (scratch / "light.json").write_text(json.dumps(light), encoding="utf-8")
    (scratch / "model.json").write_bytes((source / "rubrics" / "ml-competencies.json").read_bytes())
    yield "lint", "lint, wrong", tool.json("lint", "-f", "json", str(torn), str(scratch / "light.json"), codes=(1,))
    yield "lint", "lint, no such file", tool.json("lint", "-f", "json", str(scratch / "none.json"), codes=(3,))
    panel = str(source / "examples" / "panel")
    yield "check", "check", tool.json("check", "-r", PANEL_RUBRIC, "-f", "json", panel, codes=(0, 1))
    yield "check", "check, wrong card", tool.json(
        "check", "-r", PANEL_RUBRIC, "-f", "json", str(scratch / "wrong.json"), codes=(1,))


def plan(tool, source, *options, codes=(0,)):
    """A plan from the calibration of the transcripts."""
    files = source / "tests" / "cli" / "plan" / "files"
    return tool.json("plan", "-c", str(files / "calibration.json"), "-f", "json", *options, codes=codes)


def plans(tool, source, scratch):
    """Plans with and without a rubric, a target and people; and none."""
    people = source / "tests" / "cli" / "plan" / "files" / "people.csv"
    role = ("-r", PANEL_RUBRIC, "--seniority", "senior")
    yield "plan", "plan", plan(tool, source)
    yield "plan", "plan -r", plan(tool, source, *role)
    yield "plan", "plan, cheaper", plan(tool, source, *role, "--target", "accuracy=0.88")
    yield "plan", "plan, people", plan(
        tool, source, *role, "--target", "0.99", "--available", str(people), "--candidates", "3")
    few = scratch / "few.csv"
    few.write_text("interviewer,interview,maximum\ni-01,ml_depth,1\n", encoding="utf-8")
    yield "plan", "plan, empty seats", plan(tool, source, *role, "--available", str(few))
    few.write_text("interviewer,interview,maximum\ni-01,depth,1\n", encoding="utf-8")
    yield "plan", "plan, no such interview", plan(tool, source, *role, "--available", str(few), codes=(1,))


def truth(tool, scratch, *options):
    """What `simulate` writes beside its panels."""
    tool.run("simulate", "--candidates", "3", *options, "--truth", str(scratch / "truth.json"))
    return load(scratch / "truth.json")


def truths(tool, scratch):
    """Truths of panels of every kind; their cards are scorecards."""
    yield "truth", "simulate", truth(tool, scratch)
    yield "truth", "simulate, everything", truth(
        tool, scratch, "--continuous", "--means", "skill.1=2.5", "--sites", "2", "--drift", "interviewers=2",
        "--halo", "interviewers=2", "--central-tendency", "interviewers=2", "--missing", "cards=0.5,not_observed=0.5")
    yield "truth", "simulate -r", truth(tool, scratch, "-r", PANEL_RUBRIC, "--seniority", "senior")
    cards = tool.run("simulate", "-r", PANEL_RUBRIC, "--candidates", "3", "--missing", "not_observed=0.3", "-f", "ndjson")
    for number, line in enumerate(cards.splitlines(), 1):
        yield "scorecard", f"simulate -f ndjson, line {number}", json.loads(line)


def imports(tool, source, scratch):
    """Import maps, and reports of an import that goes through and of one that does not."""
    export = source / "examples" / "exports" / "greenhouse"
    yield "import-map", "import map", load(export / "map.json")
    report = scratch / "report.json"
    words = ("import", str(export / "friday"), "--report", str(report), "--expected", str(export / "expected.csv"))
    for line in tool.run(*words, "--map", str(export / "map.json"), codes=(1,)).splitlines():
        yield "scorecard", "imported card", json.loads(line)
    yield "import-report", "import --report", load(report)
    small = scratch / "map.json"
    small.write_text('{"format": "panelscore/import-map/1", "seniority": {"x": "senior"}, "scales": {"s": {"a": 1}, '
                     '"b": "not_observed"}, "overall": {"a": "no_vote"}, "interviews": {"Scenario": "ignore"}, "columns": '
                     '{"layout": "card", "candidate": "C", "ratings": ["a"]}}', encoding="utf-8")
    yield "import-map", "import map, everything", load(small)
    tool.run(*words, "--map", str(small), codes=(1,))
    yield "import-report", "import --report, little mapped", load(report)


def shards(tool, source, scratch):
    """Shards of made-up panels and of cards, with and without a rubric, and of votes."""
    panels = scratch / "panels.csv"
    panels.write_text(tool.run("simulate", "--candidates", "20", "--seed", "3", "-f", "csv"), encoding="utf-8")
    shard = scratch / "shard.json"
    cards = str(source / "examples" / "panel")
    for words in (("-r", PANEL_RUBRIC, cards), ("--score", "overall", cards),
                  ("--scale", "1:5", "--values", "good=4", str(panels))):
        tool.run("calibrate", "--partial", "-o", str(shard), *words)
        yield "partial", " ".join(("calibrate --partial", *words)), load(shard)


def right_documents(tool, source, scratch):
    """(schema, title, document) of everything that must validate."""
    rubrics = sorted((source / "rubrics").glob("*.json")) + sorted((source / "examples").glob("*/grant-review.json"))
    for path in rubrics:
        yield "rubric", path.name, load(path)
    for entry in tool.json("rubrics", "-f", "json")["rubrics"]:
        yield "rubric", f"rubrics {entry['id']}", tool.json("rubrics", entry["id"])
    for path in sorted((source / "examples" / "panel").rglob("*.json")):
        yield "scorecard", str(path.relative_to(source)), load(path)
    card = {"candidate": "c", "interviewer": "i", "ratings": {"a.b": None, "a.c": 2.5, "a.d": {"score": None}},
            "overall": None, "source": {"labels": ["x"]}, "x": {}}
    yield "scorecard", "card with nulls", card
    yield "scorecard", "several cards", [card, card]
    for title, document in recommendations(tool, source, scratch):
        yield "recommendation", title, document
    for path in sorted((source / "tests" / "golden").glob("calibration_*.json")):
        yield "calibration", path.name, load(path)
    yield from findings(tool, source, scratch)
    yield from plans(tool, source, scratch)
    yield from truths(tool, scratch)
    yield from imports(tool, source, scratch)
    yield from shards(tool, source, scratch)


def bases(tool, source, scratch):
    """The right documents that wrong.json spoils."""
    return {
        ("rubric", "role"): load(source / "rubrics" / f"{PANEL_RUBRIC}.json"),
        ("rubric", "model"): load(source / "rubrics" / "ml-competencies.json"),
        ("scorecard", "role"): load(sorted((source / "examples" / "panel").rglob("*.json"))[0]),
        ("recommendation", "role"): tool.json(
            "recommend", "-r", PANEL_RUBRIC, "-f", "json", str(source / "examples" / "panel")),
        ("calibration", "role"): load(source / "tests" / "golden" / "calibration_company.json"),
        ("plan", "role"): plan(tool, source, "-r", PANEL_RUBRIC, "--seniority", "senior", "--available",
                               str(source / "tests" / "cli" / "plan" / "files" / "people.csv")),
        ("lint", "role"): tool.json("lint", "-f", "json", *RUBRICS),
        ("check", "role"): tool.json(
            "check", "-r", PANEL_RUBRIC, "-f", "json", str(source / "examples" / "panel"), codes=(0, 1)),
        ("truth", "role"): truth(tool, scratch),
        ("import-map", "role"): load(source / "examples" / "exports" / "greenhouse" / "map.json"),
        ("import-report", "role"): load(scratch / "report.json"),
        ("partial", "role"): load(scratch / "shard.json"),
    }


def validators(tool):
    """By name, each with a schema that is valid itself and resolves nothing elsewhere."""
    found = {}
    for name in NAMES:
        schema = tool.json("schema", name)
        jsonschema.Draft202012Validator.check_schema(schema)
        if schema["$schema"] != "https://json-schema.org/draft/2020-12/schema":
            sys.exit(f"schema {name}: not a 2020-12 schema")
        found[name] = jsonschema.Draft202012Validator(schema)
    problems = [found[name].schema["$defs"]["problem"] for name in ("recommendation", "calibration", "plan", "lint", "check")]
    if any(problem != problems[0] for problem in problems):
        sys.exit("a problem does not look the same in recommendation, calibration, plan, lint and check")
    return found


def main(tool_path, root):
    tool, source = Tool(tool_path), pathlib.Path(root)
    schemas = validators(tool)
    report, counted = [], 0
    with tempfile.TemporaryDirectory(prefix="panelscore-") as scratch:
        for name, title, document in right_documents(tool, source, pathlib.Path(scratch)):
            counted += 1
            fault = jsonschema.exceptions.best_match(schemas[name].iter_errors(document))
            if fault:
                report.append(f"{title} is no valid {name}: at {fault.json_path}: {fault.message[:300]}")
        base = bases(tool, source, pathlib.Path(scratch))
    for entry in load(pathlib.Path(__file__).parent / "wrong.json"):
        counted += 1
        document = faulty(base[entry["schema"], entry.get("of", "role")], entry)
        if schemas[entry["schema"]].is_valid(document):
            report.append(f"the {entry['schema']} schema lets pass: {entry['why']}")
    print("\n".join(report + [f"{counted} documents, {len(report)} judged wrongly"]))
    return 1 if report else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
