// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/report_plot.ipp>
#include <panelscore/impl/report_reasons.ipp>
#include <panelscore/impl/report_screen.ipp>
#include <panelscore/io/report.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace panelscore {
namespace detail {

/// Candidates side by side on a terminal.
class SlateScreen {
  public:
    SlateScreen(std::span<Recommendation const> recommendations, Slate const& slate,
                Rubric const& rubric, ReportOptions const& options)
        : panels_(in_order(recommendations, slate)), slate_(slate), rubric_(rubric),
          options_(options), screen_(options), openings_(several_openings(panels_)),
          seniorities_(several_seniorities(panels_)) {
        auto const most = screen_.width() / 5;
        for (auto const* panel : panels_)
            name_width_ =
                (std::max)(name_width_, (std::min)(display_width(name(*panel)), most));
    }

    [[nodiscard]] std::string text() {
        write_title();
        write_table();
        screen_.line();
        write_reasons();
        write_basis();
        return screen_.text();
    }

  private:
    /// The candidate, with the opening where there are several.
    [[nodiscard]] std::string name(PanelKey const& panel) const {
        auto text = one_line(options_.labels.of(panel.candidate.text()));
        if (openings_ && !panel.opening.empty())
            text += " " + one_line(panel.opening.text());
        return text;
    }
    [[nodiscard]] std::string name(Recommendation const& panel) const {
        return name(PanelKey{panel.candidate, panel.opening});
    }
    [[nodiscard]] ReportWords words(Recommendation const& panel) const {
        return {panel, rubric_, options_, &one_line};
    }

    void write_title() {
        std::vector<std::string> parts{count_of(panels_.size(), "candidate", "candidates")};
        if (!panels_.empty()) {
            auto const first = words(*panels_.front());
            parts.push_back(seniorities_ ? one_line(rubric_.title.empty() ? rubric_.id.text()
                                                                          : rubric_.title)
                                         : first.job());
            if (!openings_ && !panels_.front()->opening.empty())
                parts.push_back(one_line(panels_.front()->opening.text()));
            parts.push_back(bar_words(panels_, &one_line));
        }
        screen_.title(parts);
        screen_.paragraph(std::string("score: as written, shown as o against the bar |") +
                          (rubric_.scale.sign() > 0 ? "" : "; lower is better"));
        screen_.line();
    }

    void write_table() {
        constexpr std::size_t call_width = 14, cards_width = 5, gap = 2;
        std::size_t level = 0, score = 5;
        for (auto const* panel : panels_) {
            if (seniorities_)
                level = (std::max)(level,
                                   (std::min)(display_width(one_line(panel->seniority.text())),
                                              std::size_t{10}));
            score = (std::max)(score, display_width(score_text(*panel)));
        }
        auto const row = [&](std::string_view candidate, std::string_view seniority,
                             std::string const& call, std::string_view cards,
                             std::string_view number, std::string_view drawn) {
            auto text = pad_right(shorten(candidate, name_width_), name_width_ + gap);
            if (level > 0)
                text += pad_right(shorten(seniority, level), level + gap);
            return text + call + pad_left(cards, cards_width + gap) +
                   pad_left(number, score + gap) +
                   (drawn.empty() ? "" : std::string(gap, ' ') + std::string(drawn));
        };
        std::string const no_call(call_width, ' ');
        auto const used = display_width(row("", "", no_call, "", "", "")) + gap;
        ScorePlot const plot(rubric_.scale,
                             used < screen_.width() ? screen_.width() - used : 0);
        screen_.line(row("", "", no_call, "cards", "score", plot.axis(common_bar())));
        for (auto const* panel : panels_) {
            auto const call = call_words(panel->call);
            screen_.painted_line(row(name(*panel), one_line(panel->seniority.text()),
                                     painted(call, panel->call, options_) +
                                         std::string(call_width - call.size(), ' '),
                                     std::to_string(panel->coverage.scorecards),
                                     score_text(*panel),
                                     plot.row(panel->score.raw, panel->bars.hire)));
        }
    }

    [[nodiscard]] std::string score_text(Recommendation const& panel) const {
        return panel.score.raw ? words(panel).points(*panel.score.raw) : "none";
    }
    /// The bar of all panels, when they share one.
    [[nodiscard]] std::optional<double> common_bar() const {
        for (auto const* panel : panels_)
            if (!same(panel->bars.hire, panels_.front()->bars.hire))
                return std::nullopt;
        return panels_.empty() ? std::nullopt : std::optional(panels_.front()->bars.hire);
    }

    void write_reasons() {
        bool any = false;
        for (auto const& tie : slate_.ties) {
            std::vector<std::string> names;
            for (auto const& panel : tie)
                names.push_back(name(panel));
            screen_.paragraph(tie_sentence(names));
            any = true;
        }
        for (auto const* panel : panels_) {
            std::size_t const column = name_width_ + 2;
            auto head = pad_right(shorten(name(*panel), name_width_), column);
            for (auto const& reason : reasons_of(words(*panel)))
                for (auto const& part : wrap(reason, screen_.width() - column)) {
                    screen_.line(head + part);
                    head.assign(column, ' ');
                    any = true;
                }
        }
        if (any)
            screen_.line();
    }

    void write_basis() {
        if (panels_.empty())
            return;
        auto const first = words(*panels_.front());
        if (!first.advice.probability)
            screen_.paragraph("By " + basis_sentence(first) + ". Rubric " +
                              one_line(rubric_.id.text()) + " " + one_line(rubric_.revision) +
                              ". " + std::string(advisory));
        screen_.line();
        if (!options_.explain)
            screen_.hints({"One candidate: --candidate " +
                               shorten(one_line(panels_.front()->candidate.text()), 24),
                           "Packet with notes and anchors: -f markdown"});
        for (auto const* panel : panels_)
            if (options_.explain)
                screen_.append(recommendation_text(*panel, rubric_, options_));
    }

    std::vector<Recommendation const*> panels_;
    Slate const& slate_;
    Rubric const& rubric_;
    ReportOptions const& options_;
    Screen screen_;
    bool openings_ = false;
    bool seniorities_ = false;
    std::size_t name_width_ = 0;
};

} // namespace detail

PANELSCORE_DECL std::string slate_text(std::span<Recommendation const> recommendations,
                                       Slate const& slate, Rubric const& rubric,
                                       ReportOptions const& options) {
    return detail::SlateScreen(recommendations, slate, rubric, options).text();
}

} // namespace panelscore
