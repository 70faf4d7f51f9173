// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/render_problems.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace panelscore;

namespace {

Diagnostic problem(std::string file, SourcePosition where, std::string code,
                   DiagnosticLevel level = DiagnosticLevel::error) {
    return {.level = level,
            .code = std::move(code),
            .name = "name",
            .message = "message",
            .file = std::move(file),
            .where = where};
}

} // namespace

TEST_CASE("render_problems: a line an editor can jump to, then what would be right") {
    Diagnostic wrong = problem("a.json", {31, 20}, "X-01");
    wrong.message = "unknown key \"below_taget\"";
    wrong.name = "unknown-key";
    wrong.pointer = "/policy/gates/1/below_taget";
    wrong.expected = "a known key";
    wrong.did_you_mean = "below_target";
    wrong.details = {"3  well", "4  very well"};
    CHECK(render_problems({wrong}) ==
          "a.json:31:20: error: unknown key \"below_taget\" [X-01 unknown-key]\n"
          "    at /policy/gates/1/below_taget · expected a known key · "
          "did you mean \"below_target\"?\n"
          "    3  well\n"
          "    4  very well\n");
}

TEST_CASE("render_problems: parts that do not apply are left out") {
    CHECK(render_problems({{.message = "odd"}}) == "error: odd\n");
    CHECK(render_problems({problem("a.csv", {7, 0}, "T-01", DiagnosticLevel::warning)}) ==
          "a.csv:7: warning: message [T-01 name]\n");
    CHECK(render_problems({problem("a.csv", {}, "T-01", DiagnosticLevel::information)}) ==
          "a.csv: information: message [T-01 name]\n");
    CHECK(render_problems({}).empty());
}

TEST_CASE("render_problems: sorted by file, line, column and code, whatever the order was") {
    Diagnostics const problems{problem("b", {1, 1}, "A-01"), problem("a", {10, 1}, "A-01"),
                               problem("a", {9, 2}, "B-01"), problem("a", {9, 2}, "A-01"),
                               problem("a", {9, 1}, "C-01")};
    auto const order = sorted(problems);
    std::string codes;
    for (auto const& entry : order)
        codes += entry.file + std::to_string(entry.where.line) + entry.code.substr(0, 1) + " ";
    CHECK(codes == "a9C a9A a9B a10A b1A ");
    auto reversed = problems;
    std::swap(reversed.front(), reversed.back());
    CHECK(render_problems(reversed) == render_problems(problems));
}

TEST_CASE("render_problems: beyond the limit the rest is counted, errors being shown first") {
    Diagnostics problems;
    for (std::size_t i = 1; i <= 3; ++i)
        problems.push_back(problem("a", {i, 1}, "W-01", DiagnosticLevel::warning));
    problems.push_back(problem("b", {1, 1}, "E-09"));
    problems.push_back(problem("b", {2, 1}, "E-09"));
    CHECK(render_problems(problems, {.limit = 3}) == "a:1:1: warning: message [W-01 name]\n"
                                                     "b:1:1: error: message [E-09 name]\n"
                                                     "b:2:1: error: message [E-09 name]\n"
                                                     "and 2 more problems: 2 warnings\n");
    CHECK(render_problems(problems, {.limit = 1}) ==
          "b:1:1: error: message [E-09 name]\n"
          "and 4 more problems: 1 error, 3 warnings\n");
    CHECK(render_problems(problems, {.limit = 4}).find("and 1 more problem: 1 warning\n") !=
          std::string::npos);
}

TEST_CASE("render_problems: colours only when asked for, control characters never") {
    Diagnostic hostile = problem("a\x1b[2J", {1, 1}, "J-01");
    hostile.message = "bad \x07 byte \xc2\x9b and tab\t";
    CHECK(render_problems({hostile}) ==
          "a\\u001b[2J:1:1: error: bad \\u0007 byte \\u009b and tab\t [J-01 name]\n");
    auto const coloured =
        render_problems({problem("a", {1, 1}, "J-01")}, {.colour = Colour::terminal});
    CHECK(coloured == "\x1b[1ma:1:1\x1b[0m: \x1b[1;31merror:\x1b[0m message [J-01 name]\n");
}

TEST_CASE("render_problems: counts name only the levels there are") {
    CHECK(count_problems({}).empty());
    CHECK(count_problems({problem("a", {}, "A-01")}) == "1 error");
    CHECK(count_problems({problem("a", {}, "A-01", DiagnosticLevel::information),
                          problem("a", {}, "A-01"), problem("a", {}, "A-01")}) ==
          "2 errors, 1 note");
}
