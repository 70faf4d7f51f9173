// SPDX-License-Identifier: BSL-1.0
#pragma once

// Past ratings in shards (`panelscore/partial/1`): each machine reads its own files into one
// shard, and a merge of all shards knows what one run over all files would. Nothing here opens
// a file. Writing a shard is `RatingReader::partial` of io/ratings.hpp.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/ratings.hpp>

#include <memory>
#include <string_view>

namespace panelscore {

/// Joins the shards of one history.
///
/// The history is the one a single `RatingReader` gives that read all files of all shards, to
/// the byte, and so are the remarks; neither the order of shards nor how files were dealt out
/// changes anything. Shards may split candidates, and one candidate's card. A rating that
/// stands in two shards, two seniorities of one candidate and two groups of one card are errors
/// as ever; a finding across shards is placed at the line its card begins on. Shards that were
/// read in different ways are an error that names both.
///
///     PartialMerger merger({.rubrics = {&rubric}});
///     merger.add(text, "berlin.json");
///     merger.add(other, "austin.json");
///     Parsed<RatingHistory> const read = merger.finish();
class PartialMerger {
  public:
    /// @param options  rubrics, `since` and `until`; the shards say the rest, and the rubrics
    ///                 must be those they were read with. The rubrics must outlive the merger.
    PANELSCORE_DECL explicit PartialMerger(RatingOptions options);
    PANELSCORE_DECL ~PartialMerger();
    PANELSCORE_DECL PartialMerger(PartialMerger&&) noexcept;
    PANELSCORE_DECL PartialMerger& operator=(PartialMerger&&) noexcept;
    PartialMerger(PartialMerger const&) = delete;
    PartialMerger& operator=(PartialMerger const&) = delete;

    /// Reads a shard. What is wrong with it is told by `finish`; hostile input gives errors.
    /// Cost: linear; some 40 bytes a rating until `finish`. @param name of its file
    PANELSCORE_DECL void add(std::string_view text, std::string_view name);

    /// The history of all shards, and everything found wrong or worth knowing; call it once,
    /// last.
    [[nodiscard]] PANELSCORE_DECL Parsed<RatingHistory> finish();

    /// What the shards hold: scores of competencies, or votes.
    [[nodiscard]] PANELSCORE_DECL RatedBy rated() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/ratings_partial.ipp>
#endif
