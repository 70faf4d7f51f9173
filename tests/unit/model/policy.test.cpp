// SPDX-License-Identifier: BSL-1.0
#include <panelscore/model/policy.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("policy: one number holds for every seniority") {
    CHECK(at(MaybeBySeniority{3.5}, Seniority{"junior"}) == 3.5);
    CHECK(at(MaybeBySeniority{3.5}, Seniority{}) == 3.5);
}

TEST_CASE("policy: numbers by seniority hold for those named only") {
    MaybeBySeniority const bars = NumberBySeniority{{Seniority{"mid"}, 3.0}};
    CHECK(at(bars, Seniority{"mid"}) == 3.0);
    CHECK_FALSE(at(bars, Seniority{"staff"}).has_value());
    CHECK_FALSE(at(bars, Seniority{}).has_value());
}

TEST_CASE("policy: the defaults are those of the file format") {
    Policy const policy;
    CHECK(policy.method == Method::posterior);
    CHECK(policy.confidence == 0.80);
    CHECK(policy.level == 0.90);
    CHECK(policy.evidence.coverage == 0.70);
    CHECK_FALSE(policy.cost_ratio.has_value());
}
