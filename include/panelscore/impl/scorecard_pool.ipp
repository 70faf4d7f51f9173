// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/parallel.hpp>
#include <panelscore/impl/scorecard_chunk.ipp>
#include <panelscore/impl/scorecard_json.ipp>
#include <panelscore/io/scorecard_pool.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace panelscore {

struct ScorecardPool::State {
    ScorecardOptions options{};
    std::size_t threads = 1;
    std::deque<detail::PooledFile> files{};
    std::vector<detail::PooledCard> cards{};
    std::vector<detail::PanelName> names{};
    std::vector<std::string> seniorities{""};
    std::vector<detail::PooledPanel> panels{};
    Diagnostics problems{};

    std::unordered_map<detail::PanelName, std::uint32_t, detail::PanelNameHash> numbers{};

    void take(detail::PooledChunk const& chunk) {
        std::vector<std::uint32_t> positions;
        for (auto const& seniority : chunk.seniorities)
            positions.push_back(detail::position(seniorities, seniority));
        for (std::size_t i = 0; i < chunk.cards.size(); ++i) {
            auto const [found, added] =
                numbers.try_emplace(chunk.names[i], static_cast<std::uint32_t>(names.size()));
            if (added)
                names.push_back(chunk.names[i]);
            cards.push_back(chunk.cards[i]);
            cards.back().panel = found->second;
            cards.back().seniority = positions[cards.back().seniority];
        }
    }

    void hold(std::uint32_t file);
    void add_lines(std::uint32_t file);
    void sort_panels();
    void check_panel(detail::PooledPanel const& panel);
    [[nodiscard]] bool suspicious(detail::PooledPanel const& panel) const;
    [[nodiscard]] ReadScorecards again(detail::PooledCard const& entry);
    [[nodiscard]] Panel without_cards(detail::PooledPanel const& entry) const;
    [[nodiscard]] Panel read_panel(detail::PooledPanel const& entry,
                                   detail::QuickCardReader& reader) const;
};

/// Enters the held cards of a file.
inline void ScorecardPool::State::hold(std::uint32_t file) {
    detail::PooledChunk chunk;
    ReadScorecards const& held = files[file].held;
    for (std::size_t i = 0; i < held.cards.size(); ++i) {
        Scorecard const& card = held.cards[i];
        detail::PooledCard entry;
        entry.offset = i;
        entry.file = file;
        entry.rubric = static_cast<std::uint32_t>(held.places[i].rubric);
        detail::describe(entry, card, chunk);
        entry.competencies = ~std::uint64_t{0}; // looked at in full when the cell is the same
        chunk.cards.push_back(entry);
        chunk.names.push_back({card.candidate.text(), card.opening.text(), entry.rubric});
    }
    problems.insert(problems.end(), held.problems.begin(), held.problems.end());
    take(chunk);
}

inline void ScorecardPool::State::add_lines(std::uint32_t file) {
    std::string_view const text = files[file].text;
    constexpr std::size_t wanted = std::size_t{8} << 20U;
    std::size_t const chunks = (std::max<std::size_t>)(1, text.size() / wanted);
    auto const border = [&](std::size_t i) {
        if (i == 0 || i == chunks)
            return i == 0 ? std::size_t{0} : text.size();
        return (std::min)(text.find('\n', i * (text.size() / chunks)), text.size() - 1) + 1;
    };
    std::vector<std::pair<std::size_t, std::size_t>> odd;
    produce_in_order(
        chunks, threads,
        [&](std::size_t i) {
            return detail::read_chunk(text, border(i), border(i + 1), file, options);
        },
        [&](detail::PooledChunk const& chunk) {
            odd.insert(odd.end(), chunk.odd.begin(), chunk.odd.end());
            take(chunk);
        });
    for (auto const& [offset, length] : odd)
        read_one_card(text.substr(offset, length), offset, detail::line_of(files[file], offset),
                      options, files[file].held);
    hold(file);
}

inline void ScorecardPool::State::sort_panels() {
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });
    std::vector<std::uint32_t> place(names.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<std::uint32_t>(i);
        detail::PooledPanel panel;
        panel.name = names[order[i]];
        panels.push_back(panel);
    }
    for (auto& card : cards) {
        card.panel = place[card.panel];
        auto& panel = panels[card.panel];
        ++panel.cards;
        panel.seniority = panel.seniority == 0 ? card.seniority : panel.seniority;
    }
    std::size_t first = 0;
    for (auto& panel : panels) {
        panel.first = first;
        first += panel.cards;
        panel.cards = 0;
    }
    std::vector<detail::PooledCard> sorted(cards.size());
    for (auto const& card : cards) {
        auto& panel = panels[card.panel];
        sorted[panel.first + panel.cards++] = card;
    }
    cards = std::move(sorted);
}

/// True when two cards of a panel may rate one cell, or name two seniorities.
inline bool ScorecardPool::State::suspicious(detail::PooledPanel const& panel) const {
    for (std::size_t i = panel.first; i < panel.first + panel.cards; ++i)
        for (std::size_t j = panel.first; j < i; ++j)
            if ((cards[i].cell == cards[j].cell &&
                 (cards[i].competencies & cards[j].competencies) != 0) ||
                (cards[i].seniority != 0 && cards[j].seniority != 0 &&
                 cards[i].seniority != cards[j].seniority))
                return true;
    return false;
}

/// A card by itself as the careful reader gives it.
inline ReadScorecards ScorecardPool::State::again(detail::PooledCard const& entry) {
    detail::PooledFile& file = files[entry.file];
    ReadScorecards alone;
    alone.file = file.name;
    if (entry.length > 0) {
        SourcePosition const at = detail::line_of(file, entry.offset);
        read_one_card(file.text.substr(entry.offset, entry.length), entry.offset, at, options,
                      alone);
        return alone;
    }
    auto const index = static_cast<std::size_t>(entry.offset);
    alone.cards = {file.held.cards[index]};
    alone.places = {file.held.places[index]};
    CardPlace& place = alone.places.front();
    if (place.first_cell != CardPlace::none) {
        auto const first =
            file.held.cells.begin() + static_cast<std::ptrdiff_t>(place.first_cell);
        alone.cells.assign(
            first, first + static_cast<std::ptrdiff_t>(alone.cards.front().ratings.size()));
        place.first_cell = 0;
    }
    return alone;
}

inline void ScorecardPool::State::check_panel(detail::PooledPanel const& panel) {
    std::vector<ReadScorecards> alone;
    for (std::size_t i = panel.first; i < panel.first + panel.cards; ++i)
        alone.push_back(again(cards[i]));
    for (auto& problem : check_run(alone)) {
        for (std::size_t i = 0; i < alone.size() && !problem.pointer.empty(); ++i) {
            CardPlace const& place = alone[i].places.front();
            if (alone[i].file != problem.file || place.where != problem.where)
                continue;
            std::string_view inside = problem.pointer;
            if (place.element != CardPlace::none)
                static_cast<void>(take_step(inside));
            problem.pointer = std::string{inside};
            panelscore::locate(problem, alone[i], 0, files[cards[panel.first + i].file].text);
            break;
        }
        problems.push_back(std::move(problem));
    }
}

inline Panel ScorecardPool::State::without_cards(detail::PooledPanel const& entry) const {
    Panel panel;
    panel.candidate.assign(entry.name.candidate);
    panel.opening.assign(entry.name.opening);
    panel.seniority.assign(seniorities[entry.seniority]);
    return panel;
}

inline Panel ScorecardPool::State::read_panel(detail::PooledPanel const& entry,
                                              detail::QuickCardReader& reader) const {
    Panel panel = without_cards(entry);
    panel.cards.resize(entry.cards);
    for (std::size_t c = 0; c < entry.cards; ++c) {
        auto const& card = cards[entry.first + c];
        auto const& file = files[card.file];
        if (card.length > 0)
            reader.read(file.text.substr(card.offset, card.length), panel.cards[c]);
        else
            panel.cards[c] = file.held.cards[card.offset];
    }
    return panel;
}

PANELSCORE_DECL ScorecardPool::ScorecardPool(ScorecardOptions options, std::size_t threads)
    : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
    state_->threads = threads;
}
PANELSCORE_DECL ScorecardPool::~ScorecardPool() = default;
PANELSCORE_DECL ScorecardPool::ScorecardPool(ScorecardPool&&) noexcept = default;
PANELSCORE_DECL ScorecardPool& ScorecardPool::operator=(ScorecardPool&&) noexcept = default;

PANELSCORE_DECL void ScorecardPool::add(std::string_view text, std::string_view name) {
    auto const file = static_cast<std::uint32_t>(state_->files.size());
    state_->files.push_back({std::string{name}, text, {}});
    state_->files.back().held.file = name;
    detail::QuickCardReader reader(state_->options);
    Scorecard card;
    detail::QuickCard about;
    std::string_view const first = detail::without_return(text.substr(0, text.find('\n')));
    if (detail::is_ndjson(text) && reader.check(first, card, about)) {
        state_->add_lines(file);
        return;
    }
    ReadScorecards& held = state_->files.back().held;
    held = read_scorecards(text, name, state_->options);
    if (held.cards.empty() && held.problems.empty()) {
        Diagnostic empty =
            make_problem(problems::no_scorecard, "there is no scorecard in this file");
        empty.level = DiagnosticLevel::warning;
        empty.file = name;
        held.problems.push_back(std::move(empty));
    }
    state_->hold(file);
}

PANELSCORE_DECL void ScorecardPool::close() {
    state_->sort_panels();
    if (state_->cards.empty() && !has_errors(state_->problems)) {
        Diagnostics const found = check_run({});
        state_->problems.insert(state_->problems.end(), found.begin(), found.end());
    }
    for (auto const& panel : state_->panels)
        if (state_->suspicious(panel))
            state_->check_panel(panel);
}

PANELSCORE_DECL Diagnostics const& ScorecardPool::problems() const {
    return state_->problems;
}

PANELSCORE_DECL std::size_t ScorecardPool::size() const {
    return state_->panels.size();
}

PANELSCORE_DECL std::vector<Panel> ScorecardPool::panels(std::size_t first,
                                                         std::size_t count) const {
    detail::QuickCardReader reader(state_->options);
    std::vector<Panel> result(count);
    for (std::size_t i = 0; i < count; ++i)
        result[i] = state_->read_panel(state_->panels[first + i], reader);
    return result;
}

PANELSCORE_DECL Panel ScorecardPool::name(std::size_t i) const {
    return state_->without_cards(state_->panels[i]);
}

PANELSCORE_DECL std::size_t ScorecardPool::rubric_of(std::size_t i) const {
    auto const rubric = state_->panels[i].name.rubric;
    return rubric == static_cast<std::uint32_t>(CardPlace::none) ? CardPlace::none : rubric;
}

PANELSCORE_DECL void ScorecardPool::locate(Diagnostic& problem, std::size_t i,
                                           std::size_t card) const {
    auto const& entry = state_->cards[state_->panels[i].first + card];
    panelscore::locate(problem, state_->again(entry), 0, state_->files[entry.file].text);
}

} // namespace panelscore
