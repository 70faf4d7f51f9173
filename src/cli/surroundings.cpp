// SPDX-License-Identifier: BSL-1.0
#include "cli/surroundings.hpp"

#include "cli/disk.hpp"

#include <cstdlib>
#include <iostream>

#if __has_include(<unistd.h>)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace panelscore::cli {
namespace {

#if __has_include(<unistd.h>)
bool is_terminal(int stream) {
    return isatty(stream) == 1;
}

std::size_t terminal_columns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0U;
}
#else
bool is_terminal(int) {
    return false;
}

std::size_t terminal_columns() {
    return 0;
}
#endif

} // namespace

Surroundings surroundings_of_this_process() {
    std::ios::sync_with_stdio(false);
    char const* const no_colour = std::getenv("NO_COLOR");
    return {.files = disk(),
            .in = &std::cin,
            .out = &std::cout,
            .err = &std::cerr,
            .out_is_terminal = is_terminal(1),
            .err_is_terminal = is_terminal(2),
            .colour_wanted = no_colour == nullptr || *no_colour == '\0',
            .terminal_columns = terminal_columns()};
}

} // namespace panelscore::cli
