// SPDX-License-Identifier: BSL-1.0
#pragma once

// Past ratings for calibration: everything io/scorecard.hpp reads, and plain tables without a
// rubric, piece by piece, so that a file may be larger than the memory. Nothing here opens a
// file.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// A text that stands for a score in a table: `strong yes` is 4. Case and blanks do not count.
struct ScoreLabel {
    std::string label{};
    std::optional<double> score{}; ///< empty: not observed

    friend bool operator==(ScoreLabel const&, ScoreLabel const&) = default;
};

/// What is calibrated: the scores of competencies, or the overall vote as the one competency
/// `overall` on a scale from -2 (strong no hire) to 2 (strong hire).
enum class RatedBy { competencies, overall_vote };

/// How past ratings are read. The rubrics must outlive the reader.
struct RatingOptions {
    /// Each card goes to the rubric it names, and to the revision it names when that was given
    /// too. Empty: names of competencies are free.
    std::vector<Rubric const*> rubrics{};
    std::vector<std::pair<std::string, std::string>> columns{}; ///< CSV columns: ours, theirs
    /// Where scores lie, instead of the rubric's scale; `step` 0: taken from the scores.
    std::optional<ScoreScale> scale{};
    std::vector<ScoreLabel> values{}; ///< texts that stand for scores in tables
    RatedBy rated = RatedBy::competencies;
    /// Only cards of this time are taken: interviewed, else submitted, in seconds since
    /// 1970-01-01 UTC, `since` included, `until` not. Cards without a time are then left out.
    std::optional<std::int64_t> since{};
    std::optional<std::int64_t> until{};
    /// A column of tables, or a key of the card's `x`, whose values become the groups.
    std::string by{};
};

/// Reads past ratings from any number of files.
///
/// No text is kept a rating: 16 bytes while reading, 24 in the history, besides some 70 a card.
/// Not observed is counted, never a number. What was wrong is listed with its place; such cards
/// are left out, and the history is then not to be used. The order of files, lines and keys
/// changes the history by no byte; pieces may be cut anywhere.
///
///     RatingReader reader(options);
///     reader.open("2025.csv");
///     while (more()) reader.feed(piece());
///     reader.close();
///     Parsed<RatingHistory> const read = reader.finish();
class RatingReader {
  public:
    PANELSCORE_DECL explicit RatingReader(RatingOptions options);
    PANELSCORE_DECL ~RatingReader();
    PANELSCORE_DECL RatingReader(RatingReader&&) noexcept;
    PANELSCORE_DECL RatingReader& operator=(RatingReader&&) noexcept;
    RatingReader(RatingReader const&) = delete;
    RatingReader& operator=(RatingReader const&) = delete;

    /// Begins a file. Precondition: no other is open.
    PANELSCORE_DECL void open(std::string_view name);
    /// Reads the next bytes of the file. NDJSON is read by the line and tables by the row; a
    /// single JSON value or an array is kept until the file is closed. Cost: linear.
    PANELSCORE_DECL void feed(std::string_view text);
    /// Ends the file. Precondition: one is open.
    PANELSCORE_DECL void close();

    /// The history of all files, and everything found wrong or worth knowing; call it once,
    /// last. Cost: sorting the cards and names; the ratings of a card are sorted by themselves.
    [[nodiscard]] PANELSCORE_DECL Parsed<RatingHistory> finish();

    /// Instead of `finish`: all files as one shard (`panelscore/partial/1`) for the
    /// `PartialMerger` of io/partial.hpp, and what was found. With an error among it the text
    /// is empty: mend the file first. Cards of any time are in the shard: `since` and `until`
    /// are for the merge. Cost: linear; some 10 bytes a rating.
    [[nodiscard]] PANELSCORE_DECL Parsed<std::string> partial();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The history of one text.
[[nodiscard]] PANELSCORE_DECL Parsed<RatingHistory>
read_ratings(std::string_view text, std::string_view name, RatingOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/ratings.ipp>
#endif
