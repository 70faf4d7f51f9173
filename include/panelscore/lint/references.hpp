// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rule X-01: ids are well formed and unique, and every id that is named exists.

#include <panelscore/base/identifier.hpp>
#include <panelscore/base/nearest.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace panelscore {

namespace detail {

inline Diagnostic reference_problem(std::string_view name, std::string pointer,
                                    std::string message) {
    auto problem = finding("X-01", std::move(pointer), std::move(message));
    problem.name = name;
    return problem;
}

/// Checks that names exist and are used once, and keeps what it finds.
struct ReferenceCheck {
    Rubric const& rubric;
    std::vector<std::string> competencies{};
    Diagnostics problems{};

    void add(std::string_view name, std::string pointer, std::string message) {
        problems.push_back(reference_problem(name, std::move(pointer), std::move(message)));
    }

    void exists(std::string_view kind, std::string const& id,
                std::vector<std::string> const& known, std::string pointer) {
        if (std::find(known.begin(), known.end(), id) != known.end())
            return;
        add("dangling-reference", std::move(pointer),
            "no " + std::string{kind} + " is called \"" + id + '"');
        problems.back().did_you_mean = nearest(id, known);
    }

    void competency(CompetencyId const& id, std::string pointer) {
        if (rubric.competency(id) == nullptr)
            exists("competency", id.text(), competencies, std::move(pointer));
    }

    void unique(std::string_view kind, std::vector<std::string> const& ids,
                std::string const& list, std::string_view key) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            auto const end = ids.begin() + static_cast<std::ptrdiff_t>(i);
            if (ids[i].empty() || std::find(ids.begin(), end, ids[i]) == end)
                continue;
            auto const pointer = child(list, i);
            add("duplicate-id", key.empty() ? pointer : child(pointer, key),
                "two " + std::string{kind} + " are called \"" + ids[i] + '"');
        }
    }
};

/// True for one or more letters, digits, `_` and `-`; letters of any script count.
inline bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return byte >= 0x80U || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
    });
}

inline void check_shapes(ReferenceCheck& check) {
    std::vector<std::string> domains;
    for (auto const& domain : check.rubric.domains)
        domains.push_back(domain.id.text());
    for (std::size_t i = 0; i < check.rubric.competencies.size(); ++i) {
        auto const& id = check.rubric.competencies[i].id;
        auto const pointer = child(child("/competencies", i), "id");
        auto const domain = domain_of(id);
        auto const& text = id.text();
        if (text.find('.') == std::string::npos || !is_name(domain) ||
            !is_name(std::string_view{text}.substr(domain.size() + 1))) {
            check.add("id-shape", pointer,
                      "the id \"" + text + "\" is not a domain, a dot and a name");
            check.problems.back().expected = "an id such as \"ethics.fairness\"";
            continue;
        }
        check.exists("domain", std::string{domain}, domains, pointer);
    }
}

inline void check_model_ids(ReferenceCheck& check) {
    std::vector<std::string> ids, codes, domains;
    for (auto const& competency : check.rubric.competencies) {
        ids.push_back(competency.id.text());
        codes.push_back(competency.code);
    }
    for (auto const& domain : check.rubric.domains)
        domains.push_back(domain.id.text());
    check.unique("competencies", ids, "/competencies", "id");
    check.unique("competencies", codes, "/competencies", "code");
    check.unique("domains", domains, "/domains", "id");
    check.competencies = std::move(ids);
    for (std::size_t i = 0; i < check.rubric.competencies.size(); ++i) {
        std::vector<std::string> indicators;
        for (auto const& indicator : check.rubric.competencies[i].indicators)
            indicators.push_back(indicator.id);
        check.unique("indicators", indicators, child(child("/competencies", i), "indicators"),
                     "id");
    }
}

inline void check_interviews(ReferenceCheck& check, Role const& role) {
    std::vector<std::string> interviews, questions;
    for (auto const& competency : check.rubric.competencies)
        for (auto const& question : competency.questions)
            questions.push_back(question.id);
    for (auto const& interview : role.interviews)
        interviews.push_back(interview.id.text());
    check.unique("interviews", interviews, "/interviews", "id");
    for (std::size_t i = 0; i < role.interviews.size(); ++i) {
        auto const& interview = role.interviews[i];
        auto const pointer = child("/interviews", i);
        auto const list = child(pointer, "competencies");
        std::vector<std::string> covered;
        for (auto const& competency : interview.competencies) {
            check.competency(competency, child(list, covered.size()));
            covered.push_back(competency.text());
        }
        check.unique("entries", covered, list, "");
        for (std::size_t q = 0; q < interview.questions.size(); ++q)
            check.exists("question", interview.questions[q], questions,
                         child(child(pointer, "questions"), q));
    }
    for (std::size_t i = 0; i < role.swaps.size(); ++i) {
        auto const pointer = child("/swaps", i);
        check.competency(role.swaps[i].out, child(pointer, "out"));
        check.competency(role.swaps[i].in, child(pointer, "in"));
        for (std::size_t s = 0; s < role.swaps[i].slots.size(); ++s)
            check.exists("interview", role.swaps[i].slots[s].text(), interviews,
                         child(child(pointer, "slots"), s));
    }
}

inline void check_seniorities(ReferenceCheck& check, Role const& role) {
    std::vector<std::string> known;
    for (auto const& seniority : role.seniorities)
        known.push_back(seniority.text());
    check.unique("seniorities", known, "/seniorities", "");
    if (known.empty())
        return;
    auto const keys = [&](NumberBySeniority const& numbers, std::string const& pointer) {
        for (auto const& entry : numbers)
            check.exists("seniority", entry.first.text(), known,
                         child(pointer, entry.first.text()));
    };
    auto const either = [&](MaybeBySeniority const& number, std::string const& pointer) {
        if (auto const* numbers = std::get_if<NumberBySeniority>(&number))
            keys(*numbers, pointer);
    };
    for (auto const& entry : role.targets)
        keys(entry.second, child("/targets", entry.first.text()));
    either(role.policy.bars.strong_hire, "/policy/bars/strong_hire");
    either(role.policy.bars.hire, "/policy/bars/hire");
    either(role.policy.bars.no_hire, "/policy/bars/no_hire");
    for (std::size_t i = 0; i < role.policy.gates.size(); ++i) {
        auto const& gate = role.policy.gates[i];
        either(gate.number, child(child("/policy/gates", i),
                                  gate.below_target ? "below_target" : "minimum"));
    }
}

} // namespace detail

/// Rule X-01 on what the rubric says: dangling references, duplicate ids, ids of a wrong
/// shape. (Unknown keys are found while reading.) Cost: quadratic in the ids.
[[nodiscard]] inline Diagnostics check_references(Rubric const& rubric) {
    detail::ReferenceCheck check{rubric};
    detail::check_model_ids(check);
    detail::check_shapes(check);
    if (rubric.role) {
        Role const& role = *rubric.role;
        for (auto const& entry : role.weights)
            check.competency(entry.competency, child("/weights", entry.competency.text()));
        for (auto const& [key, reason] : role.reasons)
            if (key != "*")
                check.competency(CompetencyId{key}, child("/reasons", key));
        for (auto const& entry : role.targets)
            check.competency(entry.first, child("/targets", entry.first.text()));
        detail::check_interviews(check, role);
        detail::check_seniorities(check, role);
    }
    return std::move(check.problems);
}

} // namespace panelscore
