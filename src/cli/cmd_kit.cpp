// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_source.hpp"

#include <panelscore/io/kit.hpp>
#include <panelscore/plan/calibration_exercise.hpp>
#include <panelscore/plan/guide.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace panelscore::cli {
namespace {

/// The one rubric of `-r`, or none when it cannot be used.
std::optional<Rubric> rubric_to_prepare(Context& context) {
    auto const given = rubrics_of_option(context);
    if (given.size() > 1)
        throw UsageError("one rubric at a time: " + quoted(given[0].name) + " and " +
                         quoted(given[1].name) + " were given");
    if (given.empty() || !given.front().read.ok())
        return std::nullopt;
    return given.front().read.value.rubric;
}

std::string listed(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

Seniority asked_seniority(Arguments const& arguments, Rubric const& rubric) {
    Seniority const asked{arguments.text("seniority").value_or("")};
    if (asked.empty())
        return asked;
    std::vector<std::string> names;
    if (rubric.role)
        for (auto const& seniority : rubric.role->seniorities)
            names.push_back(seniority.text());
    if (!names.empty() && std::find(names.begin(), names.end(), asked.text()) == names.end())
        throw UsageError("rubric " + rubric.id.text() + " has no seniority " +
                         quoted(asked.text()) + did_you_mean(asked.text(), names) +
                         " · it has: " + listed(names));
    return asked;
}

/// The interview of `--interview`, or null when all were asked for.
Interview const* asked_interview(Arguments const& arguments, Rubric const& rubric) {
    auto const asked = arguments.text("interview");
    if (!asked)
        return nullptr;
    std::vector<std::string> names;
    if (rubric.role)
        for (auto const& interview : rubric.role->interviews)
            names.push_back(interview.id.text());
    auto const* found = rubric.role ? rubric.role->interview(InterviewId{*asked}) : nullptr;
    if (!found)
        throw UsageError("rubric " + rubric.id.text() + " has no interview " + quoted(*asked) +
                         did_you_mean(*asked, names) +
                         (names.empty() ? "" : " · it has: " + listed(names)));
    return found;
}

void write_exercise(Context& context, Rubric const& rubric, Interview const* interview) {
    if (context.format != "markdown" && context.format != "html")
        throw UsageError("--calibration is a page to read: -f markdown or -f html");
    auto const exercise = calibration_exercise(rubric, interview ? interview->competencies
                                                                 : scored_competencies(rubric));
    if (exercise.competencies.empty())
        throw UsageError("--calibration: none of these competencies has calibration notes");
    context.output.write(context.format == "html" ? kit_html(exercise)
                                                  : kit_markdown(exercise));
}

std::string one_interview(std::string const& format, InterviewGuide const& made) {
    if (format == "html")
        return kit_html(made);
    if (format == "json")
        return kit_json(made);
    return format == "csv" ? kit_csv({made}) : kit_markdown(made);
}

std::string whole_plan(std::string const& format, PlanGuide const& made) {
    if (format == "html")
        return kit_html(made);
    if (format == "json")
        return kit_json(made);
    return format == "csv" ? kit_csv(made.interviews) : kit_markdown(made);
}

void run(Context& context) {
    auto const& arguments = context.arguments;
    if (!arguments.words().empty())
        throw UsageError("name the rubric with -r, not as " +
                         quoted(arguments.words().front()));
    auto const rubric = rubric_to_prepare(context);
    if (!rubric)
        return;
    auto const seniority = asked_seniority(arguments, *rubric);
    auto const* interview = asked_interview(arguments, *rubric);
    if (arguments.has("calibration"))
        write_exercise(context, *rubric, interview);
    else if (interview)
        context.output.write(
            one_interview(context.format, guide(*rubric, *interview, seniority)));
    else
        context.output.write(whole_plan(context.format, guide(*rubric, seniority)));
}

} // namespace

Command kit_command() {
    return {
        .name = "kit",
        .summary = "interviewer's guides and empty scorecards",
        .usage = "-r RUBRIC",
        .description =
            "Markdown and HTML: the guide to each interview, with questions, minutes,\n"
            "probes, answer keys and a box beside each anchor. JSON and CSV: scorecards\n"
            "to fill in. Guides hold answer keys: keep them from candidates.",
        .example = "panelscore kit -r ml-engineer --interview ml_depth -f html -o guide.html\n"
                   "panelscore kit -r ml-engineer --seniority senior -f csv -o cards.csv",
        .formats = {"markdown", "html", "json", "csv"},
        .options = {Option{"rubric", 'r', Takes::many, "RUBRIC",
                           "a rubric file, or the id of a shipped one"},
                    {"interview", 0, Takes::one, "ID", "this interview only, not the plan"},
                    {"seniority", 0, Takes::one, "S",
                     "mark the targets of this seniority; nothing is left out"},
                    {"calibration", 0, Takes::nothing, "",
                     "an exercise instead: samples to rate blind, the key on the last page"},
                    shared_options::strict(),
                    shared_options::quiet()},
        .run = run};
}

} // namespace panelscore::cli
