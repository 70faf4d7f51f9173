// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_exchange.hpp"
#include "cli/rubric_source.hpp"

#include <panelscore/io/text_layout.hpp>
#include <panelscore/io/write_json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace panelscore::cli {
namespace {

struct Overview {
    std::size_t competencies = 0;
    std::size_t interviews = 0;
    int minutes = 0;
    std::vector<std::string> seniorities{};
};

Overview overview_of(Rubric const& rubric) {
    Overview overview{.competencies = rubric.competencies.size()};
    if (!rubric.role)
        return overview;
    auto const& weights = rubric.role->weights;
    overview.competencies = static_cast<std::size_t>(
        std::count_if(weights.begin(), weights.end(),
                      [](Weight const& weight) { return weight.weight > 0; }));
    overview.interviews = rubric.role->interviews.size();
    for (auto const& interview : rubric.role->interviews)
        overview.minutes += interview.minutes.value_or(0);
    for (auto const& seniority : rubric.role->seniorities)
        overview.seniorities.push_back(seniority.text());
    return overview;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string text_of(Rubric const& rubric, std::size_t id_width) {
    auto const overview = overview_of(rubric);
    std::string text = fmt::format("{}{}, {}\n", pad_right(rubric.id.text(), id_width + 2),
                                   rubric.title, rubric.revision);
    text += std::string(id_width + 2, ' ');
    text += counted(overview.competencies, "competency", "competencies");
    if (!rubric.role)
        text += ", no role: for rubrics of your own";
    if (overview.interviews > 0)
        text += fmt::format(", {} in {} minutes",
                            counted(overview.interviews, "interview", "interviews"),
                            overview.minutes);
    if (!overview.seniorities.empty())
        text += fmt::format("\n{}{}", std::string(id_width + 2, ' '),
                            fmt::join(overview.seniorities, ", "));
    return text + "\n";
}

void append_json(JsonWriter& json, Rubric const& rubric) {
    auto const overview = overview_of(rubric);
    json.begin_object().string("id", rubric.id.text()).string("title", rubric.title);
    json.string("revision", rubric.revision);
    json.begin_array("seniorities", JsonLayout::line);
    for (auto const& seniority : overview.seniorities)
        json.string(seniority);
    json.end_array().count("competencies", overview.competencies);
    json.count("interviews", overview.interviews).integer("minutes", overview.minutes);
    json.end_object();
}

void list_rubrics(Context& context) {
    auto const ids = shipped_ids();
    std::size_t id_width = 0;
    for (auto const& id : ids)
        id_width = std::max(id_width, id.size());
    std::string text;
    JsonWriter json(text, 2);
    bool const as_json = context.format == "json";
    if (as_json)
        json.begin_object().string("format", "panelscore/rubrics/1").begin_array("rubrics");
    for (auto const& id : ids) {
        auto const rubric = shipped_rubric(id);
        context.add(rubric.read.problems);
        if (as_json)
            append_json(json, rubric.read.value.rubric);
        else
            text += text_of(rubric.read.value.rubric, id_width);
    }
    if (as_json)
        json.end_array().end_object();
    text += as_json ? "\n"
                    : "\nUse one as it is: -r ml-engineer. A copy to edit: "
                      "panelscore rubrics ml-engineer -o FILE\n";
    context.output.write(text);
}

bool is_shipped(std::string const& word) {
    auto const ids = shipped_ids();
    return std::find(ids.begin(), ids.end(), word) != ids.end();
}

/// An id that is none, and not the name of a file either.
bool is_unknown_id(Context const& context, std::string const& word) {
    return word != "-" && word.find_first_of("./") == std::string::npos && !is_shipped(word) &&
           context.surroundings.files.kind(word) == FileKind::nothing;
}

void run(Context& context) {
    auto const& words = context.arguments.words();
    bool const lists = context.format == "text" || context.format == "json";
    if (words.empty() && !lists)
        throw UsageError("which rubric? name it, such as: panelscore rubrics ml-engineer -f " +
                         context.format);
    if (words.empty())
        return list_rubrics(context);
    auto const& word = words.front();
    if (words.size() > 1)
        throw UsageError("one rubric at a time, not " + quoted(words[1]) + " too");
    if (is_unknown_id(context, word))
        throw UsageError("no shipped rubric has the id " + quoted(word) +
                         did_you_mean(word, shipped_ids()));
    if (word != "-" && context.surroundings.files.kind(word) == FileKind::folder)
        throw UsageError(quoted(word) + " is a folder; name one rubric");
    for (auto const& rubric : read_rubrics(context, {word})) {
        context.add(rubric.read.problems);
        if (rubric.read.ok())
            context.output.write(
                exported_rubric(context, rubric.read.value.rubric, rubric.name));
    }
}

} // namespace

Command rubrics_command() {
    return {
        .name = "rubrics",
        .summary = "the shipped rubrics, or a copy of one to edit or take along",
        .usage = "[ID|FILE]",
        .description =
            "Without ID: what is shipped. With the id of a shipped rubric, or a file: that\n"
            "rubric as one file, its competencies included; -o FILE writes it where you\n"
            "will edit it. -f case and -f case-1.0 write it as 1EdTech CASE JSON, -f canvas\n"
            "as CSV for the rubric import of Canvas; what these cannot hold is listed.",
        .example = "panelscore rubrics ml-engineer -o our-ml-engineer.json\n"
                   "panelscore rubrics our-ml-engineer.json -f canvas -o canvas.csv",
        .formats = {"text", "json", "case", "case-1.0", "canvas"},
        .options = {},
        .run = run};
}

} // namespace panelscore::cli
