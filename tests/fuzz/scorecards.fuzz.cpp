// SPDX-License-Identifier: BSL-1.0
// Any bytes as scorecards, JSON or table, with and without a rubric: no crash, places inside
// the text, and what is accepted reads back as the same card.
#include "unit/support/builders.hpp"

#include <panelscore/io/scorecard.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace panelscore;

void require(bool truth) {
    if (!truth)
        std::abort();
}

void read(std::string const& text, ScorecardOptions const& options) {
    auto const cards = read_scorecards(text, "fuzz", options);
    require(cards.cards.size() == cards.places.size());
    for (std::size_t i = 0; i < cards.cards.size(); ++i) {
        Diagnostic problem;
        problem.pointer = "/ratings/craft.design/evidence";
        locate(problem, cards, i, text);
        require(problem.where.line > 0);
        auto const again = parse_scorecards(to_json(cards.cards[i]), "again", options);
        require(again.ok() && again.value.size() == 1);
        // Numbers are written with 12 digits, so the text is what must be the same.
        require(to_json(again.value[0]) == to_json(cards.cards[i]));
    }
    require(!check_run({cards, cards}).empty() ||
            cards.problems.size() + cards.cards.size() > 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(data, data + size);
    static Rubric const rubric = panelscore::test::small_rubric();
    ScorecardOptions options;
    read(text, options);
    options.rubrics = {&rubric};
    options.columns = {{"candidate", "applicant"}};
    read(text, options);
    return 0;
}
