// SPDX-License-Identifier: BSL-1.0
#pragma once

// What was read of past ratings as columns of codes beside lists of names: one shard.

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/utf8.hpp>
#include <panelscore/impl/ratings_run.ipp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/version.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

inline constexpr std::string_view partial_format{"panelscore/partial/1"};

/// Most values a shard may have, so that it can be read again.
inline constexpr std::size_t most_partial_values = 32'000'000;

/// Appends a number so that it is read back as the very same.
template <typename Number>
void append_exactly(std::string& out, Number number) {
    fmt::format_to(std::back_inserter(out), "{}", number);
}

/// Writes one shard.
class PartialWriter {
  public:
    PartialWriter(RatingRun const& run, std::string& out)
        : run_(run), store_(run.store), json_(out, 1) {}

    void write(Diagnostics const& problems) {
        json_.begin_object().string("format", partial_format);
        json_.begin_object("engine", JsonLayout::line).string("name", "panelscore");
        json_.string("version", version).end_object();
        read_as();
        files(problems);
        json_.begin_object("names");
        names("candidates", store_.candidates);
        names("openings", store_.openings);
        names("interviewers", store_.interviewers);
        names("interviews", store_.interviews);
        names("competencies", store_.competencies);
        names("seniorities", store_.seniorities);
        names("revisions", store_.revisions);
        names("groups", store_.groups);
        json_.end_object();
        panels();
        cards();
        ratings();
        json_.end_object();
    }
    /// How many entries all columns have.
    [[nodiscard]] std::size_t values() const { return values_; }

  private:
    /// How the files were read: all shards of a merge must say the same.
    void read_as() {
        RatingOptions const& options = run_.options;
        json_.begin_object("read_as");
        json_.string("score",
                     options.rated == RatedBy::overall_vote ? "overall" : "competencies");
        append_text_or_null(json_, "by", options.by);
        if (options.scale) {
            json_.begin_object("scale", JsonLayout::line);
            exactly("minimum", options.scale->minimum);
            exactly("maximum", options.scale->maximum);
            exactly("step", options.scale->step);
            json_.boolean("lower_is_better", options.scale->lower_is_better).end_object();
        } else {
            json_.null("scale");
        }
        json_.begin_array("values", JsonLayout::line);
        for (ScoreLabel const& value : options.values) {
            json_.begin_object().string("label", value.label);
            if (value.score)
                exactly("score", *value.score);
            else
                json_.null("score");
            json_.end_object();
        }
        json_.end_array().begin_array("rubrics", JsonLayout::line);
        for (Rubric const* rubric : options.rubrics)
            json_.begin_object()
                .string("id", rubric->id.text())
                .string("revision", rubric->revision)
                .end_object();
        json_.end_array().end_object();
    }
    void exactly(std::string_view key, double number) {
        text_.clear();
        append_exactly(text_, number);
        json_.raw(key, text_);
    }
    /// The files in the order they were read, with what was found in each.
    void files(Diagnostics const& problems) {
        json_.begin_array("files");
        std::size_t next = 0;
        for (std::string const& file : store_.files) {
            json_.begin_object().string("file", file).begin_array("problems");
            for (; next < problems.size() && problems[next].file == file; ++next)
                append_problem(json_, problems[next]);
            json_.end_array().end_object();
        }
        json_.end_array();
    }
    void names(std::string_view key, RatingNames const& list) {
        json_.begin_array(key, JsonLayout::line);
        for (std::uint32_t code = 0; code < list.size(); ++code)
            json_.string(list[code]);
        json_.end_array();
        values_ += list.size();
    }

    /// A column; `none` is null, and a column without anything else is left out.
    template <typename Number, typename Get>
    void column(std::string_view key, std::size_t n, Number none, Get get) {
        text_ = "[";
        bool any = false;
        for (std::size_t i = 0; i < n; ++i) {
            Number const number = get(i);
            text_ += i == 0 ? "" : ",";
            any = any || number != none;
            if (number != none)
                append_exactly(text_, number);
            else
                text_ += "null";
        }
        text_ += ']';
        if (!any)
            return;
        json_.raw(key, text_);
        values_ += n;
    }
    /// A column that is there even when it is empty.
    template <typename Number, typename Get>
    void full_column(std::string_view key, std::size_t n, Get get) {
        text_ = "[";
        for (std::size_t i = 0; i < n; ++i) {
            text_ += i == 0 ? "" : ",";
            append_exactly(text_, static_cast<Number>(get(i)));
        }
        text_ += ']';
        json_.raw(key, text_);
        values_ += n;
    }
    void panels() {
        auto const& panels = store_.panels;
        auto const codes = [&](std::string_view key, auto get) {
            column(key, panels.size(), no_code, [&](std::size_t i) { return get(panels[i]); });
        };
        json_.begin_object("panels");
        full_column<std::uint32_t>("candidate", panels.size(),
                                   [&](std::size_t i) { return panels[i].candidate; });
        codes("opening", [](StagedPanel const& panel) { return panel.opening; });
        codes("seniority", [](StagedPanel const& panel) { return panel.seniority; });
        codes("seniority_file", [](StagedPanel const& panel) {
            return panel.seniority == no_code ? no_code : panel.says_so.file;
        });
        codes("seniority_line", [](StagedPanel const& panel) {
            return panel.seniority == no_code ? no_code : panel.says_so.line;
        });
        json_.end_object();
    }
    void cards() {
        auto const& cards = store_.cards;
        auto const all = [&](std::string_view key, auto get) {
            full_column<std::uint32_t>(key, cards.size(),
                                       [&](std::size_t i) { return get(cards[i]); });
        };
        auto const some = [&](std::string_view key, auto none, auto get) {
            column(key, cards.size(), none, [&](std::size_t i) { return get(cards[i]); });
        };
        json_.begin_object("cards");
        all("panel", [](StagedCard const& card) { return card.panel; });
        all("interviewer", [](StagedCard const& card) { return card.interviewer; });
        all("file", [](StagedCard const& card) { return card.first.file; });
        all("line", [](StagedCard const& card) { return card.first.line; });
        some("interview", no_code, [](StagedCard const& card) { return card.interview; });
        some("after_debrief", no_code, [](StagedCard const& card) {
            return card.phase == Phase::after_debrief ? 1U : no_code;
        });
        some("rubric", no_code, [](StagedCard const& card) { return card.facts.rubric; });
        some("revision", no_code, [](StagedCard const& card) { return card.facts.revision; });
        some("group", no_code, [](StagedCard const& card) { return card.facts.group; });
        some("interviewed_at", no_time,
             [](StagedCard const& card) { return card.facts.interviewed_at; });
        some("submitted_at", no_time,
             [](StagedCard const& card) { return card.facts.submitted_at; });
        constexpr int no_vote = 9;
        some("overall", no_vote, [](StagedCard const& card) {
            return card.facts.overall ? static_cast<int>(*card.facts.overall) : no_vote;
        });
        count_ratings();
        full_column<std::uint32_t>("ratings", cards.size(),
                                   [&](std::size_t i) { return first_[i + 1] - first_[i]; });
        json_.end_object();
    }
    /// Where the ratings of each card begin when they are dealt out to their cards.
    void count_ratings() {
        first_.assign(store_.cards.size() + 1, 0);
        store_.ratings.for_each([&](StagedRating const& rating) { ++first_[rating.card + 1]; });
        for (std::size_t i = 1; i < first_.size(); ++i)
            first_[i] += first_[i - 1];
    }
    /// Card by card, in the order they were read.
    void ratings() {
        std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
        std::vector<std::uint32_t> competency(first_.back());
        std::vector<double> score(first_.back());
        store_.ratings.for_each([&](StagedRating const& rating) {
            std::size_t const at = next[rating.card]++;
            competency[at] = rating.competency;
            score[at] = rating.score;
        });
        auto const unseen = [&](std::size_t i) {
            return (competency[i] & StagedRating::unseen) != 0;
        };
        json_.begin_object("ratings");
        full_column<std::uint32_t>("competency", competency.size(), [&](std::size_t i) {
            return competency[i] & ~StagedRating::unseen;
        });
        text_ = "[";
        for (std::size_t i = 0; i < score.size(); ++i) {
            text_ += i == 0 ? "" : ",";
            if (unseen(i))
                text_ += "null";
            else
                append_exactly(text_, score[i]);
        }
        text_ += ']';
        json_.raw("score", text_);
        values_ += score.size();
        json_.end_object();
    }

    RatingRun const& run_;
    RatingStore const& store_;
    JsonWriter json_;
    std::string text_{};
    std::vector<std::size_t> first_{};
    std::size_t values_ = 0;
};

/// Everything a run has read as one shard; without text when something is wrong.
inline Parsed<std::string> partial_of(RatingRun& run) {
    Parsed<std::string> made;
    for (std::string const& file : run.store.files)
        if (find_invalid_utf8(file) != std::string::npos)
            run.log.note(make_problem(problems::not_utf8,
                                      "the name of a file is not UTF-8, and a shard keeps it"));
    if (!has_errors(run.log.problems())) {
        PartialWriter writer(run, made.value);
        writer.write(run.log.problems());
        made.value += '\n';
        if (writer.values() > most_partial_values) {
            made.value.clear();
            run.log.note(make_problem(problems::too_large,
                                      "more than six million ratings or so in one shard: "
                                      "make several"));
        }
    }
    made.problems = std::move(run.log.problems());
    return made;
}

} // namespace panelscore::detail
