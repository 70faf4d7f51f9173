// SPDX-License-Identifier: BSL-1.0
#include "cli/command.hpp"

#include <panelscore/io/schema.hpp>

namespace panelscore::cli {
namespace {

std::string known_names() {
    std::string text;
    for (auto const name : schema_names())
        text += (text.empty() ? "" : ", ") + std::string{name};
    return text;
}

void run(Context& context) {
    auto const& words = context.arguments.words();
    if (words.size() != 1)
        throw UsageError("name one format: " + known_names());
    auto const schema = json_schema(words.front());
    if (!schema)
        throw UsageError(
            "unknown format " + quoted(words.front()) +
            did_you_mean(words.front(), {schema_names().begin(), schema_names().end()}) +
            " · known: " + known_names());
    context.output.write(*schema);
}

} // namespace

Command schema_command() {
    static std::string const description =
        "NAME is one of: " + known_names() + ".\nEditors and validators read the schema; " +
        "what it cannot say, such as weights\nthat sum to 100, is said by lint and check.";
    return {.name = "schema",
            .summary = "the JSON Schema of a format",
            .usage = "NAME",
            .description = description,
            .example = "panelscore schema scorecard -o scorecard.schema.json",
            .formats = {"json"},
            .options = {},
            .run = run};
}

} // namespace panelscore::cli
