// SPDX-License-Identifier: BSL-1.0
#include "cli/help.hpp"
#include "pages/pages.hpp"

#include <fmt/format.h>

namespace panelscore::pages {
namespace {

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (char const byte : one_line(text)) {
        if (byte == '\'' || byte == '\\')
            result += '\\';
        result += byte;
    }
    return result + "'";
}

std::string line(std::string_view command, std::string_view rest) {
    return fmt::format("complete -c panelscore -n '__panelscore_is {}' {}\n", command, rest);
}

std::string option_line(cli::Command const& command, cli::Option const& option) {
    std::string rest = fmt::format("-l {}", option.name);
    if (option.letter != 0)
        rest += fmt::format(" -s {}", option.letter);
    if (option.takes != cli::Takes::nothing) {
        auto const offer = offer_for(command, option);
        rest += offer.files ? " -r -F" : " -x";
        if (!offer.words.empty())
            rest += " -a " + quoted(joined(offer.words));
    }
    return line(command.name, rest + " -d " + quoted(option.help));
}

constexpr std::string_view head = R"(# fish completion for panelscore

function __panelscore_is -d 'is this the command on the line?'
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end

function __panelscore_no_command_yet
    test (count (commandline -opc)) -eq 1
end

complete -c panelscore -f
complete -c panelscore -n __panelscore_no_command_yet -l help -d 'print the commands'
complete -c panelscore -n __panelscore_no_command_yet -l version -d 'print the version'
)";

} // namespace

Page fish_completion() {
    std::string text{head};
    for (auto const& command : cli::commands())
        text +=
            fmt::format("complete -c panelscore -n __panelscore_no_command_yet -a {} -d {}\n",
                        command.name, quoted(command.summary));
    for (auto const& command : cli::commands()) {
        auto const offer = offer_for_arguments(command);
        if (offer.files)
            text += line(command.name, "-F");
        if (!offer.words.empty())
            text += line(command.name, "-a " + quoted(joined(offer.words)));
        for (auto const& option : cli::options_of(command))
            text += option_line(command, option);
    }
    return {"completions/fish/panelscore.fish", text};
}

} // namespace panelscore::pages
