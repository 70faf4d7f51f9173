// SPDX-License-Identifier: BSL-1.0
#include "cli/simulation_options.hpp"

#include <panelscore/base/parallel.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace panelscore::cli {
namespace {

constexpr std::uint32_t candidates_at_a_time = 256;

/// What one thread makes up before it is its turn to write.
struct Batch {
    std::string rows{};
    std::string truth{};
    SimulationCounts counts{};
};

/// The panels, or the usage error that says why there can be none.
SimulatedPanels made_up(SimulateOptions options) {
    try {
        return SimulatedPanels{std::move(options)};
    } catch (std::invalid_argument const& problem) {
        throw UsageError(problem.what());
    }
}

Batch make_up(SimulatedPanels const& panels, SimulationWriter const& writer,
              std::uint32_t first, std::string const& format, Output const* truth) {
    Batch batch;
    std::uint32_t const left = panels.options().candidates - first;
    for (std::uint32_t c = first; c < first + std::min(left, candidates_at_a_time); ++c) {
        auto const candidate = panels.candidate(c);
        batch.counts += counts_of(candidate);
        if (format == "csv")
            writer.append_csv(batch.rows, c, candidate);
        else
            writer.append_ndjson(batch.rows, c, candidate);
        if (truth != nullptr)
            writer.append_truth(batch.truth, c, candidate);
    }
    return batch;
}

void write_all(Context& context, SimulatedPanels const& panels, SimulationWriter const& writer,
               Output* truth) {
    if (context.format == "csv")
        context.output.write(writer.csv_header());
    if (truth != nullptr)
        truth->write(writer.truth_head());
    SimulationCounts counts;
    std::size_t const batches =
        (panels.options().candidates + candidates_at_a_time - 1) / candidates_at_a_time;
    produce_in_order(
        batches, thread_count(context.arguments),
        [&](std::size_t i) {
            return make_up(panels, writer, static_cast<std::uint32_t>(i) * candidates_at_a_time,
                           context.format, truth);
        },
        [&](Batch const& batch) {
            context.output.write(batch.rows);
            if (truth != nullptr)
                truth->write(batch.truth);
            counts += batch.counts;
        });
    if (truth != nullptr)
        truth->write(writer.truth_tail(counts));
}

void run(Context& context) {
    if (!context.arguments.words().empty())
        throw UsageError("simulate reads no file: " +
                         quoted(context.arguments.words().front()));
    auto asked = asked_simulation(context);
    if (!asked)
        return;
    auto const panels = made_up(std::move(asked->panels));
    SimulationWriter const writer{panels, std::move(asked->names)};
    auto const file = context.arguments.text("truth");
    if (!file)
        return write_all(context, panels, writer, nullptr);
    if (*file == "-" && context.output.standard())
        throw UsageError("scores and truth cannot both go to standard output");
    Output truth{*context.surroundings.out, *file};
    write_all(context, panels, writer, &truth);
    if (auto const problem = truth.finish())
        context.problems.push_back(*problem);
}

std::vector<Option> options() {
    auto all = simulation_options();
    all.push_back({"truth", 0, Takes::one, "FILE", "write the truth beside the scores (JSON)"});
    all.push_back(shared_options::threads());
    all.push_back(shared_options::strict());
    all.push_back(shared_options::quiet());
    return all;
}

} // namespace

Command simulate_command() {
    return {.name = "simulate",
            .summary = "made-up panels whose truth is known",
            .usage = "",
            .description =
                "Makes up candidates, interviewers and scorecards: to try calibrate and\n"
                "recommend before there are data, to see whether a report finds what was put\n"
                "in, to plan how many interviews are enough. The same options give the same\n"
                "bytes on every machine. Numbers in brackets hold when an option is not given.",
            .example =
                "panelscore simulate --candidates 500 --truth truth.json -o ratings.csv\n"
                "panelscore simulate -r ml-engineer --candidates 9 -f ndjson -o cards.ndjson",
            .formats = {"csv", "ndjson"},
            .options = options(),
            .run = run};
}

} // namespace panelscore::cli
