// SPDX-License-Identifier: BSL-1.0
#include "cli/side_files.hpp"

#include "cli/files.hpp"

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/io/calibration.hpp>

#include <algorithm>
#include <utility>

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

std::vector<AvailableInterviewer> read_available(Context& context,
                                                 std::vector<std::string> const& interviews,
                                                 std::string_view missing) {
    auto list = read_side_file(context, "available", parse_available);
    for (std::size_t r = 0; r < list.rows.size(); ++r) {
        auto const& wanted = list.rows[r].interview.text();
        if (wanted.empty() || interviews.empty() ||
            std::find(interviews.begin(), interviews.end(), wanted) != interviews.end())
            continue;
        auto problem = make_problem(problems::dangling_reference,
                                    std::string(missing) + " " + quoted(wanted));
        problem.file = *context.arguments.text("available");
        problem.where = list.places[r];
        problem.did_you_mean = nearest(wanted, interviews);
        context.problems.push_back(std::move(problem));
    }
    if (list.rows.empty() && !has_errors(context.problems))
        throw UsageError("--available: nobody stands in " +
                         *context.arguments.text("available"));
    return std::move(list.rows);
}

std::optional<Calibration> read_calibration(Context& context) {
    auto const file = context.arguments.text("calibration");
    if (!file)
        throw UsageError("name a calibration with -c, as calibrate -f json writes it");
    auto const text = read_input(context, *file);
    if (!text) {
        context.problems.push_back(text.reason());
        return std::nullopt;
    }
    auto read = parse_calibration(text->text(), *file);
    context.add(read.problems);
    if (has_errors(read.problems))
        return std::nullopt;
    return std::move(read.value);
}

} // namespace panelscore::cli
