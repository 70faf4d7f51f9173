// SPDX-License-Identifier: BSL-1.0
#include <panelscore/model/recommendation.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("recommendation: nothing is claimed before anything was scored") {
    Recommendation const empty;
    CHECK(empty.call == Call::insufficient_evidence);
    CHECK_FALSE(empty.score.raw.has_value());
    CHECK_FALSE(empty.probability.has_value());
    CHECK_FALSE(empty.bounds.has_value());
    CHECK(GateResult{}.outcome == GateOutcome::not_assessed);
}

TEST_CASE("recommendation: panels are ordered by candidate, then opening") {
    PanelKey const one{CandidateId{"c-1"}, OpeningId{"b"}};
    PanelKey const two{CandidateId{"c-2"}, OpeningId{"a"}};
    CHECK(one < two);
    CHECK(PanelKey{CandidateId{"c-1"}, OpeningId{"a"}} < one);
}
