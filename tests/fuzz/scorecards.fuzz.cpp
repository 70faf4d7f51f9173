// SPDX-License-Identifier: BSL-1.0
// Any bytes as a file of scorecards, JSON or CSV: no crash, every problem can be placed, and
// what is accepted reads back as the same card.
#include "unit/support/builders.hpp"

#include <panelscore/io/scorecard.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

void read_back(panelscore::Scorecard const& card, panelscore::ScorecardOptions const& options) {
    auto const again =
        panelscore::read_scorecards(panelscore::to_json(card), "again.json", options);
    if (!again.ok() || again.cards.size() != 1 || !(again.cards.front() == card))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace panelscore;
    static Rubric const rubric = test::small_rubric();
    std::string const text(data, data + size);
    for (ScorecardOptions const& options : {ScorecardOptions{}, ScorecardOptions{{&rubric}}}) {
        auto read = read_scorecards(text, "fuzz", options);
        if (read.places.size() != read.cards.size())
            std::abort();
        for (std::size_t i = 0; i < read.cards.size() && i < 20; ++i) {
            read_back(read.cards[i], options);
            Diagnostic finding{.pointer = "/ratings/craft.design/evidence"};
            locate(finding, read, i, text);
        }
        (void)check_run({std::move(read)});
    }
    return 0;
}
