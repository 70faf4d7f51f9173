// SPDX-License-Identifier: BSL-1.0
#pragma once

// Past ratings as the user named them, with the rubrics they were given for.

#include "cli/command.hpp"
#include "cli/rubric_source.hpp"

#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/model/rubric.hpp>

#include <vector>

namespace panelscore::cli {

/// Options of reading past ratings: `-r`, `--scale` and what else says how to read them.
[[nodiscard]] std::vector<Option> past_ratings_options();

/// What was read. Problems found on the way are in the context.
struct PastRatings {
    std::vector<GivenRubric> given{};
    std::vector<Rubric const*> rubrics{}; ///< of `given`, the one in force first of its id
    RatingHistory history{};
    bool votes = false; ///< the overall vote is what was read
};

/// `--partial` and `--merge`.
[[nodiscard]] std::vector<Option> shard_options();

/// Reads the rubrics of `-r`, if any, and the files the user named, piece by piece; with
/// `--merge` these are shards. Throws UsageError when an option is wrong or no file is named.
[[nodiscard]] PastRatings read_past_ratings(Context& context);

/// `--partial`: reads the files and writes them as one shard, unless something is wrong.
void write_partial(Context& context);

} // namespace panelscore::cli
