// SPDX-License-Identifier: BSL-1.0
#pragma once

// Every problem code that is ever printed, and what it means.

#include <panelscore/lint/reading_rules.hpp>
#include <panelscore/lint/rubric_rules.hpp>
#include <panelscore/lint/rule.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// All codes: those of rubrics first, then those of reading. Cost: linear.
[[nodiscard]] inline std::vector<Rule> rules() {
    std::vector<Rule> all;
    for (Rule const& rule : rubric_rules)
        all.push_back(rule);
    for (Rule const& rule : reading_rules)
        all.push_back(rule);
    return all;
}

/// The rule of a code such as "L-08", or null. Cost: linear in the catalogue.
[[nodiscard]] inline Rule const* find_rule(std::string_view code) {
    for (Rule const& rule : rubric_rules)
        if (rule.code == code)
            return &rule;
    for (Rule const& rule : reading_rules)
        if (rule.code == code)
            return &rule;
    return nullptr;
}

/// A finding with the name and the usual level of its code. Precondition: the code is in the
/// catalogue.
[[nodiscard]] inline Diagnostic finding(std::string_view code, std::string pointer,
                                        std::string message) {
    Rule const* rule = find_rule(code);
    Diagnostic found;
    found.code = code;
    if (rule != nullptr) {
        found.level = rule->level;
        found.name = rule->name;
    }
    found.pointer = std::move(pointer);
    found.message = std::move(message);
    return found;
}

/// The same with another level than the usual one.
[[nodiscard]] inline Diagnostic finding(std::string_view code, DiagnosticLevel level,
                                        std::string pointer, std::string message) {
    auto found = finding(code, std::move(pointer), std::move(message));
    found.level = level;
    return found;
}

/// True when `recommend` refuses a rubric for this code: what makes it unreadable or
/// unscorable (X-01, G-01, G-05, L-14, bars out of order, and every reading error).
[[nodiscard]] inline bool makes_unusable(std::string_view code) {
    if (code == "X-01" || code == "G-01" || code == "G-05" || code == "L-14" || code == "B-01")
        return true;
    return code.starts_with("J-") || code.starts_with("U-") || code.starts_with("E-");
}

} // namespace panelscore
