// SPDX-License-Identifier: BSL-1.0
#include "cli/files.hpp"
#include "cli/rubric_exchange.hpp"
#include "cli/rubric_source.hpp"

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/io/exported_feedback.hpp>
#include <panelscore/io/exported_sheet.hpp>
#include <panelscore/io/import.hpp>
#include <panelscore/io/import_report.hpp>
#include <panelscore/io/import_schedule.hpp>
#include <panelscore/io/import_suggestion.hpp>
#include <panelscore/io/render_problems.hpp>
#include <panelscore/io/scorecard.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

/// Names of `--from`.
std::vector<std::string_view> system_words() {
    std::vector<std::string_view> words{"auto"};
    for (auto const& system : export_systems())
        words.push_back(system.name);
    for (std::string_view const system : {"case", "canvas"}) // rubrics
        words.push_back(system);
    return words;
}

std::string systems_help() {
    std::string all;
    for (std::string_view const word : system_words())
        all += (all.empty() ? "" : ", ") + std::string{word};
    return "whose export it is: " + all;
}

/// The map of `--map`, or none when it cannot be used.
std::optional<ImportMap> read_map(Context& context) {
    auto const file = context.arguments.text("map");
    if (!file)
        throw UsageError("name the import map with --map");
    auto const text = read_input(context, *file);
    if (!text) {
        context.problems.push_back(text.reason());
        return std::nullopt;
    }
    auto read = parse_import_map(text->text(), *file);
    context.add(read.problems);
    if (!read.ok())
        return std::nullopt;
    return std::move(read.value);
}

/// The rubrics of `-r`, or the shipped one that the map names in its revision.
std::vector<GivenRubric> rubrics_for(Context& context, ImportMap const* map) {
    if (context.arguments.has("rubric"))
        return rubrics_of_option(context);
    std::vector<GivenRubric> found;
    auto const shipped = shipped_ids();
    if (map == nullptr ||
        std::find(shipped.begin(), shipped.end(), map->rubric) == shipped.end())
        return found;
    auto rubric = shipped_rubric(map->rubric);
    if (map->revision.empty() || rubric.read.value.rubric.revision == map->revision)
        found.push_back(std::move(rubric));
    return found;
}

/// The rubric to hold the map against: the only one, or the one it names.
Rubric const* rubric_of(std::vector<GivenRubric> const& given, std::string const& id) {
    for (auto const& rubric : given)
        if (given.size() == 1 || rubric.read.value.rubric.id.text() == id)
            return &rubric.read.value.rubric;
    return nullptr;
}

/// The system of `--from`.
std::string chosen_system(Context const& context) {
    return context.arguments.word("from", system_words()).value_or("auto");
}

/// A file that begins with neither `{` nor `[` is a table.
bool is_table(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    auto const first = text.find_first_not_of(" \t\r\n");
    return first != text.npos && text[first] != '{' && text[first] != '[';
}

/// Where a table keeps what: the map says it, or a draft goes by the header.
using ColumnsOf = std::function<std::optional<SheetColumns>(std::string_view text)>;

std::vector<ExportedFeedback> read_exports(Context& context, ColumnsOf const& columns_of) {
    auto const system = chosen_system(context);
    if (context.arguments.words().empty())
        throw UsageError("name the export: files, folders, or - for standard input");
    std::vector<ExportedFeedback> all;
    for (auto const& file : input_files(context, context.arguments.words())) {
        auto const text = read_input(context, file);
        if (!text) {
            context.problems.push_back(text.reason());
            continue;
        }
        bool const table = system == "csv" || (system == "auto" && is_table(text->text()));
        if (!table) {
            all.push_back(read_export(text->text(), file, system));
        } else if (auto const columns = columns_of(text->text())) {
            all.push_back(read_sheet(text->text(), file, *columns));
        } else {
            auto problem = make_problem(problems::missing_key,
                                        "a spreadsheet needs \"columns\" in the map: "
                                        "--suggest-map drafts them");
            problem.file = file;
            context.problems.push_back(std::move(problem));
            continue;
        }
        context.add(all.back().problems);
    }
    return all;
}

/// The cards of `--expected`: our CSV, or the schedule as the system exports
/// it.
std::vector<ExpectedCard> read_schedule(Context& context,
                                        std::vector<ExportedFeedback> const& feedback) {
    std::vector<ExpectedCard> expected;
    auto const file = context.arguments.text("expected");
    if (!file)
        return expected;
    auto const text = read_input(context, *file);
    if (!text) {
        context.problems.push_back(text.reason());
        return expected;
    }
    auto system = chosen_system(context);
    if (system == "auto" && !feedback.empty())
        system = feedback.front().system;
    auto const read = parse_schedule(text->text(), *file, system);
    context.add(read.problems);
    for (ScheduledCard const& card : read.value) {
        auto const& who = card.candidate.key().empty() ? card.application : card.candidate;
        auto const& interview =
            card.interview.name.empty() ? card.interview.id : card.interview.name;
        expected.push_back({CandidateId{who.key()}, InterviewerId{card.interviewer.key()},
                            InterviewId{interview}});
    }
    return expected;
}

/// A draft of the map, for a person to correct.
void write_draft(Context& context) {
    if (context.arguments.has("map"))
        throw UsageError("--suggest-map drafts a map: leave --map out");
    auto const given = rubrics_for(context, nullptr);
    Rubric const* rubric = given.empty() ? nullptr : &given.front().read.value.rubric;
    if (has_errors(context.problems))
        return;
    std::optional<SheetColumns> columns;
    auto const feedback = read_exports(context, [&](std::string_view text) {
        if (!columns)
            columns = suggest_columns(text, rubric);
        return columns;
    });
    if (feedback.empty())
        return;
    ImportMap draft = suggest_map(feedback, rubric);
    if (columns)
        draft.columns = std::move(columns);
    context.output.write(to_json(draft));
}

void write_cards(Context& context, std::vector<Scorecard> const& cards) {
    if (context.format == "csv") {
        auto const empty = std::count_if(cards.begin(), cards.end(), [](Scorecard const& card) {
            return card.ratings.empty();
        });
        if (empty > 0) {
            auto problem = make_problem(
                problems::no_scorecard,
                fmt::format("{} card{} without a rating: CSV has no place for {}", empty,
                            empty == 1 ? "" : "s", empty == 1 ? "it" : "them"));
            problem.level = DiagnosticLevel::warning;
            context.problems.push_back(std::move(problem));
        }
        context.output.write(scorecards_csv(cards));
    } else if (context.format == "json") {
        context.output.write(scorecards_json(cards));
    } else {
        for (Scorecard const& card : cards)
            context.output.write(to_json(card) + "\n");
    }
}

/// The report goes to standard output, or to standard error when something else
/// goes there.
void write_report(Context& context, ImportResult const& result) {
    std::string text =
        import_report_text(result.report, context.arguments.text("output").value_or(""));
    auto const unmapped =
        std::count_if(result.problems.begin(), result.problems.end(), [](auto const& problem) {
            return problem.code == problems::not_in_map.code;
        });
    if (unmapped > 0 && !context.arguments.has("allow-unmapped"))
        text += fmt::format("\n{} not in the map: exit 1. Let {} pass with --allow-unmapped.\n",
                            unmapped == 1 ? "1 name or value"
                                          : fmt::format("{} names or values", unmapped),
                            unmapped == 1 ? "it" : "them");
    if (context.arguments.has("quiet"))
        return;
    context.print_problems();
    bool const taken = context.output.standard() || context.arguments.text("report") == "-";
    if (taken)
        *context.surroundings.err << text;
    else
        *context.surroundings.out << text;
}

void write_report_file(Context& context, ImportReport const& report) {
    auto const file = context.arguments.text("report");
    if (!file)
        return;
    if (*file == "-" && context.output.standard())
        throw UsageError("cards and report cannot both go to standard output");
    Output out{*context.surroundings.out, *file};
    out.write(to_json(report, sorted(context.problems)));
    if (auto const problem = out.finish())
        context.problems.push_back(*problem);
}

void run(Context& context) {
    if (auto const system = chosen_system(context); is_rubric_system(system)) {
        import_rubric(context, system);
        return;
    }
    if (context.arguments.has("title"))
        throw UsageError("--title goes with --from case or --from canvas");
    if (context.arguments.has("suggest-map"))
        return write_draft(context);
    auto const map = read_map(context);
    auto const given = rubrics_for(context, map ? &*map : nullptr);
    if (!map || has_errors(context.problems))
        return;
    auto const feedback = read_exports(context, [&](std::string_view) { return map->columns; });
    if (feedback.empty())
        return;
    ImportOptions options;
    options.expected = read_schedule(context, feedback);
    if (context.arguments.has("allow-unmapped"))
        options.unmapped = UnmappedNames::pass;
    auto const result =
        import_scorecards(feedback, *map, rubric_of(given, map->rubric), options);
    context.add(result.problems);
    if (result.report.files < feedback.size())
        return;
    write_cards(context, result.cards);
    write_report_file(context, result.report);
    write_report(context, result);
}

} // namespace

Command import_command() {
    return {
        .name = "import",
        .summary = "an export of an applicant tracking system to scorecards",
        .usage = "--from SYSTEM FILES... --map FILE",
        .description =
            "Reads interview feedback as other systems export it (files, "
            "folders, or - for\n"
            "standard input; several files are pages of one export) and writes "
            "scorecards.\n"
            "What their names and values mean stands in the map and is never "
            "guessed; a\n"
            "report counts everything that is not in the cards, with the reason.\n"
            "--from case and --from canvas read a rubric instead (1EdTech CASE JSON, Canvas\n"
            "CSV or API JSON) and write it as a rubric file.",
        .example = "panelscore import friday/ -r ml-engineer --suggest-map -o map.json\n"
                   "panelscore import --from greenhouse friday/ --map map.json "
                   "-o cards.ndjson\n"
                   "panelscore import feedback.json --map map.json --report "
                   "loss.json -f csv",
        .formats = {"ndjson", "json", "csv"},
        .options = {{"from", 0, Takes::one, "SYSTEM", systems_help()},
                    {"map", 0, Takes::one, "FILE",
                     "what their attributes, interviews and values are here"},
                    {"suggest-map", 0, Takes::nothing, "",
                     "write a draft of the map instead, for a person to correct"},
                    {"allow-unmapped", 0, Takes::nothing, "",
                     "names and values that are not in the map only warn"},
                    {"expected", 0, Takes::one, "FILE",
                     "the schedule as the system exports it, or CSV "
                     "candidate,interviewer,interview: name the cards still missing"},
                    {"report", 0, Takes::one, "FILE", "the report as JSON, card by card"},
                    {"title", 0, Takes::one, "TITLE",
                     "which rubric, where a case or canvas file has several"},
                    shared_options::rubric(),
                    shared_options::strict(),
                    shared_options::quiet()},
        .run = run};
}

} // namespace panelscore::cli
