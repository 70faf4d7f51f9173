// SPDX-License-Identifier: BSL-1.0
#include "cli/side_files.hpp"

#include "cli/files.hpp"

namespace panelscore::cli {
namespace {

template <typename Parse>
auto read_side_file(Context& context, std::string_view option, Parse parse)
    -> decltype(parse(std::string_view{}, std::string_view{}).value) {
    auto const file = context.arguments.text(option);
    if (!file)
        return {};
    auto const text = read_input(context, *file);
    if (!text) {
        context.problems.push_back(text.reason());
        return {};
    }
    auto read = parse(text->text(), *file);
    context.add(read.problems);
    return read.value;
}

} // namespace

NameLabels read_labels(Context& context) {
    return read_side_file(context, "labels", parse_labels);
}

std::vector<ExpectedCard> read_expected(Context& context) {
    return read_side_file(context, "expected", parse_expected);
}

} // namespace panelscore::cli
