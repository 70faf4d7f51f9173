// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/detail/json_reader.hpp>
#include <panelscore/impl/interchange_fields.ipp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// An object of another system's format: null is as good as absent, and what nobody asked for
/// is counted as lost.
class ForeignObject {
  public:
    ForeignObject(JsonReader& json, NodeIndex node, std::string_view what)
        : json_(json), node_(node), what_(what) {
        if (json.kind(node) == JsonKind::object)
            json.document().for_each_member(node, [this](NodeIndex key, NodeIndex value) {
                members_.push_back(Member{key, value, false});
            });
        else
            json.wrong_type(node, "an object");
    }

    [[nodiscard]] NodeIndex node() const { return node_; }
    /// The value of a key, or 0.
    NodeIndex find(std::string_view key) {
        NodeIndex found = 0;
        for (auto& member : members_)
            if (!member.known && json_.document().says(member.key, key)) {
                member.known = true;
                found = json_.is_null(member.value) ? 0 : member.value;
            }
        return found;
    }
    std::string text(std::string_view key) {
        auto const at = find(key);
        return at == 0 ? std::string{} : json_.text(at).value_or(std::string{});
    }
    std::optional<double> number(std::string_view key) {
        auto const at = find(key);
        return at == 0 ? std::nullopt : json_.number(at);
    }
    /// Counts what nobody asked for.
    void finish(LossCounter& losses) {
        for (auto const& member : members_)
            if (!member.known && !json_.is_null(member.value))
                losses.add(std::string(what_) + '.' + json_.document().string(member.key), 1,
                           "a rubric has no place for it");
    }

  private:
    struct Member {
        NodeIndex key = 0;
        NodeIndex value = 0;
        bool known = false;
    };

    JsonReader& json_;
    NodeIndex node_ = 0;
    std::string_view what_{};
    std::vector<Member> members_{};
};

} // namespace panelscore::detail
