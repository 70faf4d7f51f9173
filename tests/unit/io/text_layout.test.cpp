// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/text_layout.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace panelscore;
using Lines = std::vector<std::string>;

TEST_CASE("text layout: width counts columns, not bytes") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("Zoë") == 3);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("面接") == 4);
    CHECK(display_width("·…–") == 3);
    CHECK(display_width("\xFF\xFE") == 2);
    CHECK(display_width("\U0001F600") == 2);
}

TEST_CASE("text layout: one line is harmless to a terminal") {
    CHECK(one_line("  a\r\n\tb  ") == "a b");
    CHECK(one_line("red\x1b[31m") == "red [31m");
    CHECK(one_line("c1\u009b31m") == "c1 31m");
    CHECK(one_line("abc\u202Edef") == "abcdef");
    CHECK(one_line("a\u00A0b\u2028c") == "a b c");
    CHECK(one_line("bad \xC0\xAF end") == "bad \uFFFD\uFFFD end");
    CHECK(one_line(std::string("nul\0byte", 8)) == "nul byte");
    CHECK(one_line("\xE2\x82") == "\uFFFD\uFFFD");
}

TEST_CASE("text layout: shortening keeps the width and whole characters") {
    CHECK(shorten("short", 5) == "short");
    CHECK(shorten("shorter", 5) == "shor…");
    CHECK(shorten("two words", 5) == "two…");
    CHECK(shorten("面接官", 4) == "面…");
    CHECK(shorten("cafe\u0301s", 5) == "cafe\u0301s");
    CHECK(shorten("cafe\u0301 bar", 5) == "cafe\u0301…");
    CHECK(shorten("any", 0).empty());
}

TEST_CASE("text layout: padding counts columns") {
    CHECK(pad_right("面", 4) == "面  ");
    CHECK(pad_left("é", 3) == "  é");
    CHECK(pad_right("longer", 3) == "longer");
}

TEST_CASE("text layout: wrapping breaks at spaces and never inside a percentage") {
    CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap("one 4 (i-07)", 10) == Lines{"one", "4 (i-07)"});
    CHECK(wrap("at 72 % of it", 6) == Lines{"at", "72 %", "of it"});
    CHECK(wrap("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
    CHECK(wrap("", 10) == Lines{""});
    CHECK(wrap("面接", 1) == Lines{"面", "接"});
    CHECK(wrap("ab", 0) == Lines{"a", "b"});
}

TEST_CASE("text layout: items are kept whole where possible") {
    CHECK(wrap_items({"aa 1", "bb 2", "cc 3"}, "; ", 10) == Lines{"aa 1;", "bb 2; cc 3"});
    CHECK(wrap_items({"aa 1", "bb 2", "cc 3"}, "; ", 11) == Lines{"aa 1; bb 2;", "cc 3"});
    CHECK(wrap_items({"long item"}, "; ", 4) == Lines{"long", "item"});
    CHECK(wrap_items({}, "; ", 4) == Lines{""});
}
