// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/io/interchange.hpp>

#include <string>
#include <utility>

namespace panelscore {
namespace detail {

inline Diagnostics loss_lines(std::span<FieldLoss const> losses, ProblemKind kind,
                              std::string_view file, std::string_view format) {
    Diagnostics lines;
    for (auto const& loss : losses) {
        std::string message{"left out: "};
        message += loss.field;
        if (loss.count != 1)
            message += " (" + std::to_string(loss.count) + ')';
        message += ": ";
        message += format.empty() ? loss.why : std::string{format} + ' ' + loss.why;
        Diagnostic line = make_problem(kind, std::move(message));
        line.level = DiagnosticLevel::information;
        line.file = file;
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace detail

PANELSCORE_DECL Diagnostics export_losses(std::span<FieldLoss const> losses,
                                          std::string_view file, std::string_view format) {
    return detail::loss_lines(losses, problems::export_loss, file, format);
}

PANELSCORE_DECL Diagnostics import_losses(std::span<FieldLoss const> losses,
                                          std::string_view file) {
    return detail::loss_lines(losses, problems::import_loss, file, {});
}

} // namespace panelscore
