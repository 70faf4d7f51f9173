// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading an object key by key; what nobody asked for is an unknown key.

#include <panelscore/detail/json_reader.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// One object of a document. Ask for every key that may stand in it, then call `finish`.
/// Anything but an object is noted as a problem and reads as an empty one.
class ObjectReader {
  public:
    ObjectReader(JsonReader& json, NodeIndex node) : json_(json), node_(node) {
        is_object_ = json.kind(node) == JsonKind::object;
        json.for_each_member(node, [this](NodeIndex key, NodeIndex value) {
            members_.push_back(Member{key, value, false});
        });
    }

    [[nodiscard]] NodeIndex node() const { return node_; }
    [[nodiscard]] JsonReader& json() { return json_; }

    /// The value of a key, or none.
    std::optional<NodeIndex> optional(std::string_view key) {
        asked_.push_back(key);
        std::optional<NodeIndex> found;
        for (auto& member : members_) {
            if (member.known || !json_.document().says(member.key, key))
                continue;
            member.known = true;
            found = member.value;
        }
        return found;
    }
    /// The value of a key, or none and a problem.
    std::optional<NodeIndex> required(std::string_view key) {
        auto const found = optional(key);
        if (!found && is_object_)
            missing(key);
        return found;
    }
    /// The value of a key, or none. Does not count as asking for it.
    [[nodiscard]] std::optional<NodeIndex> peek(std::string_view key) const {
        for (auto const& member : members_)
            if (json_.document().says(member.key, key))
                return member.value;
        return std::nullopt;
    }
    /// True when the key stands in the object. Does not count as asking for it.
    [[nodiscard]] bool has(std::string_view key) const { return peek(key).has_value(); }
    /// True when keys are left that nobody has asked for yet.
    [[nodiscard]] bool has_unknown() const {
        for (auto const& member : members_)
            if (!member.known)
                return true;
        return false;
    }
    void missing(std::string_view key, std::string expected = {}) {
        json_.problem(problems::missing_key, "missing key \"" + std::string(key) + "\"", node_)
            .expected = std::move(expected);
    }

    // The value of a key into its place, when it is there and right.
    void text(std::string_view key, std::string& into) {
        if (auto const at = optional(key))
            into = json_.text(*at).value_or(std::string{});
    }
    void required_text(std::string_view key, std::string& into) {
        if (auto const at = required(key))
            into = json_.text(*at).value_or(std::string{});
    }
    template <typename Name>
    void required_name(std::string_view key, Name& into) {
        if (auto const at = required(key))
            into = Name(json_.name(*at).value_or(std::string{}));
    }
    void number(std::string_view key, double& into) {
        if (auto const at = optional(key))
            into = json_.number(*at).value_or(into);
    }
    template <typename Table, typename Enum>
    void word(std::string_view key, Table const& table, Enum& into) {
        if (auto const at = optional(key))
            into = json_.word(*at, table).value_or(into);
    }
    void texts(std::string_view key, std::vector<std::string>& into) {
        if (auto const at = optional(key))
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                into.push_back(json_.text(item).value_or(std::string{}));
            });
    }

    /// Notes the keys that nobody asked for.
    void finish() {
        for (auto const& member : members_) {
            if (member.known || json_.full())
                continue;
            std::string const key = json_.document().string(member.key);
            json_
                .problem(problems::unknown_key, "unknown key \"" + shown(key) + "\"",
                         member.key)
                .did_you_mean = nearest(key, asked_);
        }
    }

  private:
    struct Member {
        NodeIndex key = 0;
        NodeIndex value = 0;
        bool known = false;
    };

    /// The front of a key: it may be a megabyte long.
    static std::string shown(std::string const& key) {
        constexpr std::size_t enough = 80;
        if (key.size() <= enough)
            return key;
        std::size_t end = enough;
        while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U)
            --end;
        return key.substr(0, end) + "...";
    }

    JsonReader& json_;
    NodeIndex node_ = 0;
    bool is_object_ = false;
    std::vector<Member> members_{};
    std::vector<std::string_view> asked_{};
};

/// Notes a file that says it is of another format.
inline void check_format(ObjectReader& object, std::string_view format) {
    auto const at = object.required("format");
    auto const found = at ? object.json().text(*at) : std::nullopt;
    if (found && *found != format)
        object.json()
            .problem(problems::wrong_format, "this is a file of another format", *at)
            .expected = '"' + std::string(format) + '"';
}

} // namespace panelscore::detail
