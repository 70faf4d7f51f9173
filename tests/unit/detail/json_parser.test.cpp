// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/json_parser.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace panelscore::detail;

namespace {

/// "CODE offset", or "fine".
std::string outcome(std::string_view text) {
    auto const document = parse_json(text);
    if (!document.fault)
        return "fine";
    return std::string(document.fault->kind.code) + ' ' +
           std::to_string(document.fault->offset);
}

} // namespace

TEST_CASE("json_parser: JSON is read") {
    for (auto const* text : {"null", " true ", "false", "0", "-0", "12.5e-3", "1E+2", R"("")",
                             R"("é研🙂 \u00e9")", "[]", "[1,[2],{}]", "{}",
                             R"({"a":{"b":[]}})", "\r\n\t[ 1 , 2 ]\n"})
        CHECK(outcome(text) == "fine");
}

TEST_CASE("json_parser: what is no JSON is refused where it goes wrong") {
    CHECK(outcome("") == "J-01 0");
    CHECK(outcome("[1,]") == "J-01 3");
    CHECK(outcome("[1 2]") == "J-01 3");
    CHECK(outcome("[1") == "J-01 2");
    CHECK(outcome(R"({"a" 1})") == "J-01 5");
    CHECK(outcome(R"({a: 1})") == "J-01 1");
    CHECK(outcome(R"({"a": 1,})") == "J-01 8");
    CHECK(outcome("01") == "J-01 0");
    CHECK(outcome("1.") == "J-01 2");
    CHECK(outcome(".5") == "J-01 0");
    CHECK(outcome("+1") == "J-01 0");
    CHECK(outcome("1e") == "J-01 2");
    CHECK(outcome("nul") == "J-01 0");
    CHECK(outcome("'a'") == "J-01 0");
    CHECK(outcome("1 2") == "J-01 2");
    CHECK(outcome("// x") == "J-01 0");
    CHECK(outcome("\"a") == "J-01 0");
    CHECK(outcome("\"a\nb\"") == "J-01 2");
    CHECK(outcome("\"a\tb\"") == "J-01 2");
    CHECK(outcome(R"("\x41")") == "J-01 2");
    CHECK(outcome(R"("\u12g4")") == "J-01 5");
    CHECK(outcome(std::string_view("[1\0]", 4)) == "J-01 2");
    CHECK(outcome("}") == "J-01 0");
}

TEST_CASE("json_parser: numbers that are not finite are named") {
    CHECK(outcome("[NaN]") == "J-07 1");
    CHECK(outcome("[Infinity]") == "J-07 1");
    CHECK(outcome("[-Infinity]") == "J-07 1");
}

TEST_CASE("json_parser: bytes that are not UTF-8 and half pairs are refused") {
    CHECK(outcome("\"ab\xFF\"") == "J-05 3");
    CHECK(outcome("\"\xC0\x80\"") == "J-05 1");
    CHECK(outcome("\xFF") == "J-05 0");
    CHECK(outcome(R"("\ud800")") == "J-01 1");
    CHECK(outcome(R"("\ud800\u0041")") == "J-01 1");
    CHECK(outcome(R"("\udc00")") == "J-01 1");
    CHECK(outcome(R"("\ud83d)") == "J-01 1");
}

TEST_CASE("json_parser: depth, size and number of values have limits") {
    CHECK(outcome(std::string(32, '[') + std::string(32, ']')) == "fine");
    CHECK(outcome(std::string(33, '[') + std::string(33, ']')) == "J-06 32");
    CHECK(outcome(std::string(1'000'000, '[')) == "J-06 32");
    JsonLimits small;
    small.bytes = 10;
    small.values = 3;
    CHECK(parse_json("\"123456789012345\"", small).fault->kind.code == "J-06");
    CHECK(parse_json("[1, 2, 3, 4]", small).fault->kind.code == "J-06");
    CHECK_FALSE(parse_json("[1, 2]", small).fault);
}

TEST_CASE("json_parser: keys that stand twice are found however they are written") {
    std::string const text = R"({"a": 1, "b": {"c": 1, "\u0063": 2}, "a": 3, "a": 4})";
    auto const document = parse_json(text);
    REQUIRE_FALSE(document.fault);
    REQUIRE(document.duplicates.size() == 3);
    CHECK(document.pointer(document.duplicates[0].second) == "/b/c");
    CHECK(document.pointer(document.duplicates[1].second) == "/a");
}

TEST_CASE("json_parser: a value at the front is read and its end told") {
    auto const document = parse_json_prefix(" {\"a\": 1}, [2");
    REQUIRE_FALSE(document.fault);
    CHECK(document.end == 9);
}
