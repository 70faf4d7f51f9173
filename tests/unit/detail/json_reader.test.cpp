// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/detail/json_reader.hpp>
#include <panelscore/io/names.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;
using namespace panelscore::detail;
using test::summary;

namespace {

/// A document of one array, and its problems.
struct Read {
    explicit Read(std::string entries) : text('[' + std::move(entries) + ']') {}

    std::string text{};
    JsonDocument document = parse_json(text);
    Diagnostics problems{};
    JsonReader json{document, "a.json", problems};
};

} // namespace

TEST_CASE("json_reader: decimal text is read exactly") {
    CHECK(to_number("0.1") == 0.1);
    CHECK(to_number("9007199254740993") == 9007199254740992.0);
    CHECK(to_number("0.30000000000000004") == 0.1 + 0.2);
    CHECK(to_number("123456789.12345679") == 123456789.12345679);
    CHECK_FALSE(to_number("1e999"));
    CHECK_FALSE(to_number("inf"));
    CHECK_FALSE(to_number("4x"));
    CHECK_FALSE(to_number(""));
}

TEST_CASE("json_reader: values of another kind are named with what was expected") {
    Read read(R"("4", 4, null, {}, [], true)");
    CHECK_FALSE(read.json.number(1));
    CHECK_FALSE(read.json.text(2));
    CHECK_FALSE(read.json.boolean(3));
    CHECK_FALSE(read.json.integer(4));
    CHECK(summary(read.problems) == "J-03 wrong-type 1:2 /0\nJ-03 wrong-type 1:7 /1\n"
                                    "J-03 wrong-type 1:10 /2\nJ-03 wrong-type 1:16 /3\n");
    CHECK(read.problems[0].message == "this entry is text");
    CHECK(read.problems[0].expected == "a number");
    CHECK(read.problems[0].file == "a.json");
}

TEST_CASE("json_reader: numbers out of range and broken whole numbers are refused") {
    Read read("1e999, 2.5, 1e9, 7");
    CHECK_FALSE(read.json.number(1));
    CHECK_FALSE(read.json.integer(2));
    CHECK_FALSE(read.json.integer(3));
    CHECK(read.json.integer(4) == 7);
    CHECK(summary(read.problems) == "J-07 not-finite 1:2 /0\nJ-03 wrong-type 1:9 /1\n"
                                    "J-03 wrong-type 1:14 /2\n");
}

TEST_CASE("json_reader: texts and names are checked for length and control characters") {
    Read read(R"("\u0000", "a\u001b", "a\nb", "", ")" + std::string(201, 'x') + "\", \"" +
              std::string((1U << 20U) + 1, 'y') + '"');
    CHECK_FALSE(read.json.text(1));
    CHECK_FALSE(read.json.text(2));
    CHECK(read.json.text(3) == "a\nb");
    CHECK_FALSE(read.json.name(3));
    CHECK_FALSE(read.json.name(4));
    CHECK_FALSE(read.json.name(5));
    CHECK(read.json.text(5));
    CHECK_FALSE(read.json.text(6));
    CHECK(summary(read.problems) ==
          "J-05 not-utf8 1:2 /0\nJ-08 wrong-format 1:12 /1\nJ-08 wrong-format 1:23 /2\n"
          "J-08 wrong-format 1:31 /3\nJ-06 too-large 1:35 /4\nJ-06 too-large 1:240 /5\n");
}

TEST_CASE("json_reader: a word of a fixed list is suggested") {
    Read read(R"("meen", "median", "xyz")");
    CHECK_FALSE(read.json.word(1, aggregate_names));
    CHECK(read.json.word(2, aggregate_names) == Aggregate::median);
    CHECK_FALSE(read.json.word(3, aggregate_names));
    REQUIRE(read.problems.size() == 2);
    CHECK(read.problems[0].did_you_mean == "mean");
    CHECK(read.problems[0].expected == "mean, median, trimmed");
    CHECK(read.problems[1].did_you_mean.empty());
}

TEST_CASE("json_reader: problems stop being listed long before they fill the memory") {
    std::string text = "0";
    for (int i = 0; i < 5000; ++i)
        text += ",0";
    Read read(text);
    for (NodeIndex node = 1; node <= 5000; ++node)
        CHECK_FALSE(read.json.text(node));
    REQUIRE(read.problems.size() == 200);
    CHECK(read.problems.back().code == "J-06");
}
