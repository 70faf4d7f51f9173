// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_exchange.hpp"

#include "cli/files.hpp"

#include <panelscore/io/interchange_canvas.hpp>
#include <panelscore/io/interchange_case.hpp>
#include <panelscore/io/rubric.hpp>

namespace panelscore::cli {

bool is_rubric_system(std::string_view system) {
    return system == "case" || system == "canvas";
}

bool import_rubric(Context& context, std::string_view system) {
    auto const& words = context.arguments.words();
    if (words.size() != 1)
        throw UsageError(words.empty()
                             ? "which file? name one with a rubric"
                             : "one rubric at a time, not " + quoted(words[1]) + " too");
    if (context.arguments.has("format") && context.format != "json")
        throw UsageError("a rubric is written as json, not as " + context.format);
    auto const text = read_input(context, words.front());
    if (!text) {
        context.problems.push_back(text.reason());
        return false;
    }
    auto const title = context.arguments.text("title").value_or(std::string{});
    auto const read = system == "case" ? parse_case(text->text(), words.front(), title)
                                       : parse_canvas(text->text(), words.front(), title);
    context.add(read.problems);
    if (!read.ok())
        return false;
    context.add(import_losses(read.value.losses, words.front()));
    context.output.write(to_json(read.value.rubric));
    return true;
}

std::string exported_rubric(Context& context, Rubric const& rubric, std::string const& name) {
    std::string_view title{};
    ExportedRubric exported;
    if (context.format == "case") {
        title = "CASE 1.1";
        exported = case_json(rubric, CaseVersion::v1_1);
    } else if (context.format == "case-1.0") {
        title = "CASE 1.0";
        exported = case_json(rubric, CaseVersion::v1_0);
    } else if (context.format == "canvas") {
        title = "Canvas";
        exported = canvas_csv(rubric);
    } else {
        exported.text = to_json(rubric);
    }
    context.add(export_losses(exported.losses, name, title));
    return exported.text;
}

} // namespace panelscore::cli
