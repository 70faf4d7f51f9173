// SPDX-License-Identifier: BSL-1.0
#include "cli/files.hpp"
#include "cli/rubric_source.hpp"
#include "cli/word_files.hpp"

#include <panelscore/io/render_problems.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/lint/check_notes.hpp>
#include <panelscore/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

/// What an interviewer wants to know of a card.
enum class Status { complete, look_again, incomplete };

/// One card that could be read. Nothing in it tells a score or a candidate.
struct CheckedCard {
    std::string file{};
    std::size_t line = 0;
    std::string interview{};
    std::vector<std::string> left_out{};
    Diagnostics findings{};

    [[nodiscard]] Status status() const {
        bool const open =
            std::any_of(findings.begin(), findings.end(), [](Diagnostic const& finding) {
                return finding.code == "N-01" || finding.code == "N-09";
            });
        if (open)
            return Status::incomplete;
        return findings.empty() ? Status::complete : Status::look_again;
    }
};

/// All cards of a run, and how many could not be used.
struct CheckedCards {
    std::vector<CheckedCard> cards{};
    std::size_t refused = 0;
};

std::string_view status_word(Status status) {
    switch (status) {
    case Status::complete:
        return "complete";
    case Status::look_again:
        return "look_again";
    case Status::incomplete:
        break;
    }
    return "incomplete";
}

/// Planned competencies that an independent card does not mention.
std::vector<std::string> left_out(Rubric const& rubric, Scorecard const& card) {
    std::vector<std::string> ids;
    auto const* interview = rubric.role ? rubric.role->interview(card.interview) : nullptr;
    if (interview == nullptr || card.phase != Phase::independent)
        return ids;
    for (auto const& competency : interview->competencies)
        if (card.rating(competency) == nullptr)
            ids.push_back(competency.text());
    return ids;
}

Diagnostics findings_of(Rubric const& rubric, Scorecard const& card,
                        NoteChecker const& checker) {
    Diagnostics findings;
    for (auto const& id : left_out(rubric, card))
        findings.push_back(
            finding("N-09", "/ratings", id + " has neither a score nor a \"not observed\""));
    if (!rubric.scale.levels.empty())
        for (auto& found : checker.check(card, rubric.scale))
            findings.push_back(finding(found.code, found.level, std::move(found.pointer),
                                       std::move(found.message)));
    return findings;
}

/// Problems of reading, without the score that a message may name.
Diagnostics without_scores(Diagnostics problems) {
    for (auto& problem : problems) {
        if (problem.code == "K-01")
            problem.message = "this score is off the scale";
        else if (problem.code == "K-02")
            problem.message = "this score lies between two levels";
    }
    return problems;
}

void check_file(ReadScorecards const& read, std::string_view text,
                std::vector<Rubric const*> const& rubrics, NoteChecker const& checker,
                CheckedCards& into) {
    into.refused += read.refused;
    for (std::size_t i = 0; i < read.cards.size(); ++i) {
        auto const at = read.places[i].rubric;
        Rubric const& rubric = *rubrics[at == CardPlace::none ? 0 : at];
        CheckedCard checked;
        checked.file = read.file;
        checked.line = read.places[i].where.line;
        checked.interview = read.cards[i].interview.text();
        checked.left_out = left_out(rubric, read.cards[i]);
        checked.findings = findings_of(rubric, read.cards[i], checker);
        for (auto& problem : checked.findings)
            locate(problem, read, i, text);
        into.cards.push_back(std::move(checked));
    }
}

CheckedCards check_all(Context& context, std::vector<GivenRubric> const& given) {
    CheckedCards all;
    ScorecardOptions options;
    for (auto const& rubric : given)
        options.rubrics.push_back(&rubric.read.value.rubric);
    options.accepted_revisions = context.arguments.list("accept-revision");
    options.columns = context.arguments.pairs("columns");
    NoteChecker const checker(read_words(context, options.rubrics.front()->language));
    if (has_errors(context.problems))
        return all;
    std::vector<ReadScorecards> read;
    for (auto const& file : input_files(context, context.arguments.words())) {
        auto const text = read_input(context, file);
        if (!text) {
            context.problems.push_back(text.reason());
            continue;
        }
        read.push_back(read_scorecards(text->text(), file, options));
        context.add(without_scores(read.back().problems));
        check_file(read.back(), text->text(), options.rubrics, checker, all);
    }
    if (!read.empty() || context.problems.empty())
        context.add(check_run(read));
    for (auto const& card : all.cards)
        context.add(card.findings);
    return all;
}

void write_json(Context& context, CheckedCards const& all) {
    std::string text;
    JsonWriter json(text, 2);
    json.begin_object().string("format", "panelscore/check/1");
    json.begin_object("engine", JsonLayout::line).string("name", "panelscore");
    json.string("version", version).end_object();
    json.key("problems");
    append_problems(json, sorted(context.problems));
    json.begin_array("cards");
    for (auto const& card : all.cards) {
        json.begin_object().string("file", card.file).count("line", card.line);
        detail::append_text_or_null(json, "interview", card.interview);
        json.string("status", status_word(card.status()));
        json.begin_array("left_out", JsonLayout::line);
        for (auto const& id : card.left_out)
            json.string(id);
        json.end_array().count("findings", card.findings.size()).end_object();
    }
    json.end_array().count("refused", all.refused).end_object();
    context.output.write(text + "\n");
}

std::string sentence_of(CheckedCard const& card) {
    auto const n = card.findings.size();
    auto const things = fmt::format("{} thing{} to look at", n, n == 1 ? "" : "s");
    switch (card.status()) {
    case Status::complete:
        return "complete";
    case Status::look_again:
        return "complete, " + things;
    case Status::incomplete:
        break;
    }
    return "not complete, " + things;
}

void write_text(Context& context, CheckedCards const& all) {
    std::string text;
    std::array<std::size_t, 3> by_status{};
    for (auto const& card : all.cards) {
        ++by_status[static_cast<std::size_t>(card.status())];
        text +=
            fmt::format("{}:{}{}{}: {}\n", card.file, card.line,
                        card.interview.empty() ? "" : " ", card.interview, sentence_of(card));
    }
    if (all.cards.size() + all.refused > 1)
        text += fmt::format("{} cards: {} complete, {} to look at, {} not complete, {} not "
                            "usable\n",
                            all.cards.size() + all.refused, by_status[0], by_status[1],
                            by_status[2], all.refused);
    else if (all.refused == 1)
        text += "The card cannot be used as it is.\n";
    context.output.write(text);
}

void run(Context& context) {
    auto const given = rubrics_of_option(context);
    if (context.arguments.words().empty())
        throw UsageError("name the scorecards: files, folders, or - for standard input");
    CheckedCards all;
    if (!has_errors(context.problems))
        all = check_all(context, given);
    context.print_problems();
    if (context.format == "json")
        write_json(context, all);
    else
        write_text(context, all);
}

} // namespace

Command check_command() {
    return {
        .name = "check",
        .summary = "is this card complete and usable? for the interviewer",
        .usage = "-r RUBRIC SCORECARDS...",
        .description =
            "Reads scorecards as recommend does and says what is wrong, what is missing and\n"
            "what deserves a second look. It prints no score and nothing of what a note\n"
            "says; a protected fact is named by its topic, with file and line.",
        .example = "panelscore check -r ml-engineer my-card.json",
        .formats = {"text", "json"},
        .options = {shared_options::rubric(),
                    {"accept-revision", 0, Takes::many, "R",
                     "take cards written for revision R of the rubric"},
                    words_option(),
                    shared_options::columns(),
                    shared_options::strict(),
                    shared_options::quiet()},
        .run = run};
}

} // namespace panelscore::cli
