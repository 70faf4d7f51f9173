// SPDX-License-Identifier: BSL-1.0
#pragma once

// The two forms in which Canvas gives rubrics, read into criteria with points.

#include <panelscore/detail/csv.hpp>
#include <panelscore/impl/interchange_draft.ipp>
#include <panelscore/impl/interchange_foreign.ipp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// One rating of a criterion as Canvas has it. `at` as in `DraftLevel`.
struct CanvasRating {
    std::string name{};
    std::string text{};
    double points = 0;
    std::size_t at = 0;
};

/// One criterion as Canvas has it.
struct CanvasCriterion {
    std::string name{};
    std::string text{};
    bool scored = true;
    std::size_t at = 0;
    std::vector<CanvasRating> ratings{};
};

/// A rubric as Canvas has it.
struct CanvasRubric {
    std::string title{};
    std::size_t at = 0;
    std::vector<CanvasCriterion> criteria{};
};

/// Points as Canvas keeps them, or none when they are out of reason.
[[nodiscard]] inline std::optional<double> canvas_points(double points) {
    constexpr double most = 1e9;
    if (!(points >= 0) || points > most)
        return std::nullopt;
    return std::round(points * 100) / 100;
}

/// Reads Canvas CSV.
class CanvasTable {
  public:
    CanvasTable(std::string_view text, std::string_view file, Diagnostics& problems,
                LossCounter& losses)
        : text_(text), positions_(text), file_(file), problems_(problems), losses_(losses) {}

    std::vector<CanvasRubric> run() {
        if (auto const bad = find_invalid_utf8(text_); bad != text_.npos) {
            problem(problems::not_utf8, "this byte is not UTF-8", bad).expected =
                "a file saved as UTF-8";
            return {};
        }
        CsvRows rows(text_, delimiter());
        std::vector<CsvCell> cells;
        if (!rows.next(cells, most_cells) || !header(rows, cells))
            return {};
        while (rows.next(cells, most_cells) && problems_.size() < most_problems) {
            if (rows.fault()) {
                auto& noted =
                    problem(problems::csv_syntax, rows.fault()->message, rows.fault()->offset);
                noted.expected = rows.fault()->expected;
            } else if (!trimmed(rows.row()).empty()) {
                row(rows, cells);
            }
        }
        return std::move(rubrics_);
    }

  private:
    static constexpr std::size_t most_cells = 1000, most_problems = 200;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The columns of one rating.
    struct RatingColumns {
        std::size_t name = none;
        std::size_t text = none;
        std::size_t points = none;
    };

    Diagnostic& problem(ProblemKind kind, std::string message, std::size_t at) {
        auto& noted = problems_.emplace_back(make_problem(kind, std::move(message)));
        noted.file = file_;
        noted.where = positions_.at(at);
        return noted;
    }
    [[nodiscard]] char delimiter() const {
        auto const line = text_.substr(0, text_.find('\n'));
        char best = ',';
        for (char const c : {';', '\t'})
            if (std::count(line.begin(), line.end(), c) >
                std::count(line.begin(), line.end(), best))
                best = c;
        return best;
    }
    bool header(CsvRows const& rows, std::vector<CsvCell> const& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const name = folded(rows.text(cells[i]));
            auto const holds = [&](std::string_view part) {
                return name.find(part) != name.npos;
            };
            auto const starts = [&](std::size_t RatingColumns::*part) {
                if (ratings_.empty() || ratings_.back().*part != none)
                    ratings_.emplace_back();
                ratings_.back().*part = i;
            };
            if (name == "rubricname")
                rubric_ = i;
            else if (name == "criterianame")
                name_ = i;
            else if (name == "criteriadescription")
                text_column_ = i;
            else if (name == "criteriaenablerange")
                range_ = i;
            else if (holds("ratingname"))
                starts(&RatingColumns::name);
            else if (holds("ratingdescription"))
                starts(&RatingColumns::text);
            else if (holds("ratingpoints"))
                starts(&RatingColumns::points);
            else if (!name.empty())
                losses_.add(trimmed(rows.text(cells[i])), 1, "a rubric has no place for it");
        }
        return complete();
    }
    bool complete() {
        std::size_t const before = problems_.size();
        auto const required = [&](bool there, std::string_view name) {
            if (!there)
                problem(problems::csv_header, "no column \"" + std::string(name) + '"', 0)
                    .expected = "the header of Canvas's rubric template";
        };
        required(rubric_ != none, "Rubric Name");
        required(name_ != none, "Criteria Name");
        required(std::any_of(ratings_.begin(), ratings_.end(),
                             [](RatingColumns const& one) { return one.name != none; }),
                 "Rating Name");
        required(std::any_of(ratings_.begin(), ratings_.end(),
                             [](RatingColumns const& one) { return one.points != none; }),
                 "Rating Points");
        return problems_.size() == before;
    }
    static std::string cell(CsvRows const& rows, std::vector<CsvCell> const& cells,
                            std::size_t column) {
        if (column >= cells.size())
            return {};
        std::string const all = rows.text(cells[column]);
        std::string_view text = trimmed(all);
        constexpr std::string_view formula{"=+-@\t\r"};
        bool const guarded =
            text.size() > 1 && text.front() == '\'' && formula.find(text[1]) != formula.npos;
        return std::string(guarded ? text.substr(1) : text);
    }
    void row(CsvRows const& rows, std::vector<CsvCell> const& cells) {
        auto const at = rows.begin();
        CanvasCriterion read;
        read.at = at;
        read.name = cell(rows, cells, name_);
        read.text = cell(rows, cells, text_column_);
        auto const title = cell(rows, cells, rubric_);
        if (title.empty())
            problem(problems::missing_key, "a row without a rubric name", at);
        if (read.name.empty())
            problem(problems::missing_key, "a row without a criterion name", at);
        auto const range = folded(cell(rows, cells, range_));
        if (range == "true" || range == "1")
            losses_.add("Criteria Enable Range", 1, "levels are scores, not ranges");
        bool bad = false;
        for (auto const& columns : ratings_)
            bad = !rating(rows, cells, columns, read) || bad;
        if (read.ratings.empty() && !bad)
            problem(problems::missing_key, "a criterion without ratings", at);
        for (auto& rubric : rubrics_)
            if (rubric.title == title) {
                rubric.criteria.push_back(std::move(read));
                return;
            }
        constexpr std::size_t most_rubrics = 200;
        if (rubrics_.size() >= most_rubrics) {
            problem(problems::too_large, "more than 200 rubrics", at);
            return;
        }
        rubrics_.push_back(CanvasRubric{title, at, {}});
        rubrics_.back().criteria.push_back(std::move(read));
    }
    bool rating(CsvRows const& rows, std::vector<CsvCell> const& cells,
                RatingColumns const& columns, CanvasCriterion& into) {
        CanvasRating read;
        read.name = cell(rows, cells, columns.name);
        if (read.name.empty())
            return true;
        read.text = cell(rows, cells, columns.text);
        read.at = columns.name < cells.size() ? cells[columns.name].begin : rows.begin();
        std::string points = cell(rows, cells, columns.points);
        auto const at = columns.points < cells.size() ? cells[columns.points].begin : read.at;
        if (points.empty()) {
            problem(problems::missing_key,
                    "the rating \"" + shown(read.name) + "\" has no points", at)
                .expected = "points for each rating with a name";
            return false;
        }
        std::replace(points.begin(), points.end(), ',', '.');
        auto const number = to_number(points);
        auto const kept = number ? canvas_points(*number) : std::nullopt;
        if (!kept) {
            problem(problems::wrong_format, "these are no points: \"" + shown(points) + '"', at)
                .expected = "a number of 0 or more";
            return false;
        }
        read.points = *kept;
        into.ratings.push_back(std::move(read));
        return true;
    }
    static std::string shown(std::string const& text) {
        constexpr std::size_t enough = 80;
        std::size_t end = (std::min)(enough, text.size());
        while (end < text.size() && end > 0 &&
               (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        return text.substr(0, end);
    }

    std::string_view text_{};
    TextPositions positions_{};
    std::string file_{};
    Diagnostics& problems_;
    LossCounter& losses_;
    std::size_t rubric_ = none;
    std::size_t name_ = none;
    std::size_t text_column_ = none;
    std::size_t range_ = none;
    std::vector<RatingColumns> ratings_{};
    std::vector<CanvasRubric> rubrics_{};
};

/// Reads a rubric object of the Canvas API.
class CanvasObject {
  public:
    CanvasObject(JsonReader& json, LossCounter& losses) : json_(json), losses_(losses) {}

    CanvasRubric rubric(NodeIndex at) {
        ForeignObject object(json_, at, "Rubric");
        CanvasRubric read;
        read.at = at;
        read.title = object.text("title");
        object.find("points_possible");
        auto list = object.find("data");
        if (list == 0)
            list = object.find("criteria");
        object.finish(losses_);
        if (list == 0) {
            json_.problem(problems::missing_key, "the rubric has no criteria", at).expected =
                "\"data\"";
            return read;
        }
        json_.for_each_item(list, [&](NodeIndex item, std::size_t place) {
            if (place < most_criteria)
                read.criteria.push_back(criterion(item));
            else if (place == most_criteria)
                json_.problem(problems::too_large, "more than 1000 criteria", item);
        });
        return read;
    }

  private:
    CanvasCriterion criterion(NodeIndex at) {
        ForeignObject object(json_, at, "RubricCriterion");
        CanvasCriterion read;
        read.at = at;
        read.name = object.text("description");
        read.text = object.text("long_description");
        object.find("points");
        if (auto const flag = object.find("criterion_use_range");
            flag != 0 && json_.boolean(flag).value_or(false))
            losses_.add("RubricCriterion.criterion_use_range", 1,
                        "levels are scores, not ranges");
        if (auto const flag = object.find("ignore_for_scoring"); flag != 0)
            read.scored = !json_.boolean(flag).value_or(false);
        auto const list = object.find("ratings");
        object.finish(losses_);
        if (read.name.empty())
            json_.problem(problems::missing_key, "a criterion without a description", at);
        if (list != 0)
            json_.for_each_item(list, [&](NodeIndex item, std::size_t place) {
                if (place < most_draft_levels)
                    rating(item, read);
                else if (place == most_draft_levels)
                    json_.problem(problems::too_large, "more than 100 levels", item);
            });
        else
            json_.problem(problems::missing_key, "a criterion without ratings", at);
        return read;
    }
    void rating(NodeIndex at, CanvasCriterion& into) {
        ForeignObject object(json_, at, "RubricRating");
        CanvasRating read;
        read.at = at;
        read.name = object.text("description");
        read.text = object.text("long_description");
        auto const points = object.find("points");
        object.find("criterion_id");
        object.finish(losses_);
        if (points == 0) {
            json_.problem(problems::missing_key, "a rating without points", at);
            return;
        }
        auto const number = json_.number(points);
        auto const kept = number ? canvas_points(*number) : std::nullopt;
        if (number && !kept)
            json_.problem(problems::out_of_range, "points out of range", points).expected =
                "a number of 0 or more";
        read.points = kept.value_or(0.0);
        if (kept)
            into.ratings.push_back(std::move(read));
    }

    JsonReader& json_;
    LossCounter& losses_;
};

} // namespace panelscore::detail
