// SPDX-License-Identifier: BSL-1.0
#include <panelscore/decide/slate.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string_view>
#include <vector>

using namespace panelscore;

namespace {

Recommendation advice(std::string_view candidate, Call call, std::optional<double> raw) {
    Recommendation made;
    made.candidate = CandidateId{candidate};
    made.call = call;
    made.score.raw = raw;
    return made;
}

} // namespace

TEST_CASE("slate: by call, then raw, then id") {
    std::vector<Recommendation> const all{
        advice("d", Call::insufficient_evidence, std::nullopt), advice("c", Call::hire, 3.7),
        advice("b", Call::hire, 3.9), advice("e", Call::no_hire, 4.2),
        advice("a", Call::strong_hire, 4.6)};
    Slate const slate = slate_by_mean(all, 1);
    std::vector<std::string> order;
    for (auto const& key : slate.order)
        order.push_back(key.candidate.text());
    CHECK(order == std::vector<std::string>{"a", "b", "c", "e", "d"});
    CHECK(slate.ties.empty());
}

TEST_CASE("slate: equal scores are ties, three of them are one tie") {
    std::vector<Recommendation> const all{advice("c", Call::hire, 0.1 + 0.2),
                                          advice("a", Call::hire, 0.3),
                                          advice("b", Call::hire, 0.3),
                                          advice("d", Call::hire, 0.2),
                                          advice("x", Call::insufficient_evidence, 0.1),
                                          advice("y", Call::insufficient_evidence, 0.1)};
    Slate const slate = slate_by_mean(all, 1);
    REQUIRE(slate.ties.size() == 1);
    CHECK(slate.ties[0].size() == 3);
    CHECK(slate.ties[0][0].candidate == CandidateId{"a"});
    CHECK(slate.order[3].candidate == CandidateId{"d"});
}

TEST_CASE("slate: lower is better puts the lower score first") {
    std::vector<Recommendation> const all{advice("a", Call::hire, 2.0),
                                          advice("b", Call::hire, 1.6)};
    CHECK(slate_by_mean(all, -1).order[0].candidate == CandidateId{"b"});
    CHECK(slate_by_mean({}, 1).order.empty());
}
