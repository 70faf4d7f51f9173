// SPDX-License-Identifier: BSL-1.0
#pragma once

// One interviewer's figures as sentences, for a talk with that person: no colleague is named.

#include <panelscore/impl/calibration_report_screen.ipp>
#include <panelscore/impl/calibration_report_words.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// A label and what stands beside it.
struct LabelledText {
    std::string label{};
    std::vector<std::string> texts{};
};

/// Name, and what there is to go by.
[[nodiscard]] inline std::vector<std::string> interviewer_title(CalibrationWords const& words,
                                                                InterviewerFigures const& who) {
    auto const name = words.person(who.interviewer);
    auto const id = words.safe(who.interviewer);
    std::vector<std::string> parts{name == id ? id : name + " (" + id + ")",
                                   grouped(who.scorecards, "scorecard", "scorecards"),
                                   grouped(who.ratings, "rating", "ratings")};
    if (who.not_observed_rate)
        parts.push_back(percent(*who.not_observed_rate) + " not observed");
    if (words.has_groups())
        parts.push_back("group " + std::to_string(who.subset + 1) + " of " +
                        std::to_string(words.calibration.data.subsets.size()));
    return parts;
}

/// Whether chance gives as much, with so many looked at.
[[nodiscard]] inline std::string chance_words(CalibrationWords const& words, double p) {
    std::size_t looked_at = 0;
    for (auto const& who : words.calibration.interviewers)
        looked_at += who.severity_p_holm ? 1U : 0U;
    return (p < 1 - words.calibration.level ? "more than chance alone gives, with "
                                            : "no more than chance alone gives, with ") +
           grouped(looked_at, "interviewer", "interviewers") + " looked at (" + p_words(p) +
           ')';
}

/// The difference to colleagues as sentences.
[[nodiscard]] inline std::vector<std::string> severity_words(CalibrationWords const& words,
                                                             InterviewerFigures const& who) {
    if (who.counts_only)
        return {"fewer than " + std::to_string(words.calibration.min_scorecards) +
                " cards: counts only, too few to compare with anyone"};
    if (!who.severity)
        return {not_known(who.severity.reason())};
    if (words.no_interviewer_variance() && same(*who.severity, 0))
        return {"no overall difference from colleagues: these panels show none between any "
                "interviewers"};
    Difference found{.who = &who, .severity = *who.severity};
    if (auto const& interval = who.severity_interval) {
        found.lower = (*interval)[0];
        found.upper = (*interval)[1];
    }
    auto const [size, interval] = size_of(found);
    auto text = std::string(words.direction(found.severity)) + " than colleagues by " + size +
                ' ' + std::string(words.unit());
    if (!interval.empty())
        text += ' ' + interval + " (" + words.level() + ')';
    std::vector<std::string> texts{text};
    if (words.has_groups())
        texts.emplace_back("to be held against colleagues of the same group only: groups never "
                           "met the same candidates");
    else if (who.severity_p_holm)
        texts.push_back(chance_words(words, *who.severity_p_holm));
    return texts;
}

/// What the figures without a model say.
[[nodiscard]] inline std::vector<LabelledText> raw_words(CalibrationWords const& words,
                                                         InterviewerFigures const& who) {
    std::vector<LabelledText> all;
    if (who.mean)
        all.push_back({"Mean as written",
                       {fixed(*who.mean, 2) + (who.sd ? ", spread " + fixed(*who.sd, 2) : "") +
                            " (" + grouped(who.ratings, "rating", "ratings") + ")",
                        "depends on who was interviewed; the line above does not"}});
    if (auto const& found = who.peer_difference) {
        auto const [size, interval] = size_of({.who = &who,
                                               .severity = found->estimate,
                                               .lower = found->lower,
                                               .upper = found->upper});
        all.push_back(
            {"Without a model",
             {std::string(words.direction(found->estimate)) + " by " + size +
              (interval.empty() ? "" : ' ' + interval) + ", same candidate and competency (" +
              grouped(found->n, "comparison", "comparisons") + ")"}});
    } else if (!who.counts_only) {
        all.push_back({"Without a model", {not_known(found.reason())}});
    }
    return all;
}

/// A figure with its interval and n, or why there is none.
[[nodiscard]] inline std::string measured_words(Measured const& found, std::string_view one,
                                                std::string_view many) {
    if (!found)
        return not_known(found.reason());
    auto const interval = interval_text(found->lower, found->upper);
    return fixed(found->estimate, 2) + (interval.empty() ? "" : ' ' + interval) + " (" +
           grouped(found->n, one, many) + ")";
}

/// How the scores of a card lie, beside those of colleagues.
[[nodiscard]] inline std::vector<LabelledText> style_words(InterviewerFigures const& who) {
    if (who.counts_only)
        return {};
    std::vector<LabelledText> all;
    all.push_back({"Order of candidates",
                   {"correlation with colleagues who met the same people: " +
                    measured_words(who.discrimination, "candidate", "candidates")}});
    all.push_back(
        {"Surprises",
         {who.consistency
              ? fixed(*who.consistency, 2) + " (" + grouped(who.ratings, "rating", "ratings") +
                    "): squared distance from what the other scores lead one to "
                    "expect; near 1 is like everybody, more is less foreseeable"
              : not_known(who.consistency.reason())}});
    all.push_back({"Within a card",
                   {"scores more alike than the candidates explain by " +
                    measured_words(who.halo, "card", "cards")}});
    all.push_back({"Middle of scale",
                   {"share of middle scores beyond colleagues' share: " +
                    measured_words(who.central_tendency, "rating", "ratings")}});
    if (who.range_use)
        all.push_back({"Scale used", {percent(*who.range_use) + " of the levels"}});
    return all;
}

[[nodiscard]] inline std::vector<std::string> hours_words(CalibrationWords const& words,
                                                          InterviewerFigures const& who) {
    if (!who.hours_to_submit)
        return {not_known(who.hours_to_submit.reason())};
    auto const& hours = *who.hours_to_submit;
    return {"half within " + fixed(hours.median, 0) + " hours, 9 of 10 within " +
            fixed(hours.percentile_90, 0) + "; " + percent(hours.late_share) +
            " after more than " + rating_text(words.calibration.late_hours) + " (" +
            grouped(hours.n, "card", "cards") + ")"};
}

/// A score, how often this interviewer gave it and how often everybody did.
struct ScoreShare {
    double score = 0;
    std::size_t count = 0;
    double own = 0;
    double all = 0;
};

/// By score; of many scores those this interviewer used, and the common ones.
[[nodiscard]] inline std::vector<ScoreShare> score_shares(CalibrationWords const& words,
                                                          InterviewerFigures const& who) {
    std::vector<ScoreShare> shares;
    std::size_t own = 0, all = 0;
    for (auto const& level : who.distribution) {
        std::size_t everybody = 0;
        for (auto const& other : words.calibration.interviewers)
            for (auto const& entry : other.distribution)
                everybody += same(entry.score, level.score) ? entry.count : 0;
        shares.push_back({.score = level.score,
                          .count = level.count,
                          .all = static_cast<double>(everybody)});
        own += level.count;
        all += everybody;
    }
    for (auto& share : shares) {
        share.own = own > 0 ? static_cast<double>(share.count) / static_cast<double>(own) : 0;
        share.all = all > 0 ? share.all / static_cast<double>(all) : 0;
    }
    constexpr std::size_t many = 11;
    constexpr double common = 0.02;
    if (shares.size() > many)
        std::erase_if(shares, [](ScoreShare const& share) {
            return share.count == 0 && share.all < common;
        });
    return shares;
}

/// Everything that is worth a talk, or that nothing is.
[[nodiscard]] inline std::vector<std::string> flag_words(CalibrationWords const& words,
                                                         InterviewerFigures const& who) {
    std::vector<std::string> texts;
    for (auto const& flag : who.flags)
        texts.push_back(words.safe(flag.message) +
                        (flag.p_holm ? " (" + p_words(*flag.p_holm) + ")" : ""));
    if (texts.empty() && !who.counts_only)
        texts.emplace_back("nothing beyond chance");
    return texts;
}

/// All sentences of the page, each with its label.
[[nodiscard]] inline std::vector<LabelledText>
interviewer_words(CalibrationWords const& words, InterviewerFigures const& who) {
    std::vector<LabelledText> all{{"Same candidates", severity_words(words, who)}};
    for (auto& entry : raw_words(words, who))
        all.push_back(std::move(entry));
    for (auto& entry : style_words(who))
        all.push_back(std::move(entry));
    all.push_back({"Cards handed in", hours_words(words, who)});
    if (auto flags = flag_words(words, who); !flags.empty())
        all.push_back({"Worth a talk", std::move(flags)});
    return all;
}

inline constexpr std::string_view drift_note{
    "Above expected: mean of scores minus what colleagues' scores of the same candidates lead "
    "one to expect."};

inline void write_distribution(CalibrationScreen& screen, CalibrationWords const& words,
                               InterviewerFigures const& who) {
    constexpr double longest = 30;
    if (who.distribution.empty())
        return;
    NameTable table({{"Scores given", false}, {"count"}, {"share"}, {"all"}, {"", false}});
    for (auto const& share : score_shares(words, who))
        table.row(
            {rating_text(share.score), grouped(share.count), percent(share.own),
             percent(share.all),
             std::string(static_cast<std::size_t>(std::lround(longest * share.own)), '#')});
    screen.table(table, 0);
    screen.blank();
}

inline void write_by_competency(CalibrationScreen& screen, CalibrationWords const& words,
                                InterviewerFigures const& who) {
    if (who.by_competency.empty())
        return;
    NameTable table({{"By competency", false}, {"", false}, {"difference"}, {"error"}});
    for (auto const& cell : who.by_competency)
        table.row({words.competency(cell.competency),
                   std::string(words.direction(cell.severity)),
                   fixed(std::abs(cell.severity), 2), fixed(cell.severity_se, 2)});
    screen.table(table, 0);
    screen.blank();
}

inline void write_drift(CalibrationScreen& screen, CalibrationWords const& words,
                        InterviewerFigures const& who) {
    if (who.drift.empty())
        return;
    NameTable table({{"Over time", false}, {"above expected"}, {"error"}, {"cards"}});
    for (auto const& point : who.drift)
        table.row({words.safe(point.period), fixed(point.mean_residual, 2),
                   point.standard_error ? fixed(*point.standard_error, 2) : "",
                   grouped(point.n)});
    screen.table(table, 0);
    screen.paragraph(drift_note);
    screen.blank();
}

/// What to keep in mind in the talk.
inline constexpr std::string_view talk_words{
    "A difference is not a fault: the interviewer may see what others miss. Start from one "
    "candidate both met, with the notes at hand. Figures from few cards move a lot."};

} // namespace panelscore::detail

namespace panelscore {

PANELSCORE_DECL std::string calibration_text(Calibration const& calibration,
                                             InterviewerFigures const& interviewer,
                                             CalibrationReportOptions const& options) {
    constexpr std::size_t column = 21;
    detail::CalibrationWords const words(calibration, options, &one_line);
    detail::CalibrationScreen screen(options.width);
    screen.title(detail::interviewer_title(words, interviewer));
    screen.blank();
    for (auto const& entry : detail::interviewer_words(words, interviewer))
        screen.beside(entry.label, entry.texts, column);
    screen.blank();
    detail::write_by_competency(screen, words, interviewer);
    detail::write_distribution(screen, words, interviewer);
    detail::write_drift(screen, words, interviewer);
    screen.paragraph(detail::talk_words);
    return screen.text();
}

} // namespace panelscore
