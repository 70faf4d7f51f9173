// SPDX-License-Identifier: BSL-1.0
#include "cli/arguments.hpp"

#include <panelscore/base/nearest.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace panelscore::cli {
namespace {

std::string shown(std::string_view option) {
    return "--" + std::string{option};
}

} // namespace

std::string Quoted::operator()(std::string_view text) const {
    return "\"" + std::string{text} + "\"";
}

std::string did_you_mean(std::string_view typed, std::vector<std::string> const& names) {
    auto const name = nearest(typed, names);
    return name.empty() ? std::string{} : " · did you mean " + quoted(name) + "?";
}

UsageError unknown_option(std::string_view token, std::vector<Option> const& options) {
    auto const typed = token.substr(0, token.find('='));
    std::vector<std::string> names;
    names.reserve(options.size());
    for (auto const& option : options)
        names.push_back(shown(option.name));
    return UsageError("unknown option " + quoted(typed) + did_you_mean(typed, names));
}

void Arguments::add(std::string_view option, std::string value) {
    values_[std::string{option}].push_back(std::move(value));
}

std::vector<std::string> Arguments::list(std::string_view option) const {
    auto const found = values_.find(option);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> Arguments::text(std::string_view option) const {
    auto const found = values_.find(option);
    return found == values_.end() ? std::nullopt : std::optional{found->second.front()};
}

std::optional<double> Arguments::number(std::string_view option, NumberRange range) const {
    auto const given = text(option);
    if (!given)
        return std::nullopt;
    double value = 0;
    char const* const end = given->data() + given->size();
    auto const [stop, problem] = std::from_chars(given->data(), end, value);
    if (problem != std::errc{} || stop != end || !std::isfinite(value))
        throw UsageError(shown(option) + " needs a number, not " + quoted(*given));
    if (value < range.lowest || value > range.highest)
        throw UsageError(shown(option) + " " + *given + " is out of range");
    return value;
}

std::optional<std::size_t> Arguments::whole_number(std::string_view option, std::size_t lowest,
                                                   std::size_t highest) const {
    auto const given = text(option);
    if (!given)
        return std::nullopt;
    std::size_t value = 0;
    char const* const end = given->data() + given->size();
    auto const [stop, problem] = std::from_chars(given->data(), end, value);
    if (problem != std::errc{} || stop != end || value < lowest || value > highest)
        throw UsageError(shown(option) + " needs a whole number from " +
                         std::to_string(lowest) + " to " + std::to_string(highest) + ", not " +
                         quoted(*given));
    return value;
}

std::optional<std::string> Arguments::word(std::string_view option,
                                           std::span<std::string_view const> words) const {
    auto given = text(option);
    if (!given || std::find(words.begin(), words.end(), *given) != words.end())
        return given;
    std::string known;
    for (std::size_t i = 0; i < words.size(); ++i)
        known += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string{words[i]};
    throw UsageError(shown(option) + " is " + known + ", not " + quoted(*given) +
                     did_you_mean(*given, {words.begin(), words.end()}));
}

std::vector<std::pair<std::string, std::string>>
Arguments::pairs(std::string_view option) const {
    std::vector<std::pair<std::string, std::string>> found;
    std::string const given = text(option).value_or("");
    for (std::size_t from = 0; from < given.size();) {
        auto const comma = std::min(given.find(',', from), given.size());
        std::string const part = given.substr(from, comma - from);
        auto const equals = part.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
            throw UsageError(shown(option) + " is a list such as a=b,c=d; " + quoted(part) +
                             " is no pair");
        found.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        from = comma + 1;
    }
    return found;
}

} // namespace panelscore::cli
