// SPDX-License-Identifier: BSL-1.0
#include "cli/simulation_options.hpp"

#include "cli/rubric_source.hpp"

#include <panelscore/base/number_text.hpp>
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/plan/guide.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace panelscore::cli {
namespace {

constexpr std::size_t most_people = 100'000'000;
constexpr std::size_t most_competencies = 1000;
constexpr std::size_t most_scores = 1000;

double as_number(std::string_view option, std::string const& text) {
    double value = 0;
    auto const [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || stop != text.data() + text.size() || !std::isfinite(value))
        throw UsageError("--" + std::string{option} + " needs a number, not " + quoted(text));
    return value;
}

std::uint32_t as_count(std::string_view option, std::string const& text) {
    double const value = as_number(option, text);
    if (value != std::floor(value) || value < 0 || value > double{most_people})
        throw UsageError("--" + std::string{option} + " needs a whole number, not " +
                         quoted(text));
    return static_cast<std::uint32_t>(value);
}

std::string listed(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Position of a key among those an option knows.
std::size_t place_of(std::string_view option, std::string const& key,
                     std::vector<std::string> const& known) {
    auto const found = std::find(known.begin(), known.end(), key);
    if (found == known.end())
        throw UsageError("--" + std::string{option} + " has no " + quoted(key) +
                         did_you_mean(key, known) +
                         (known.size() <= 8 ? " · it has: " + listed(known) : std::string{}));
    return static_cast<std::size_t>(found - known.begin());
}

/// `LOW:HIGH`, or one number for both.
std::pair<std::string, std::string> range_of(std::string const& text) {
    auto const colon = text.find(':');
    if (colon == std::string::npos)
        return {text, text};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

std::uint32_t people(Arguments const& arguments, std::string_view option,
                     std::uint32_t otherwise, std::size_t most = most_people) {
    auto const given = arguments.whole_number(option, 1, most);
    return given ? static_cast<std::uint32_t>(*given) : otherwise;
}

/// Every score from `lowest` to `highest` in steps.
std::vector<double> steps(double lowest, double highest, double step) {
    double const count = (highest - lowest) / step;
    if (!(step > 0) || highest <= lowest || count > double{most_scores} ||
        std::fabs(count - std::round(count)) > 1e-6)
        throw UsageError("the scale from " + number_text(lowest) + " to " +
                         number_text(highest) + " cannot be cut into steps of " +
                         number_text(step));
    std::vector<double> scores;
    for (int i = 0; i <= static_cast<int>(std::round(count)); ++i)
        scores.push_back(std::round((lowest + i * step) * 1e9) / 1e9);
    return scores;
}

void read_scale(Arguments const& arguments, SimulatedScale& scale) {
    if (auto const given = arguments.text("scale")) {
        auto const [low, high] = range_of(*given);
        scale.scores = steps(as_number("scale", low), as_number("scale", high),
                             arguments.number("step").value_or(1));
    } else if (auto const step = arguments.number("step")) {
        scale.scores = steps(scale.scores.front(), scale.scores.back(), *step);
    }
    if (arguments.has("continuous"))
        scale.score = SimulatedScore::continuous;
}

void read_panel_size(Arguments const& arguments, SimulateOptions& panels) {
    auto const given = arguments.text("per-candidate");
    if (!given)
        return;
    auto const [least, most] = range_of(*given);
    panels.per_candidate = {as_count("per-candidate", least), as_count("per-candidate", most)};
}

void read_components(Arguments const& arguments, SimulateOptions& panels) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < stats::component_count; ++i)
        known.emplace_back(stats::component_name(static_cast<stats::Component>(i)));
    for (auto const& [key, value] : arguments.pairs("components"))
        panels.components[place_of("components", key, known)] = as_number("components", value);
}

void read_means(Arguments const& arguments, AskedSimulation& asked) {
    auto const given = arguments.pairs("means");
    if (given.empty())
        return;
    auto const& names = asked.names.competencies;
    asked.panels.means.assign(names.size(), asked.panels.scale.middle());
    for (auto const& [key, value] : given)
        asked.panels.means[place_of("means", key, names)] = as_number("means", value);
}

void read_severities(Arguments const& arguments, SimulateOptions& panels) {
    std::vector<std::string> names;
    auto const given = arguments.pairs("severity");
    if (!given.empty())
        for (std::uint32_t i = 0; i < panels.interviewers; ++i)
            names.push_back(simulated_interviewer_name(panels, i));
    for (auto const& [key, value] : given)
        panels.severities.push_back(
            {static_cast<std::uint32_t>(place_of("severity", key, names)),
             as_number("severity", value)});
}

/// `--drift`, `--halo`, `--central-tendency`: how many interviewers, and how much.
template <typename Habit>
void read_habit(Arguments const& arguments, std::string_view option, std::string const& amount,
                double Habit::*how_much, Habit& habit) {
    for (auto const& [key, value] : arguments.pairs(option)) {
        if (place_of(option, key, {"interviewers", amount}) == 0)
            habit.interviewers = as_count(option, value);
        else
            habit.*how_much = as_number(option, value);
    }
    if (arguments.has(option) && habit.interviewers == 0)
        throw UsageError("--" + std::string{option} +
                         " says how many interviewers: interviewers=N");
}

void read_missing(Arguments const& arguments, SimulatedMissing& missing) {
    for (auto const& [key, value] : arguments.pairs("missing")) {
        double const share = as_number("missing", value);
        switch (place_of("missing", key, {"not_observed", "not_asked", "cards"})) {
        case 0:
            missing.not_observed = share;
            break;
        case 1:
            missing.not_asked = share;
            break;
        default:
            missing.cards = share;
        }
    }
}

void read_period(Arguments const& arguments, SimulatedPeriod& period) {
    if (auto const start = arguments.text("start")) {
        auto const seconds = detail::seconds_since_1970(*start);
        if (!detail::is_date(*start) || !seconds)
            throw UsageError("--start is a date such as 2025-01-01, not " + quoted(*start));
        period.start = *seconds;
    }
    period.months = people(arguments, "months", period.months, 1200);
}

/// The seniority to write on the cards; empty when none was asked for.
std::string asked_seniority(Arguments const& arguments, Rubric const& rubric) {
    std::string asked = arguments.text("seniority").value_or("");
    std::vector<std::string> known;
    if (rubric.role)
        for (auto const& seniority : rubric.role->seniorities)
            known.push_back(seniority.text());
    if (!asked.empty() && !known.empty() &&
        std::find(known.begin(), known.end(), asked) == known.end())
        throw UsageError("rubric " + rubric.id.text() + " has no seniority " + quoted(asked) +
                         did_you_mean(asked, known) + " · it has: " + listed(known));
    return asked;
}

/// What the rubric lays down: competencies, interviews, scale. False when it cannot be used.
bool read_rubric(Context& context, AskedSimulation& asked) {
    for (auto const* option : {"competencies", "scale", "step"})
        if (context.arguments.has(option))
            throw UsageError("--" + std::string{option} + " is laid down by the rubric of -r");
    auto const given = rubrics_of_option(context);
    if (given.size() > 1)
        throw UsageError("one rubric at a time: " + quoted(given[0].name) + " and " +
                         quoted(given[1].name) + " were given");
    if (given.empty() || !given.front().read.ok())
        return false;
    Rubric const& rubric = given.front().read.value.rubric;
    auto& [panels, names] = asked;
    names.rubric = rubric.id.text();
    names.revision = rubric.revision;
    names.seniority = asked_seniority(context.arguments, rubric);
    for (auto const& id : scored_competencies(rubric))
        names.competencies.push_back(id.text());
    panels.competencies = static_cast<std::uint32_t>(names.competencies.size());
    panels.scale.lower_is_better = rubric.scale.direction == Direction::lower_is_better;
    panels.scale.scores.clear();
    for (Level const& level : rubric.scale.levels)
        panels.scale.scores.push_back(level.score);
    if (rubric.scale.step)
        panels.scale.scores =
            steps(rubric.scale.minimum(), rubric.scale.maximum(), *rubric.scale.step);
    if (!rubric.role || rubric.role->interviews.empty())
        return true;
    for (Interview const& interview : rubric.role->interviews) {
        names.interviews.push_back(interview.id.text());
        auto& asked_for = panels.interviews.emplace_back();
        for (auto const& id : interview.competencies) {
            auto const found =
                std::find(names.competencies.begin(), names.competencies.end(), id.text());
            if (found != names.competencies.end())
                asked_for.push_back(
                    static_cast<std::uint32_t>(found - names.competencies.begin()));
        }
    }
    auto const interviews = static_cast<std::uint32_t>(names.interviews.size());
    panels.per_candidate = {interviews, interviews};
    return true;
}

} // namespace

std::optional<AskedSimulation> asked_simulation(Context& context) {
    Arguments const& arguments = context.arguments;
    AskedSimulation asked;
    auto& [panels, names] = asked;
    if (arguments.has("rubric")) {
        if (!read_rubric(context, asked))
            return std::nullopt;
    } else if (arguments.has("seniority")) {
        throw UsageError("--seniority goes with a rubric: -r RUBRIC");
    } else {
        panels.competencies =
            people(arguments, "competencies", panels.competencies, most_competencies);
        names.competencies = made_up_competencies(panels.competencies);
    }
    constexpr auto largest_seed = (std::size_t{1} << 53U) - 1; // exact in every JSON reader
    panels.seed = arguments.whole_number("seed", 0, largest_seed).value_or(panels.seed);
    panels.candidates = people(arguments, "candidates", panels.candidates);
    panels.interviewers = people(arguments, "interviewers", panels.interviewers);
    panels.sites = people(arguments, "sites", panels.sites);
    read_panel_size(arguments, panels);
    read_scale(arguments, panels.scale);
    read_components(arguments, panels);
    read_means(arguments, asked);
    read_severities(arguments, panels);
    read_missing(arguments, panels.missing);
    read_habit(arguments, "drift", "per_month", &SimulatedDrift::per_month, panels.drift);
    read_habit(arguments, "halo", "variance", &SimulatedHalo::variance, panels.halo);
    read_habit(arguments, "central-tendency", "factor", &SimulatedCentralTendency::factor,
               panels.central_tendency);
    read_period(arguments, panels.period);
    if (arguments.has("no-times"))
        names.times = SimulatedTimes::left_out;
    return asked;
}

std::vector<Option> simulation_options() {
    return {
        Option{"rubric", 'r', Takes::many, "RUBRIC",
               "take competencies, interviews and scale from this rubric"},
        {"candidates", 0, Takes::one, "N", "this many candidates (200)"},
        {"interviewers", 0, Takes::one, "N", "this many interviewers (20)"},
        {"competencies", 0, Takes::one, "N", "this many competencies (5), without -r"},
        {"per-candidate", 0, Takes::one, "N",
         "interviewers each candidate meets: a number or a range such as 3:5 (4; with -r one "
         "for each interview)"},
        {"sites", 0, Takes::one, "N", "offices that share no candidate and no interviewer (1)"},
        {"scale", 0, Takes::one, "LOW:HIGH", "ends of the scale (1:5), without -r"},
        {"step", 0, Takes::one, "X", "distance between scores (1), without -r"},
        {"continuous", 0, Takes::nothing, "",
         "neither round scores nor keep them on the scale"},
        {"components", 0, Takes::one, "TERM=VARIANCE,..",
         "variances: candidate=0.3, candidate:competency=0.15, interviewer=0.05, "
         "interviewer:competency=0.02, candidate:interviewer=0.1, residual=0.35, "
         "competency=0.04"},
        {"means", 0, Takes::one, "COMPETENCY=X,..",
         "mean scores; others are the middle of the scale"},
        {"severity", 0, Takes::one, "INTERVIEWER=X,..",
         "how much lower these score than others; the rest is drawn"},
        {"missing", 0, Takes::one, "WHAT=SHARE,..",
         "not_observed, not_asked (competencies of a card), cards (0 each)"},
        {"drift", 0, Takes::one, "WHAT=X,..",
         "interviewers=N grow harsher by per_month=X (0.05)"},
        {"halo", 0, Takes::one, "WHAT=X,..",
         "interviewers=N let one impression colour the whole card, variance=X (0.3)"},
        {"central-tendency", 0, Takes::one, "WHAT=X,..",
         "interviewers=N keep to the middle, factor=X of the distance (0.4)"},
        {"start", 0, Takes::one, "YYYY-MM-DD", "first day of interviews (2025-01-01)"},
        {"months", 0, Takes::one, "N", "how long interviews go on (12)"},
        {"no-times", 0, Takes::nothing, "", "leave times out of the cards"},
        {"seniority", 0, Takes::one, "S", "write this seniority on every card; with -r"},
        {"seed", 0, Takes::one, "N", "another number, other panels (1)"}};
}

} // namespace panelscore::cli
