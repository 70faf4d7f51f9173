// SPDX-License-Identifier: BSL-1.0
#pragma once

// All scorecards of a run, sorted into panels, without keeping them all as values: for NDJSON
// the pool remembers where each card stands and reads it again when its panel is asked for. A
// million cards take some 60 bytes each beside their file.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/model/panel.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace panelscore {

/// The cards of several files as panels.
///
/// Every card is checked as `read_scorecards` and `check_run` would; the findings are the same,
/// with a warning for each file that holds no card, and what only all cards show is placed at
/// the rating itself. A card with an error is left out of its panel and listed in `problems`.
/// Neither the order of files nor the number of threads changes panels or findings.
///
///     ScorecardPool pool(options, 2);
///     pool.add(text, "cards.ndjson");
///     pool.close();
///     for (Panel const& panel : pool.panels(0, pool.size())) use(panel);
class ScorecardPool {
  public:
    /// The rubrics in `options` must outlive the pool.
    PANELSCORE_DECL explicit ScorecardPool(ScorecardOptions options, std::size_t threads = 1);
    PANELSCORE_DECL ~ScorecardPool();
    PANELSCORE_DECL ScorecardPool(ScorecardPool&&) noexcept;
    PANELSCORE_DECL ScorecardPool& operator=(ScorecardPool&&) noexcept;
    ScorecardPool(ScorecardPool const&) = delete;
    ScorecardPool& operator=(ScorecardPool const&) = delete;

    /// Reads and checks one file. `text` must outlive the pool.
    PANELSCORE_DECL void add(std::string_view text, std::string_view name);

    /// Sorts the cards into panels by candidate, opening and rubric, and looks for what only
    /// all files together show. Call it once, after the last `add`.
    PANELSCORE_DECL void close();

    /// Everything found wrong, in no particular order.
    [[nodiscard]] PANELSCORE_DECL Diagnostics const& problems() const;

    /// Number of panels.
    [[nodiscard]] PANELSCORE_DECL std::size_t size() const;
    /// Panels `first` to `first + count - 1` with their cards, read again where need be,
    /// without a seniority. May be called from several threads; ask for some hundred at a time.
    /// Precondition: `first + count <= size()`.
    [[nodiscard]] PANELSCORE_DECL std::vector<Panel> panels(std::size_t first,
                                                            std::size_t count) const;
    /// A panel without its cards. Precondition: `i < size()`.
    [[nodiscard]] PANELSCORE_DECL Panel name(std::size_t i) const;
    /// Position in `ScorecardOptions::rubrics` of the rubric a panel goes to, or
    /// `CardPlace::none` when there are no rubrics.
    [[nodiscard]] PANELSCORE_DECL std::size_t rubric_of(std::size_t i) const;
    /// Fills file, line and column of a finding about a card, whose pointer is inside the card.
    /// Not for several threads at once. `card` is its position among the cards of panel `i`.
    PANELSCORE_DECL void locate(Diagnostic& problem, std::size_t i, std::size_t card) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/scorecard_pool.ipp>
#endif
