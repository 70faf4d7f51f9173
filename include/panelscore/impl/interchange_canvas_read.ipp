// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/interchange_canvas_table.ipp>
#include <panelscore/impl/interchange_draft_read.ipp>
#include <panelscore/io/interchange_canvas.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// How points of a criterion become levels that all criteria share.
enum class CanvasLevels { from_one, from_zero, by_rank };

/// Reads a rubric of Canvas; see `parse_canvas`.
class CanvasReader {
  public:
    CanvasReader(std::string_view text, std::string_view file, std::string_view title)
        : text_(without_mark(text)), file_(file), wanted_(title) {
        auto const first = text_.find_first_not_of(" \t\r\n");
        is_json_ = first != text_.npos && (text_[first] == '{' || text_[first] == '[');
    }

    Parsed<ImportedRubric> run() {
        Parsed<ImportedRubric> nothing;
        if (is_json_)
            read_json();
        else
            rubrics_ = CanvasTable(text_, file_, problems_, losses_).run();
        auto const* chosen = has_errors(problems_) ? nullptr : choose();
        if (chosen != nullptr)
            fill(*chosen);
        if (has_errors(problems_)) {
            nothing.problems = std::move(problems_);
            return nothing;
        }
        draft_.document = is_json_ ? &document_ : nullptr;
        return DraftReader(std::move(draft_), text_, file_)
            .run(std::move(problems_), losses_.take());
    }

  private:
    void read_json() {
        document_ = parse_json(text_);
        JsonReader json(document_, file_, problems_);
        json.note_faults();
        if (document_.fault)
            return;
        CanvasObject reader(json, losses_);
        if (json.kind(0) == JsonKind::array)
            document_.for_each_item(0, [&](NodeIndex item, std::size_t) {
                if (!json.full())
                    rubrics_.push_back(reader.rubric(item));
            });
        else
            rubrics_.push_back(reader.rubric(0));
    }
    Diagnostic& problem(ProblemKind kind, std::string message, std::size_t at) {
        auto& noted = problems_.emplace_back(make_problem(kind, std::move(message)));
        noted.file = file_;
        if (is_json_)
            noted.pointer = document_.pointer(static_cast<NodeIndex>(at));
        noted.where = TextPositions(text_).at(
            is_json_ ? document_.node(static_cast<NodeIndex>(at)).begin : at);
        return noted;
    }
    CanvasRubric const* choose() {
        std::vector<CanvasRubric const*> fitting;
        for (auto const& rubric : rubrics_)
            if (wanted_.empty() || rubric.title == wanted_)
                fitting.push_back(&rubric);
        if (fitting.size() == 1) {
            losses_.add("rubrics", rubrics_.size() - 1, "another rubric of the file");
            return fitting.front();
        }
        auto& noted = problem(problems::wrong_format,
                              rubrics_.empty()  ? "there is no rubric here"
                              : fitting.empty() ? "no rubric has this title"
                              : wanted_.empty() ? "the file has several rubrics"
                                                : "several rubrics have this title",
                              0);
        noted.expected = rubrics_.empty() ? "a row for each criterion" : "one title of these";
        constexpr std::size_t most_titles = 20;
        for (std::size_t i = 0; i < (std::min)(rubrics_.size(), most_titles); ++i)
            noted.details.push_back(rubrics_[i].title);
        return nullptr;
    }

    void fill(CanvasRubric const& rubric) {
        draft_.title = rubric.title;
        draft_.at = rubric.at;
        for (auto const& criterion : rubric.criteria)
            most_ratings_ = (std::max)(most_ratings_, criterion.ratings.size());
        if (rubric.criteria.size() > most_criteria) {
            problem(problems::too_large, "more than 1000 criteria", rubric.at);
            return;
        }
        auto const how = told_levels(rubric);
        for (auto const& criterion : rubric.criteria)
            add(criterion, how);
    }
    [[nodiscard]] CanvasLevels told_levels(CanvasRubric const& rubric) {
        auto const all = [&](CanvasLevels how) {
            return std::all_of(rubric.criteria.begin(), rubric.criteria.end(),
                               [&](CanvasCriterion const& one) { return fits(one, how); });
        };
        if (all(CanvasLevels::from_one))
            return CanvasLevels::from_one;
        if (all(CanvasLevels::from_zero))
            return CanvasLevels::from_zero;
        for (auto const& criterion : rubric.criteria)
            if (criterion.ratings.size() != most_ratings_) {
                problem(problems::wrong_format,
                        "\"" + criterion.name + "\" has " +
                            std::to_string(criterion.ratings.size()) +
                            " ratings, others have " + std::to_string(most_ratings_),
                        criterion.at)
                    .expected = "points in equal steps, or as many ratings in every criterion";
                return CanvasLevels::by_rank;
            }
        auto& noted = problem(problems::filled_in,
                              "points are not in equal steps: levels are numbered 1 to " +
                                  std::to_string(most_ratings_) + " by their points",
                              rubric.at);
        noted.level = DiagnosticLevel::warning;
        return CanvasLevels::by_rank;
    }
    static double highest(CanvasCriterion const& criterion) {
        double most = 0;
        for (auto const& rating : criterion.ratings)
            most = (std::max)(most, rating.points);
        return most;
    }
    /// The level that points stand for; not whole when they fit none.
    [[nodiscard]] double level(double points, double most, CanvasLevels how) const {
        auto const ratings = static_cast<double>(most_ratings_);
        return how == CanvasLevels::from_one ? points * ratings / most
                                             : points * (ratings - 1) / most;
    }
    [[nodiscard]] bool fits(CanvasCriterion const& criterion, CanvasLevels how) const {
        double const most = highest(criterion);
        auto const ratings = static_cast<double>(most_ratings_);
        double const low = how == CanvasLevels::from_one ? 1 : 0;
        constexpr double rounding = 0.006, furthest = 0.2;
        double const reach = (std::min)(furthest, 2 * rounding * ratings / most);
        if (!(most > 0))
            return false;
        std::set<double> seen;
        return std::all_of(criterion.ratings.begin(), criterion.ratings.end(),
                           [&](CanvasRating const& rating) {
                               double const found = level(rating.points, most, how);
                               double const whole = std::round(found);
                               return std::abs(found - whole) <= reach && whole >= low &&
                                      seen.insert(whole).second;
                           });
    }
    void add(CanvasCriterion const& criterion, CanvasLevels how) {
        DraftCriterion made;
        made.name = criterion.name;
        made.definition = criterion.text.empty() ? criterion.name : criterion.text;
        made.at = made.weight_at = criterion.at;
        double const most = highest(criterion);
        if (criterion.scored)
            made.weight = most;
        auto ratings = criterion.ratings;
        std::stable_sort(
            ratings.begin(), ratings.end(),
            [](CanvasRating const& a, CanvasRating const& b) { return a.points < b.points; });
        for (std::size_t i = 0; i < ratings.size(); ++i) {
            if (how == CanvasLevels::by_rank && i > 0 &&
                same(ratings[i].points, ratings[i - 1].points)) {
                problem(problems::duplicate_id,
                        "two ratings of \"" + criterion.name + "\" have the same points",
                        ratings[i].at);
                return;
            }
            DraftLevel made_level;
            made_level.score = how == CanvasLevels::by_rank
                                   ? static_cast<double>(i) + 1
                                   : std::round(level(ratings[i].points, most, how));
            made_level.label = ratings[i].name;
            made_level.text = ratings[i].text;
            made_level.at = ratings[i].at;
            made.levels.push_back(std::move(made_level));
        }
        draft_.criteria.push_back(std::move(made));
    }

    std::string_view text_{};
    std::string_view file_{};
    std::string_view wanted_{};
    bool is_json_ = false;
    Diagnostics problems_{};
    LossCounter losses_{};
    JsonDocument document_{};
    std::vector<CanvasRubric> rubrics_{};
    std::size_t most_ratings_ = 0;
    Draft draft_{};
};

} // namespace detail

PANELSCORE_DECL Parsed<ImportedRubric>
parse_canvas(std::string_view text, std::string_view name, std::string_view title) {
    return detail::CanvasReader(text, name, title).run();
}

} // namespace panelscore
