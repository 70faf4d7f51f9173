// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many interviewers are enough, and who changed over time.

#include <panelscore/impl/calibration_html_svg.ipp>
#include <panelscore/impl/calibration_html_words.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

using DStudy = std::vector<DStudyRow>;

/// The rows with all competencies, by number of interviewers.
[[nodiscard]] inline DStudy full_panels(Reliability const& reliability) {
    std::size_t most = 0;
    for (auto const& row : reliability.d_study)
        most = (std::max)(most, row.competencies);
    DStudy rows;
    for (auto const& row : reliability.d_study)
        if (row.competencies == most)
            rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) {
        return a.interviewers < b.interviewers;
    });
    return rows;
}

/// The number of interviewers after which one more adds less than 0.01 (methods: the elbow);
/// 0 when there is nothing to compare.
[[nodiscard]] inline std::size_t elbow(DStudy const& rows) {
    constexpr double worth = .01;
    if (rows.empty())
        return 0;
    std::size_t last = rows.front().interviewers;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (at_least(rows[i].dependability - rows[i - 1].dependability, worth))
            last = rows[i].interviewers;
    return last;
}

/// The curve: interviewers across, share of the candidate up.
class DependabilityCurve {
  public:
    DependabilityCurve(DStudy const& rows, std::size_t chosen)
        : rows_(rows), chosen_(chosen), first_(static_cast<double>(rows.front().interviewers)),
          last_(static_cast<double>(rows.back().interviewers)) {}

    [[nodiscard]] std::string text() const {
        return svg_drawing(
            "Share of differences that is the candidate, by number of interviewers", words(),
            grid() + curve(), "height=\"262\" class=\"curve\"");
    }

  private:
    static constexpr double top = 14;
    static constexpr double bottom = 214;

    [[nodiscard]] std::string x(std::size_t interviewers) const {
        double const wide = (std::max)(last_ - first_, 1.0);
        return place(13 + 83 * (static_cast<double>(interviewers) - first_) / wide) + "%";
    }
    [[nodiscard]] static std::string y(double share) {
        return place(bottom - (bottom - top) * (std::max)(0.0, (std::min)(1.0, share)));
    }
    [[nodiscard]] std::string words() const {
        std::string text;
        for (auto const& row : rows_)
            text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", row.interviewers,
                                share_text(row.dependability));
        return text + ".";
    }
    [[nodiscard]] std::string grid() const {
        std::string marks;
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            auto const at = y(tenth / 10.0);
            marks +=
                fmt::format("<line class=\"{0}\" x1=\"10%\" x2=\"99%\" y1=\"{1}\" "
                            "y2=\"{1}\"/><text class=\"end\" x=\"9%\" y=\"{2}\">{3}</text>",
                            tenth == 0 ? "zero" : "g", at,
                            place(bottom - (bottom - top) * tenth / 10 + 4), tenth * 10);
        }
        auto const every = rows_.size() > 24 ? 5U : rows_.size() > 12 ? 2U : 1U;
        for (auto const& row : rows_)
            if (row.interviewers % every == 0 || row.interviewers == chosen_)
                marks += fmt::format("<text class=\"mid{}\" x=\"{}\" y=\"{}\">{}</text>",
                                     row.interviewers == chosen_ ? " strong" : "",
                                     x(row.interviewers), place(bottom + 18), row.interviewers);
        return marks + fmt::format("<text class=\"end\" x=\"99%\" y=\"{}\">interviewers for "
                                   "each competency</text>",
                                   place(bottom + 40));
    }
    [[nodiscard]] std::string curve() const {
        std::string marks;
        for (std::size_t i = 1; i < rows_.size(); ++i)
            marks +=
                fmt::format("<line class=\"line\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
                            x(rows_[i - 1].interviewers), y(rows_[i - 1].dependability),
                            x(rows_[i].interviewers), y(rows_[i].dependability));
        for (auto const& row : rows_) {
            bool const is_chosen = row.interviewers == chosen_;
            marks += fmt::format("<circle class=\"d{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
                                 is_chosen ? " full" : "", x(row.interviewers),
                                 y(row.dependability), is_chosen ? 7 : 4);
            if (is_chosen)
                marks += fmt::format("<text class=\"mid strong\" x=\"{}\" y=\"{}\">{}</text>",
                                     x(row.interviewers),
                                     place(bottom - (bottom - top) * row.dependability + 24),
                                     share_text(row.dependability));
        }
        return marks;
    }

    DStudy const& rows_;
    std::size_t chosen_;
    double first_;
    double last_;
};

/// Why there is no curve.
[[nodiscard]] inline Undefined why_no_curve(Page const& page) {
    auto const& share = page.calibration.reliability.dependability;
    return page.why_unreliable(share ? Undefined::not_estimated : share.reason());
}

[[nodiscard]] inline std::string panels_section(Page const& page) {
    std::string_view const heading = "How many interviewers are enough?";
    auto const& reliability = page.calibration.reliability;
    auto const rows = full_panels(reliability);
    if (rows.empty()) {
        return section(
            "panels", heading,
            fmt::format("<p>This cannot be said: {}.</p>\n", explain(why_no_curve(page))));
    }
    auto const chosen = elbow(rows);
    auto text = reading(
        fmt::format("The curve shows how much of the differences between candidates' scores is "
                    "the candidate when that many interviewers rate each competency (in per "
                    "cent). {}",
                    chosen < rows.back().interviewers
                        ? fmt::format("The large filled dot, at {}, is the last step that adds "
                                      "at least one point; after it one more interviewer "
                                      "changes little.",
                                      count_of(chosen, "interviewer", "interviewers"))
                        : "The large filled dot is the last step looked at: it still adds at "
                          "least one point."),
        "It does not say that the job needs just this: more interviewers also see more of the "
        "rubric, and a better question may do more than one more person. It holds for "
        "interviewers and candidates like these.");
    if (reliability.interviewers > 0)
        text += fmt::format("<p>Until now a candidate had about {}.</p>\n",
                            page.words.usual_interviewers());
    text += fmt::format("<figure>\n<figcaption>Share that is the candidate, per cent"
                        "</figcaption>\n{}\n</figure>\n",
                        DependabilityCurve{rows, chosen}.text());
    return section("panels", heading, text);
}

/// Interviewers whose drift is drawn: those flagged for it, or everybody in a small group.
[[nodiscard]] inline std::vector<InterviewerFigures const*>
with_drift(Calibration const& calibration) {
    std::vector<InterviewerFigures const*> all;
    std::vector<InterviewerFigures const*> flagged;
    for (auto const& entry : calibration.interviewers) {
        if (entry.drift.size() < 2)
            continue;
        all.push_back(&entry);
        if (std::any_of(entry.flags.begin(), entry.flags.end(),
                        [](auto const& flag) { return flag.code == "drift"; }))
            flagged.push_back(&entry);
    }
    constexpr std::size_t few = 12;
    return all.size() <= few ? all : flagged;
}

/// How far from zero the drawings of drift reach.
[[nodiscard]] inline double drift_reach(std::vector<InterviewerFigures const*> const& drawn) {
    double reach = 0;
    for (auto const* entry : drawn)
        for (auto const& point : entry->drift)
            reach = (std::max)(reach, std::abs(point.mean_residual) +
                                          2 * point.standard_error.value_or(0));
    return reach > 0 ? reach : 1;
}

/// One interviewer's periods from left to right around the zero line.
[[nodiscard]] inline std::string drift_drawing(Page const& page,
                                               InterviewerFigures const& entry, double reach) {
    constexpr double height = 84;
    auto const y = [&](double number) { return place(height / 2 * (1 - number / reach)); };
    auto const n = static_cast<double>(entry.drift.size());
    std::string marks = fmt::format("<line class=\"zero\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>",
                                    place(height / 2));
    std::string words;
    for (std::size_t i = 0; i < entry.drift.size(); ++i) {
        auto const& point = entry.drift[i];
        auto const x = place(100 * (static_cast<double>(i) + .5) / n) + "%";
        if (point.standard_error)
            marks += fmt::format("<line class=\"w\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" "
                                 "y2=\"{2}\"/>",
                                 x, y(point.mean_residual - 2 * *point.standard_error),
                                 y(point.mean_residual + 2 * *point.standard_error));
        marks += fmt::format("<circle class=\"d\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>", x,
                             y(point.mean_residual));
        words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", safe(point.period),
                             shown(point.mean_residual));
    }
    marks += fmt::format("<text x=\"0\" y=\"{0}\">{1}</text><text class=\"end\" x=\"100%\" "
                         "y=\"{0}\">{2}</text>",
                         place(height + 14), safe(entry.drift.front().period),
                         safe(entry.drift.back().period));
    return svg_drawing(page.words.person(entry.interviewer), words, marks, "height=\"102\"");
}

[[nodiscard]] inline std::string drift_section(Page const& page) {
    bool const any =
        std::any_of(page.calibration.interviewers.begin(), page.calibration.interviewers.end(),
                    [](auto const& entry) { return entry.drift.size() > 1; });
    if (!any)
        return {};
    auto const drawn = with_drift(page.calibration);
    std::string_view const heading = "Does anybody change over time?";
    if (drawn.empty())
        return section("drift", heading,
                       "<p>Nobody changed more than chance explains. The figures of each "
                       "period are among the CSV tables.</p>\n");
    double const reach = drift_reach(drawn);
    auto text = reading(
        fmt::format("Each dot is one period of one interviewer: above the line the scores were "
                    "higher than expected for these candidates and this interviewer, below it "
                    "lower. The vertical lines are two standard errors to each side. All "
                    "charts reach from {} to {} {}.",
                    shown(-reach), shown(reach), page.words.unit()),
        "A drift that all interviewers share, such as a new tool or a new market, looks like "
        "better or worse candidates and is not in these charts.");
    text += "<div class=\"multiples roomier\">\n";
    for (auto const* entry : drawn)
        text += fmt::format(
            "<figure>\n<figcaption><b title=\"{0}\">{0}</b>{1}</figcaption>\n{2}"
            "\n</figure>\n",
            page.words.person(entry->interviewer), count_of(entry->scorecards, "card", "cards"),
            drift_drawing(page, *entry, reach));
    return section("drift", heading, text + "</div>\n");
}

} // namespace panelscore::detail::calibration_page
