// SPDX-License-Identifier: BSL-1.0
#pragma once

// A strict reader of the HTML we write: elements in order, every one closed where it must be,
// attributes quoted, texts escaped. Says what is wrong instead of repairing it.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::test {

/// An element: where it stands in the tree and the text directly in it.
struct Element {
    std::string tag{};
    std::map<std::string, std::string> attributes{};
    std::string text{};
    std::size_t parent = 0; ///< the first element is its own parent
    std::vector<std::size_t> children{};

    [[nodiscard]] std::string attribute(std::string const& name) const {
        auto const found = attributes.find(name);
        return found == attributes.end() ? std::string{} : found->second;
    }
    [[nodiscard]] bool has_class(std::string const& name) const {
        return (" " + attribute("class") + " ").find(" " + name + " ") != std::string::npos;
    }
};

/// A page as its elements, in the order they begin.
class Markup {
  public:
    explicit Markup(std::string_view html) : html_(html) { read(); }

    std::vector<Element> elements{};
    std::vector<std::string> problems{};

    /// Positions of the elements with this tag, inside `within` (0: anywhere).
    [[nodiscard]] std::vector<std::size_t> all(std::string const& tag,
                                               std::size_t within = 0) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 1; i < elements.size(); ++i)
            if (elements[i].tag == tag && (within == 0 || is_inside(i, within)))
                found.push_back(i);
        return found;
    }
    [[nodiscard]] bool is_inside(std::size_t element, std::size_t outer) const {
        for (; element != 0; element = elements[element].parent)
            if (element == outer)
                return true;
        return false;
    }

  private:
    void problem(std::string const& what) {
        problems.push_back(what +
                           " near: " + std::string(html_.substr(at_ < 60 ? 0 : at_ - 60, 120)));
    }

    void read() {
        static std::string const doctype{"<!DOCTYPE html>"};
        if (html_.substr(0, doctype.size()) != doctype)
            problem("no doctype");
        at_ = doctype.size();
        elements.emplace_back();
        while (at_ < html_.size() && problems.size() < 5)
            if (html_[at_] == '<')
                read_tag();
            else
                read_text();
        if (open_ != 0)
            problem("not closed: " + elements[open_].tag);
    }

    void read_text() {
        auto const end = html_.find('<', at_);
        auto const text = html_.substr(at_, end - at_);
        check_entities(text);
        elements[open_].text += text;
        at_ = end == std::string_view::npos ? html_.size() : end;
    }

    void check_entities(std::string_view text) {
        static std::set<std::string_view> const known{"amp", "lt", "gt", "quot", "#39", "#160"};
        for (auto at = text.find('&'); at != std::string_view::npos;
             at = text.find('&', at + 1)) {
            auto const end = text.find(';', at);
            if (end == std::string_view::npos ||
                known.count(text.substr(at + 1, end - at - 1)) == 0)
                problem("a bare & in " + std::string(text.substr(at, 20)));
        }
    }

    void read_tag() {
        auto const begin = at_ + 1;
        if (html_.compare(begin, 1, "/") == 0) {
            auto const end = html_.find('>', begin);
            auto const tag = html_.substr(begin + 1, end - begin - 1);
            if (open_ == 0 || elements[open_].tag != tag)
                problem("closes " + std::string(tag) + " inside " + elements[open_].tag);
            open_ = elements[open_].parent;
            at_ = end + 1;
            return;
        }
        Element element;
        at_ = html_.find_first_of(" />", begin);
        element.tag = std::string(html_.substr(begin, at_ - begin));
        if (element.tag.empty() || element.tag.find_first_not_of(
                                       "abcdefghijklmnopqrstuvwxyz123456") != std::string::npos)
            problem("not a tag: " + element.tag);
        read_attributes(element);
        bool const closed = html_.compare(at_, 2, "/>") == 0;
        at_ = html_.find('>', at_) + 1;
        static std::set<std::string> const lone{"meta", "br"};
        element.parent = open_;
        elements[open_].children.push_back(elements.size());
        if (!closed && lone.count(element.tag) == 0)
            open_ = elements.size();
        elements.push_back(element);
        if (element.tag == "style") {
            auto const end = html_.find("</style>", at_);
            elements.back().text = std::string(html_.substr(at_, end - at_));
            at_ = end;
        }
    }

    void read_attributes(Element& element) {
        while (at_ < html_.size() && html_[at_] == ' ') {
            auto const equals = html_.find_first_of("=> ", at_ + 1);
            auto const name = std::string(html_.substr(at_ + 1, equals - at_ - 1));
            at_ = equals;
            if (html_.compare(equals, 2, "=\"") != 0) {
                if (name != "open")
                    problem("attribute without quotes: " + name);
                element.attributes[name];
                continue;
            }
            auto const end = html_.find('"', equals + 2);
            auto const value = html_.substr(equals + 2, end - equals - 2);
            check_entities(value);
            if (value.find('<') != std::string_view::npos)
                problem("< in an attribute");
            if (!element.attributes.emplace(name, std::string(value)).second)
                problem("attribute given twice: " + name);
            at_ = end + 1;
        }
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::size_t open_ = 0;
};

} // namespace panelscore::test
