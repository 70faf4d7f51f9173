// SPDX-License-Identifier: BSL-1.0
#pragma once

// The frame of every page we write: one file that needs nothing else.

#include <panelscore/io/escape.hpp>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// A whole document with its style inside. `body` is markup, `language` and `title` are text.
inline std::string html_document(std::string_view language, std::string_view title,
                                 std::string_view style, std::string_view body) {
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n"
                       "<body>\n<main>\n{}</main>\n</body>\n</html>\n",
                       language.empty() ? "en" : html_escaped(language), html_escaped(title),
                       style, body);
}

/// A list of texts, `tag` being `ul` or `ol`.
inline std::string html_list(std::string_view tag, std::vector<std::string> const& items) {
    auto text = fmt::format("<{}>\n", tag);
    for (auto const& item : items)
        text += fmt::format("<li>{}</li>\n", html_escaped(item));
    return text + fmt::format("</{}>\n", tag);
}

} // namespace panelscore::detail
