// SPDX-License-Identifier: BSL-1.0
#pragma once

// The curve of a plan as a drawing: what each further interviewer adds.

#include <panelscore/impl/calibration_html_svg.ipp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/impl/panel_plan_words.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

using calibration_page::place;

/// Interviewers across, shares up: round dots for what is the candidate, squares for who falls
/// on the right side of the bar.
class PlanCurve {
  public:
    explicit PlanCurve(PlanWords const& words) : words_(words), curve_(words.plan.curve) {
        double least = 1;
        for (auto const& panel : curve_)
            least = (std::min)(least, panel.worth.dependability);
        // From the ten per cent below the lowest point, so that neighbours can be told apart.
        while (low_ + 20 <= 100 * least)
            low_ += 10;
    }

    [[nodiscard]] std::string text() const {
        auto marks = grid();
        if (words_.decides())
            marks += series(Series::decisions);
        marks += series(Series::candidate);
        return svg_drawing("What each further interviewer adds", spoken(), marks,
                           "height=\"300\" class=\"curve\"");
    }

  private:
    enum class Series { candidate, decisions };
    enum class Mark { usual, chosen };
    static constexpr double top = 16;
    static constexpr double bottom = 244;

    [[nodiscard]] std::string x(std::size_t i) const {
        double const last = (std::max)(static_cast<double>(curve_.size()) - 1, 1.0);
        return place(14 + 80 * static_cast<double>(i) / last) + "%";
    }
    [[nodiscard]] double height(double share) const {
        return bottom - (bottom - top) * (100 * share - low_) / (100 - low_);
    }
    [[nodiscard]] std::string spoken() const {
        std::string text;
        for (std::size_t i = 0; i < curve_.size(); ++i) {
            auto const& panel = curve_[i];
            text +=
                fmt::format("{}{}: {} the candidate", i == 0 ? "" : "; ", panel.interviewers,
                            calibration_page::share_text(panel.worth.dependability));
            if (panel.worth.decision_accuracy)
                text +=
                    fmt::format(", {} on the right side of the bar",
                                calibration_page::share_text(*panel.worth.decision_accuracy));
        }
        return text + '.';
    }
    [[nodiscard]] std::string grid() const {
        std::string marks;
        for (int at = static_cast<int>(low_); at <= 100; at += 10) {
            double const y = height(at / 100.0);
            marks += fmt::format("<line class=\"{0}\" x1=\"10%\" x2=\"98%\" y1=\"{1}\" "
                                 "y2=\"{1}\"/><text class=\"end\" x=\"9%\" "
                                 "y=\"{2}\">{3}</text>",
                                 at == 0 ? "zero" : "g", place(y), place(y + 4), at);
        }
        for (std::size_t i = 0; i < curve_.size(); ++i)
            marks += fmt::format("<text class=\"mid{}\" x=\"{}\" y=\"{}\">{}</text>",
                                 chosen(i) ? " strong" : "", x(i), place(bottom + 20),
                                 curve_[i].interviewers);
        return marks + fmt::format("<text class=\"end\" x=\"98%\" y=\"{}\">interviewers a "
                                   "candidate</text>",
                                   place(bottom + 42));
    }
    [[nodiscard]] bool chosen(std::size_t i) const {
        auto const& plan = words_.plan;
        return plan.chosen && curve_[i].held == plan.chosen->held &&
               curve_[i].interviewers == plan.chosen->interviewers;
    }
    [[nodiscard]] static double share(PanelChoice const& panel, Series of) {
        return of == Series::decisions ? panel.worth.decision_accuracy.value_or(0.0)
                                       : panel.worth.dependability;
    }
    [[nodiscard]] std::string series(Series of) const {
        bool const decisions = of == Series::decisions;
        std::string_view const line = decisions ? "w2" : "line";
        std::string marks;
        for (std::size_t i = 1; i < curve_.size(); ++i)
            marks += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
                                 line, x(i - 1), place(height(share(curve_[i - 1], of))), x(i),
                                 place(height(share(curve_[i], of))));
        for (std::size_t i = 0; i < curve_.size(); ++i) {
            double const y = height(share(curve_[i], of));
            if (decisions)
                marks += square(x(i), y, chosen(i) ? Mark::chosen : Mark::usual);
            else
                marks +=
                    fmt::format("<circle class=\"d{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
                                chosen(i) ? " full" : "", x(i), place(y), chosen(i) ? 7 : 4);
            if (chosen(i))
                marks += fmt::format("<text class=\"mid strong\" x=\"{}\" y=\"{}\">{}</text>",
                                     x(i), place(decisions ? y - 13 : y + 24),
                                     calibration_page::share_text(share(curve_[i], of)));
        }
        return marks;
    }
    [[nodiscard]] static std::string square(std::string const& x, double y, Mark mark) {
        bool const large = mark == Mark::chosen;
        return fmt::format("<rect class=\"d2{0}\" x=\"{1}\" y=\"{2}\" width=\"{3}\" "
                           "height=\"{3}\" transform=\"translate(-{4} -{4})\"/>",
                           large ? " full" : "", x, place(y), large ? 12 : 8, large ? 6 : 4);
    }

    PlanWords const& words_;
    std::vector<PanelChoice> const& curve_;
    double low_ = 0;
};

} // namespace panelscore::detail
