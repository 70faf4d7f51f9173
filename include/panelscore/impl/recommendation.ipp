// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/recommendation_candidate.ipp>

#include <algorithm>

namespace panelscore {
namespace detail {

inline void write_pairs(JsonWriter& json, Slate const& slate, bool openings) {
    if (slate.pairwise) {
        json.begin_array("pairwise");
        for (PairwiseChance const& pair : *slate.pairwise)
            json.begin_object(JsonLayout::line)
                .string("a", slate_name(pair.a, openings))
                .string("b", slate_name(pair.b, openings))
                .number("probability_better", pair.probability_better)
                .end_object();
        json.end_array();
    } else {
        json.null("pairwise");
    }
    if (!slate.effective_weights) {
        json.null("effective_weights");
        return;
    }
    json.begin_array("effective_weights");
    for (EffectiveWeight const& weight : *slate.effective_weights)
        json.begin_object(JsonLayout::line)
            .string("competency", weight.competency.text())
            .number("declared", weight.declared)
            .number("effective", weight.effective)
            .end_object();
    json.end_array();
}

/// What adjusted scores rest on; null by the mean.
inline void write_basis(JsonWriter& json, ScoreBasis const* basis) {
    if (basis && basis->components == Components::estimated)
        json.begin_object("calibration", JsonLayout::line)
            .null("digest")
            .count("candidates", basis->candidates)
            .count("interviewers", basis->interviewers)
            .end_object();
    else
        json.null("calibration");
    if (!basis)
        json.null("components");
    else
        json.string("components",
                    basis->components == Components::assumed ? "assumed" : "estimated");
}

inline void write_slate(JsonWriter& json, RecommendationRun const& run) {
    if (run.rubrics.size() != 1 || run.candidates.empty()) {
        json.null("slate");
        return;
    }
    bool const openings = several_openings(run.candidates);
    auto const name = [&](PanelKey const& key) { return slate_name(key, openings); };
    Slate const slate = make_slate(run.candidates, *run.rubrics.front());
    json.begin_object("slate").begin_array("order", JsonLayout::line);
    for (PanelKey const& key : slate.order)
        json.string(name(key));
    json.end_array().begin_array("ties", JsonLayout::line);
    for (auto const& tie : slate.ties) {
        json.begin_array();
        for (PanelKey const& key : tie)
            json.string(name(key));
        json.end_array();
    }
    json.end_array();
    write_pairs(json, slate, openings);
    json.end_object();
}

} // namespace detail

PANELSCORE_DECL bool several_openings(std::vector<Recommendation> const& candidates) {
    for (Recommendation const& advice : candidates)
        if (advice.opening != candidates.front().opening)
            return true;
    return false;
}

PANELSCORE_DECL std::string slate_name(PanelKey const& key, bool several_openings) {
    if (!several_openings || key.opening.empty())
        return key.candidate.text();
    return key.candidate.text() + "@" + key.opening.text();
}

PANELSCORE_DECL std::string to_json(RecommendationRun const& run, EvidenceText evidence) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().string("format", "panelscore/recommendation/1");
    json.begin_object("engine", JsonLayout::line).string("name", "panelscore");
    json.string("version", version).end_object();
    detail::write_rubrics(json, run.rubrics);
    auto const adjusted = std::find_if(run.candidates.begin(), run.candidates.end(),
                                       [](auto const& advice) { return advice.basis; });
    detail::write_basis(json, adjusted == run.candidates.end() ? nullptr : &*adjusted->basis);
    append_problems(json.key("problems"), run.problems);
    json.begin_array("candidates");
    for (std::size_t i = 0; i < run.candidates.size(); ++i) {
        json.begin_object();
        if (run.rubrics.size() != 1)
            detail::write_rubric(json.key("rubric"), *run.rubrics[run.rubric_of[i]]);
        detail::write_candidate(json, run.candidates[i], evidence);
        json.end_object();
    }
    json.end_array();
    detail::write_slate(json, run);
    json.end_object();
    out += '\n';
    return out;
}

PANELSCORE_DECL void append_line(std::string& out, Recommendation const& advice,
                                 Rubric const& rubric, EvidenceText evidence,
                                 Diagnostics const& problems) {
    JsonWriter json(out);
    json.begin_object().string("format", "panelscore/recommendation/1");
    detail::write_rubric(json.key("rubric"), rubric);
    detail::write_basis(json, advice.basis ? &*advice.basis : nullptr);
    if (!problems.empty())
        append_problems(json.key("problems"), problems);
    detail::write_candidate(json, advice, evidence);
    json.end_object();
    out += '\n';
}

PANELSCORE_DECL void append_refused_line(std::string& out, std::size_t line,
                                         Diagnostics const& problems) {
    JsonWriter json(out);
    json.begin_object().string("format", "panelscore/recommendation/1");
    json.count("line", line);
    append_problems(json.key("problems"), problems);
    json.begin_array("candidates").end_array();
    json.end_object();
    out += '\n';
}

} // namespace panelscore
