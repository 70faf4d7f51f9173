// SPDX-License-Identifier: BSL-1.0
#include "cli/advice.hpp"
#include "cli/panel_run.hpp"
#include "cli/recommend_stream.hpp"

#include <panelscore/base/parallel.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/decide/slate.hpp>
#include <panelscore/io/recommendation.hpp>
#include <panelscore/io/render_problems.hpp>
#include <panelscore/io/report.hpp>
#include <panelscore/io/report_html.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

constexpr std::size_t panels_at_a_time = 128;

/// What becomes of the advice on a panel.
enum class As { lines, values };

/// What one thread works out before it is its turn to write.
struct Batch {
    std::string lines{};
    std::vector<Recommendation> advice{};
    NotesSeen notes{};
};

/// The panels of some jobs; neighbours in the pool are read together.
std::vector<Panel> read_panels(PanelRun const& run, std::span<PanelJob const> jobs) {
    std::vector<Panel> panels;
    for (std::size_t j = 0; j < jobs.size();) {
        std::size_t next = j + 1;
        while (next < jobs.size() && jobs[next].panel == jobs[next - 1].panel + 1)
            ++next;
        auto read = run.pool().panels(jobs[j].panel, next - j);
        std::move(read.begin(), read.end(), std::back_inserter(panels));
        j = next;
    }
    return panels;
}

/// Warns of expected candidates about whom there is no card at all.
void warn_of_strangers(Context& context, PanelRun const& run,
                       std::vector<ExpectedCard> const& expected) {
    if (expected.empty() || run.pool().size() == 0)
        return;
    std::set<CandidateId> known;
    for (std::size_t i = 0; i < run.pool().size(); ++i)
        known.insert(run.pool().name(i).candidate);
    for (ExpectedCard const& wanted : expected)
        if (known.insert(wanted.candidate).second)
            context.problems.push_back({.level = DiagnosticLevel::warning,
                                        .code = "K-10",
                                        .name = "no-scorecard",
                                        .message = "no scorecard is about candidate " +
                                                   quoted(wanted.candidate.text()) +
                                                   ", whose cards are expected",
                                        .file = *context.arguments.text("expected")});
}

Batch work_out(PanelRun const& run, std::span<PanelJob const> jobs, AdvicePlan const& plan,
               As as) {
    Batch batch;
    std::vector<Panel> panels = read_panels(run, jobs);
    for (std::size_t j = 0; j < jobs.size(); ++j) {
        PanelJob const& job = jobs[j];
        panels[j].seniority = job.table->seniority;
        Rubric const& rubric = *run.rubrics()[job.rubric];
        Recommendation advice = advise(std::move(panels[j]), rubric, job.rubric, *job.table,
                                       plan, job.panel, batch.notes);
        if (as == As::lines)
            append_line(batch.lines, advice, rubric, plan.evidence);
        else
            batch.advice.push_back(std::move(advice));
    }
    return batch;
}

/// Works out every panel; lines are written at once, anything else is returned.
std::vector<Recommendation> work_out_all(Context& context, PanelRun const& run,
                                         AdvicePlan const& plan) {
    As const as = context.format == "ndjson" ? As::lines : As::values;
    std::size_t const panels = run.jobs().size();
    NoteProblems notes;
    std::vector<Recommendation> all;
    produce_in_order(
        (panels + panels_at_a_time - 1) / panels_at_a_time, thread_count(context.arguments),
        [&](std::size_t i) {
            std::size_t const first = i * panels_at_a_time;
            std::size_t const count = std::min(panels - first, panels_at_a_time);
            return work_out(run, std::span(run.jobs()).subspan(first, count), plan, as);
        },
        [&](Batch batch) {
            context.output.write(batch.lines);
            std::move(batch.advice.begin(), batch.advice.end(), std::back_inserter(all));
            notes.add(batch.notes, run.pool());
        });
    context.add(notes.all());
    return all;
}

/// One page: a packet for one panel, a slate for several. All panels are of one rubric.
void write_page(Context& context, RecommendationRun const& run, ReportOptions const& options) {
    if (run.candidates.empty())
        return;
    if (std::any_of(run.rubric_of.begin(), run.rubric_of.end(),
                    [&](std::size_t rubric) { return rubric != run.rubric_of.front(); }))
        throw UsageError("-f html is one page for one rubric: name one with -r at a time");
    Rubric const& rubric = *run.rubrics[run.rubric_of.front()];
    auto const& all = run.candidates;
    Slate const slate = make_slate(all, rubric);
    context.output.write(all.size() == 1 ? recommendation_html(all[0], rubric, options)
                                         : slate_html(all, slate, rubric, options));
}

/// Text or Markdown: a screen for one panel, a slate for several, rubric by rubric.
void write_for_people(Context& context, RecommendationRun const& run,
                      ReportOptions const& options) {
    if (context.format == "html")
        return write_page(context, run, options);
    bool const markdown = context.format == "markdown";
    for (std::size_t r = 0; r < run.rubrics.size(); ++r) {
        std::vector<Recommendation> mine;
        for (std::size_t i = 0; i < run.candidates.size(); ++i)
            if (run.rubric_of[i] == r)
                mine.push_back(run.candidates[i]);
        if (mine.empty())
            continue;
        Rubric const& rubric = *run.rubrics[r];
        if (r > 0)
            context.output.write("\n");
        if (mine.size() == 1) {
            context.output.write(markdown ? recommendation_markdown(mine[0], rubric, options)
                                          : recommendation_text(mine[0], rubric, options));
            continue;
        }
        Slate const slate = make_slate(mine, rubric);
        context.output.write(markdown ? slate_markdown(mine, slate, rubric, options)
                                      : slate_text(mine, slate, rubric, options));
    }
}

void run(Context& context) {
    if (context.arguments.has("stream"))
        return recommend_stream(context);
    AdvicePlan plan = advice_plan(context);
    ReportOptions options;
    options.width = context.columns;
    options.color = context.colour;
    options.explain = context.arguments.has("explain");
    options.evidence = plan.evidence == EvidenceText::shown;
    options.labels = read_labels(context);
    Past const past = read_past(context);
    PanelRun const panels(context, role_options(context.arguments, past),
                          past.calibration ? &*past.calibration : nullptr);
    know_rubrics(context, panels.rubrics(), plan);
    warn_of_strangers(context, panels, plan.expected);
    RecommendationRun result;
    result.rubrics = panels.rubrics();
    bool const stop = has_errors(context.problems) &&
                      (!context.arguments.has("keep-going") || panels.rubrics().empty());
    if (!stop) {
        result.candidates = work_out_all(context, panels, plan);
        for (PanelJob const& job : panels.jobs())
            result.rubric_of.push_back(job.rubric);
    }
    result.problems = sorted(context.problems);
    if (context.format == "json")
        context.output.write(to_json(result, plan.evidence));
    else if (context.format == "csv" && !stop)
        context.output.write(recommendations_csv(result.candidates));
    else if (context.format != "ndjson" && !stop)
        write_for_people(context, result, options);
}

} // namespace

Command recommend_command() {
    return {
        .name = "recommend",
        .summary = "panel scores to a hire recommendation",
        .usage = "-r RUBRIC SCORECARDS...",
        .description =
            "Reads scorecards (files, folders, or - for standard input), puts them into\n"
            "panels and says for each candidate what the panel's scores come to, how sure "
            "that\n"
            "is, and why. Without a calibration of past scorecards (-c) it goes by first-use\n"
            "assumptions. Advice for a debrief: people decide.",
        .example = "panelscore recommend -r ml-engineer cards/\n"
                   "panelscore recommend -r ml-engineer cards/ -c calibration.json\n"
                   "panelscore recommend -r ml-engineer cards/ --candidate c-0193 --explain\n"
                   "panelscore recommend -r ml-engineer --stream -f ndjson - < panels.ndjson",
        .formats = {"text", "json", "ndjson", "markdown", "html", "csv"},
        .options = {shared_options::rubric(),
                    {"calibration", 'c', Takes::one, "FILE",
                     "what past scorecards say, as calibrate -f json writes it"},
                    {"method", 0, Takes::one, "M",
                     "mean or posterior, instead of the rubric's method"},
                    {"level", 0, Takes::one, "X",
                     "of intervals, 0.5 to 0.999, instead of the rubric's level"},
                    {"available", 0, Takes::one, "FILE",
                     "CSV interviewer,interview,maximum: who could still interview"},
                    {"candidate", 0, Takes::one, "ID", "this candidate only"},
                    {"seniority", 0, Takes::one, "S", "for cards that do not say theirs"},
                    {"expected", 0, Takes::one, "FILE",
                     "CSV candidate,interviewer,interview: name the cards still missing"},
                    {"explain", 0, Takes::nothing, "", "append the rules and all inputs"},
                    {"no-evidence", 0, Takes::nothing, "", "leave interviewers' notes out"},
                    {"accept-revision", 0, Takes::many, "R",
                     "take cards written for revision R of the rubric"},
                    {"keep-going", 0, Takes::nothing, "",
                     "score what can be scored although some cards are wrong (exit 1)"},
                    {"stream", 0, Takes::nothing, "",
                     "with -f ndjson -: one candidate's scorecards a line in, one "
                     "recommendation a line out"},
                    shared_options::columns(),
                    shared_options::labels(),
                    shared_options::strict(),
                    shared_options::quiet(),
                    shared_options::threads()},
        .run = run};
}

} // namespace panelscore::cli
