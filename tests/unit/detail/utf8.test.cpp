// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/utf8.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore::detail;

TEST_CASE("utf8: well-formed text of every length is accepted") {
    CHECK(find_invalid_utf8("") == std::string::npos);
    CHECK(find_invalid_utf8("plain text of more than eight bytes") == std::string::npos);
    CHECK(find_invalid_utf8("é 研 🙂 \xF4\x8F\xBF\xBF \xED\x9F\xBF") == std::string::npos);
}

TEST_CASE("utf8: overlong forms, surrogates, stray and cut bytes are refused") {
    CHECK(find_invalid_utf8("12345678\x80") == 8);
    CHECK(find_invalid_utf8("a\xC0\x80") == 1);
    CHECK(find_invalid_utf8("a\xE0\x80\x80") == 1);
    CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1);
    CHECK(find_invalid_utf8("a\xF0\x80\x80\x80") == 1);
    CHECK(find_invalid_utf8("a\xF4\x90\x80\x80") == 1);
    CHECK(find_invalid_utf8("a\xF5\x80\x80\x80") == 1);
    CHECK(find_invalid_utf8("a\xE7\xA0") == 1);
}

TEST_CASE("utf8: code points are counted and written") {
    CHECK(count_code_points("é 研🙂") == 4);
    std::string text;
    for (std::uint32_t const code : {0x41U, 0xE9U, 0x7814U, 0x1F642U})
        append_code_point(text, code);
    CHECK(text == "Aé研🙂");
}

TEST_CASE("utf8: line breaks may stand in free text, not in names") {
    CHECK(find_control("a\tb\r\n", true) == std::string::npos);
    CHECK(find_control("a\tb", false) == 1);
    CHECK(find_control("a\x1B[31m", true) == 1);
    CHECK(find_control("a\x7F", true) == 1);
    CHECK(find_control(std::string_view("\0", 1), true) == 0);
}
