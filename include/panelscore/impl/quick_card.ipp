// SPDX-License-Identifier: BSL-1.0
#pragma once

// One scorecard from one line of NDJSON, fast: no tree of values, no positions. It takes only
// cards in which the careful reader of io/scorecard.hpp would find nothing at all, not even a
// warning; anything else is left to that reader, which explains it. A test holds the two
// against each other.

#include <panelscore/impl/quick_card_handler.ipp>

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// A rubric prepared for checking many cards: where each competency stands, which interview
/// plans it.
struct QuickRubric {
    Rubric const* rubric = nullptr;
    std::unordered_map<std::string_view, std::size_t> competencies{};
    /// By interview: one flag for each competency that the plan lists.
    std::unordered_map<std::string_view, std::vector<bool>> planned{};

    /// True when the role judges by this seniority, or by none.
    [[nodiscard]] bool knows(Seniority const& seniority) const {
        if (!rubric->role || rubric->role->seniorities.empty())
            return true;
        auto const& known = rubric->role->seniorities;
        return std::find(known.begin(), known.end(), seniority) != known.end();
    }

    QuickRubric(Rubric const& source, CardChecks checks) : rubric(&source) {
        for (std::size_t k = 0; k < source.competencies.size(); ++k)
            competencies.emplace(source.competencies[k].id.text(), k);
        if (!source.role || checks == CardChecks::ratings_only)
            return;
        for (Interview const& interview : source.role->interviews) {
            std::vector<bool> listed(source.competencies.size());
            for (CompetencyId const& id : interview.competencies)
                if (auto const found = competencies.find(id.text());
                    found != competencies.end())
                    listed[found->second] = true;
            planned.emplace(interview.id.text(), std::move(listed));
        }
    }
};

/// What a plain card is besides its values.
struct QuickCard {
    std::size_t rubric = CardPlace::none;
    std::uint64_t competencies = 0; ///< one bit for each rated competency, modulo 64
    std::string_view candidate{};   ///< as it stands in the line
    std::string_view opening{};
};

/// Reads plain cards one after the other.
class QuickCardReader {
  public:
    /// The rubrics in `options` must outlive the reader.
    explicit QuickCardReader(ScorecardOptions const& options)
        : parser_(boost::json::parse_options{}), checks_(options.checks) {
        for (Rubric const* rubric : options.rubrics)
            rubrics_.emplace_back(*rubric, checks_);
    }

    /// Returns true when a line is a plain card; `card` then holds it without its texts, else
    /// no meaning. Cost: linear in the line.
    bool check(std::string_view line, Scorecard& card, QuickCard& about) {
        if (!parse(line, card, false) || !fits(card, about))
            return false;
        about.candidate = parser_.handler().candidate();
        about.opening = parser_.handler().opening();
        return inside(about.candidate, line) && inside(about.opening, line);
    }
    /// Fills `card` from a line that is a plain card.
    void read(std::string_view line, Scorecard& card) { parse(line, card, true); }

  private:
    static bool inside(std::string_view part, std::string_view line) {
        std::less_equal<> const before;
        return part.empty() || (before(line.data(), part.data()) &&
                                before(part.data() + part.size(), line.data() + line.size()));
    }
    bool parse(std::string_view line, Scorecard& card, bool texts) {
        boost::json::error_code ec;
        parser_.reset();
        parser_.handler().start(card, texts);
        std::size_t const used = parser_.write_some(false, line.data(), line.size(), ec);
        return !ec && parser_.done() && used == line.size();
    }
    /// True when the careful reader would find nothing wrong with the card's contents.
    bool fits(Scorecard const& card, QuickCard& about) const {
        about = {};
        if (rubrics_.empty())
            return fits_nothing(card, about);
        for (std::size_t r = 0; r < rubrics_.size(); ++r) {
            Rubric const& rubric = *rubrics_[r].rubric;
            if (card.rubric.empty() ? rubrics_.size() > 1 : card.rubric != rubric.id.text())
                continue;
            if (!card.revision.empty() && card.revision != rubric.revision &&
                (checks_ == CardChecks::all || rubrics_.size() > 1))
                return false;
            about.rubric = r;
            return fits(card, rubrics_[r], about);
        }
        return false;
    }
    static bool fits_nothing(Scorecard const& card, QuickCard& about) {
        for (std::size_t i = 0; i < card.ratings.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                if (card.ratings[i].competency == card.ratings[j].competency)
                    return false;
            about.competencies |= std::uint64_t{1}
                                  << (std::hash<CompetencyId>{}(card.ratings[i].competency) %
                                      64);
        }
        return true;
    }
    [[nodiscard]] bool fits(Scorecard const& card, QuickRubric const& rubric,
                            QuickCard& about) const {
        if (checks_ == CardChecks::all && !card.seniority.empty() &&
            !rubric.knows(card.seniority))
            return false;
        std::vector<bool> const* listed = nullptr;
        if (!rubric.planned.empty() && !card.interview.empty()) {
            auto const found = rubric.planned.find(card.interview.text());
            if (found == rubric.planned.end())
                return false;
            listed = &found->second;
        }
        for (Rating const& rating : card.ratings) {
            auto const found = rubric.competencies.find(rating.competency.text());
            if (found == rubric.competencies.end() ||
                (listed != nullptr && !(*listed)[found->second]) ||
                (rating.score && !rubric.rubric->scale.allows(*rating.score)))
                return false;
            std::uint64_t const bit = std::uint64_t{1} << (found->second % 64);
            if ((about.competencies & bit) != 0 && rated_twice(card))
                return false;
            about.competencies |= bit;
        }
        return true;
    }
    static bool rated_twice(Scorecard const& card) {
        for (std::size_t i = 0; i < card.ratings.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (card.ratings[i].competency == card.ratings[j].competency)
                    return true;
        return false;
    }

    boost::json::basic_parser<QuickCardHandler> parser_;
    CardChecks checks_ = CardChecks::all;
    std::vector<QuickRubric> rubrics_{};
};

} // namespace panelscore::detail
