// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/ratings_file.ipp>
#include <panelscore/impl/ratings_finish.ipp>
#include <panelscore/impl/ratings_partial_write.ipp>
#include <panelscore/impl/ratings_remarks.ipp>
#include <panelscore/io/ratings.hpp>

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore {
namespace detail {

/// Makes a run ready to take ratings.
inline void begin_run(RatingRun& run, RatingOptions options) {
    run.options = std::move(options);
    run.cards.rubrics = run.options.rubrics;
    run.cards.columns = run.options.columns;
    run.cards.checks = CardChecks::ratings_only;
    if (run.options.rubrics.empty() && run.options.rated == RatedBy::competencies)
        run.scale = declared_scale(run.options);
    compare_scales(run);
}

/// The history of a run that has taken everything.
inline Parsed<RatingHistory> finish_run(RatingRun& run) {
    Parsed<RatingHistory> result;
    HistoryMaker maker(run, result.value);
    maker.make();
    result.value.grouped_by = run.options.by;
    result.value.scale = scale_of(declared_scale(run.options), result.value.ratings.score);
    add_remarks(run, maker.left_out(), result.value);
    result.problems = std::move(run.log.problems());
    return result;
}

} // namespace detail

struct RatingReader::State {
    detail::RatingRun run{};
    std::optional<detail::RatingFile> file{};
};

PANELSCORE_DECL RatingReader::RatingReader(RatingOptions options)
    : state_(std::make_unique<State>()) {
    detail::begin_run(state_->run, std::move(options));
}
PANELSCORE_DECL RatingReader::~RatingReader() = default;
PANELSCORE_DECL RatingReader::RatingReader(RatingReader&&) noexcept = default;
PANELSCORE_DECL RatingReader& RatingReader::operator=(RatingReader&&) noexcept = default;

PANELSCORE_DECL void RatingReader::open(std::string_view name) {
    assert(!state_->file);
    state_->file.emplace(state_->run, name);
}

PANELSCORE_DECL void RatingReader::feed(std::string_view text) {
    assert(state_->file);
    state_->file->feed(text);
}

PANELSCORE_DECL void RatingReader::close() {
    assert(state_->file);
    state_->file->close();
    state_->file.reset();
}

PANELSCORE_DECL Parsed<RatingHistory> RatingReader::finish() {
    return detail::finish_run(state_->run);
}

PANELSCORE_DECL Parsed<std::string> RatingReader::partial() {
    return detail::partial_of(state_->run);
}

PANELSCORE_DECL Parsed<RatingHistory> read_ratings(std::string_view text, std::string_view name,
                                                   RatingOptions const& options) {
    RatingReader reader(options);
    reader.open(name);
    reader.feed(text);
    reader.close();
    return reader.finish();
}

} // namespace panelscore
