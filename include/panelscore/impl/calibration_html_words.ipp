// SPDX-License-Identifier: BSL-1.0
#pragma once

// What every part of the calibration page is made of: names, numbers and tables as markup.

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/calibration_report_words.ipp>
#include <panelscore/impl/plain_words.ipp>
#include <panelscore/io/calibration_html.hpp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/text_layout.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail::calibration_page {

/// A text of a user as markup, on one line.
[[nodiscard]] inline std::string safe(std::string_view text) {
    return html_escaped(one_line(text));
}

/// A number with a minus sign as wide as a plus: `−0.41`.
[[nodiscard]] inline std::string shown(double number, int decimals = 2) {
    auto text = fixed(number, decimals);
    return text.front() == '-' ? "\xE2\x88\x92" + text.substr(1) : text;
}

/// A number that may be missing: an empty cell.
[[nodiscard]] inline std::string shown(std::optional<double> const& number, int decimals = 2) {
    return number ? shown(*number, decimals) : std::string{};
}

/// A share of 1 as markup: `72 %`, kept on one line.
[[nodiscard]] inline std::string share_text(double of_one) {
    auto text = percent(of_one);
    text.replace(text.rfind(' '), 1, "&#160;");
    if (text.front() == '<' || text.front() == '>')
        text.replace(0, 2, text.front() == '<' ? "&lt;&#160;" : "&gt;&#160;");
    return text;
}

/// `0.23 to 0.59`.
[[nodiscard]] inline std::string range_words(double lower, double upper) {
    return shown(lower) + " to " + shown(upper);
}

/// The flag about severity, or null.
[[nodiscard]] inline InterviewerFlag const* severity_flag(InterviewerFigures const& figures) {
    for (auto const& flag : figures.flags)
        if (flag.code == "severity")
            return &flag;
    return nullptr;
}

/// What to take from severities inside each subset, so that they compare with each other there:
/// what flags of the subset took, else the mean of those shown. 0 when all are linked.
[[nodiscard]] inline std::vector<double> subset_levels(Calibration const& calibration) {
    std::vector<double> levels(calibration.data.subsets.size(), 0.0);
    if (levels.size() < 2)
        return levels;
    std::vector<double> n(levels.size(), 0.0);
    for (auto const& entry : calibration.interviewers)
        if (entry.severity && entry.subset < levels.size()) {
            levels[entry.subset] += *entry.severity;
            n[entry.subset] += 1;
        }
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i] = n[i] > 0 ? levels[i] / n[i] : 0.0;
    for (auto const& entry : calibration.interviewers)
        if (auto const* flag = severity_flag(entry);
            flag && entry.severity && entry.subset < levels.size())
            levels[entry.subset] = *entry.severity - flag->value;
    return levels;
}

/// The calibration with what it takes to put it on a page. Holds references: do not keep it.
class Page {
  public:
    Page(Calibration const& of, CalibrationReportOptions const& wanted)
        : calibration(of), words(of, wanted, safe), levels_(subset_levels(of)) {}

    Calibration const& calibration;
    CalibrationWords words;

    /// The display name, and below it the id where they differ.
    [[nodiscard]] std::string person_and_id(std::string_view id) const {
        auto const name = words.options.labels.of(id);
        return name == id ? safe(id)
                          : fmt::format("{}<span class=\"id\">{}</span>", safe(name), safe(id));
    }
    /// The direction of a severity without the verb: `lower`.
    [[nodiscard]] std::string_view side(double severity) const {
        return words.direction(severity).substr(std::string_view{"scores "}.size());
    }
    /// Severity beside colleagues who can be compared. Precondition: it has a value.
    [[nodiscard]] double difference(InterviewerFigures const& figures) const {
        return *figures.severity - level_of(figures);
    }
    /// The interval of that difference.
    [[nodiscard]] std::optional<std::array<double, 2>>
    range_of(InterviewerFigures const& figures) const {
        auto range = figures.severity_interval;
        if (range)
            for (double& end : *range)
                end -= level_of(figures);
        return range;
    }
    /// A difference that chance alone hardly makes and that is large enough to notice.
    [[nodiscard]] bool stands_out(InterviewerFigures const& figures) const {
        return figures.severity && !figures.counts_only && severity_flag(figures) != nullptr;
    }
    /// Why reliability is not known: when the model could not be fitted, that is the reason.
    [[nodiscard]] Undefined why_unreliable(Undefined reason) const {
        auto const& fit = calibration.variance_components;
        return reason == Undefined::not_estimated && !fit ? fit.reason() : reason;
    }

  private:
    [[nodiscard]] double level_of(InterviewerFigures const& figures) const {
        return figures.subset < levels_.size() ? levels_[figures.subset] : 0;
    }

    std::vector<double> levels_; ///< see `subset_levels`
};

/// Reasons why cells of a table are empty, numbered in the order they are met.
class ReasonNotes {
  public:
    /// The mark that stands in place of the figure.
    [[nodiscard]] std::string mark(Undefined reason) {
        auto found = std::find(reasons_.begin(), reasons_.end(), reason);
        if (found == reasons_.end())
            found = reasons_.insert(reasons_.end(), reason);
        return fmt::format("<span class=\"soft\">none<sup>{}</sup></span>",
                           found - reasons_.begin() + 1);
    }
    /// The notes below the table, or nothing.
    [[nodiscard]] std::string text() const {
        if (reasons_.empty())
            return {};
        std::string out{"<p class=\"notes\">"};
        for (std::size_t i = 0; i < reasons_.size(); ++i)
            out += fmt::format("{}<sup>{}</sup> none: {}.", i == 0 ? "" : " ", i + 1,
                               explain(reasons_[i]));
        return out + "</p>\n";
    }

  private:
    std::vector<Undefined> reasons_;
};

/// A heading of a table; `kind` is the class of its cells: `number`, `words` or none.
struct Column {
    std::string heading{};
    std::string_view kind{};
};

/// A table of figures with a caption and a heading for each row and column.
class FigureTable {
  public:
    FigureTable(std::string const& caption, std::vector<Column> columns)
        : columns_(std::move(columns)) {
        out_ = fmt::format("<table class=\"figures\">\n<caption>{}</caption>\n<thead><tr>",
                           caption);
        for (auto const& column : columns_)
            out_ += fmt::format("<th scope=\"col\"{}>{}</th>", kind(column), column.heading);
        out_ += "</tr></thead>\n<tbody>\n";
    }

    /// Adds a row; `cells` are markup, the first one its heading.
    void row(std::vector<std::string> const& cells) {
        any_ = true;
        out_ += fmt::format("<tr><th scope=\"row\">{}</th>", cells.front());
        for (std::size_t i = 1; i < cells.size(); ++i)
            out_ += fmt::format("<td{}>{}</td>", kind(columns_.at(i)), cells[i]);
        out_ += "</tr>\n";
    }

    /// A figure with its interval below, or a note's mark.
    [[nodiscard]] std::string cell(Measured const& figure) {
        if (!figure)
            return notes_.mark(figure.reason());
        auto text = shown(figure->estimate);
        if (figure->lower && figure->upper)
            text += fmt::format("<span class=\"range\">{}</span>",
                                range_words(*figure->lower, *figure->upper));
        return text;
    }
    [[nodiscard]] std::string cell(Figure const& figure, int decimals = 2) {
        return figure ? shown(*figure, decimals) : notes_.mark(figure.reason());
    }
    [[nodiscard]] std::string none(Undefined reason) { return notes_.mark(reason); }

    /// The table in a frame that scrolls where the screen is narrower, and its notes; nothing
    /// when it has no row.
    [[nodiscard]] std::string text(std::string_view label) const {
        if (!any_)
            return {};
        return fmt::format("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
                           "aria-label=\"{}\">\n{}</tbody>\n</table>\n</div>\n{}",
                           label, out_, notes_.text());
    }

  private:
    [[nodiscard]] static std::string kind(Column const& column) {
        return column.kind.empty() ? "" : fmt::format(" class=\"{}\"", column.kind);
    }

    std::vector<Column> columns_;
    std::string out_;
    ReasonNotes notes_;
    bool any_ = false;
};

/// A section with its heading.
[[nodiscard]] inline std::string section(std::string_view id, std::string_view heading,
                                         std::string_view body, std::string_view kind = {}) {
    return fmt::format("<section id=\"{0}\"{3}>\n<h2>{1}</h2>\n{2}</section>\n", id, heading,
                       body, kind.empty() ? "" : fmt::format(" class=\"{}\"", kind));
}

/// The words beside a chart: what it means, then what it does not.
[[nodiscard]] inline std::string reading(std::string_view means, std::string_view does_not) {
    return fmt::format("<p class=\"reading\"><strong>What it means.</strong> {}</p>\n"
                       "<p class=\"reading\"><strong>What it does not mean.</strong> {}</p>\n",
                       means, does_not);
}

} // namespace panelscore::detail::calibration_page
