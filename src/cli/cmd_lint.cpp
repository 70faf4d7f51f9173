// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_source.hpp"
#include "cli/word_files.hpp"

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/io/render_problems.hpp>
#include <panelscore/io/text_layout.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/lint/lint.hpp>
#include <panelscore/lint/resolved.hpp>
#include <panelscore/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

/// What was found in one rubric that the user named.
struct LintedFile {
    std::string name{};
    Diagnostics problems{};
    std::optional<StructureScore> structure{};
};

std::string level_word(DiagnosticLevel level) {
    return std::string{detail::level_name(level)};
}

std::string wrapped(std::string const& text) {
    std::string out;
    for (auto const& line : wrap(text, 78))
        out += "  " + line + "\n";
    return out;
}

/// What `--explain` prints for a code or the name of a rule.
std::string explanation(std::string const& asked) {
    std::vector<std::string> codes;
    for (Rule const& rule : rules()) {
        codes.emplace_back(rule.code);
        if (rule.code != asked && rule.name != asked)
            continue;
        std::string text =
            fmt::format("{} {} ({}{}{})\n\n", rule.code, rule.name, level_word(rule.level),
                        rule.also.empty() ? "" : "; ", rule.also);
        text += "Checks\n" + wrapped(std::string{rule.checks});
        text += "Why\n" + wrapped(std::string{rule.why});
        text += "What to do\n" + wrapped(std::string{rule.advice});
        bool const about_rubric =
            std::any_of(std::begin(rubric_rules), std::end(rubric_rules),
                        [&](Rule const& other) { return other.code == rule.code; });
        if (rule.silenced == Silenced::by_lint_ok)
            text += fmt::format("How to silence it\n  \"lint_ok\": {{\"{}\": \"your "
                                "reason\"}}\n",
                                rule.code) +
                    wrapped("on the object it is about or one around it: anchor (written as "
                            "{\"text\": ...}), question, flag, calibration note, competency, "
                            "interview, gate, or the whole rubric.");
        else if (about_rubric)
            text += "How to silence it\n" + wrapped("It cannot be silenced.");
        return text;
    }
    throw UsageError("no rule has the code " + quoted(asked) + did_you_mean(asked, codes));
}

/// Problems of reading that leave so much open that rules would judge wrongly.
bool is_torn(Diagnostics const& problems) {
    return std::any_of(problems.begin(), problems.end(), [](Diagnostic const& problem) {
        return problem.code.starts_with("J-") || problem.code.starts_with("U-");
    });
}

LintedFile lint_file(GivenRubric const& given, WordLists const& words,
                     LintOptions const& options) {
    LintedFile file;
    file.name = given.name;
    file.problems = given.read.problems;
    Rubric const& rubric = given.read.value.rubric;
    if (is_torn(file.problems))
        return file;
    file.structure = structure_score(rubric);
    for (auto& problem : lint(rubric, words, options)) {
        if (makes_unusable(problem.code))
            continue; // found while reading
        given.read.value.places.locate(problem);
        file.problems.push_back(std::move(problem));
    }
    return file;
}

/// F-03 between the rubrics of one run.
void compare_policies(std::vector<GivenRubric> const& given, std::vector<LintedFile>& files) {
    for (std::size_t b = 1; b < given.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            for (auto& problem :
                 lint_policies(given[a].read.value.rubric, given[b].read.value.rubric)) {
                given[b].read.value.places.locate(problem);
                files[b].problems.push_back(std::move(problem));
            }
}

/// All problems of a run, each once: two roles may use one file.
Diagnostics together(std::vector<LintedFile> const& files) {
    Diagnostics all;
    for (auto const& file : files)
        for (auto const& problem : file.problems)
            if (std::find(all.begin(), all.end(), problem) == all.end())
                all.push_back(problem);
    return sorted(std::move(all));
}

void write_json(Context& context, std::vector<LintedFile> const& files,
                Diagnostics const& problems) {
    std::string text;
    JsonWriter json(text, 2);
    json.begin_object().string("format", "panelscore/lint/1");
    json.begin_object("engine", JsonLayout::line).string("name", "panelscore");
    json.string("version", version).end_object();
    json.key("problems");
    append_problems(json, problems);
    json.begin_array("files");
    for (auto const& file : files) {
        json.begin_object().string("file", file.name);
        json.count("errors", count(file.problems, DiagnosticLevel::error));
        json.count("warnings", count(file.problems, DiagnosticLevel::warning));
        json.count("information", count(file.problems, DiagnosticLevel::information));
        if (file.structure)
            json.integer("structure_score", file.structure->score());
        else
            json.null("structure_score");
        json.end_object();
    }
    json.end_array().end_object();
    context.output.write(text + "\n");
}

/// The codes for which `recommend` would refuse a rubric, each once.
std::vector<std::string> refused_for(Diagnostics const& problems) {
    std::vector<std::string> codes;
    for (auto const& problem : problems)
        if (problem.level == DiagnosticLevel::error && makes_unusable(problem.code))
            codes.push_back(problem.code);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

void write_text(Context& context, std::vector<LintedFile> const& files,
                Diagnostics const& problems) {
    std::string text;
    for (auto const& file : files) {
        auto const counts = count_problems(file.problems);
        text += (files.size() > 1 ? file.name + ": " : std::string{}) +
                (counts.empty() ? "nothing found" : counts) + '.';
        auto const codes = refused_for(file.problems);
        if (!codes.empty())
            text += fmt::format(" recommend would refuse this file for: {}.",
                                fmt::join(codes, ", "));
        text += '\n';
    }
    auto const worst = std::min_element(
        problems.begin(), problems.end(),
        [](Diagnostic const& a, Diagnostic const& b) { return a.level < b.level; });
    if (worst != problems.end() && worst->level != DiagnosticLevel::information)
        text += "What a rule means and how to silence it: panelscore lint --explain " +
                worst->code + '\n';
    context.output.write(text);
}

/// `--resolved`: the one rubric, flat.
void write_resolved(Context& context, std::vector<GivenRubric> const& given) {
    if (given.size() != 1)
        throw UsageError("--resolved takes one rubric");
    context.add(given.front().read.problems);
    if (given.front().read.ok())
        context.output.write(to_json(resolved(given.front().read.value.rubric)));
}

void run(Context& context) {
    auto const& arguments = context.arguments;
    if (auto const code = arguments.text("explain")) {
        if (!arguments.words().empty())
            throw UsageError("--explain takes a code and no rubric");
        return context.output.write(explanation(*code));
    }
    if (arguments.words().empty())
        throw UsageError("which rubric? name files, folders or the ids of shipped ones");
    LintOptions options;
    options.date = arguments.text("date").value_or("");
    if (!options.date.empty() && !detail::is_date(options.date))
        throw UsageError("--date is a date such as 2026-11-22, not " + quoted(options.date));
    auto const given = read_rubrics(context, arguments.words());
    if (arguments.has("resolved"))
        return write_resolved(context, given);
    std::map<std::string, WordLists> words;
    std::vector<LintedFile> files;
    for (auto const& rubric : given) {
        auto const& language = rubric.read.value.rubric.language;
        if (!words.contains(language))
            words.emplace(language, read_words(context, language));
        files.push_back(lint_file(rubric, words[language], options));
    }
    compare_policies(given, files);
    auto const problems = together(files);
    context.add(problems);
    context.print_problems();
    if (context.format == "json")
        write_json(context, files, context.problems);
    else if (!files.empty())
        write_text(context, files, problems);
}

} // namespace

Command lint_command() {
    return {
        .name = "lint",
        .summary = "is this rubric fit to be used?",
        .usage = "RUBRIC...",
        .description =
            "Holds rubrics (files, folders, ids of shipped ones) to the rules of writing\n"
            "anchors, questions, weights and interview plans. Errors fail; recommend refuses\n"
            "a rubric only for those that make it unscorable, and the last line names them.",
        .example = "panelscore lint our-ml-engineer.json\n"
                   "panelscore lint --explain L-08",
        .formats = {"text", "json"},
        .options = {{"explain", 0, Takes::one, "CODE",
                     "what a code means, what to do, how to silence it"},
                    {"resolved", 0, Takes::nothing, "",
                     "print the rubric as one file, every bar, target and gate worked out"},
                    {"date", 0, Takes::one, "YYYY-MM-DD",
                     "today, for questions whose review is due (Q-10)"},
                    words_option(),
                    shared_options::strict(),
                    shared_options::quiet()},
        .run = run};
}

} // namespace panelscore::cli
