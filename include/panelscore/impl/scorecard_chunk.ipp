// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a pool of scorecards remembers of each card, and how a piece of NDJSON becomes such
// entries on one thread.

#include <panelscore/impl/quick_card.ipp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// A card in the pool: either a stretch of a file (`length` > 0), or card `offset` of the
/// file's `held`. The hashes find cards that may rate one cell twice; what they find is looked
/// at again in full.
struct PooledCard {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t file = 0;
    std::uint32_t panel = 0;
    std::uint32_t rubric = 0;
    std::uint64_t cell = 0;         ///< hash of interviewer, interview and phase
    std::uint64_t competencies = 0; ///< bits of what it rates
    std::uint32_t seniority = 0;    ///< position in the list of names, 0 for none
};

struct PooledFile {
    std::string name{};
    std::string_view text{};
    ReadScorecards held{};                   ///< cards that are not plain NDJSON
    std::vector<std::size_t> lines_before{}; ///< of each stretch of the text, once asked for
};

/// The line an offset is on. The first call counts the line feeds of the whole text, later ones
/// those of a stretch.
inline SourcePosition line_of(PooledFile& file, std::size_t offset) {
    constexpr std::size_t stretch = std::size_t{1} << 16U;
    auto const feeds = [&](std::size_t first, std::size_t last) {
        std::string_view const part = file.text.substr(first, last - first);
        return static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    };
    if (file.lines_before.empty()) {
        file.lines_before.push_back(0);
        for (std::size_t at = 0; at + stretch <= file.text.size(); at += stretch)
            file.lines_before.push_back(file.lines_before.back() + feeds(at, at + stretch));
    }
    std::size_t const nearest = offset / stretch;
    return {file.lines_before[nearest] + feeds(nearest * stretch, offset) + 1, 1};
}

/// Which panel a card belongs to. The texts stand in the file, or in a held card.
struct PanelName {
    std::string_view candidate{};
    std::string_view opening{};
    std::uint32_t rubric = 0;
    friend auto operator<=>(PanelName const&, PanelName const&) = default;
};

struct PanelNameHash {
    std::size_t operator()(PanelName const& name) const {
        std::size_t const one = std::hash<std::string_view>{}(name.candidate);
        std::size_t const two = std::hash<std::string_view>{}(name.opening);
        return one * 31 + two * 7 + name.rubric;
    }
};

/// A panel: who it is about and where its cards begin in the sorted list.
struct PooledPanel {
    PanelName name{};
    std::uint32_t seniority = 0;
    std::size_t first = 0;
    std::size_t cards = 0;
};

/// A piece of NDJSON read on one thread: plain cards, and the lines the careful reader must
/// see.
struct PooledChunk {
    std::vector<PooledCard> cards{}; ///< `panel` is not known yet
    std::vector<PanelName> names{};  ///< one for each card
    std::vector<std::string> seniorities{""};
    std::vector<std::pair<std::size_t, std::size_t>> odd{}; ///< offset and length
};

inline std::uint64_t mix(std::uint64_t seed, std::string_view text) {
    return (seed ^ std::hash<std::string_view>{}(text)) * 0x9E3779B97F4A7C15U;
}

/// Position of a name in a short list, which gets it when it is new.
inline std::uint32_t position(std::vector<std::string>& names, std::string const& name) {
    auto const found = std::find(names.begin(), names.end(), name);
    auto const at = static_cast<std::uint32_t>(found - names.begin());
    if (found == names.end())
        names.push_back(name);
    return at;
}

inline void describe(PooledCard& entry, Scorecard const& card, PooledChunk& chunk) {
    entry.cell = mix(mix(static_cast<std::uint64_t>(card.phase), card.interviewer.text()),
                     card.interview.text());
    entry.seniority = position(chunk.seniorities, card.seniority.text());
}

inline std::string_view without_return(std::string_view line) {
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

/// Reads the lines that begin in [first, last).
inline PooledChunk read_chunk(std::string_view text, std::size_t first, std::size_t last,
                              std::uint32_t file, ScorecardOptions const& options) {
    PooledChunk chunk;
    QuickCardReader reader(options);
    Scorecard card;
    QuickCard about;
    while (first < last) {
        std::size_t const end = (std::min)(text.find('\n', first), text.size());
        std::string_view const line = without_return(text.substr(first, end - first));
        if (reader.check(line, card, about)) {
            PooledCard entry;
            entry.offset = first;
            entry.length = static_cast<std::uint32_t>(line.size());
            entry.file = file;
            entry.rubric = static_cast<std::uint32_t>(about.rubric);
            entry.competencies = about.competencies;
            describe(entry, card, chunk);
            chunk.cards.push_back(entry);
            chunk.names.push_back({about.candidate, about.opening, entry.rubric});
        } else if (line.find_first_not_of(" \t") != std::string_view::npos) {
            chunk.odd.emplace_back(first, line.size());
        }
        first = end + 1;
    }
    return chunk;
}

} // namespace panelscore::detail
