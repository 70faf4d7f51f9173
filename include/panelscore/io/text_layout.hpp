// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text on a terminal: how wide it is, and how to cut, pad and wrap it. Widths are columns of a
// terminal, not bytes: a combining mark takes none, an East Asian wide character two.

#include <panelscore/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// The text on one line and harmless to a terminal: line breaks, tabs and control characters
/// become single spaces, marks that reverse the reading direction go, bytes that are not UTF-8
/// become U+FFFD, and outer spaces are cut. Every text of a user goes through here first.
[[nodiscard]] std::string one_line(std::string_view text);

/// Columns that a text of one line takes (Unicode 14.0). Bytes that are not UTF-8 count one.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text when it fits `width` columns, else its beginning with "…" as the last column.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

/// The text with spaces behind it up to `width` columns; longer text is returned as it is.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);

/// The text with spaces before it up to `width` columns; longer text is returned as it is.
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// The text in lines of at most `width` columns, broken at spaces, and inside a word only when
/// the word alone is wider. "72 %" and "4 (i-07)" stay together. At least one line; `width` 0
/// counts as 1.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Items joined by `separator` ("; ") in lines of at most `width` columns, broken between items
/// where that is possible.
[[nodiscard]] std::vector<std::string> wrap_items(std::vector<std::string> const& items,
                                                  std::string_view separator,
                                                  std::size_t width);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/text_layout.ipp>
#endif
