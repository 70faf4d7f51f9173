// SPDX-License-Identifier: BSL-1.0
#include "cli/help.hpp"
#include "pages/pages.hpp"

#include <fmt/format.h>

namespace panelscore::pages {
namespace {

/// Inside single quotes; with a backslash before what separates the parts of a specification.
std::string quoted(std::string_view text, std::string_view special) {
    std::string result;
    for (char const byte : one_line(text)) {
        if (byte == '\'') {
            result += "'\\''";
            continue;
        }
        if (special.find(byte) != std::string_view::npos)
            result += '\\';
        result += byte;
    }
    return result;
}

/// What completes a value: the last part of a specification.
std::string action(Offer const& offer) {
    auto const words = joined(offer.words);
    if (offer.files && offer.words.empty())
        return "_files";
    if (offer.files)
        return fmt::format(" _panelscore_words_or_files {}",
                           words); // a blank: called with these alone;
    if (!offer.words.empty())
        return fmt::format("({})", words);
    return " "; // a message, nothing to offer
}

std::string option_line(cli::Command const& command, cli::Option const& option) {
    std::string value;
    if (option.takes != cli::Takes::nothing)
        value = fmt::format(":{}:{}", quoted(option.argument, ":"),
                            action(offer_for(command, option)));
    std::string const rest = fmt::format("[{}]{}'", quoted(option.help, "[]\\:"), value);
    std::string const many = option.takes == cli::Takes::many ? "*" : "";
    std::string const equals = option.takes == cli::Takes::nothing ? "" : "=";
    std::string text = fmt::format("            '{}--{}{}{}", many, option.name, equals, rest);
    if (option.letter != 0)
        text += fmt::format(" \\\n            '{}-{}{}", many, option.letter, rest);
    return text + " \\\n";
}

constexpr std::string_view head = R"zsh(#compdef panelscore
# zsh completion for panelscore

_panelscore_words_or_files() {
    _alternative "rubrics:shipped rubric:($*)" 'files:file:_files'
}

_panelscore() {
    if ((CURRENT == 2)); then
        local -a known=(
)zsh";

constexpr std::string_view tail = R"zsh(    esac
}

if [[ $funcstack[1] == _panelscore ]]; then
    _panelscore "$@"
else
    compdef _panelscore panelscore
fi
)zsh";

} // namespace

Page zsh_completion() {
    std::string text{head};
    std::string cases;
    for (auto const& command : cli::commands()) {
        text +=
            fmt::format("            '{}:{}'\n", command.name, quoted(command.summary, "\\:"));
        cases += fmt::format("    {})\n        _arguments -S \\\n", command.name);
        for (auto const& option : cli::options_of(command))
            cases += option_line(command, option);
        auto const offer = offer_for_arguments(command);
        cases += fmt::format("            '*: :{}' ;;\n", action(offer));
    }
    text += "        )\n        _describe -t commands command known\n        return\n    fi\n"
            "    local command=$words[2]\n    shift words\n    ((CURRENT--))\n"
            "    case $command in\n";
    return {"completions/zsh/_panelscore", text + cases + std::string{tail}};
}

} // namespace panelscore::pages
