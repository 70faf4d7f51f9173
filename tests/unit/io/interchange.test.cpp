// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/interchange.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace panelscore;

TEST_CASE("interchange: losses are information, one line a field") {
    std::vector<FieldLoss> const losses{{"competencies.questions", 75, "has no column for it"},
                                        {"language", 1, "has no column for it"}};
    auto const lines = export_losses(losses, "ours.json", "Canvas");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].code == "X-02");
    CHECK(lines[0].name == "export-loss");
    CHECK(lines[0].level == DiagnosticLevel::information);
    CHECK(lines[0].file == "ours.json");
    CHECK(lines[0].message ==
          "left out: competencies.questions (75): Canvas has no column for it");
    CHECK(lines[1].message == "left out: language: Canvas has no column for it");
    CHECK_FALSE(has_errors(lines));

    auto const back = import_losses(losses, "theirs.json");
    CHECK(back[0].code == "X-04");
    CHECK(back[0].message == "left out: competencies.questions (75): has no column for it");
    CHECK(export_losses({}, "a", "b").empty());
}
