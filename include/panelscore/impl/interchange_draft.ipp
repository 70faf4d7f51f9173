// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rubric of another system on its way to ours: what its format says, with places. The draft
// is written as a rubric file and read like any other, so that everything a rubric must be is
// checked, and problems are moved back to where they stand in the file that was given.

#include <panelscore/base/number_text.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/json_reader.hpp>
#include <panelscore/impl/interchange_fields.ipp>
#include <panelscore/impl/interchange_identifier.ipp>
#include <panelscore/lint/references.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Rubrics of more criteria are refused.
inline constexpr std::size_t most_criteria = 1000;
/// Criteria of more levels are refused.
inline constexpr std::size_t most_draft_levels = 100;

/// One level of a criterion. `at` is a node of a document or a place in a table.
struct DraftLevel {
    double score = 0;
    std::string label{};
    std::string text{};
    std::string feedback{};
    std::size_t at = 0;
    NodeIndex extension = 0; ///< what our own export says besides; 0: nothing
    InterchangeName name{};
};

/// One criterion, read from another system.
struct DraftCriterion {
    std::string id{}; ///< a competency id when the file has one
    std::string name{};
    std::string definition{};
    std::string category{};
    std::optional<double> weight{};
    std::size_t at = 0;
    std::size_t weight_at = 0;
    std::vector<DraftLevel> levels{};
    NodeIndex extension = 0;
    InterchangeName own_name{};
    InterchangeName item_name{};
};

/// A rubric, read from another system.
struct Draft {
    std::string title{};
    std::string revision{};
    std::string updated{};
    std::string language{};
    std::size_t at = 0;
    std::vector<DraftCriterion> criteria{};
    NodeIndex extension = 0;
    JsonDocument const* document = nullptr; ///< null for tables
    std::vector<InterchangeName> names{};   ///< of the rubric, its document and package
};

/// A text as part of an id: lower case, `separator` for what ids cannot hold.
[[nodiscard]] inline std::string id_from(std::string_view text, char separator,
                                         std::string_view otherwise) {
    constexpr std::size_t longest = 60;
    std::string id;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const kept = byte >= 0x80U || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool const first_byte = (byte & 0xC0U) != 0x80U;
        if (id.size() >= longest && first_byte)
            break;
        if (kept)
            id += c;
        else if (c >= 'A' && c <= 'Z')
            id += static_cast<char>(c - 'A' + 'a');
        else if (!id.empty() && id.back() != separator)
            id += separator;
    }
    while (!id.empty() && id.back() == separator)
        id.pop_back();
    return id.empty() ? std::string{otherwise} : id;
}

/// True for `domain.name`.
[[nodiscard]] inline bool is_competency_id(std::string_view id) {
    auto const dot = id.find('.');
    return dot != id.npos && id.size() <= longest_name && is_name(id.substr(0, dot)) &&
           is_name(id.substr(dot + 1));
}

/// The ids of a draft: its own where it has them, else made from names.
struct DraftIds {
    std::string rubric{};
    std::vector<std::string> competencies{};
    std::vector<std::pair<std::string, std::string>> domains{}; ///< id, name
    std::vector<std::string> made{};

    explicit DraftIds(Draft const& draft) {
        std::set<std::string> taken;
        std::set<std::string> domain_ids;
        for (auto const& criterion : draft.criteria)
            if (!criterion.id.empty())
                taken.insert(criterion.id);
        for (auto const& criterion : draft.criteria) {
            std::string id = criterion.id;
            if (id.empty()) {
                id = unique(id_from(criterion.category, '_', "general") + '.' +
                                id_from(criterion.name, '_', "criterion"),
                            taken);
                made.push_back(id);
            }
            std::string domain = id.substr(0, id.find('.'));
            if (domain_ids.insert(domain).second)
                domains.emplace_back(std::move(domain), criterion.category.empty()
                                                            ? std::string{"General"}
                                                            : criterion.category);
            competencies.push_back(std::move(id));
        }
        rubric = id_from(draft.title, '-', "imported");
    }

  private:
    static std::string unique(std::string const& wanted, std::set<std::string>& taken) {
        std::string id = wanted;
        for (std::size_t n = 2; !taken.insert(id).second; ++n)
            id = wanted + '_' + std::to_string(n);
        return id;
    }
};

} // namespace panelscore::detail
