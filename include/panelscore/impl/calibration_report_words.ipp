// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a calibration says, in the words of a hiring manager. The terminal and Markdown print
// the same sentences.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/plain_words.ipp>
#include <panelscore/io/calibration_report.hpp>
#include <panelscore/io/text_layout.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// A whole number with commas: `8,014`.
[[nodiscard]] inline std::string grouped(std::size_t n) {
    auto text = std::to_string(n);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

/// `1 card`, `8,014 cards`.
[[nodiscard]] inline std::string grouped(std::size_t n, std::string_view one,
                                         std::string_view many) {
    return grouped(n) + ' ' + std::string(n == 1 ? one : many);
}

/// `p .02`, `p .004`, `p < .001`, `p 1`.
[[nodiscard]] inline std::string p_words(double p) {
    if (p < 0.001)
        return "p < .001";
    if (p >= 0.995)
        return "p 1";
    return "p " + fixed(p, p < 0.0095 ? 3 : 2).substr(1);
}

/// `[0.31, 0.40]`, or nothing without both ends.
[[nodiscard]] inline std::string interval_text(std::optional<double> const& lower,
                                               std::optional<double> const& upper,
                                               int decimals = 2) {
    if (!lower || !upper)
        return {};
    return '[' + fixed(*lower, decimals) + ", " + fixed(*upper, decimals) + ']';
}

/// A share as a percentage with so many decimals; never all or none by rounding alone.
[[nodiscard]] inline std::string percent_with(double share, int decimals) {
    return decimals == 0 ? percent(share) : fixed(100 * share, decimals) + " %";
}

/// `36 % (34 to 38 %)`, with decimals where the ends would look alike; without an interval
/// `36 % of 412`.
[[nodiscard]] inline std::string share_words(Estimate const& found, std::string_view of) {
    if (!found.lower || !found.upper)
        return percent(found.estimate) + " of " + grouped(found.n) + ' ' + std::string(of);
    int decimals = 0;
    while (decimals < 2 && !same(*found.lower, *found.upper) &&
           percent_with(*found.lower, decimals) == percent_with(*found.upper, decimals))
        ++decimals;
    auto lower = percent_with(*found.lower, decimals);
    if (lower.find_first_of("<>") == std::string::npos)
        lower.resize(lower.size() - 2);
    return percent_with(found.estimate, decimals) + " (" + lower + " to " +
           percent_with(*found.upper, decimals) + ')';
}

/// How an interviewer differs from colleagues on the same candidates.
struct Difference {
    InterviewerFigures const* who = nullptr;
    double severity = 0; ///< positive is harsher; inside the interviewer's own subset
    std::optional<double> lower{};
    std::optional<double> upper{};
    double p = 1;
};

/// Interviewers by what can be said about their severity.
struct SeverityGroups {
    std::vector<Difference> differ{}; ///< flagged
    std::size_t within_chance = 0;
    std::size_t counts_only = 0;
    std::size_t met_nobody = 0; ///< never met a candidate together with a colleague
    std::size_t unknown = 0;
};

/// A calibration with what it takes to put it into words. Holds references: do not keep it.
class CalibrationWords {
  public:
    CalibrationWords(Calibration const& of, CalibrationReportOptions const& wanted,
                     std::string (*escape)(std::string_view))
        : calibration(of), options(wanted), escape_(escape) {}

    Calibration const& calibration;
    CalibrationReportOptions const& options;

    /// A text of a user, safe to print.
    [[nodiscard]] std::string safe(std::string_view text) const { return escape_(text); }
    [[nodiscard]] std::string person(std::string_view id) const {
        return safe(options.labels.of(id));
    }
    [[nodiscard]] std::string competency(std::string_view id) const {
        return id.empty() ? "all together" : safe(options.competency_names.of(id));
    }
    /// True when scores are few whole levels, false when they are points.
    [[nodiscard]] bool has_levels() const {
        auto const& scale = calibration.scale;
        return same(scale.step, 1) && scale.maximum - scale.minimum <= 10;
    }
    [[nodiscard]] std::string_view unit() const { return has_levels() ? "levels" : "points"; }
    /// Whether this severity scores lower or higher, on scales of either direction.
    [[nodiscard]] std::string_view direction(double severity) const {
        bool const harsher = severity > 0;
        if (calibration.scale.lower_is_better)
            return harsher ? "scores worse" : "scores better";
        return harsher ? "scores lower" : "scores higher";
    }
    /// `95 %`.
    [[nodiscard]] std::string level() const {
        return rating_text(100 * calibration.level) + " %";
    }
    /// Several groups of people who never met the same candidates.
    [[nodiscard]] bool has_groups() const { return calibration.data.subsets.size() > 1; }
    [[nodiscard]] Agreement const* overall() const {
        for (auto const& entry : calibration.agreement)
            if (entry.competency.empty())
                return &entry;
        return nullptr;
    }
    /// The agreement managers see: ordered levels, or distances where scores are points.
    [[nodiscard]] Measured const& shown_agreement(Agreement const& entry) const {
        auto const& alpha = entry.krippendorff_alpha;
        return has_levels() ? alpha.ordinal : alpha.interval;
    }
    /// The harmonic mean number of interviewers, `3.9 interviewers a competency`.
    [[nodiscard]] std::string usual_interviewers() const {
        auto const number =
            rating_text(std::round(10 * calibration.reliability.interviewers) / 10);
        return number + (number == "1" ? " interviewer" : " interviewers") +
               (calibration.competencies.size() > 1 ? " a competency" : "");
    }
    /// True when these panels show no overall difference between interviewers: the variance
    /// is estimated at zero.
    [[nodiscard]] bool no_interviewer_variance() const {
        auto const& fit = calibration.variance_components;
        auto const at = static_cast<std::size_t>(stats::Component::interviewer);
        return fit && fit->components[at] && !(*fit->components[at] > 0);
    }

  private:
    std::string (*escape_)(std::string_view);
};

/// Why there is no figure, as an answer.
[[nodiscard]] inline std::string not_known(Undefined reason) {
    return "not known: " + std::string(explain(reason));
}

/// `1,648 scorecards`, `412 candidates`, ...
[[nodiscard]] inline std::vector<std::string> size_words(CalibrationWords const& words) {
    auto const& data = words.calibration.data;
    return {grouped(data.scorecards, "scorecard", "scorecards"),
            grouped(data.candidates, "candidate", "candidates"),
            grouped(data.interviewers, "interviewer", "interviewers"),
            grouped(data.competencies, "competency", "competencies"),
            grouped(data.ratings, "rating", "ratings")};
}

/// What was not observed, and the scale where somebody should look at it.
[[nodiscard]] inline std::vector<std::string> data_remarks(CalibrationWords const& words) {
    auto const& data = words.calibration.data;
    auto const& scale = words.calibration.scale;
    std::vector<std::string> remarks;
    if (data.not_observed > 0)
        remarks.push_back(grouped(data.not_observed) + " not observed (" +
                          percent(static_cast<double>(data.not_observed) /
                                  static_cast<double>(data.not_observed + data.ratings)) +
                          "), counted, never scored");
    auto const range = rating_text(scale.minimum) + " to " + rating_text(scale.maximum);
    if (!scale.declared)
        remarks.push_back("Scale " + range + " as seen in the scores: nobody declared it");
    if (scale.lower_is_better)
        remarks.push_back("Lower scores are better");
    return remarks;
}

[[nodiscard]] inline std::string another_panel(CalibrationWords const& words) {
    auto const& found = words.calibration.reliability.replicate_agreement;
    if (!found)
        return not_known(found.reason());
    auto const of_ten = std::lround(10 * *found);
    return (of_ten >= 10 ? "more than 9" : std::to_string(of_ten)) +
           " of 10 candidates would fall on the same side of the bar with as many other "
           "interviewers";
}

/// The share that is the candidate, and where that is less than half what follows from it.
[[nodiscard]] inline std::vector<std::string>
how_much_candidate(CalibrationWords const& words) {
    auto const& found = words.calibration.reliability.dependability;
    if (!found)
        return {not_known(found.reason())};
    std::vector<std::string> texts{share_words(*found, "candidates") +
                                   " of the differences in score, with " +
                                   words.usual_interviewers()};
    if (found->estimate < 0.5)
        texts.emplace_back("less than half: such a score says more about who interviewed, and "
                           "chance, than about the candidate");
    return texts;
}

[[nodiscard]] inline std::string two_interviewers(CalibrationWords const& words) {
    auto const* overall = words.overall();
    if (!overall)
        return not_known(Undefined::not_estimated);
    if (!overall->percent_exact)
        return not_known(overall->percent_exact.reason());
    auto text = (words.has_levels() ? "same level " : "same score ") +
                share_words(*overall->percent_exact, "pairs");
    if (overall->percent_adjacent)
        text += (words.has_levels()
                     ? std::string(", within one level ")
                     : ", up to " + rating_text(words.calibration.scale.step) + " apart ") +
                share_words(*overall->percent_adjacent, "pairs");
    return text;
}

/// The rows with every competency: one interviewer fewer than now, and some more.
[[nodiscard]] inline std::vector<DStudyRow>
panels_worth_showing(CalibrationWords const& words) {
    auto const& reliability = words.calibration.reliability;
    std::size_t most = 0;
    for (auto const& row : reliability.d_study)
        most = (std::max)(most, row.competencies);
    auto const now = std::lround((std::max)(reliability.interviewers, 1.0));
    std::vector<DStudyRow> rows;
    for (auto const& row : reliability.d_study) {
        auto const away = static_cast<long>(row.interviewers) - now;
        if (row.competencies == most && away >= -1 && away <= 2)
            rows.push_back(row);
    }
    return rows;
}

/// `3: 74 %`, `4: 79 %`: the share that is the candidate by interviewers a competency.
[[nodiscard]] inline std::vector<std::string> more_interviews(CalibrationWords const& words) {
    auto const& reliability = words.calibration.reliability;
    std::vector<std::string> items;
    for (auto const& row : panels_worth_showing(words))
        items.push_back((items.empty() ? "with " : "") + std::to_string(row.interviewers) +
                        ": " + percent(row.dependability));
    if (items.empty())
        items.push_back(not_known(reliability.dependability
                                      ? Undefined::not_estimated
                                      : reliability.dependability.reason()));
    return items;
}

/// Everyone sorted into who differs and who does not. Those who differ are in the order of how
/// much; with several groups by group and name, since groups do not compare.
[[nodiscard]] inline SeverityGroups severity_groups(CalibrationWords const& words) {
    SeverityGroups groups;
    for (auto const& who : words.calibration.interviewers) {
        if (who.counts_only) {
            ++groups.counts_only;
        } else if (!who.severity) {
            ++(who.severity.reason() == Undefined::disconnected ? groups.met_nobody
                                                                : groups.unknown);
        } else {
            auto const flag = std::find_if(
                who.flags.begin(), who.flags.end(),
                [](InterviewerFlag const& each) { return each.code == "severity"; });
            if (flag == who.flags.end()) {
                ++groups.within_chance;
                continue;
            }
            Difference found{.who = &who, .severity = flag->value};
            if (auto const& interval = who.severity_interval) {
                double const shift = flag->value - *who.severity;
                found.lower = (*interval)[0] + shift;
                found.upper = (*interval)[1] + shift;
            }
            found.p = flag->p_holm.value_or(1.0);
            groups.differ.push_back(found);
        }
    }
    std::stable_sort(groups.differ.begin(), groups.differ.end(),
                     [&](Difference const& a, Difference const& b) {
                         if (words.has_groups())
                             return a.who->subset < b.who->subset;
                         return std::abs(a.severity) > std::abs(b.severity);
                     });
    return groups;
}

/// Size and interval of a difference without its sign, which words say: `0.41`, `[0.23, 0.59]`.
[[nodiscard]] inline std::pair<std::string, std::string> size_of(Difference const& found) {
    bool const turned = found.severity < 0;
    auto lower = turned ? found.upper : found.lower;
    auto upper = turned ? found.lower : found.upper;
    if (turned && lower && upper) {
        lower = -*lower;
        upper = -*upper;
    }
    return {fixed(std::abs(found.severity), 2), interval_text(lower, upper)};
}

/// Those who are not named, counted.
[[nodiscard]] inline std::vector<std::string> others_words(CalibrationWords const& words,
                                                           SeverityGroups const& groups) {
    std::vector<std::string> parts;
    if (groups.within_chance > 0 && groups.differ.empty() && words.no_interviewer_variance())
        parts.push_back(grouped(groups.within_chance) +
                        " looked at: these panels show no overall difference between them");
    else if (groups.within_chance > 0)
        parts.push_back(grouped(groups.within_chance) +
                        (groups.differ.empty()       ? ""
                         : groups.within_chance == 1 ? " other"
                                                     : " others") +
                        " within chance or too close to notice");
    if (groups.counts_only > 0)
        parts.push_back(grouped(groups.counts_only) + " with fewer than " +
                        std::to_string(words.calibration.min_scorecards) +
                        " cards: counts only");
    if (groups.met_nobody > 0)
        parts.push_back(grouped(groups.met_nobody) +
                        " never met a candidate together with a colleague: not comparable");
    if (groups.unknown > 0) {
        std::string why;
        for (auto const& who : words.calibration.interviewers)
            if (!who.counts_only && !who.severity && why.empty() &&
                who.severity.reason() != Undefined::disconnected)
                why = explain(who.severity.reason());
        parts.push_back(grouped(groups.unknown) + " not known: " + why);
    }
    return parts;
}

/// What to think of a list of names: flags are raised where chance alone would raise one in a
/// report out of twenty.
inline constexpr std::string_view fairness_words{
    "A difference is not a fault. If nobody differed, at most 1 report in 20 would name "
    "someone."};

/// A figure of agreement with its interval, or n.
[[nodiscard]] inline std::string agreement_text(Estimate const& found) {
    auto const interval = interval_text(found.lower, found.upper);
    return "agreement " + fixed(found.estimate, 2) +
           (interval.empty() ? " of " + grouped(found.n) + " candidates" : ' ' + interval);
}

/// What to say about agreement first: that there is none beyond chance, and the competency
/// with the least of it when there are two or more to compare.
[[nodiscard]] inline std::vector<std::string> least_agreement(CalibrationWords const& words) {
    std::vector<std::string> lines;
    if (auto const* overall = words.overall())
        if (auto const& found = words.shown_agreement(*overall);
            found && found->lower.value_or(1.0) <= 0)
            lines.push_back("no more agreement than chance would give: " +
                            agreement_text(*found));
    Agreement const* lowest = nullptr;
    std::size_t n = 0;
    for (auto const& entry : words.calibration.agreement) {
        auto const& found = words.shown_agreement(entry);
        if (entry.competency.empty() || !found)
            continue;
        ++n;
        if (!lowest || found->estimate < words.shown_agreement(*lowest)->estimate)
            lowest = &entry;
    }
    if (n > 1)
        lines.push_back(words.competency(lowest->competency) + ": " +
                        agreement_text(*words.shown_agreement(*lowest)) + ", lowest of " +
                        grouped(n));
    return lines;
}

/// One line for each flag that is not about severity, in the order of names.
[[nodiscard]] inline std::vector<std::string> other_flags(CalibrationWords const& words) {
    std::vector<std::string> lines;
    for (auto const& who : words.calibration.interviewers)
        for (auto const& flag : who.flags)
            if (flag.code != "severity")
                lines.push_back(words.person(who.interviewer) + ": " +
                                words.safe(flag.message));
    return lines;
}

/// What the design cannot tell apart, first of all groups that never met the same candidates.
[[nodiscard]] inline std::vector<std::string> not_comparable(CalibrationWords const& words) {
    std::vector<std::string> lines;
    for (auto const& sentence : words.calibration.data.confounded)
        lines.push_back(capitalised(words.safe(sentence)));
    auto const groups = words.calibration.data.subsets.size();
    if (lines.empty() && groups > 1)
        lines.push_back(grouped(groups) + " groups of interviewers never met the same "
                                          "candidates: not comparable with each other");
    return lines;
}

/// A term of the model in words.
[[nodiscard]] inline std::string_view component_words(stats::Component component) {
    switch (component) {
    case stats::Component::candidate:
        return "candidate";
    case stats::Component::candidate_competency:
        return "candidate in one competency";
    case stats::Component::interviewer:
        return "interviewer";
    case stats::Component::interviewer_competency:
        return "interviewer in one competency";
    case stats::Component::candidate_interviewer:
        return "interviewer with one candidate";
    case stats::Component::residual:
        return "everything else";
    case stats::Component::competency:
        break;
    }
    return "competency";
}

} // namespace panelscore::detail
