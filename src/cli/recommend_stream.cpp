// SPDX-License-Identifier: BSL-1.0
#include "cli/recommend_stream.hpp"

#include "cli/advice.hpp"
#include "cli/line_reader.hpp"
#include "cli/role_tables.hpp"

#include <panelscore/base/parallel.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/decide/seniority.hpp>
#include <panelscore/io/recommendation.hpp>
#include <panelscore/io/render_problems.hpp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::cli {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20U;
constexpr std::size_t lines_at_a_time = 64, bytes_at_a_time = std::size_t{1} << 20U;

/// What answers a line, and what was wrong with it.
struct Answer {
    std::string line{};
    Diagnostics problems{};
};

/// The problems of a run of any length: the first of each level, and how many more there are.
class FirstProblems {
  public:
    void add(Diagnostics const& problems) {
        constexpr std::size_t most = 99; // and one that counts the rest
        for (Diagnostic const& problem : problems) {
            Level& level = levels_[problem.level];
            if (++level.n <= most)
                level.first.push_back(problem);
            else if (level.n == most + 1)
                level.next = problem.where;
        }
    }
    [[nodiscard]] Diagnostics all() const {
        Diagnostics all;
        for (auto const& [which, level] : levels_) {
            all.insert(all.end(), level.first.begin(), level.first.end());
            std::size_t const more = level.n - level.first.size();
            if (more == 0)
                continue;
            bool const errors = which == DiagnosticLevel::error;
            all.push_back(make_problem(
                problems::too_large,
                std::to_string(more) + " more from here on" +
                    (errors ? ": the answers to their lines have them" : ", not listed")));
            all.back().level = which;
            all.back().file = "-";
            all.back().where = level.next;
        }
        return all;
    }

  private:
    struct Level {
        Diagnostics first{};
        std::size_t n = 0;
        SourcePosition next{}; ///< of the first that is not kept
    };
    std::map<DiagnosticLevel, Level> levels_{};
};

/// Answers lines. Used from several threads.
class LineAnswers {
  public:
    LineAnswers(Context const& context, RoleTables& roles, AdvicePlan plan)
        : roles_(roles), options_(roles.card_options()), plan_(std::move(plan)),
          given_(context.arguments.text("seniority").value_or("")),
          keep_going_(context.arguments.has("keep-going")) {
        for (std::size_t r = 0; r < roles.rubrics().size(); ++r) {
            static_cast<void>(roles.table(r, Seniority{}));
            for (Seniority const& seniority : roles.rubrics()[r]->role->seniorities)
                known_[{r, seniority}] = roles.table(r, seniority);
        }
    }

    [[nodiscard]] Answer answer(ArrivedLine const& line) const {
        Answer answer;
        ReadScorecards read = cards_of(line);
        answer.problems = std::move(read.problems);
        read.problems.clear();
        bool const usable =
            !read.cards.empty() && (keep_going_ || !has_errors(answer.problems));
        if (!usable || !one_panel(read, answer.problems) ||
            !advise_on(std::move(read), answer)) {
            answer.problems = sorted(std::move(answer.problems));
            append_refused_line(answer.line, line.number, answer.problems);
        }
        return answer;
    }

  private:
    /// The cards of a line with everything that is wrong with them.
    [[nodiscard]] ReadScorecards cards_of(ArrivedLine const& line) const {
        ReadScorecards read;
        read.file = "-";
        std::string_view text = line.text;
        if (line.number == 1 && text.substr(0, 3) == "\xEF\xBB\xBF")
            text.remove_prefix(3);
        if (line.too_long)
            note(read, make_problem(problems::too_large, "more than 16 MiB in one line"),
                 {line.number, 1});
        else
            read_one_card(text, 0, {line.number, 1}, options_, read);
        if (read.cards.empty() && !has_errors(read.problems))
            note(read,
                 make_problem(problems::no_scorecard, "there is no scorecard on this line"),
                 {line.number, 1});
        std::vector<ReadScorecards> lone(1);
        std::swap(lone.front(), read);
        Diagnostics const across = check_run(lone);
        std::swap(lone.front(), read);
        read.problems.insert(read.problems.end(), across.begin(), across.end());
        return read;
    }
    static void note(ReadScorecards& read, Diagnostic problem, SourcePosition where) {
        problem.file = read.file;
        problem.where = where;
        read.problems.push_back(std::move(problem));
    }
    /// Are all cards of one panel? Otherwise says which is the first that is not.
    [[nodiscard]] bool one_panel(ReadScorecards const& read, Diagnostics& problems) const {
        Scorecard const& first = read.cards.front();
        auto const is_other = [&](std::size_t i) {
            return read.cards[i].candidate != first.candidate ||
                   read.cards[i].opening != first.opening ||
                   read.places[i].rubric != read.places.front().rubric;
        };
        for (std::size_t i = 1; i < read.cards.size(); ++i) {
            if (!is_other(i))
                continue;
            Diagnostic problem =
                make_problem(problems::several_panels,
                             "this card is about " + name_of(read, i) +
                                 ", the first of its line about " + name_of(read, 0));
            problem.expected = "one candidate, one opening and one rubric a line";
            locate(problem, read, i, "");
            problems.push_back(std::move(problem));
            return false;
        }
        return true;
    }
    [[nodiscard]] std::string name_of(ReadScorecards const& read, std::size_t i) const {
        Scorecard const& card = read.cards[i];
        return "candidate " + card.candidate.text() +
               (card.opening.empty() ? ", no opening," : " for " + card.opening.text()) +
               " by rubric " + roles_.rubrics()[read.places[i].rubric]->id.text();
    }
    /// Scores the panel; false when its seniority cannot be settled.
    [[nodiscard]] bool advise_on(ReadScorecards read, Answer& answer) const {
        std::size_t const r = read.places.front().rubric;
        Rubric const& rubric = *roles_.rubrics()[r];
        Panel panel;
        panel.candidate = read.cards.front().candidate;
        panel.opening = read.cards.front().opening;
        auto const told =
            std::find_if(read.cards.begin(), read.cards.end(),
                         [](auto const& card) { return !card.seniority.empty(); });
        if (told != read.cards.end())
            panel.seniority = told->seniority;
        panel.seniority = settled_seniority(panel.seniority, given_, *rubric.role);
        std::optional<RoleTable> made;
        auto const known = known_.find({r, panel.seniority});
        RoleTable const* table = known != known_.end() ? known->second : nullptr;
        if (!table) {
            made = roles_.make(r, panel.seniority);
            table = made ? &*made : nullptr;
        }
        if (!table) {
            Diagnostic problem = seniority_problem(panel, *rubric.role);
            problem.file = read.file;
            problem.where = read.places.front().where;
            answer.problems.push_back(std::move(problem));
            return false;
        }
        panel.seniority = table->seniority;
        panel.cards = read.cards;
        NotesSeen notes;
        Recommendation const advice =
            advise(std::move(panel), rubric, r, *table, plan_, 0, notes);
        append_line(answer.line, advice, rubric, plan_.evidence,
                    has_errors(answer.problems) ? sorted(answer.problems) : Diagnostics{});
        for (CardFinding const& found : notes.findings) {
            Diagnostic problem = problem_of(found.finding);
            locate(problem, read, found.card, "");
            answer.problems.push_back(std::move(problem));
        }
        return true;
    }

    RoleTables const& roles_;
    ScorecardOptions options_;
    AdvicePlan plan_;
    Seniority given_;
    bool keep_going_ = false;
    std::map<std::pair<std::size_t, Seniority>, RoleTable const*> known_{};
};

/// Options that say something about more than one line, or about other formats.
void refuse_options(Context const& context) {
    auto const& words = context.arguments.words();
    if (words.size() != 1 || words.front() != "-")
        throw UsageError("--stream reads standard input: name - and no files");
    if (context.format != "ndjson")
        throw UsageError("--stream writes one line for each candidate: add -f ndjson");
    struct Refused {
        std::string_view option{};
        std::string_view why{};
    };
    constexpr std::array<Refused, 4> refused{
        {{"candidate", "each line is one candidate: send the lines you want answered"},
         {"explain", "each line holds the rules and inputs already"},
         {"labels", "names are shown in text, Markdown and HTML, and lines hold ids"},
         {"columns", "lines are JSON, which has no columns"}}};
    for (Refused const& one : refused)
        if (context.arguments.has(one.option))
            throw UsageError("leave --" + std::string(one.option) +
                             " out with --stream: " + std::string(one.why));
    if (context.surroundings.in == nullptr)
        throw UsageError("there is no standard input (-) here");
    if (context.standard_input_read)
        throw UsageError("standard input (-) can be read only once");
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == line.npos;
}

/// The lines that have arrived, as many as are worth working out at once.
struct Batch {
    std::vector<ArrivedLine> lines{};
    bool flush = false; ///< an empty line asked for it
};

/// Takes the lines that are there behind `first`; with one thread only that.
Batch batch_of(LineReader& lines, ArrivedLine first, std::size_t threads) {
    Batch batch;
    std::size_t bytes = 0;
    for (auto line = std::optional(std::move(first)); line;) {
        if (!line->too_long && is_blank(line->text)) {
            batch.flush = true;
            break;
        }
        bytes += line->text.size();
        batch.lines.push_back(std::move(*line));
        if (threads == 1 || batch.lines.size() == lines_at_a_time || bytes > bytes_at_a_time)
            break;
        line = lines.next(Wait::no);
    }
    return batch;
}

} // namespace

void recommend_stream(Context& context) {
    Past const past = read_past(context);
    AdvicePlan plan = advice_plan(context);
    RoleTables roles(context, role_options(context.arguments, past),
                     past.calibration ? &*past.calibration : nullptr);
    refuse_options(context);
    if (!has_errors(context.problems))
        know_rubrics(context, roles.rubrics(), plan);
    if (has_errors(context.problems))
        return;
    context.standard_input_read = true;
    LineAnswers const answers(context, roles, std::move(plan));
    // Whoever runs many of these decides how many; one thread each is then right.
    std::size_t const threads =
        context.arguments.has("threads") ? thread_count(context.arguments) : 1;
    LineReader lines(*context.surroundings.in, longest_line);
    FirstProblems found;
    bool open = true;
    while (open) {
        auto first = lines.next(Wait::no);
        if (!first) {
            open = context.output.flush();
            first = open ? lines.next(Wait::yes) : std::nullopt;
            if (!first)
                break;
        }
        Batch const batch = batch_of(lines, std::move(*first), threads);
        produce_in_order(
            batch.lines.size(), threads,
            [&](std::size_t i) { return answers.answer(batch.lines[i]); },
            [&](Answer const& answer) {
                context.output.write(answer.line);
                found.add(answer.problems);
            });
        if (batch.flush)
            open = context.output.flush();
    }
    if (lines.failed())
        context.problems.push_back(cannot_read("-", "standard input failed"));
    context.add(found.all());
}

} // namespace panelscore::cli
