// SPDX-License-Identifier: BSL-1.0
#include "cli/help.hpp"
#include "pages/pages.hpp"

#include <fmt/format.h>

namespace panelscore::pages {
namespace {

std::string offered(Offer const& offer) {
    return fmt::format("words='{}' files={}", joined(offer.words), offer.files ? "yes" : "");
}

/// `recommend:--rubric|recommend:-r)` and what stands behind it.
std::string value_case(cli::Command const& command, cli::Option const& option) {
    std::string pattern = fmt::format("{}:--{}", command.name, option.name);
    if (option.letter != 0)
        pattern += fmt::format("|{}:-{}", command.name, option.letter);
    return fmt::format("            {}) {} ;;\n", pattern, offered(offer_for(command, option)));
}

constexpr std::string_view head = R"(# bash completion for panelscore

_panelscore() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local command=${COMP_WORDS[1]} words='' files='' candidate
    COMPREPLY=()
    # bash takes --format=json apart at the equals sign.
    if [[ $current == = ]]; then
        current=''
    elif [[ $before == = ]] && ((COMP_CWORD > 2)); then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    if ((COMP_CWORD == 1)); then
)";

constexpr std::string_view tail = R"(    while IFS='' read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(compgen -W "$words" -- "$current"; [[ -z $files ]] || compgen -f -- "$current")
    [[ -z $files ]] || compopt -o filenames 2>/dev/null
}
complete -F _panelscore panelscore
)";

} // namespace

Page bash_completion() {
    std::string text{head};
    std::string names;
    std::string values;
    std::string options;
    std::string arguments;
    for (auto const& command : cli::commands()) {
        names += fmt::format("{} ", command.name);
        std::string of_command;
        for (auto const& option : cli::options_of(command)) {
            of_command += of_command.empty() ? "" : " ";
            of_command += fmt::format("--{}", option.name);
            if (option.letter != 0)
                of_command += fmt::format(" -{}", option.letter);
            if (option.takes != cli::Takes::nothing)
                values += value_case(command, option);
        }
        options += fmt::format("            {}:-*) words='{}' ;;\n", command.name, of_command);
        arguments += fmt::format("            {}:*) {} ;;\n", command.name,
                                 offered(offer_for_arguments(command)));
    }
    text += fmt::format("        words='{}--help --version'\n    else\n", names);
    text += "        case $command:$before in\n" + values;
    text += "        *) case $command:$current in\n" + options + arguments;
    text += "            esac ;;\n        esac\n    fi\n";
    return {"completions/bash/panelscore", text + std::string{tail}};
}

} // namespace panelscore::pages
