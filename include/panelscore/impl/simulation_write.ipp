// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number_text.hpp>
#include <panelscore/detail/timestamp_text.hpp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/simulation.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/version.hpp>

#include <algorithm>
#include <utility>

namespace panelscore {
namespace detail {

/// `prefix` and the number after `index`, with the digits that `count` needs.
inline std::string numbered(std::string_view prefix, std::uint32_t index, std::uint32_t count) {
    std::string name{prefix};
    append_padded(name, std::uint64_t{index} + 1, std::to_string(count).size());
    return name;
}

inline void append_by_competency(JsonWriter& json, std::string_view key,
                                 std::vector<std::string> const& names,
                                 std::vector<double> const& values) {
    json.begin_object(key, JsonLayout::line);
    for (std::size_t k = 0; k < names.size(); ++k)
        json.number(names[k], values[k]);
    json.end_object();
}

inline void append_truth_options(JsonWriter& json, SimulateOptions const& options) {
    auto const& scale = options.scale;
    bool const rounded = scale.score == SimulatedScore::rounded;
    json.begin_object("scale", JsonLayout::line).number("minimum", scale.scores.front());
    json.number("maximum", scale.scores.back()).begin_array("scores");
    if (rounded)
        for (double const score : scale.scores)
            json.number(score);
    json.end_array().boolean("rounded", rounded).boolean("clamped", rounded);
    json.boolean("lower_is_better", scale.lower_is_better).end_object();
    json.begin_object("components");
    for (std::size_t i = 0; i < options.components.size(); ++i) {
        auto const which = static_cast<stats::Component>(i);
        bool const given = which == stats::Component::competency && !options.means.empty();
        json.number(stats::component_name(which),
                    given ? std::nullopt : std::optional{options.components[i]});
    }
    json.end_object();
    json.begin_object("missing", JsonLayout::line);
    json.number("not_observed", options.missing.not_observed);
    json.number("not_asked", options.missing.not_asked);
    json.number("cards", options.missing.cards).end_object();
    json.begin_object("per_candidate", JsonLayout::line);
    json.count("least", options.per_candidate.least);
    json.count("most", options.per_candidate.most).end_object();
    json.count("sites", options.sites);
    std::string start;
    append_timestamp(start, options.period.start);
    json.begin_object("period", JsonLayout::line).string("start", start);
    json.count("months", options.period.months).end_object();
}

inline void append_truth(JsonWriter& json, std::string_view name,
                         SimulatedInterviewer const& who,
                         std::vector<std::string> const& competencies) {
    json.begin_object(JsonLayout::line).string("interviewer", name);
    json.count("site", who.site + 1).number("severity", who.severity);
    append_by_competency(json, "by_competency", competencies, who.by_competency);
    json.number("drift_per_month", who.drift_per_month);
    json.number("halo_variance", who.halo_variance);
    json.number("central_factor", who.central_factor);
    json.number("median_hours", who.median_hours).end_object();
}

} // namespace detail

PANELSCORE_DECL std::vector<std::string> made_up_competencies(std::uint32_t competencies) {
    std::vector<std::string> names;
    for (std::uint32_t k = 0; k < competencies; ++k)
        names.push_back(detail::numbered("skill.", k, competencies));
    return names;
}

PANELSCORE_DECL std::string simulated_candidate_name(SimulateOptions const& of,
                                                     std::uint32_t index) {
    return detail::numbered("c-", index, of.candidates);
}

PANELSCORE_DECL std::string simulated_interviewer_name(SimulateOptions const& of,
                                                       std::uint32_t index) {
    return detail::numbered("i-", index, of.interviewers);
}

PANELSCORE_DECL SimulationWriter::SimulationWriter(SimulatedPanels const& panels,
                                                   SimulationNames names)
    : panels_(panels), names_(std::move(names)) {
    for (std::uint32_t i = 0; i < panels.options().interviewers; ++i)
        interviewers_.push_back(simulated_interviewer_name(panels.options(), i));
    for (auto const& competency : names_.competencies)
        cells_.push_back(csv_cell(competency));
}

PANELSCORE_DECL std::string SimulationWriter::csv_header() const {
    std::string header{"candidate,interviewer"};
    header += names_.interviews.empty() ? "" : ",interview";
    header += ",competency,score";
    header += names_.seniority.empty() ? "" : ",seniority";
    header += names_.times == SimulatedTimes::written ? ",interviewed_at,submitted_at" : "";
    return header + '\n';
}

PANELSCORE_DECL void SimulationWriter::append_csv(std::string& out, std::uint32_t index,
                                                  SimulatedCandidate const& candidate) const {
    std::string const name = simulated_candidate_name(panels_.options(), index);
    std::string before, after;
    for (SimulatedCard const& card : candidate.cards) {
        before = name + ',' + interviewers_[card.interviewer] + ',';
        if (!names_.interviews.empty())
            before += csv_cell(names_.interviews[card.interview]) + ',';
        after = names_.seniority.empty() ? "" : ',' + csv_cell(names_.seniority);
        if (names_.times == SimulatedTimes::written) {
            after += ',';
            detail::append_timestamp(after, card.interviewed_at);
            after += ',';
            detail::append_timestamp(after, card.submitted_at);
        }
        after += '\n';
        for (SimulatedRating const& rating : card.ratings) {
            out += before;
            out += cells_[rating.competency];
            out += ',';
            if (rating.score)
                append_number(out, *rating.score);
            out += after;
        }
    }
}

PANELSCORE_DECL void
SimulationWriter::append_ndjson(std::string& out, std::uint32_t index,
                                SimulatedCandidate const& candidate) const {
    std::string const name = simulated_candidate_name(panels_.options(), index);
    std::string time;
    auto const timestamp = [&](std::int64_t seconds) {
        time.clear();
        detail::append_timestamp(time, seconds);
        return std::string_view{time};
    };
    for (SimulatedCard const& card : candidate.cards) {
        JsonWriter json(out);
        json.begin_object().string("format", "panelscore/scorecard/1");
        if (!names_.rubric.empty())
            json.string("rubric", names_.rubric).string("revision", names_.revision);
        json.string("candidate", name).string("interviewer", interviewers_[card.interviewer]);
        if (!names_.interviews.empty())
            json.string("interview", names_.interviews[card.interview]);
        if (!names_.seniority.empty())
            json.string("seniority", names_.seniority);
        if (names_.times == SimulatedTimes::written) {
            json.string("interviewed_at", timestamp(card.interviewed_at));
            json.string("submitted_at", timestamp(card.submitted_at));
        }
        json.begin_object("ratings");
        for (SimulatedRating const& rating : card.ratings)
            json.number(names_.competencies[rating.competency], rating.score);
        json.end_object().end_object();
        out += '\n';
    }
}

PANELSCORE_DECL std::string SimulationWriter::truth_head() const {
    auto const& options = panels_.options();
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().string("format", "panelscore/truth/1");
    json.begin_object("engine", JsonLayout::line).string("name", "panelscore");
    json.string("version", version).end_object();
    json.integer("seed", static_cast<std::int64_t>(options.seed));
    if (names_.rubric.empty()) {
        json.null("rubric");
    } else {
        json.begin_object("rubric", JsonLayout::line).string("id", names_.rubric);
        json.string("revision", names_.revision).end_object();
    }
    detail::append_truth_options(json, options);
    json.begin_array("competencies");
    for (std::size_t k = 0; k < names_.competencies.size(); ++k) {
        json.begin_object(JsonLayout::line).string("competency", names_.competencies[k]);
        json.number("mean", panels_.means()[k]).end_object();
    }
    json.end_array().begin_array("interviewers");
    for (std::size_t i = 0; i < interviewers_.size(); ++i)
        detail::append_truth(json, interviewers_[i], panels_.interviewers()[i],
                             names_.competencies);
    json.end_array().begin_array("candidates");
    return out;
}

PANELSCORE_DECL void SimulationWriter::append_truth(std::string& out, std::uint32_t index,
                                                    SimulatedCandidate const& candidate) const {
    out += index == 0 ? "\n    " : ",\n    ";
    std::string entry;
    JsonWriter json(entry, 2);
    json.begin_object(JsonLayout::line);
    json.string("candidate", simulated_candidate_name(panels_.options(), index));
    json.count("site", candidate.site + 1).number("effect", candidate.effect);
    detail::append_by_competency(json, "true_scores", names_.competencies,
                                 candidate.true_scores);
    json.end_object();
    out += entry;
}

PANELSCORE_DECL std::string SimulationWriter::truth_tail(SimulationCounts const& counts) const {
    std::string out{"\n  ],\n  \"counts\": "};
    JsonWriter json(out, 2);
    json.begin_object(JsonLayout::line).count("cards", counts.cards);
    json.count("ratings", counts.ratings).count("not_observed", counts.not_observed);
    json.end_object();
    return out + "\n}\n";
}

} // namespace panelscore
