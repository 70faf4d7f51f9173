// SPDX-License-Identifier: BSL-1.0
#include "cli/past_ratings.hpp"
#include "cli/side_files.hpp"

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/calibrate/calibrate.hpp>
#include <panelscore/calibrate/role_in_calibration.hpp>
#include <panelscore/io/calibration.hpp>
#include <panelscore/io/calibration_html.hpp>
#include <panelscore/io/calibration_report.hpp>
#include <panelscore/io/render_problems.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

/// A section of the report by its key, and the tables that belong to it.
struct SectionName {
    std::string_view key{};
    bool Sections::*asked = nullptr;
};

constexpr std::array<SectionName, 6> section_names{
    {{"means", &Sections::means},
     {"variance_components", &Sections::variance_components},
     {"reliability", &Sections::reliability},
     {"agreement", &Sections::agreement},
     {"interviewers", &Sections::interviewers},
     {"groups", &Sections::groups}}};

Sections no_sections() {
    Sections sections;
    for (SectionName const& section : section_names)
        sections.*section.asked = false;
    return sections;
}

/// The keys of `--only`, in the order given; none without the option.
std::vector<std::string> only_keys(Arguments const& arguments) {
    std::vector<std::string> keys;
    std::string const given = arguments.text("only").value_or("");
    for (std::size_t from = 0; from < given.size();) {
        auto const comma = std::min(given.find(',', from), given.size());
        keys.push_back(given.substr(from, comma - from));
        from = comma + 1;
    }
    return keys;
}

/// May ratings be told apart by a group?
enum class Grouped { no, yes };

Sections asked_sections(Arguments const& arguments, Grouped grouped) {
    auto const keys = only_keys(arguments);
    if (keys.empty())
        return {};
    Sections sections = no_sections();
    std::vector<std::string> known;
    for (SectionName const& section : section_names)
        known.emplace_back(section.key);
    for (std::string const& key : keys) {
        auto const found =
            std::find_if(section_names.begin(), section_names.end(),
                         [&](SectionName const& section) { return section.key == key; });
        if (found != section_names.end()) {
            sections.*found->asked = true;
        } else if (key != "data") {
            throw UsageError(
                "--only is a list of data, means, variance_components, reliability, agreement, "
                "interviewers, groups; " +
                quoted(key) + " is none of them" + did_you_mean(key, known));
        }
    }
    if (sections.groups && grouped == Grouped::no)
        throw UsageError("--only groups needs --by, which says what the groups are");
    // Without groups there is nothing to leave out: naming all others is naming all.
    Sections others = sections;
    others.groups = true;
    return others == Sections{} && grouped == Grouped::no ? others : sections;
}

template <typename Value, std::size_t N>
Value choice(Arguments const& arguments, std::string_view option,
             std::array<std::pair<std::string_view, Value>, N> const& choices) {
    std::vector<std::string_view> words;
    for (auto const& one : choices)
        words.push_back(one.first);
    auto const word = arguments.word(option, words).value_or(std::string{words.front()});
    return std::find_if(choices.begin(), choices.end(),
                        [&](auto const& one) { return one.first == word; })
        ->second;
}

CalibrateOptions calibrate_options(Arguments const& arguments) {
    using stats::CompetencyEffect;
    using stats::VarianceModel;
    using Model = std::pair<std::string_view, VarianceModel>;
    using Effect = std::pair<std::string_view, CompetencyEffect>;
    using Period = std::pair<std::string_view, DriftPeriod>;
    constexpr std::size_t most_draws = 1'000'000;
    constexpr std::size_t most_cards = 1'000'000;
    constexpr std::size_t most_seeds = static_cast<std::size_t>(-1);
    CalibrateOptions options;
    options.model = choice(arguments, "model",
                           std::array{Model{"full", VarianceModel::full},
                                      Model{"main", VarianceModel::main},
                                      Model{"composite", VarianceModel::composite}});
    options.competency = choice(arguments, "competency",
                                std::array{Effect{"fixed", CompetencyEffect::fixed},
                                           Effect{"random", CompetencyEffect::random}});
    options.period = choice(arguments, "period",
                            std::array{Period{"month", DriftPeriod::month},
                                       Period{"quarter", DriftPeriod::quarter}});
    options.level = arguments.number("level", {0.5, 0.999}).value_or(options.level);
    options.bootstrap =
        arguments.whole_number("bootstrap", 1, most_draws).value_or(options.bootstrap);
    options.min_scorecards = arguments.whole_number("min-scorecards", 1, most_cards)
                                 .value_or(options.min_scorecards);
    options.late_hours = arguments.number("late-hours", {0, 1e6}).value_or(options.late_hours);
    options.seed = arguments.whole_number("seed", 0, most_seeds).value_or(options.seed);
    options.threads = thread_count(arguments);
    options.sections = asked_sections(
        arguments, arguments.has("by") || arguments.has("merge") ? Grouped::yes : Grouped::no);
    return options;
}

void remark(Context& context, std::string message) {
    Diagnostic noted = make_problem(problems::role_partly_used, std::move(message));
    noted.level = DiagnosticLevel::information;
    context.problems.push_back(std::move(noted));
}

std::string listed(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Gives the calibration the weights and bars of the role; says where it cannot.
void use_role(Context& context, PastRatings const& past, CalibrateOptions& options) {
    if (past.rubrics.empty() || past.votes || past.history.ratings.size() == 0)
        return;
    Rubric const& rubric = *past.rubrics.front();
    if (past.rubrics.back()->id != rubric.id)
        return remark(context, "several rubrics: all competencies weigh the same, and nothing "
                               "is said about decisions, which are at the bar of one role");
    RoleInCalibration role = role_in_calibration(rubric, past.history);
    options.weights = std::move(role.weights);
    options.bars = std::move(role.bars);
    if (!role.never_rated.empty() && !options.weights.empty())
        remark(context,
               "never rated, so that the others share the weight: " + listed(role.never_rated));
    if (!role.without_bar.empty())
        remark(context, "no bar for candidates of seniority " + listed(role.without_bar) +
                            ": they are left out of figures about decisions");
}

/// The interviewer of `--interviewer`, or null; an unknown one is an error.
InterviewerFigures const* asked_interviewer(Context& context, Calibration const& calibration) {
    auto const asked = context.arguments.text("interviewer");
    if (!asked)
        return nullptr;
    std::vector<std::string> names;
    for (InterviewerFigures const& one : calibration.interviewers) {
        if (one.interviewer == *asked)
            return &one;
        names.push_back(one.interviewer);
    }
    Diagnostic missing =
        make_problem(problems::no_scorecard, "no rating is by interviewer " + quoted(*asked));
    missing.did_you_mean = nearest(*asked, names);
    context.problems.push_back(std::move(missing));
    return nullptr;
}

/// Names of competencies for people; an id that two rubrics call differently keeps its id.
NameLabels competency_names(PastRatings const& past) {
    NameLabels labels;
    for (Rubric const* rubric : past.rubrics)
        for (Competency const& competency : rubric->competencies) {
            auto const [entry, fresh] =
                labels.names.emplace(competency.id.text(), competency.name);
            if (!fresh && entry->second != competency.name)
                entry->second.clear();
        }
    return labels;
}

/// What `-f csv` is to write: a folder of tables, or one table.
void check_csv_output(Arguments const& arguments) {
    if (names_folder(arguments.text("output").value_or("")))
        return;
    if (only_keys(arguments).size() != 1)
        throw UsageError(
            "-f csv is one file for each table: name a folder, such as -o tables/, "
            "or one section with --only");
}

void write_tables(Context& context, std::vector<CsvTable> const& tables) {
    std::string const output = context.arguments.text("output").value_or("");
    if (names_folder(output)) {
        std::vector<FolderFile> files;
        for (CsvTable const& table : tables)
            files.push_back({table.name + ".csv", table.text});
        if (auto const problem = write_folder(output, files))
            context.problems.push_back(*problem);
        return;
    }
    std::string const wanted = only_keys(context.arguments).front();
    for (CsvTable const& table : tables)
        if (table.name == wanted)
            context.output.write(table.text);
}

void write(Context& context, PastRatings const& past, Calibration const& calibration,
           InterviewerFigures const* interviewer) {
    if (context.format == "json")
        return context.output.write(to_json(calibration));
    if (context.format == "csv")
        return write_tables(context, calibration_csv_tables(calibration));
    CalibrationReportOptions options;
    options.width = context.columns;
    options.labels = read_labels(context);
    options.competency_names = competency_names(past);
    if (context.format == "html")
        return context.output.write(interviewer
                                        ? calibration_html(calibration, *interviewer, options)
                                        : calibration_html(calibration, options));
    if (context.format == "markdown")
        context.output.write(interviewer
                                 ? calibration_markdown(calibration, *interviewer, options)
                                 : calibration_markdown(calibration, options));
    else
        context.output.write(interviewer ? calibration_text(calibration, *interviewer, options)
                                         : calibration_text(calibration, options));
}

void run(Context& context) {
    if (context.arguments.has("partial"))
        return write_partial(context);
    CalibrateOptions options = calibrate_options(context.arguments);
    if (context.arguments.has("interviewer") && !options.sections.interviewers)
        throw UsageError("--interviewer needs the section interviewers: add it to --only");
    if (context.format == "csv")
        check_csv_output(context.arguments);
    PastRatings const past = read_past_ratings(context);
    if (context.arguments.has("merge") && !has_errors(context.problems))
        options.sections = asked_sections(
            context.arguments, past.history.grouped_by.empty() ? Grouped::no : Grouped::yes);
    Calibration calibration;
    calibration.sections = no_sections();
    calibration.scale = past.history.scale;
    InterviewerFigures const* interviewer = nullptr;
    if (!has_errors(context.problems)) {
        use_role(context, past, options);
        calibration = calibrate(past.history, options);
        context.add(calibration.problems);
        interviewer = asked_interviewer(context, calibration);
    }
    bool const failed = has_errors(context.problems);
    if (interviewer != nullptr && (context.format == "json" || context.format == "csv")) {
        calibration.interviewers = {InterviewerFigures(*interviewer)};
        interviewer = &calibration.interviewers.front();
    }
    calibration.problems = sorted(context.problems);
    if (!failed || context.format == "json")
        write(context, past, calibration, interviewer);
}

std::vector<Option> options() {
    auto all = past_ratings_options();
    std::vector<Option> const own{
        {"model", 0, Takes::one, "MODEL",
         "full (default), main (without interviewer:competency) or composite (card means)"},
        {"competency", 0, Takes::one, "EFFECT",
         "fixed (default): these competencies; random: a sample of many"},
        {"only", 0, Takes::one, "SECTION,..",
         "only these: data, means, variance_components, reliability, agreement, interviewers, "
         "groups"},
        {"interviewer", 0, Takes::one, "ID",
         "the report of one interviewer, for a talk with that person"},
        {"bootstrap", 0, Takes::one, "N", "draws for intervals of agreement (1000)"},
        {"min-scorecards", 0, Takes::one, "N",
         "interviewers with fewer are counted, not measured (10)"},
        {"period", 0, Takes::one, "P", "of drift: month (default) or quarter"},
        {"late-hours", 0, Takes::one, "H",
         "a scorecard handed in after more hours is late (24)"},
        {"level", 0, Takes::one, "X", "of intervals, 0.5 to 0.999 (0.95)"},
        {"seed", 0, Takes::one, "N", "of the bootstrap (1)"},
        shared_options::threads(),
        shared_options::columns(),
        shared_options::labels(),
        shared_options::strict(),
        shared_options::quiet()};
    all.insert(all.end(), own.begin(), own.end());
    auto const shards = shard_options();
    all.insert(all.end(), shards.begin(), shards.end());
    return all;
}

} // namespace

Command calibrate_command() {
    return {
        .name = "calibrate",
        .summary = "how well do interviewers and rubric measure?",
        .usage = "[-r RUBRIC] RATINGS...",
        .description =
            "Reads past scorecards, or a plain table of candidate, interviewer, competency\n"
            "and score, and says how much of a score is the candidate, who scores lower or\n"
            "higher than colleagues on the same candidates, how well interviewers agree and\n"
            "how many interviews are enough. A difference is not a fault. -f csv writes one\n"
            "file for each table into the folder of -o.",
        .example = "panelscore calibrate -r ml-engineer scorecards/ --since 2026-01-01\n"
                   "panelscore calibrate ratings.csv --scale 1:5 -f html -o report.html\n"
                   "panelscore calibrate -r ml-engineer scorecards/ -f csv -o tables/\n"
                   "panelscore calibrate -r ml-engineer berlin/ --partial -o berlin.shard\n"
                   "panelscore calibrate -r ml-engineer --merge berlin.shard austin.shard",
        .formats = {"text", "json", "html", "csv", "markdown"},
        .options = options(),
        .run = run};
}

} // namespace panelscore::cli
