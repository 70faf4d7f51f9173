// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/json_document.hpp>
#include <panelscore/detail/json_parser.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore::detail;

TEST_CASE("json_document: every value has its pointer, and every pointer its value") {
    std::string const text =
        R"({"a": [1, {"b/c": null, "d~": "x"}, [true]], "e": {}, "\u0066": 2})";
    auto const document = parse_json(text);
    REQUIRE_FALSE(document.fault);
    for (auto const* pointer :
         {"", "/a", "/a/0", "/a/1", "/a/1/b~1c", "/a/1/d~0", "/a/2/0", "/e", "/f"}) {
        auto const node = document.find(pointer);
        CHECK(document.pointer(node) == pointer);
    }
    CHECK(document.source(document.find("/f")) == "2");
    CHECK(document.string(document.find("/a/1/d~0")) == "x");
}

TEST_CASE("json_document: a pointer to nothing leads to the nearest value around it") {
    std::string const text = R"({"a": [1, 2]})";
    auto const document = parse_json(text);
    CHECK(document.pointer(document.find("/a/7/b")) == "/a");
    CHECK(document.pointer(document.find("/x")).empty());
    CHECK(document.pointer(document.find("/a/1/b")) == "/a/1");
}

TEST_CASE("json_document: escapes are read") {
    CHECK(unescaped(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
    CHECK(unescaped(R"(A\u00e9\u7814\ud83d\ude42)") == "Aé研🙂");
}
