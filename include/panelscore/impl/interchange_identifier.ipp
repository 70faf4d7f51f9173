// SPDX-License-Identifier: BSL-1.0
#pragma once

// Identifiers of the parts of a rubric in a CASE package.

#include <panelscore/model/rubric.hpp>

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>

#include <map>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// A UUID of version 5 (RFC 9562) that stays the same for the same rubric id and part.
[[nodiscard]] inline std::string stable_uuid(std::string_view rubric, std::string_view part) {
    static boost::uuids::uuid const space =
        boost::uuids::name_generator_sha1(boost::uuids::ns::url())("urn:panelscore:rubric:1");
    std::string name{rubric};
    name += '\n';
    name += part;
    auto const made = boost::uuids::name_generator_sha1(space)(name);
    constexpr std::string_view digits{"0123456789abcdef"};
    std::string text;
    for (auto const byte : made) {
        if (text.size() == 8 || text.size() == 13 || text.size() == 18 || text.size() == 23)
            text += '-';
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

/// What parts of a rubric are called: as the system called them that it came from, else by a
/// UUID of their ids.
class CaseNames {
  public:
    explicit CaseNames(Rubric const& rubric) : rubric_(rubric.id.text()) {
        for (auto const& name : rubric.interchange)
            kept_.emplace(name.of, name);
    }

    [[nodiscard]] InterchangeName of(std::string const& part) const {
        if (auto const found = kept_.find(part); found != kept_.end()) {
            auto name = found->second;
            if (name.uri.empty())
                name.uri = "urn:uuid:" + name.identifier;
            return name;
        }
        return own(rubric_, part);
    }
    /// The name that a part gets here.
    [[nodiscard]] static InterchangeName own(std::string_view rubric, std::string const& part) {
        auto identifier = stable_uuid(rubric, part);
        auto uri = "urn:uuid:" + identifier;
        return {part, std::move(identifier), std::move(uri)};
    }

  private:
    std::string rubric_{};
    std::map<std::string, InterchangeName, std::less<>> kept_{};
};

} // namespace panelscore::detail
