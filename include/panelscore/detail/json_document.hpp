// SPDX-License-Identifier: BSL-1.0
#pragma once

// A JSON text taken apart, with the place of every value kept: a flat list of nodes over the
// text, no copy of it. The parser is json_parser.hpp, typed reading json_reader.hpp.

#include <panelscore/base/json_pointer.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

enum class JsonKind : unsigned char { null, boolean, number, string, array, object };

/// What a value is called in a message.
[[nodiscard]] inline std::string_view kind_name(JsonKind kind) {
    switch (kind) {
    case JsonKind::null:
        return "null";
    case JsonKind::boolean:
        return "true or false";
    case JsonKind::number:
        return "a number";
    case JsonKind::string:
        return "text";
    case JsonKind::array:
        return "an array";
    case JsonKind::object:
        return "an object";
    }
    return {};
}

using NodeIndex = std::uint32_t;

/// One value or key. The entries of an array follow it, as do the keys and values of an
/// object, in turn.
struct JsonNode {
    std::uint32_t begin = 0; ///< of its text
    std::uint32_t end = 0;   ///< one past its text
    NodeIndex next = 0;      ///< the node after everything inside it
    JsonKind kind = JsonKind::null;
    bool escaped = false; ///< text with a backslash in it
};

/// Why a text is not JSON.
struct JsonFault {
    ProblemKind kind{};
    std::string message{};
    std::string expected{};
    std::size_t offset = 0;
};

/// A key that stands twice in one object.
struct JsonDuplicate {
    NodeIndex first = 0;
    NodeIndex second = 0;
};

/// How much is read before a text is refused.
struct JsonLimits {
    std::size_t bytes = std::size_t{16} << 20U;
    std::size_t values = 1'000'000;
    int depth = 32;
};

/// Reads the escapes of a JSON text. Precondition: it was parsed.
[[nodiscard]] inline std::string unescaped(std::string_view raw) {
    auto const hex = [&](std::size_t at) {
        std::uint32_t code = 0;
        for (char const c : raw.substr(at, 4))
            code = code * 16 +
                   static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        return code;
    };
    constexpr std::string_view names{"bfnrt"};
    constexpr std::string_view meanings{"\b\f\n\r\t"};
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            out += raw[i];
            continue;
        }
        char const c = raw[++i];
        if (auto const at = names.find(c); at != names.npos) {
            out += meanings[at];
        } else if (c == 'u') {
            std::uint32_t code = hex(i + 1);
            i += 4;
            if (code >= 0xD800 && code < 0xDC00) {
                code = 0x10000 + ((code - 0xD800) << 10U) + (hex(i + 3) - 0xDC00);
                i += 6;
            }
            append_code_point(out, code);
        } else {
            out += c;
        }
    }
    return out;
}

/// A parsed JSON text. Does not own the text.
struct JsonDocument {
    std::string_view text{};
    std::vector<JsonNode> nodes{};
    std::vector<JsonDuplicate> duplicates{};
    std::optional<JsonFault> fault{}; ///< nodes are unusable when set
    std::size_t end = 0;              ///< where the value ends

    [[nodiscard]] JsonNode const& node(NodeIndex index) const { return nodes[index]; }
    [[nodiscard]] JsonKind kind(NodeIndex index) const { return nodes[index].kind; }
    /// The text of a value as it stands in the file.
    [[nodiscard]] std::string_view source(NodeIndex index) const {
        auto const& n = nodes[index];
        return text.substr(n.begin, n.end - n.begin);
    }
    /// What a string says, its escapes read.
    [[nodiscard]] std::string string(NodeIndex index) const {
        std::string_view const raw = source(index).substr(1, source(index).size() - 2);
        return nodes[index].escaped ? unescaped(raw) : std::string(raw);
    }
    /// True when a string or key says this.
    [[nodiscard]] bool says(NodeIndex index, std::string_view wanted) const {
        if (nodes[index].escaped)
            return string(index) == wanted;
        return source(index).substr(1, source(index).size() - 2) == wanted;
    }

    /// Calls `visit(key, value)` for each member of an object.
    template <typename Visit>
    void for_each_member(NodeIndex object, Visit&& visit) const {
        NodeIndex at = object + 1;
        while (at < nodes[object].next) {
            visit(at, at + 1);
            at = nodes[at + 1].next;
        }
    }
    /// Calls `visit(item, position)` for each entry of an array.
    template <typename Visit>
    void for_each_item(NodeIndex array, Visit&& visit) const {
        std::size_t position = 0;
        for (NodeIndex at = array + 1; at < nodes[array].next; at = nodes[at].next)
            visit(at, position++);
    }

    /// The JSON pointer of a value, or of the member a key belongs to. Cost: linear.
    [[nodiscard]] std::string pointer(NodeIndex wanted) const {
        std::string out;
        NodeIndex at = 0;
        while (at != wanted) {
            std::size_t position = 0;
            NodeIndex child = at + 1;
            bool const members = kind(at) == JsonKind::object;
            for (;; ++position) {
                NodeIndex const value = members ? child + 1 : child;
                if (wanted < nodes[value].next) {
                    members ? append_key(out, string(child)) : append_index(out, position);
                    at = members && wanted == child ? wanted : value;
                    break;
                }
                child = nodes[value].next;
            }
        }
        return out;
    }

    /// The value a JSON pointer leads to, or the nearest one around it. Cost: linear.
    [[nodiscard]] NodeIndex find(std::string_view pointer) const {
        NodeIndex at = 0;
        while (!pointer.empty()) {
            std::string const step = take_step(pointer);
            NodeIndex found = at;
            if (kind(at) == JsonKind::object)
                for_each_member(at, [&](NodeIndex key, NodeIndex value) {
                    found = says(key, step) ? value : found;
                });
            else if (kind(at) == JsonKind::array)
                for_each_item(at, [&](NodeIndex item, std::size_t position) {
                    found = std::to_string(position) == step ? item : found;
                });
            if (found == at)
                return at;
            at = found;
        }
        return at;
    }
};

} // namespace panelscore::detail
