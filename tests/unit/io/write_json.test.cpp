// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/write_json.hpp>

#include <doctest/doctest.h>

#include <string>

using panelscore::JsonLayout;
using panelscore::JsonWriter;

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    JsonWriter(out).string(text);
    return out;
}

} // namespace

TEST_CASE("write_json: compact text holds no blanks") {
    std::string out;
    JsonWriter json(out);
    json.begin_object().string("id", "a").number("score", 3.5).begin_array("empty").end_array();
    json.begin_array("list").integer(-1).count(2).boolean(true).null().end_array();
    json.number("none", std::optional<double>{}).begin_object("x").end_object().end_object();
    CHECK(out ==
          R"({"id":"a","score":3.5,"empty":[],"list":[-1,2,true,null],"none":null,"x":{}})");
}

TEST_CASE("write_json: indented text keeps a line layout on one line") {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().begin_object("targets", JsonLayout::line);
    json.number("junior", 2).number("senior", 4).end_object();
    json.begin_array("empty").end_array();
    json.begin_array("rules").string("a").string("b").end_array().end_object();
    CHECK(out == "{\n  \"targets\": {\"junior\": 2, \"senior\": 4},\n  \"empty\": [],\n"
                 "  \"rules\": [\n    \"a\",\n    \"b\"\n  ]\n}");
}

TEST_CASE("write_json: special characters are escaped wherever they stand") {
    CHECK(quoted("") == "\"\"");
    CHECK(quoted("say \"no\" \\ \n\r\t\x01") == R"("say \"no\" \\ \n\r\t\u0001")");
    for (std::size_t at = 0; at < 20; ++at) {
        std::string text(20, 'x');
        text[at] = '"';
        std::string expected(20, 'x');
        expected.replace(at, 1, "\\\"");
        CHECK(quoted(text) == '"' + expected + '"');
    }
    CHECK(quoted("Größe 4–5, 研究, 🙂") == "\"Größe 4–5, 研究, 🙂\"");
    CHECK(quoted(std::string(1, '\0')) == R"("\u0000")");
    CHECK(quoted("\x7f\x20\x21") == "\"\x7f\x20\x21\"");
}

TEST_CASE("write_json: a value that is JSON already is taken as it is") {
    std::string out;
    JsonWriter json(out);
    json.begin_object().raw("x", R"({"a":1})").end_object();
    CHECK(out == R"({"x":{"a":1}})");
}
