// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the figures of the calibration page rest on: data, model, what could not be estimated.

#include <panelscore/impl/calibration_html_agreement.ipp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/stats/variance_components.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

/// The model as lme4 writes it, without the terms that were dropped.
[[nodiscard]] inline std::string model_formula(Calibration const& calibration) {
    bool const composite = calibration.model == stats::VarianceModel::composite;
    bool const fixed =
        !composite && calibration.competency_effect == stats::CompetencyEffect::fixed;
    std::string text{fixed ? "score ~ 0 + competency" : "score ~ 1"};
    if (!calibration.variance_components)
        return text + " + ...";
    auto const& components = calibration.variance_components->components;
    for (std::size_t i = 0; i < stats::component_count; ++i) {
        auto const component = static_cast<stats::Component>(i);
        if (components.at(i) && component != stats::Component::residual)
            text += fmt::format(" + (1 | {})", stats::component_name(component));
    }
    return text;
}

[[nodiscard]] inline std::string data_notes(Page const& page) {
    auto const& calibration = page.calibration;
    auto const& scale = calibration.scale;
    std::vector<std::string> items;
    items.push_back(fmt::format(
        "Scores from {} to {} in steps of {}; {}. {}", rating_text(scale.minimum),
        rating_text(scale.maximum), rating_text(scale.step),
        scale.lower_is_better ? "lower is better" : "higher is better",
        scale.declared ? "" : "Nobody named the scale: this is the range that was observed."));
    items.push_back(fmt::format("{} ratings were not observed. They are counted and stand for "
                                "no score.",
                                calibration.data.not_observed));
    items.push_back(
        fmt::format("Ranges hold the true value in {} of cases if the model is right.",
                    page.words.level()));
    for (auto const& sentence : calibration.data.confounded)
        items.push_back(safe(sentence));
    std::string text{"<ul>\n"};
    for (auto const& item : items)
        text += "<li>" + item + "</li>\n";
    return text + "</ul>\n";
}

[[nodiscard]] inline std::string model_notes(Page const& page) {
    auto const& calibration = page.calibration;
    auto text = fmt::format("<p><code>{}</code></p>\n", model_formula(calibration));
    if (!calibration.variance_components)
        return text + fmt::format("<p>The model was not fitted: {}.</p>\n",
                                  explain(calibration.variance_components.reason()));
    auto const& fit = *calibration.variance_components;
    text += fmt::format("<p>Fitted by restricted maximum likelihood: {} after {}; "
                        "log-likelihood {}.</p>\n<ul>\n",
                        fit.converged ? "settled" : "<strong>did not settle</strong>",
                        count_of(fit.iterations, "step", "steps"), shown(-fit.criterion / 2));
    for (auto const& dropped : fit.dropped)
        text += fmt::format("<li><code>{}</code> left out: {}.</li>\n",
                            stats::component_name(dropped.component), safe(dropped.reason));
    for (std::size_t i = 0; i < stats::component_count; ++i)
        if (fit.components.at(i) && *fit.components.at(i) == 0)
            text += fmt::format("<li><code>{}</code> is estimated as exactly 0: at the edge of "
                                "what a variance can be, so it has no standard error.</li>\n",
                                stats::component_name(static_cast<stats::Component>(i)));
    text +=
        "<li>A difference between interviewers is the predicted effect of the interviewer "
        "(positive: scores lower), with variances taken as known; p values are Holm's, over "
        "all interviewers with enough cards.</li>\n</ul>\n";
    return text;
}

[[nodiscard]] inline std::string problem_notes(Page const& page) {
    auto const& problems = page.calibration.problems;
    if (problems.empty())
        return {};
    std::string text{"<h3>Notes from reading and fitting</h3>\n<ul>\n"};
    for (auto const& problem : problems) {
        auto const where =
            problem.file.empty()
                ? std::string{}
                : fmt::format(" <span class=\"soft\">{}{}</span>", safe(problem.file),
                              problem.where.line == 0 ? ""
                                                      : fmt::format(":{}", problem.where.line));
        text += fmt::format("<li>{}{}{}</li>\n", safe(problem.message),
                            problem.code.empty()
                                ? ""
                                : fmt::format(" <span class=\"soft\">[{} {}]</span>",
                                              safe(problem.code), safe(problem.name)),
                            where);
    }
    return text + "</ul>\n";
}

[[nodiscard]] inline std::string method_section(Page const& page) {
    std::string text{"<h3>Data</h3>\n" + data_notes(page)};
    if (page.calibration.sections.variance_components)
        text += "<h3>Model</h3>\n" + model_notes(page);
    text += problem_notes(page);
    text += "<h3>What no figure here can show</h3>\n<ul>\n<li>Whether the scores predict work "
            "well done: that needs outcomes.</li>\n<li>A bias that all interviewers share: "
            "everybody then looks the same.</li>\n<li>Why somebody differs: a chart starts a "
            "conversation, it does not end one.</li>\n</ul>\n";
    return section("method", "Data and method", text);
}

} // namespace panelscore::detail::calibration_page
