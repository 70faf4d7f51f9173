// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading what a calibration says about interviewers.

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/calibration_json_fields.ipp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Calls `read(figures)` for each object of an array, with `key/0`, `key/1`, ... as place.
template <typename Read>
void read_entries(FigureReader& from, std::string_view key,
                  std::map<std::string, Undefined> const& reasons, Read&& read) {
    auto const at = from.object().optional(key);
    if (!at)
        return;
    JsonReader& json = from.json();
    std::string const place = from.place() + '/' + std::string(key) + '/';
    json.for_each_item(*at, [&](NodeIndex item, std::size_t position) {
        ObjectReader object(json, item);
        FigureReader figures(object, place + std::to_string(position), reasons);
        read(figures);
        object.finish();
    });
}

/// Notes a name that stood before.
inline void note_duplicate(ObjectReader& object, std::string_view key,
                           std::string const& name) {
    if (auto const at = object.peek(key))
        object.json().problem(problems::duplicate_id, "\"" + name + "\" stands twice", *at);
}

/// How often each score was given, in the order of scores.
inline void read_distribution(FigureReader& from, std::vector<ScoreCount>& out) {
    auto const at = from.object().optional("distribution");
    if (!at)
        return;
    JsonReader& json = from.json();
    json.for_each_member(*at, [&](NodeIndex key, NodeIndex value) {
        auto const score = to_number(json.document().string(key));
        if (!score || *score < any_number.lowest || *score > any_number.highest)
            json.problem(problems::wrong_format, "this key is no score", key).expected =
                "a number";
        else if (auto const count = from.whole(value))
            out.push_back({*score, *count});
    });
    auto const by_score = [](ScoreCount const& a, ScoreCount const& b) {
        return a.score < b.score;
    };
    std::stable_sort(out.begin(), out.end(), by_score);
    for (std::size_t i = 1; i < out.size(); ++i)
        if (number_text(out[i].score) == number_text(out[i - 1].score))
            json.problem(problems::duplicate_key, "a score stands twice in it", *at);
}

/// Reads the entries of `interviewers`.
class InterviewerReader {
  public:
    explicit InterviewerReader(std::map<std::string, Undefined> const& reasons)
        : reasons_(reasons) {}

    [[nodiscard]] InterviewerFigures read(FigureReader& from) {
        InterviewerFigures out;
        ObjectReader& object = from.object();
        object.required_name("interviewer", out.interviewer);
        from.optional_count("subset", out.subset);
        from.count("scorecards", out.scorecards);
        from.count("ratings", out.ratings);
        from.boolean("counts_only", out.counts_only);
        from.maybe_number("mean", out.mean);
        from.maybe_number("sd", out.sd, zero_or_more);
        from.measured("peer_difference", out.peer_difference);
        read_severity(from, out);
        from.figure("consistency", out.consistency, zero_or_more);
        for (auto const& [key, member] : rating_style_keys)
            from.measured(key, out.*member);
        from.figure("range_use", out.range_use, share_of_one);
        from.figure("not_observed_rate", out.not_observed_rate, share_of_one);
        read_hours(from, out);
        std::optional<double> not_kept;
        from.maybe_number("infit", not_kept);
        from.maybe_number("outfit", not_kept);
        read_distribution(from, out.distribution);
        read_entries(from, "drift", reasons_, [&](FigureReader& point) {
            DriftPoint& made = out.drift.emplace_back();
            point.object().required_name("period", made.period);
            point.number("mean_residual", made.mean_residual);
            point.maybe_number("standard_error", made.standard_error, zero_or_more);
            point.count("n", made.n);
        });
        read_flags(from, out);
        return out;
    }

  private:
    void read_severity(FigureReader& from, InterviewerFigures& out) {
        from.figure("severity", out.severity);
        from.maybe_number("severity_se", out.severity_se, zero_or_more);
        auto const at = from.object().optional("severity_interval");
        if (at && !from.json().is_null(*at))
            out.severity_interval = read_interval(from, *at);
        from.maybe_number("severity_p_holm", out.severity_p_holm, share_of_one);
        read_entries(from, "by_competency", reasons_, [&](FigureReader& cell) {
            CompetencySeverity& made = out.by_competency.emplace_back();
            cell.object().required_name("competency", made.competency);
            cell.number("severity", made.severity);
            cell.number("severity_se", made.severity_se, zero_or_more);
        });
    }
    static std::optional<std::array<double, 2>> read_interval(FigureReader& from,
                                                              NodeIndex node) {
        std::array<double, 2> ends{};
        std::size_t n = 0;
        from.json().for_each_item(node, [&](NodeIndex item, std::size_t position) {
            auto const end = from.within(item, any_number);
            if (end && position < ends.size())
                ends[position] = *end;
            n = position + 1;
        });
        if (n == ends.size())
            return ends;
        if (from.json().kind(node) == JsonKind::array)
            from.json()
                .problem(problems::wrong_format, "an interval has two ends", node)
                .expected = "[lower, upper]";
        return std::nullopt;
    }
    void read_hours(FigureReader& from, InterviewerFigures& out) {
        auto const at = from.object().optional("hours_to_submit");
        if (!at)
            return;
        if (from.json().is_null(*at)) {
            out.hours_to_submit = from.reason("hours_to_submit", out.hours_to_submit);
            return;
        }
        ObjectReader object(from.json(), *at);
        FigureReader hours(object, from.place() + "/hours_to_submit", reasons_);
        HoursToSubmit found;
        hours.number("median", found.median);
        hours.number("percentile_90", found.percentile_90);
        hours.number("late_share", found.late_share, share_of_one);
        hours.count("n", found.n);
        object.finish();
        out.hours_to_submit = found;
    }
    void read_flags(FigureReader& from, InterviewerFigures& out) {
        read_entries(from, "flags", reasons_, [&](FigureReader& flag) {
            InterviewerFlag& made = out.flags.emplace_back();
            flag.object().required_name("code", made.code);
            flag.object().required_text("message", made.message);
            flag.number("value", made.value);
            flag.count("n", made.n);
            flag.number("base_rate", made.base_rate, share_of_one);
            flag.maybe_number("p_holm", made.p_holm, share_of_one);
        });
    }

    std::map<std::string, Undefined> const& reasons_;
};

} // namespace panelscore::detail
