// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/ratings_file.ipp>
#include <panelscore/impl/ratings_finish.ipp>
#include <panelscore/impl/ratings_remarks.ipp>
#include <panelscore/io/ratings.hpp>

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore {

struct RatingReader::State {
    detail::RatingRun run{};
    std::optional<detail::RatingFile> file{};
};

PANELSCORE_DECL RatingReader::RatingReader(RatingOptions options)
    : state_(std::make_unique<State>()) {
    detail::RatingRun& run = state_->run;
    run.options = std::move(options);
    run.cards.rubrics = run.options.rubrics;
    run.cards.columns = run.options.columns;
    run.cards.checks = CardChecks::ratings_only;
    if (run.options.rubrics.empty() && run.options.rated == RatedBy::competencies)
        run.scale = detail::declared_scale(run.options);
    detail::compare_scales(run);
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
    detail::RatingRun& run = state_->run;
    Parsed<RatingHistory> result;
    detail::HistoryMaker maker(run, result.value);
    maker.make();
    result.value.grouped_by = run.options.by;
    result.value.scale =
        detail::scale_of(detail::declared_scale(run.options), result.value.ratings.score);
    detail::add_remarks(run, maker.left_out(), result.value);
    result.problems = std::move(run.log.problems());
    return result;
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
