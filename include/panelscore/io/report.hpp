// SPDX-License-Identifier: BSL-1.0
#pragma once

// Recommendations for people: a terminal screen, a Markdown packet for the debrief, and CSV.
// The JSON form is io/recommendation.hpp. A Recommendation does not name its rubric: pass the
// one it was made with. All wording is advice; nothing here decides or rounds a call.

#include <panelscore/config.hpp>
#include <panelscore/io/name_labels.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace panelscore {

/// How a report looks. Two reports with the same options and input are the same bytes.
struct ReportOptions {
    std::size_t width = 100; ///< columns of the terminal; fewer than 60 count as 60
    bool color = false;      ///< colours the call, and nothing else, with ANSI escapes
    bool explain = false;    ///< appends the rules in the order they were asked, and all inputs
    bool evidence = true;    ///< shows what interviewers wrote
    NameLabels labels{};     ///< display names of candidates and interviewers

    friend bool operator==(ReportOptions const&, ReportOptions const&) = default;
};

/// One candidate for a terminal: at most 25 lines at 80 columns without `explain`. No line is
/// wider than `width`. Texts of users are put on one line and cannot control the terminal.
[[nodiscard]] std::string recommendation_text(Recommendation const& recommendation,
                                              Rubric const& rubric,
                                              ReportOptions const& options = {});

/// All candidates of one rubric side by side, in the slate's order, with a line of reasons for
/// each that needs one. Candidates the slate does not name follow behind it, by id.
[[nodiscard]] std::string slate_text(std::span<Recommendation const> recommendations,
                                     Slate const& slate, Rubric const& rubric,
                                     ReportOptions const& options = {});

/// One candidate as a packet for the debrief (GitHub-flavoured Markdown): the advice, then
/// every competency with notes and anchors beside the scores. Texts of users are escaped.
[[nodiscard]] std::string recommendation_markdown(Recommendation const& recommendation,
                                                  Rubric const& rubric,
                                                  ReportOptions const& options = {});

/// The slate's table and reasons, then one packet for each candidate.
[[nodiscard]] std::string slate_markdown(std::span<Recommendation const> recommendations,
                                         Slate const& slate, Rubric const& rubric,
                                         ReportOptions const& options = {});

/// One row for each recommendation, in the order given, under the header
/// `candidate,opening,seniority,call,call_by_mean,probability,raw,adjusted,lower,upper,coverage,
/// interviewers,ratings,gate_not_met,flags` (one line, ended like all by CRLF, RFC 4180).
///
/// Numbers have at most 12 significant digits; one that cannot be given is an empty cell.
/// `probability` is the chance of a hire, `gate_not_met` and `flags` are ids and codes joined
/// by
/// ";". A text that a spreadsheet would run as a formula starts with an apostrophe.
[[nodiscard]] std::string recommendations_csv(std::span<Recommendation const> recommendations);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/report_csv.ipp>
#include <panelscore/impl/report_markdown.ipp>
#include <panelscore/impl/report_slate.ipp>
#include <panelscore/impl/report_text.ipp>
#endif
