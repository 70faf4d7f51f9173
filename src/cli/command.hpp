// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a command is, and what it gets to work with. A new command is a file cmd_<name>.cpp with
// a function that returns its Command, and a row in commands.cpp.

#include "cli/arguments.hpp"
#include "cli/file_store.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"

#include <panelscore/base/diagnostic.hpp>

#include <cstddef>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::cli {

/// Everything around a command that is not in its arguments: files, streams, and whether a
/// person sees them.
struct Surroundings {
    FileStore files{};
    std::istream* in = nullptr; ///< null: there is no standard input
    std::ostream* out = nullptr;
    std::ostream* err = nullptr;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    bool colour_wanted = true;        ///< false with NO_COLOR
    std::size_t terminal_columns = 0; ///< 0 when unknown
};

/// What a command works with. Problems go into `problems` and are printed, counted for the exit
/// code and sorted by the caller; results go to `output`.
struct Context {
    Arguments const& arguments;
    Surroundings const& surroundings;
    Output& output;
    std::string format{};      ///< one of the command's formats
    bool colour = false;       ///< results may be coloured
    std::size_t columns = 100; ///< width of text results
    Diagnostics problems{};
    bool standard_input_read = false;

    /// Adds what a reader found.
    void add(Diagnostics const& found) {
        problems.insert(problems.end(), found.begin(), found.end());
    }
    /// Prints the problems found so far now, ahead of results that refer to them; they are not
    /// printed again.
    void print_problems();
    /// How many of `problems` have been printed.
    std::size_t printed = 0;
};

/// One command of the tool.
struct Command {
    std::string_view name{};
    std::string_view summary{}; ///< one line, no full stop
    std::string_view usage{};   ///< what follows the name: "[ID]", "-r RUBRIC SCORECARDS..."
    std::string_view description{};          ///< a paragraph; the help wraps it
    std::string_view example{};              ///< one or more lines, each a call
    std::vector<std::string_view> formats{}; ///< of `-f`, the default first; may be empty
    std::vector<Option> options{};           ///< besides those every command has
    void (*run)(Context&) = nullptr;
};

/// Every command, in the order of the help.
[[nodiscard]] std::vector<Command> const& commands();

/// Options several commands share; a command lists those it really uses. `--format`,
/// `--output`, `--no-color`, `--help` and `--version` are added to every command.
namespace shared_options {
inline Option rubric() {
    return {"rubric", 'r', Takes::many, "RUBRIC",
            "a rubric file, the id of a shipped one, or a folder; may be repeated"};
}
inline Option strict() {
    return {"strict", 0, Takes::nothing, "", "warnings fail too (exit 1)"};
}
inline Option quiet() {
    return {"quiet", 0, Takes::nothing, "", "print only what makes the run fail"};
}
inline Option threads() {
    return {"threads", 0, Takes::one, "N", "use N threads; results never depend on it"};
}
inline Option columns() {
    return {"columns", 0, Takes::one, "OURS=THEIRS,..",
            "names of CSV columns that differ from ours"};
}
inline Option labels() {
    return {"labels", 0, Takes::one, "FILE",
            "CSV id,label: names to show in text, Markdown and HTML"};
}
} // namespace shared_options

/// `--threads`, or as many as the machine has.
[[nodiscard]] std::size_t thread_count(Arguments const& arguments);

} // namespace panelscore::cli
