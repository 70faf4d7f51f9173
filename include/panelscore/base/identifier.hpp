// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names that cannot be mixed up: a CompetencyId is not an InterviewerId, though both are text.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore {

/// A text that names one kind of thing. No implicit conversion from or to strings or other
/// ids; ordered bytewise; hashable, also by `std::string_view`.
template <typename Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    explicit Id(std::string_view text) : text_(text) {}
    explicit Id(char const* text) : text_(text) {}

    /// The name as text.
    [[nodiscard]] std::string const& text() const { return text_; }
    /// True when nothing is named.
    [[nodiscard]] bool empty() const { return text_.empty(); }
    /// Names something else, keeping the storage.
    void assign(std::string_view text) { text_.assign(text); }

    friend bool operator==(Id const&, Id const&) = default;
    friend auto operator<=>(Id const&, Id const&) = default;

  private:
    std::string text_{};
};

using CompetencyId = Id<struct CompetencyTag>;   ///< `domain.name`, such as `ethics.fairness`
using DomainId = Id<struct DomainTag>;           ///< `fundamentals`, `system_design`, ...
using RubricId = Id<struct RubricTag>;           ///< `ml-engineer`
using InterviewId = Id<struct InterviewTag>;     ///< `ml_depth`
using InterviewerId = Id<struct InterviewerTag>; ///< a person who rates
using CandidateId = Id<struct CandidateTag>;     ///< a person who is rated
using OpeningId = Id<struct OpeningTag>;         ///< the vacancy, `req-118`
using Seniority = Id<struct SeniorityTag>;       ///< `junior`, `senior`, or a team's own words

} // namespace panelscore

template <typename Tag>
struct std::hash<panelscore::Id<Tag>> {
    std::size_t operator()(panelscore::Id<Tag> const& id) const noexcept {
        return std::hash<std::string_view>{}(id.text());
    }
};
