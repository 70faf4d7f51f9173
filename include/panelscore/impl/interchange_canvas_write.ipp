// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/interchange_fields.ipp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/interchange_canvas.hpp>
#include <panelscore/model/bars.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Writes a rubric as Canvas CSV.
class CanvasWriter {
  public:
    explicit CanvasWriter(Rubric const& rubric) : rubric_(rubric), nodes_(rubric) {
        if (rubric.role)
            shares_ = same(weight_sum(*rubric.role), 1) ? 100 : 1;
    }

    ExportedRubric run() {
        choose();
        auto& out = exported_.text;
        out = "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range";
        std::size_t most = 0;
        for (auto const index : rows_)
            most = (std::max)(most, rubric_.competencies[index].anchors.size());
        for (std::size_t i = 0; i < most; ++i)
            out += ",Rating Name,Rating Description,Rating Points";
        out += "\r\n";
        for (auto const index : rows_)
            row(rubric_.competencies[index], most);
        count_losses();
        exported_.losses = losses_.take();
        return std::move(exported_);
    }

  private:
    /// The competencies that the role weighs, in its order; without a role all of them.
    void choose() {
        std::vector<bool> chosen(rubric_.competencies.size(), !rubric_.role);
        if (rubric_.role)
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                auto const weight = rubric_.role->weight(rubric_.competencies[i].id);
                chosen[i] = weight && *weight > 0;
            }
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i])
                rows_.push_back(i);
            else
                left_out_.push_back(nodes_.competencies[i]);
        }
        losses_.add("competencies", left_out_.size(),
                    "gives points only to what the role weighs");
    }
    /// Points of a level, before they are rounded.
    [[nodiscard]] double points(Competency const& competency, double score) const {
        auto const& scale = rubric_.scale;
        if (!rubric_.role)
            return counted_from_worst() ? scale.sign() * (score - scale.worst()) : score;
        double const weight = rubric_.role->weight(competency.id).value_or(0.0) * shares_;
        return counted_from_worst()
                   ? weight * scale.sign() * (score - scale.worst()) / scale.range()
                   : weight * score / scale.maximum();
    }
    [[nodiscard]] bool counted_from_worst() const {
        return rubric_.scale.direction == Direction::lower_is_better ||
               rubric_.scale.minimum() < 0 || rubric_.scale.maximum() <= 0;
    }
    void row(Competency const& competency, std::size_t most) {
        auto& out = exported_.text;
        out += csv_cell(rubric_.title.empty() ? rubric_.id.text() : rubric_.title);
        out +=
            ',' + csv_cell(competency.name) + ',' + csv_cell(competency.definition) + ",false";
        auto levels = competency.anchors;
        std::stable_sort(levels.begin(), levels.end(), [&](Anchor const& a, Anchor const& b) {
            return rubric_.scale.sign() * a.score > rubric_.scale.sign() * b.score;
        });
        for (auto const& level : levels) {
            auto const* declared = rubric_.scale.find(level.score);
            bool const named = declared != nullptr && !declared->label.empty();
            out += ',' + csv_cell(named ? declared->label : number_text(level.score));
            out += ',' + csv_cell(level.text) + ',';
            double const exact = points(competency, level.score);
            double const rounded = std::round(exact * 100) / 100;
            rounded_ += same(exact, rounded) ? 0U : 1U;
            append_number(out, rounded);
        }
        for (std::size_t i = levels.size(); i < most; ++i)
            out += ",,,";
        out += "\r\n";
    }

    void count_losses() {
        constexpr std::array<std::string_view, 10> carried{"format",
                                                           "title",
                                                           "scale.levels.score",
                                                           "scale.levels.label",
                                                           "competencies.name",
                                                           "competencies.definition",
                                                           "competencies.anchors.*",
                                                           "competencies.anchors.*.text",
                                                           "weights",
                                                           "interchange"};
        LossWalk(nodes_, carried, "has no column for it", losses_).run(left_out_);
        losses_.add("points", rounded_, "keeps 2 decimals");
        if (!rubric_.role)
            losses_.add("weights", 1,
                        "gives every criterion points, and the rubric has no weights");
        else if (shares_ > 1)
            losses_.add("weights in shares of 1", 1, "gets points of 100");
        if (counted_from_worst())
            losses_.add("scale.levels.score", rubric_.scale.levels.size(),
                        "gets points counted from the worst level");
    }

    Rubric const& rubric_;
    RubricNodes nodes_;
    double shares_ = 1;
    ExportedRubric exported_{};
    LossCounter losses_{};
    std::vector<std::size_t> rows_{};
    std::vector<NodeIndex> left_out_{};
    std::size_t rounded_ = 0;
};

} // namespace detail

PANELSCORE_DECL ExportedRubric canvas_csv(Rubric const& rubric) {
    return detail::CanvasWriter(rubric).run();
}

} // namespace panelscore
