// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_source.hpp"
#include "cli/side_files.hpp"

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/io/panel_plan.hpp>
#include <panelscore/io/render_problems.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

constexpr std::size_t most_candidates = 100'000;

/// `0.80`, `dependability=0.80` or `accuracy=0.85`.
std::optional<PlanTarget> asked_target(Arguments const& arguments) {
    auto const given = arguments.text("target");
    if (!given)
        return std::nullopt;
    std::string_view number = *given;
    PlanTarget target;
    if (auto const equals = number.find('='); equals != number.npos) {
        std::string const word{number.substr(0, equals)};
        std::vector<std::string> const words{"dependability", "accuracy"};
        auto const at = std::find(words.begin(), words.end(), word);
        if (at == words.end())
            throw UsageError("--target: unknown goal " + quoted(word) +
                             did_you_mean(word, words) + " · known: dependability, accuracy");
        target.goal = word == words[1] ? PlanGoal::decision_accuracy : PlanGoal::dependability;
        number.remove_prefix(equals + 1);
    }
    auto const [end, failure] =
        std::from_chars(number.data(), number.data() + number.size(), target.value);
    if (failure != std::errc{} || end != number.data() + number.size() ||
        !(target.value > 0 && target.value < 1))
        throw UsageError("--target: " + quoted(*given) +
                         " is not a share above 0 and below 1, such as 0.80 or accuracy=0.85");
    return target;
}

/// The rubric of `-r`, or none without the option or when it cannot be used.
std::optional<Rubric> asked_rubric(Context& context) {
    if (!context.arguments.has("rubric"))
        return std::nullopt;
    auto const given = rubrics_to_score_with(context);
    if (given.size() > 1)
        throw UsageError("one rubric at a time: " + quoted(given[0].name) + " and " +
                         quoted(given[1].name) + " were given");
    if (given.empty() || !given.front().read.ok())
        return std::nullopt;
    return given.front().read.value.rubric;
}

/// `--seniority`, else the role's only one, else none.
Seniority asked_seniority(Arguments const& arguments, Rubric const& rubric) {
    Seniority const asked{arguments.text("seniority").value_or("")};
    auto const& known = rubric.role->seniorities;
    if (asked.empty())
        return known.size() == 1 ? known.front() : asked;
    std::vector<std::string> names;
    std::string list;
    for (auto const& one : known) {
        names.push_back(one.text());
        list += (list.empty() ? "" : ", ") + one.text();
    }
    if (!names.empty() && std::find(known.begin(), known.end(), asked) == known.end())
        throw UsageError("rubric " + rubric.id.text() + " has no seniority " +
                         quoted(asked.text()) + did_you_mean(asked.text(), names) +
                         " · it has: " + list);
    return asked;
}

/// Options that make no sense without others.
void check_options(Arguments const& arguments, std::optional<PlanTarget> const& target) {
    if (!arguments.words().empty())
        throw UsageError("name the calibration with -c, not as " +
                         quoted(arguments.words().front()));
    if (arguments.has("rubric"))
        return;
    for (std::string_view const option : {"available", "candidates", "seniority"})
        if (arguments.has(option))
            throw UsageError("--" + std::string(option) +
                             " needs the interviews of a rubric: name it with -r");
    if (target && target->goal == PlanGoal::decision_accuracy)
        throw UsageError("--target accuracy needs the bar of a rubric: name it with -r");
}

/// Everything but the plan, or none when something is wrong.
std::optional<PlanReport> asked_plan(Context& context) {
    auto const& arguments = context.arguments;
    auto const target = asked_target(arguments);
    check_options(arguments, target);
    auto const calibration = read_calibration(context);
    auto const rubric = asked_rubric(context);
    if (!calibration || (arguments.has("rubric") && !rubric) || has_errors(context.problems))
        return std::nullopt;
    auto const seniority = rubric ? asked_seniority(arguments, *rubric) : Seniority{};
    auto basis = plan_basis(*calibration, rubric ? &*rubric : nullptr, seniority);
    for (auto& problem : basis.problems)
        problem.file = *arguments.text("calibration");
    context.add(basis.problems);
    auto& task = basis.value.task;
    if (arguments.has("available")) {
        if (task.interviews.empty())
            throw UsageError("--available: rubric " + rubric->id.text() +
                             " has no interviews to assign people to");
        std::vector<std::string> interviews;
        for (auto const& interview : task.interviews)
            interviews.push_back(interview.id.text());
        task.available =
            read_available(context, interviews,
                           "the plan of rubric " + rubric->id.text() + " has no interview");
    }
    task.candidates = arguments.whole_number("candidates", 1, most_candidates).value_or(1);
    task.target = target;
    if (has_errors(context.problems))
        return std::nullopt;
    if (target && target->goal == PlanGoal::decision_accuracy && !task.basis.bar)
        throw UsageError("--target accuracy needs a bar: the bars of rubric " +
                         rubric->id.text() + " depend on --seniority");
    return std::move(basis.value);
}

void run(Context& context) {
    auto report = asked_plan(context);
    if (!report) {
        if (context.format == "json")
            context.output.write(plan_problems_json(sorted(context.problems)));
        return;
    }
    report->plan = plan_panel(report->task);
    if (!report->plan.chosen) {
        auto problem = make_problem(problems::dangling_reference,
                                    "no interview of rubric " + report->rubric.text() +
                                        " rates a competency that has a weight");
        context.problems.push_back(std::move(problem));
    }
    auto const labels = read_labels(context);
    if (context.format == "json")
        context.output.write(to_json(*report, sorted(context.problems)));
    else if (has_errors(context.problems))
        return;
    else if (context.format == "html")
        context.output.write(plan_html(*report, {.labels = labels}));
    else
        context.output.write(plan_text(*report, {.width = context.columns, .labels = labels}));
}

} // namespace

Command plan_command() {
    return {
        .name = "plan",
        .summary = "how many interviews are enough, of what, by whom",
        .usage = "-c CALIBRATION [-r RUBRIC]",
        .description =
            "With a calibration alone: what each further interviewer adds. With a rubric:\n"
            "the panel of its interviews that takes the fewest hours and is good enough,\n"
            "shows each competency in two kinds of interview, and says what a second\n"
            "interviewer adds where. Without --target, the last step that adds a point.",
        .example = "panelscore plan -c cal.json --target 0.80\n"
                   "panelscore plan -c cal.json -r ml-engineer --seniority senior \\\n"
                   "    --target accuracy=0.85 --available people.csv",
        .formats = {"text", "json", "html"},
        .options = {Option{"calibration", 'c', Takes::one, "FILE",
                           "the calibration, as calibrate -f json writes it"},
                    {"rubric", 'r', Takes::many, "RUBRIC",
                     "a rubric file, or the id of a shipped one"},
                    {"target", 0, Takes::one, "X",
                     "what to reach: 0.80 is the share of the differences in score that is "
                     "the candidate, accuracy=0.85 the share of candidates on the right side "
                     "of the hire bar"},
                    {"available", 0, Takes::one, "FILE",
                     "CSV interviewer,interview,maximum: who can hold what, and how often"},
                    {"candidates", 0, Takes::one, "N",
                     "assign people for N candidates (1 when not given)"},
                    {"seniority", 0, Takes::one, "S", "whose bar to hold scores against"},
                    shared_options::labels(),
                    shared_options::strict(),
                    shared_options::quiet()},
        .run = run};
}

} // namespace panelscore::cli
