// SPDX-License-Identifier: BSL-1.0
// Any bytes as past ratings, in one piece and in many: no crash, the same history and problems,
// codes that fit, and no error where the reader of scorecards finds none.
#include "unit/support/builders.hpp"

#include <panelscore/io/ratings.hpp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace panelscore;

void require(bool truth) {
    if (!truth)
        std::abort();
}

/// The text in pieces of 1 to `longest` bytes, or in one.
Parsed<RatingHistory> in_pieces(std::string_view text, RatingOptions const& options,
                                std::uint64_t seed, std::size_t longest) {
    RatingReader reader(options);
    reader.open("fuzz");
    while (!text.empty()) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        std::size_t const length =
            std::min<std::size_t>(text.size(), 1 + (seed >> 33U) % longest);
        reader.feed(text.substr(0, length));
        text.remove_prefix(length);
    }
    reader.close();
    return reader.finish();
}

void check_codes(RatingHistory const& history) {
    stats::Ratings const& ratings = history.ratings;
    require(ratings.cards == history.cards.size());
    require(history.seniority_of.size() == history.candidates.size());
    require(history.not_observed_in.size() == history.competencies.size());
    require(std::is_sorted(history.interviewers.begin(), history.interviewers.end()));
    require(std::is_sorted(history.candidates.begin(), history.candidates.end()));
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        require(ratings.card[i] < ratings.cards &&
                ratings.competency[i] < ratings.competencies);
        require(history.cards[ratings.card[i]].candidate == ratings.candidate[i]);
        require(history.cards[ratings.card[i]].interviewer == ratings.interviewer[i]);
        require(i == 0 || ratings.card[i - 1] < ratings.card[i] ||
                (ratings.card[i - 1] == ratings.card[i] &&
                 ratings.competency[i - 1] < ratings.competency[i]));
    }
}

/// What the reader of scorecards takes, this one takes too.
void compare(std::string const& text, RatingOptions const& options,
             Parsed<RatingHistory> const& found) {
    ScorecardOptions whole;
    whole.rubrics = options.rubrics;
    whole.columns = options.columns;
    whole.checks = CardChecks::ratings_only;
    auto const cards = parse_scorecards(text, "fuzz", whole);
    if (!cards.ok())
        return;
    std::size_t scores = 0;
    for (Scorecard const& card : cards.value)
        if (card.phase == Phase::independent)
            for (Rating const& rating : card.ratings)
                scores += rating.score ? 1U : 0U;
    require(found.value.ratings.size() == scores);
    require(found.ok() || scores == 0);
}

void read(std::string const& text, RatingOptions const& options, std::uint64_t seed) {
    auto const found = read_ratings(text, "fuzz", options);
    check_codes(found.value);
    for (std::size_t const longest : {std::size_t{1}, std::size_t{9}, std::size_t{300}}) {
        auto const again = in_pieces(text, options, seed, longest);
        require(again.value == found.value);
        require(again.problems == found.problems);
    }
    if (options.rated == RatedBy::competencies && options.by.empty() && !options.scale)
        compare(text, options, found);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(data, data + size);
    std::uint64_t seed = 14695981039346656037U;
    for (char const c : text)
        seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211U;
    static Rubric const rubric = panelscore::test::small_rubric();
    RatingOptions options;
    read(text, options, seed);
    options.rubrics = {&rubric};
    options.columns = {{"candidate", "applicant"}};
    read(text, options, seed);
    RatingOptions other;
    other.scale = ScoreScale{1, 5, 0, false, true};
    other.values = {{"yes", 4.0}, {"no", {}}};
    other.by = "site";
    other.since = 1767225600; // 2026-01-01
    read(text, other, seed);
    RatingOptions votes;
    votes.rated = RatedBy::overall_vote;
    read(text, votes, seed);
    return 0;
}
