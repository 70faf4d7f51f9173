// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rubric as the JSON of its own file, taken apart: what another format cannot carry is found
// by walking all of it, so that a key added to the rubric format is carried or listed as well.

#include <panelscore/detail/json_parser.hpp>
#include <panelscore/io/interchange.hpp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/io/write_json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Counts what is left out, by field.
class LossCounter {
  public:
    void add(std::string_view field, std::size_t count, std::string_view why) {
        constexpr std::size_t most_fields = 200, longest_field = 120;
        if (count == 0)
            return;
        std::string name(field.substr(0, longest_field));
        while (name.size() < field.size() && !name.empty() &&
               (static_cast<unsigned char>(field[name.size()]) & 0xC0U) == 0x80U)
            name.pop_back();
        if (!losses_.contains(name) && losses_.size() >= most_fields)
            name = "other fields";
        auto& loss = losses_[name];
        loss.count += count;
        loss.why = why;
    }
    /// The losses, sorted by field.
    [[nodiscard]] std::vector<FieldLoss> take() {
        std::vector<FieldLoss> all;
        for (auto& [field, loss] : losses_) {
            loss.field = field;
            all.push_back(std::move(loss));
        }
        losses_.clear();
        return all;
    }

  private:
    std::map<std::string, FieldLoss, std::less<>> losses_{};
};

/// The value of a member, or 0 when there is none; no member is the root.
[[nodiscard]] inline NodeIndex member_of(JsonDocument const& document, NodeIndex object,
                                         std::string_view key) {
    NodeIndex found = 0;
    if (document.kind(object) == JsonKind::object)
        document.for_each_member(object, [&](NodeIndex name, NodeIndex value) {
            found = document.says(name, key) ? value : found;
        });
    return found;
}

/// True for a value that is easier to read on one line.
[[nodiscard]] inline bool fits_on_a_line(JsonDocument const& document, NodeIndex node) {
    constexpr std::size_t short_enough = 100;
    return document.source(node).size() <= short_enough;
}

/// Writes a value of a document as it is, indented for its new place.
inline void copy_value(JsonWriter& json, JsonDocument const& document, NodeIndex node) {
    auto const layout = fits_on_a_line(document, node) ? JsonLayout::line : JsonLayout::block;
    switch (document.kind(node)) {
    case JsonKind::object:
        json.begin_object(layout);
        document.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
            json.key(document.string(key));
            copy_value(json, document, value);
        });
        json.end_object();
        return;
    case JsonKind::array:
        json.begin_array(layout);
        document.for_each_item(
            node, [&](NodeIndex item, std::size_t) { copy_value(json, document, item); });
        json.end_array();
        return;
    case JsonKind::string:
        json.string(document.string(node));
        return;
    default:
        json.raw(document.source(node));
    }
}

/// The file of a rubric and its nodes.
struct RubricNodes {
    std::string text{};
    JsonDocument document{};
    std::vector<NodeIndex> competencies{};

    explicit RubricNodes(Rubric const& rubric) : text(to_json(rubric)) {
        document = parse_json(text);
        if (auto const list = member_of(document, 0, "competencies"); list != 0)
            document.for_each_item(
                list, [&](NodeIndex item, std::size_t) { competencies.push_back(item); });
    }
    RubricNodes(RubricNodes const&) = delete;
    RubricNodes& operator=(RubricNodes const&) = delete;
};

/// Walks a rubric's file and counts what stands at none of the paths that are carried. Paths
/// leave out the places in lists: `competencies.questions`; the levels of anchors are `*`.
class LossWalk {
  public:
    LossWalk(RubricNodes const& nodes, std::span<std::string_view const> carried,
             std::string_view why, LossCounter& losses)
        : document_(nodes.document), carried_(carried), why_(why), losses_(losses) {}

    /// Values inside these nodes are not looked at.
    void run(std::vector<NodeIndex> const& skipped) {
        skipped_ = skipped;
        visit(0, {});
    }

  private:
    [[nodiscard]] bool carried(std::string_view path) const {
        return std::find(carried_.begin(), carried_.end(), path) != carried_.end();
    }
    /// True when something below the path is carried.
    [[nodiscard]] bool looked_into(std::string const& path) const {
        return std::any_of(carried_.begin(), carried_.end(),
                           [&](std::string_view one) { return one.starts_with(path + '.'); });
    }
    void visit(NodeIndex node, std::string const& path) {
        if (std::find(skipped_.begin(), skipped_.end(), node) != skipped_.end())
            return;
        if (document_.kind(node) == JsonKind::array) {
            document_.for_each_item(node,
                                    [&](NodeIndex item, std::size_t) { visit(item, path); });
            return;
        }
        if (document_.kind(node) != JsonKind::object)
            return;
        document_.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
            bool const level = path == "competencies.anchors";
            std::string const name = level ? std::string{"*"} : document_.string(key);
            std::string const below = path.empty() ? name : path + '.' + name;
            if (carried(below) && document_.kind(value) != JsonKind::object)
                return;
            if (looked_into(below))
                visit(value, below);
            else if (!carried(below))
                losses_.add(shown(below), size_of(value), why_);
        });
    }
    static std::string shown(std::string const& path) {
        auto const star = path.find(".*");
        return star == path.npos ? path : path.substr(0, star) + path.substr(star + 2);
    }
    [[nodiscard]] std::size_t size_of(NodeIndex node) const {
        std::size_t n = 0;
        if (document_.kind(node) != JsonKind::array)
            return 1;
        document_.for_each_item(node, [&](NodeIndex, std::size_t) { ++n; });
        return n;
    }

    JsonDocument const& document_;
    std::span<std::string_view const> carried_{};
    std::string_view why_{};
    LossCounter& losses_;
    std::vector<NodeIndex> skipped_{};
};

} // namespace panelscore::detail
