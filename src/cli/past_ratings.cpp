// SPDX-License-Identifier: BSL-1.0
#include "cli/past_ratings.hpp"

#include "cli/files.hpp"

#include <panelscore/base/number.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/io/partial.hpp>
#include <panelscore/io/ratings.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore::cli {
namespace {

constexpr std::int64_t day = 86'400;

std::optional<double> finite(std::string_view text) {
    double value = 0;
    char const* const end = text.data() + text.size();
    auto const [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// `1:5`, `1:5:0.5`; `5:1` when 1 is the best.
ScoreScale scale_of(std::string const& given) {
    auto const fail = [&](std::string const& why) {
        return UsageError("--scale is worst:best or worst:best:step, such as 1:5 or 1:5:0.5; " +
                          quoted(given) + " " + why);
    };
    std::vector<double> parts;
    for (std::string_view rest = given;;) {
        auto const colon = std::min(rest.find(':'), rest.size());
        auto const part = finite(rest.substr(0, colon));
        if (!part || parts.size() == 3)
            throw fail("is neither");
        parts.push_back(*part);
        if (colon == rest.size())
            break;
        rest.remove_prefix(colon + 1);
    }
    if (parts.size() < 2)
        throw fail("names one end only");
    if (same(parts[0], parts[1]))
        throw fail("has no width");
    ScoreScale scale;
    scale.minimum = std::min(parts[0], parts[1]);
    scale.maximum = std::max(parts[0], parts[1]);
    scale.lower_is_better = parts[0] > parts[1];
    scale.step = parts.size() == 3 ? parts[2] : 0;
    if (parts.size() == 2)
        return scale;
    double const steps = (scale.maximum - scale.minimum) / scale.step;
    if (scale.step <= 0 || std::abs(steps - std::round(steps)) * scale.step >= score_tolerance)
        throw fail("has a step that does not lead from one end to the other");
    return scale;
}

std::vector<ScoreLabel> values_of(Arguments const& arguments) {
    std::vector<ScoreLabel> values;
    for (auto const& [label, text] : arguments.pairs("values")) {
        auto const score = finite(text);
        if (!score && text != "N")
            throw UsageError("--values gives a label a score, or N for not observed; " +
                             quoted(label + "=" + text) + " gives it neither");
        values.push_back({label, score});
    }
    return values;
}

/// The second with which `--since` begins, or behind which `--until` ends; a date is a whole
/// day.
std::optional<std::int64_t> time_of(Arguments const& arguments, std::string_view option) {
    auto const given = arguments.text(option);
    if (!given)
        return std::nullopt;
    auto const seconds = detail::seconds_since_1970(*given);
    if (!seconds)
        throw UsageError("--" + std::string{option} + " needs a date such as 2026-01-31, not " +
                         quoted(*given));
    if (option == "since")
        return seconds;
    return *seconds + (given->size() == std::string_view{"2026-01-31"}.size() ? day : 1);
}

RatingOptions rating_options(Arguments const& arguments) {
    constexpr std::array<std::string_view, 1> scored{"overall"};
    RatingOptions options;
    options.columns = arguments.pairs("columns");
    options.values = values_of(arguments);
    options.by = arguments.text("by").value_or("");
    options.since = time_of(arguments, "since");
    options.until = time_of(arguments, "until");
    if (options.since && options.until && *options.since >= *options.until)
        throw UsageError("--since is later than --until");
    if (arguments.word("score", scored)) {
        options.rated = RatedBy::overall_vote;
        for (std::string_view const other : {"scale", "values"})
            if (arguments.has(other))
                throw UsageError(
                    "--score overall has a scale of its own, from -2 to 2; leave --" +
                    std::string{other} + " out");
    }
    if (auto const scale = arguments.text("scale")) {
        if (arguments.has("rubric"))
            throw UsageError("the rubric says what the scale is: leave --scale out");
        options.scale = scale_of(*scale);
    }
    return options;
}

} // namespace

std::vector<Option> past_ratings_options() {
    return {shared_options::rubric(),
            {"scale", 0, Takes::one, "WORST:BEST",
             "the scale without a rubric: 1:5, or 1:5:0.5 with its step; 5:1 when 1 is best"},
            {"values", 0, Takes::one, "LABEL=SCORE,..",
             "texts in tables that stand for scores; N is not observed"},
            {"score", 0, Takes::one, "overall",
             "calibrate the overall vote, from -2 to 2, instead of the competencies"},
            {"since", 0, Takes::one, "DATE", "only scorecards from this day on"},
            {"until", 0, Takes::one, "DATE", "only scorecards up to this day, included"},
            {"by", 0, Takes::one, "COLUMN",
             "groups, such as sites: a column of tables, or a key of a card's \"x\""}};
}

std::vector<Option> shard_options() {
    return {{"partial", 0, Takes::nothing, "",
             "write the ratings as one shard of many, to be merged later"},
            {"merge", 0, Takes::nothing, "", "the files are shards that --partial wrote"}};
}

namespace {

/// The rubrics of `-r`, if any; of two revisions the one given first is in force.
PastRatings with_rubrics(Context& context) {
    PastRatings past;
    if (context.arguments.words().empty())
        throw UsageError("name the ratings: files, folders, or - for standard input");
    if (context.arguments.has("rubric"))
        past.given = rubrics_of_option(context);
    for (GivenRubric const& rubric : past.given)
        past.rubrics.push_back(&rubric.read.value.rubric);
    std::stable_sort(past.rubrics.begin(), past.rubrics.end(),
                     [](Rubric const* a, Rubric const* b) { return a->id < b->id; });
    return past;
}

/// The files the user named, sorted: the places that problems name depend on which comes
/// first.
std::vector<std::string> sorted_files(Context& context) {
    auto files = input_files(context, context.arguments.words());
    std::sort(files.begin(), files.end());
    return files;
}

/// Reads all files, piece by piece.
void read_files(Context& context, RatingReader& reader) {
    for (std::string const& file : sorted_files(context)) {
        bool open = false;
        auto const problem = read_pieces(context, file, [&](std::string_view piece) {
            if (!std::exchange(open, true))
                reader.open(file);
            reader.feed(piece);
        });
        if (problem)
            context.problems.push_back(*problem);
        else if (!open)
            reader.open(file);
        if (open || !problem)
            reader.close();
    }
}

/// Adds what was found. What lies in a file that cannot be read is not known: only then "no
/// scorecard" says less than it seems to.
void add_problems(Context& context, Diagnostics found) {
    bool const all_read = context.problems.empty();
    for (Diagnostic& problem : found)
        if (all_read || problem.code != problems::no_scorecard.code)
            context.problems.push_back(std::move(problem));
}

void refuse(Arguments const& arguments, std::string_view with,
            std::initializer_list<std::string_view> options, std::string_view why) {
    for (std::string_view const option : options)
        if (arguments.has(option))
            throw UsageError("leave --" + std::string{option} + " out with --" +
                             std::string{with} + ": " + std::string{why});
}

PastRatings read_shards(Context& context) {
    refuse(context.arguments, "merge", {"partial", "scale", "values", "score", "by", "columns"},
           "the shards say how their files were read");
    RatingOptions options = rating_options(context.arguments);
    PastRatings past = with_rubrics(context);
    if (has_errors(context.problems))
        return past;
    options.rubrics = past.rubrics;
    PartialMerger merger(std::move(options));
    for (std::string const& file : sorted_files(context)) {
        if (auto const text = read_input(context, file))
            merger.add(text->text(), file);
        else
            context.problems.push_back(text.reason());
    }
    past.votes = merger.rated() == RatedBy::overall_vote;
    auto read = merger.finish();
    add_problems(context, std::move(read.problems));
    past.history = std::move(read.value);
    return past;
}

} // namespace

PastRatings read_past_ratings(Context& context) {
    if (context.arguments.has("merge"))
        return read_shards(context);
    RatingOptions options = rating_options(context.arguments);
    bool const votes = options.rated == RatedBy::overall_vote;
    PastRatings past = with_rubrics(context);
    past.votes = votes;
    if (has_errors(context.problems))
        return past;
    options.rubrics = past.rubrics;
    RatingReader reader(std::move(options));
    read_files(context, reader);
    auto read = reader.finish();
    add_problems(context, std::move(read.problems));
    past.history = std::move(read.value);
    return past;
}

void write_partial(Context& context) {
    refuse(context.arguments, "partial",
           {"merge", "since", "until", "model", "competency", "only", "interviewer",
            "bootstrap", "min-scorecards", "period", "late-hours", "level", "seed", "labels",
            "format"},
           "a shard keeps every rating; give this to --merge");
    RatingOptions options = rating_options(context.arguments);
    PastRatings const past = with_rubrics(context);
    if (has_errors(context.problems))
        return;
    options.rubrics = past.rubrics;
    RatingReader reader(std::move(options));
    read_files(context, reader);
    auto const shard = reader.partial();
    context.add(shard.problems);
    if (!has_errors(context.problems))
        context.output.write(shard.value);
}

} // namespace panelscore::cli
