// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_source.hpp"
#include "pages/pages.hpp"

#include <panelscore/io/exported_feedback.hpp>
#include <panelscore/io/schema.hpp>

#include <array>

namespace panelscore::pages {
namespace {

/// The last word of a usage line that no option takes, without brackets and dots: `RATINGS` of
/// "[-r RUBRIC] RATINGS...".
std::string last_argument(std::string_view usage) {
    std::string result;
    bool of_option = false;
    while (!usage.empty()) {
        auto const end = std::min(usage.find(' '), usage.size());
        std::string_view word = usage.substr(0, end);
        usage.remove_prefix(std::min(end + 1, usage.size()));
        while (word.starts_with('['))
            word.remove_prefix(1);
        if (word.starts_with('-')) {
            of_option = !word.ends_with(']') && word.size() > 1;
            continue;
        }
        while (word.ends_with('.') || word.ends_with(']'))
            word.remove_suffix(1);
        if (!of_option)
            result = word;
        of_option = false;
    }
    return result;
}

Offer offer_for_word(std::string_view word) {
    constexpr std::array<std::string_view, 8> files{
        "FILE", "FILES", "DIR", "CALIBRATION", "RATINGS", "SCORECARDS", "DECISIONS", "CARDS"};
    if (word == "RUBRIC")
        return {cli::shipped_ids(), true};
    for (auto const name : files)
        if (word == name)
            return {{}, true};
    return {};
}

/// What `--from` takes.
Offer systems() {
    Offer offer{{"auto"}, false};
    for (auto const& system : export_systems())
        offer.words.emplace_back(system.name);
    return offer;
}

} // namespace

Offer offer_for(cli::Command const& command, cli::Option const& option) {
    if (option.name == "format")
        return {{command.formats.begin(), command.formats.end()}, false};
    if (option.argument == "SYSTEM")
        return systems();
    return offer_for_word(option.argument);
}

Offer offer_for_arguments(cli::Command const& command) {
    auto const word = last_argument(command.usage);
    if (command.name == "rubrics")
        return {cli::shipped_ids(), word.find("FILE") != std::string::npos};
    if (command.name == "schema")
        return {{schema_names().begin(), schema_names().end()}, false};
    return offer_for_word(word);
}

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string one_line(std::string_view text) {
    std::string line{text};
    for (char& c : line)
        c = c == '\n' ? ' ' : c;
    return line;
}

} // namespace panelscore::pages
