// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/plan/calibration_exercise.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("calibration exercise: every note once, numbered through") {
    auto const rubric = test::small_rubric();
    auto const exercise = calibration_exercise(rubric, scored_competencies(rubric));
    REQUIRE(exercise.competencies.size() == 3);
    int number = 0;
    for (auto const& entry : exercise.competencies) {
        CHECK(entry.samples.size() == entry.competency.calibration.size());
        for (auto const& sample : entry.samples)
            CHECK(sample.number == ++number);
    }
    CHECK(number == 6);
}

TEST_CASE("calibration exercise: the order of the notes in the file does not matter") {
    auto rubric = test::small_rubric();
    auto const ids = scored_competencies(rubric);
    auto const before = calibration_exercise(rubric, ids);
    auto& notes = rubric.competencies.front().calibration;
    std::swap(notes[0], notes[1]);
    CHECK(calibration_exercise(rubric, ids).competencies.front().samples ==
          before.competencies.front().samples);
}

TEST_CASE("calibration exercise: competencies without notes are passed over") {
    auto rubric = test::small_rubric();
    rubric.competencies[1].calibration.clear();
    auto const exercise =
        calibration_exercise(rubric, {CompetencyId{"craft.testing"}, CompetencyId{"no.such"},
                                      CompetencyId{"people.clarity"}});
    REQUIRE(exercise.competencies.size() == 1);
    CHECK(exercise.competencies.front().competency.name == "Clarity");
}
