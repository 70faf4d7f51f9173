// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/write_problems.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

TEST_CASE("write_problems: every key is there and what does not apply is null") {
    std::string text;
    JsonWriter json(text);
    append_problems(json,
                    {{.code = "G-01", .name = "weights-sum", .message = "they sum to 98"}});
    CHECK(text == R"([{"level":"error","code":"G-01","name":"weights-sum",)"
                  R"("message":"they sum to 98","file":null,"line":null,"column":null,)"
                  R"("pointer":null,"expected":null,"did_you_mean":null,"details":[]}])");
}

TEST_CASE("write_problems: a problem with everything") {
    std::string text;
    JsonWriter json(text);
    append_problem(json, {.level = DiagnosticLevel::warning,
                          .code = "X-01",
                          .name = "unknown-key",
                          .message = "unknown key \"wieght\"",
                          .file = "a.json",
                          .pointer = "/wieght",
                          .where = {3, 14},
                          .expected = "a known key",
                          .did_you_mean = "weight",
                          .details = {"one", "two"}});
    CHECK(text == R"({"level":"warning","code":"X-01","name":"unknown-key",)"
                  R"("message":"unknown key \"wieght\"","file":"a.json","line":3,"column":14,)"
                  R"("pointer":"/wieght","expected":"a known key","did_you_mean":"weight",)"
                  R"("details":["one","two"]})");
}

TEST_CASE("write_problems: no problems are an empty array") {
    std::string text;
    JsonWriter json(text);
    append_problems(json, {});
    CHECK(text == "[]");
}
