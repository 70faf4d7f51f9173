// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/detail/object_reader.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;
using namespace panelscore::detail;
using test::summary;

TEST_CASE("object_reader: unknown keys are named with the nearest known one") {
    std::string const text = R"({"id": "a", "wieght": 3, "b": 1})";
    auto const document = parse_json(text);
    Diagnostics problems;
    JsonReader json(document, "a.json", problems);
    ObjectReader object(json, 0);
    std::string id;
    object.required_text("id", id);
    CHECK_FALSE(object.optional("weight"));
    CHECK(object.has_unknown());
    object.finish();
    CHECK(id == "a");
    CHECK(summary(problems) == "X-01 unknown-key 1:13 /wieght\nX-01 unknown-key 1:26 /b\n");
    CHECK(problems[0].did_you_mean == "weight");
    CHECK(problems[1].did_you_mean.empty());
}

TEST_CASE("object_reader: a missing key is placed at its object") {
    std::string const text = R"([{"id": "a"}])";
    auto const document = parse_json(text);
    Diagnostics problems;
    JsonReader json(document, "a.json", problems);
    ObjectReader object(json, 1);
    CHECK_FALSE(object.required("title"));
    CHECK(summary(problems) == "J-04 missing-key 1:2 /0\n");
}

TEST_CASE("object_reader: what is no object is one problem and reads as an empty one") {
    std::string const text = "[3]";
    auto const document = parse_json(text);
    Diagnostics problems;
    JsonReader json(document, "a.json", problems);
    ObjectReader object(json, 1);
    CHECK_FALSE(object.required("title"));
    object.finish();
    CHECK(summary(problems) == "J-03 wrong-type 1:2 /0\n");
}
