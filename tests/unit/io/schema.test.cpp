// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/schema.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace panelscore;

TEST_CASE("schema: every name has a schema that names itself and its draft") {
    REQUIRE(!schema_names().empty());
    for (auto const name : schema_names()) {
        auto const schema = json_schema(name);
        REQUIRE(schema.has_value());
        CHECK(schema->find("https://json-schema.org/draft/2020-12/schema") !=
              std::string::npos);
        CHECK(schema->find("\"urn:panelscore:schema:" + std::string{name} + ":1\"") !=
              std::string::npos);
        CHECK(schema->ends_with("}\n"));
    }
}

TEST_CASE("schema: formats of this release are known, others are not") {
    for (auto const* name :
         {"rubric", "scorecard", "recommendation", "calibration", "plan", "lint", "check",
          "truth", "import-map", "import-report", "partial"})
        CHECK(std::count(schema_names().begin(), schema_names().end(), name) == 1);
    CHECK(!json_schema("").has_value());
    CHECK(!json_schema("Rubric").has_value());
}
