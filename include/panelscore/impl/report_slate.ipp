// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/report_explain_chance.ipp>
#include <panelscore/impl/report_plot.ipp>
#include <panelscore/impl/report_reasons.ipp>
#include <panelscore/impl/report_screen.ipp>
#include <panelscore/impl/report_slate_chance.ipp>
#include <panelscore/io/report.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
          seniorities_(several_seniorities(panels_)),
          chances_(!panels_.empty() && words(*panels_.front()).has_chance()) {
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
            if (chances_)
                parts.push_back("range " + rating_text(100 * panels_.front()->score.level) +
                                " %");
        }
        screen_.title(parts);
        screen_.paragraph(std::string(chances_
                                          ? "chance: that the panel's true score is at the bar"
                                          : "score: as written, shown as o against the bar |") +
                          (rubric_.scale.sign() > 0 ? "" : "; lower is better"));
        screen_.line();
    }

    /// The columns of a row; the drawing is whatever room is left.
    struct Cells {
        std::string candidate{};
        std::string seniority{};
        std::string call{}; ///< padded, as it may be painted
        std::string chance{};
        std::string cards{};
        std::string score{};
        std::string adjusted{};
    };
    static constexpr std::size_t call_width = 14;

    [[nodiscard]] Cells cells(Recommendation const& panel) const {
        auto const call = call_words(panel.call);
        Cells made{.candidate = name(panel),
                   .seniority = one_line(panel.seniority.text()),
                   .call = painted(call, panel.call, options_) +
                           std::string(call_width - call.size(), ' '),
                   .chance = "",
                   .cards = std::to_string(panel.coverage.scorecards),
                   .score = score_text(panel),
                   .adjusted = ""};
        if (chances_ && panel.score.raw && panel.probability)
            made.chance = telling_chance(words(panel), panel.probability->hire);
        if (chances_ && panel.score.raw && panel.score.adjusted)
            made.adjusted = words(panel).adjusted();
        return made;
    }

    /// A line of the table with columns as wide as their widest entry.
    [[nodiscard]] std::string row(Cells const& cells, std::string_view drawn) const {
        constexpr std::size_t gap = 2, cards_width = 5;
        auto text = pad_right(shorten(cells.candidate, name_width_), name_width_ + gap);
        if (widest_.seniority > 0)
            text +=
                pad_right(shorten(cells.seniority, widest_.seniority), widest_.seniority + gap);
        text += cells.call;
        if (chances_)
            text += pad_left(cells.chance, widest_.chance + gap);
        text += pad_left(cells.cards, cards_width + (chances_ ? 1 : gap)) +
                pad_left(cells.score, widest_.score + gap);
        if (chances_)
            text += pad_left(cells.adjusted, widest_.adjusted + gap);
        if (!drawn.empty())
            text += std::string(gap, ' ') + std::string(drawn);
        return text.erase(text.find_last_not_of(' ') + 1);
    }

    void write_table() {
        std::vector<double> scores;
        widest_ = {0, 6, chances_ ? std::size_t{4} : std::size_t{5}, 4};
        for (auto const* panel : panels_) {
            auto const its = cells(*panel);
            if (seniorities_)
                widest_.seniority =
                    (std::max)(widest_.seniority,
                               (std::min)(display_width(its.seniority), std::size_t{10}));
            widest_.chance = (std::max)(widest_.chance, display_width(its.chance));
            widest_.score = (std::max)(widest_.score, display_width(its.score));
            widest_.adjusted = (std::max)(widest_.adjusted, display_width(its.adjusted));
            scores.push_back(panel->bars.hire);
            if (panel->score.interval) {
                scores.push_back(panel->score.interval->first);
                scores.push_back(panel->score.interval->second);
            }
        }
        Cells const head{"",       "",      std::string(call_width, ' '),
                         "chance", "cards", chances_ ? "raw" : "score",
                         "adj."};
        auto const used = display_width(row(head, "|")) - 1;
        auto const room = used < screen_.width() ? screen_.width() - used : 0;
        ScorePlot const plot =
            chances_ ? ScorePlot(rubric_.scale, room, scores) : ScorePlot(rubric_.scale, room);
        screen_.line(row(head, plot.axis(common_bar())));
        for (auto const* panel : panels_)
            screen_.painted_line(row(cells(*panel), drawn(plot, *panel)));
    }

    [[nodiscard]] std::string drawn(ScorePlot const& plot, Recommendation const& panel) const {
        if (chances_ && panel.score.raw && panel.score.interval)
            return plot.row(*panel.score.interval, panel.score.adjusted, panel.bars.hire);
        return plot.row(chances_ ? std::nullopt : panel.score.raw, panel.bars.hire);
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

    void write_ties() {
        auto const of = [&](PanelKey const& panel) { return name(panel); };
        if (chances_) {
            for (auto const& line : tie_lines(panels_, slate_, of))
                beside(line.names, line.text);
            return;
        }
        for (auto const& tie : slate_.ties) {
            std::vector<std::string> names;
            for (auto const& panel : tie)
                names.push_back(name(panel));
            screen_.paragraph(tie_sentence(names));
        }
    }

    /// A name in its column, or before the text where it is wider, and the text beside it.
    void beside(std::string_view who, std::string_view text) {
        std::size_t const column = name_width_ + 2;
        auto const whole = std::string(who) + "  " + std::string(text);
        if (display_width(who) > name_width_) {
            if (display_width(whole) <= screen_.width())
                return screen_.line(whole);
            return screen_.paragraph(whole);
        }
        auto head = pad_right(who, column);
        for (auto const& part : wrap(text, screen_.width() - column)) {
            screen_.line(head + part);
            head.assign(column, ' ');
        }
    }

    void write_reasons() {
        auto const before = screen_.size();
        if (chances_)
            if (auto const ahead =
                    ahead_of_all(panels_, slate_, words(*panels_.front()).confidence()))
                beside(shorten(name(*panels_[ahead->panel]), name_width_), ahead->text);
        write_ties();
        for (auto const* panel : panels_) {
            auto who = shorten(name(*panel), name_width_);
            for (auto const& reason :
                 chances_ ? reasons_by_chance(words(*panel)) : reasons_of(words(*panel)))
                beside(std::exchange(who, ""), reason);
        }
        if (screen_.size() > before)
            screen_.line();
    }

    void write_basis() {
        if (panels_.empty())
            return;
        auto const first = words(*panels_.front());
        auto const rubric = "Rubric " + one_line(rubric_.id.text()) + " " +
                            one_line(rubric_.revision) + ". " + std::string(advisory);
        if (chances_)
            screen_.paragraph(
                joined(slate_basis(panels_, first, slate_,
                                   [&](Recommendation const& panel) { return name(panel); }),
                       " ") +
                " " + rubric);
        else if (!first.advice.probability)
            screen_.paragraph("By " + basis_sentence(first) + ". " + rubric);
        screen_.line();
        if (!options_.explain)
            return screen_.hints({"One candidate: --candidate " +
                                      shorten(one_line(panels_.front()->candidate.text()), 24),
                                  packet_hint(first)});
        if (chances_)
            write_pairs(screen_, slate_, [&](PanelKey const& panel) { return name(panel); });
        for (auto const* panel : panels_)
            screen_.append(recommendation_text(*panel, rubric_, options_));
    }

    std::vector<Recommendation const*> panels_;
    Slate const& slate_;
    Rubric const& rubric_;
    ReportOptions const& options_;
    Screen screen_;
    bool openings_ = false;
    bool seniorities_ = false;
    bool chances_ = false;
    std::size_t name_width_ = 0;
    struct Widest {
        std::size_t seniority = 0;
        std::size_t chance = 0;
        std::size_t score = 0;
        std::size_t adjusted = 0;
    } widest_{};
};

} // namespace detail

PANELSCORE_DECL std::string slate_text(std::span<Recommendation const> recommendations,
                                       Slate const& slate, Rubric const& rubric,
                                       ReportOptions const& options) {
    return detail::SlateScreen(recommendations, slate, rubric, options).text();
}

} // namespace panelscore
