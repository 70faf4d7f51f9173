// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/ratings.ipp>
#include <panelscore/impl/ratings_partial_read.ipp>
#include <panelscore/io/partial.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// A file of a shard.
struct PartialFile {
    std::size_t shard = 0;
    std::uint32_t file = 0;
};

/// Enters shards into a run as if their files were read one after the other, by name.
class PartialReplay {
  public:
    PartialReplay(RatingRun& run, std::vector<PartialRatings> const& shards)
        : run_(run), store_(run.store), shards_(shards) {}

    void run() {
        std::vector<PartialFile> files;
        for (std::size_t s = 0; s < shards_.size(); ++s) {
            number(shards_[s]);
            for (std::uint32_t f = 0; f < shards_[s].files.size(); ++f)
                files.push_back({s, f});
        }
        std::stable_sort(files.begin(), files.end(), [&](auto const& a, auto const& b) {
            return shards_[a.shard].files[a.file] < shards_[b.shard].files[b.file];
        });
        for (PartialFile const& file : files)
            enter(file);
    }

  private:
    /// The codes that the names of a shard have in the run, and what stands in each file.
    struct Codes {
        CodeColumn candidates{}, openings{}, interviewers{}, interviews{}, competencies{},
            seniorities{}, revisions{}, groups{}, panels{};
        std::vector<std::vector<std::uint32_t>> cards{};
        std::vector<std::vector<std::uint32_t>> seniority_of{}; ///< panels, by file
        std::vector<std::size_t> first{};                       ///< rating of each card
    };

    void number(PartialRatings const& shard) {
        Codes codes;
        auto const add = [](RatingNames& names, std::vector<std::string> const& list,
                            CodeColumn& into) {
            for (std::string const& name : list)
                into.push_back(names.add(name));
        };
        add(store_.candidates, shard.candidates, codes.candidates);
        add(store_.openings, shard.openings, codes.openings);
        add(store_.interviewers, shard.interviewers, codes.interviewers);
        add(store_.interviews, shard.interviews, codes.interviews);
        add(store_.competencies, shard.competencies, codes.competencies);
        add(store_.seniorities, shard.seniorities, codes.seniorities);
        add(store_.revisions, shard.revisions, codes.revisions);
        add(store_.groups, shard.groups, codes.groups);
        codes.seniority_of.resize(shard.files.size());
        for (std::uint32_t p = 0; p < shard.panel_candidate.size(); ++p) {
            codes.panels.push_back(
                store_.panel_of(codes.candidates[shard.panel_candidate[p]],
                                mapped(codes.openings, shard.panel_opening[p])));
            if (shard.panel_seniority[p] != no_code)
                codes.seniority_of[shard.panel_file[p]].push_back(p);
        }
        codes.cards.resize(shard.files.size());
        std::size_t first = 0;
        for (std::uint32_t c = 0; c < shard.card_panel.size(); ++c) {
            codes.cards[shard.card_file[c]].push_back(c);
            codes.first.push_back(first);
            first += shard.card_ratings[c];
        }
        codes_.push_back(std::move(codes));
    }
    static std::uint32_t mapped(CodeColumn const& codes, std::uint32_t code) {
        return code == no_code ? no_code : codes[code];
    }

    void enter(PartialFile const& file) {
        PartialRatings const& shard = shards_[file.shard];
        Codes const& codes = codes_[file.shard];
        auto const number = static_cast<std::uint32_t>(store_.files.size());
        store_.files.push_back(shard.files[file.file]);
        run_.log.begin_file(shard.files[file.file]);
        for (Diagnostic const& found : shard.problems[file.file])
            run_.log.note(found, found.where);
        for (std::uint32_t const p : codes.seniority_of[file.file]) {
            std::uint32_t const seniority = codes.seniorities[shard.panel_seniority[p]];
            std::size_t const line = shard.panel_line[p] == no_code ? 0 : shard.panel_line[p];
            if (!store_.settle_seniority(codes.panels[p], seniority,
                                         {number, static_cast<std::uint32_t>(line)}))
                run_.log.note(other_seniority(store_, codes.panels[p], seniority), {line, 0});
        }
        for (std::uint32_t const c : codes.cards[file.file])
            enter_card(shard, codes, c, number);
    }
    void enter_card(PartialRatings const& shard, Codes const& codes, std::uint32_t c,
                    std::uint32_t file) {
        StagedCard wanted;
        wanted.panel = codes.panels[shard.card_panel[c]];
        wanted.interviewer = codes.interviewers[shard.card_interviewer[c]];
        wanted.interview = mapped(codes.interviews, shard.card_interview[c]);
        wanted.phase =
            shard.card_debrief[c] == no_code ? Phase::independent : Phase::after_debrief;
        wanted.first = {file, shard.card_line[c]};
        std::uint32_t const card = store_.card_of(wanted);
        RatingFacts facts;
        facts.group = mapped(codes.groups, shard.card_group[c]);
        facts.revision = mapped(codes.revisions, shard.card_revision[c]);
        facts.rubric = shard.card_rubric[c];
        facts.interviewed_at = shard.interviewed_at[c];
        facts.submitted_at = shard.submitted_at[c];
        facts.overall = shard.overall[c];
        SourcePosition const where{shard.card_line[c], 0};
        CardDifferences const differ = store_.merge(card, facts);
        if (differ.group) {
            Diagnostic problem =
                make_problem(problems::rows_differ,
                             run_.options.by + " differs between the parts of one card");
            problem.expected = "the same as in " + store_.text_of(store_.cards[card].first);
            run_.log.note(std::move(problem), where);
        }
        if (differ.voted_twice && run_.options.rated == RatedBy::overall_vote)
            run_.log.note(rated_twice(store_, card, "overall"), where);
        std::size_t const end = codes.first[c] + shard.card_ratings[c];
        for (std::size_t r = codes.first[c]; r < end; ++r)
            rate(card, codes.competencies[shard.competency[r]], shard.score[r], where);
    }
    void rate(std::uint32_t card, std::uint32_t competency, std::optional<double> score,
              SourcePosition where) {
        if (auto problem = misfit(store_.cards[card].facts.rubric, competency, score))
            run_.log.note(std::move(*problem), where);
        else if (!store_.add(card, competency, score))
            run_.log.note(rated_twice(store_, card, store_.competencies[competency]), where);
    }
    /// Why the score cannot have come from the reader of a card; none when it can.
    std::optional<Diagnostic> misfit(std::uint32_t rubric, std::uint32_t competency,
                                     std::optional<double> score) {
        auto const& rubrics = run_.options.rubrics;
        if (rubrics.empty())
            return run_.scale && score ? off_scale(*run_.scale, *score) : std::nullopt;
        if (rubric == no_code)
            return make_problem(problems::other_rubric, "this card goes to no rubric");
        std::size_t const at = competency * rubrics.size() + rubric;
        if (known_.size() <= at)
            known_.resize(at + 1);
        if (!known_[at])
            known_[at] = rubrics[rubric]->competency(CompetencyId(
                             std::string(store_.competencies[competency]))) != nullptr;
        if (!*known_[at])
            return make_problem(problems::unknown_competency,
                                rubrics[rubric]->id.text() + " has no competency \"" +
                                    std::string(store_.competencies[competency]) + '"');
        if (score && !rubrics[rubric]->scale.allows(*score))
            return make_problem(problems::off_scale,
                                "the score " + number_text(*score) + " is off the scale");
        return std::nullopt;
    }

    RatingRun& run_;
    RatingStore& store_;
    std::vector<PartialRatings> const& shards_;
    std::vector<Codes> codes_{};
    std::vector<std::optional<bool>> known_{}; ///< by competency and rubric
};

/// How files were read, for a message.
inline std::string in_words(ReadAs const& as) {
    std::string text = as.rated == RatedBy::overall_vote ? "--score overall" : "";
    auto const add = [&](std::string const& more) {
        text += (text.empty() ? "" : ", ") + more;
    };
    for (auto const& [id, revision] : as.rubrics)
        add("rubric " + id + ' ' + revision);
    if (as.scale)
        add("a scale of " + scale_in_words(*as.scale));
    if (!as.by.empty())
        add("--by " + as.by);
    if (!as.values.empty())
        add("--values for " + number_of(as.values.size(), "label"));
    return text.empty() ? "no rubric, scale or groups" : text;
}

} // namespace detail

struct PartialMerger::State {
    RatingOptions options{};
    std::vector<detail::PartialRatings> shards{};
    Diagnostics problems{};

    /// Lists shards that were read in another way than the first, or than the rubrics say.
    void compare() {
        auto const differ = [&](std::string const& file, std::string message,
                                detail::ReadAs const& one, detail::ReadAs const& other) {
            Diagnostic problem = make_problem(problems::other_rubric, std::move(message));
            problem.file = file;
            problem.details = {"here: " + detail::in_words(one),
                               "there: " + detail::in_words(other)};
            problems.push_back(std::move(problem));
        };
        for (auto const& shard : shards)
            if (shard.read_as != shards.front().read_as)
                differ(shard.name, "not read as " + shards.front().name + " was", shard.read_as,
                       shards.front().read_as);
        detail::ReadAs given = shards.front().read_as;
        given.rubrics.clear();
        for (Rubric const* rubric : options.rubrics)
            given.rubrics.emplace_back(rubric->id.text(), rubric->revision);
        if (given != shards.front().read_as)
            differ(shards.front().name, "not read with the rubrics that -r names",
                   shards.front().read_as, given);
    }
};

PANELSCORE_DECL PartialMerger::PartialMerger(RatingOptions options)
    : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
}
PANELSCORE_DECL PartialMerger::~PartialMerger() = default;
PANELSCORE_DECL PartialMerger::PartialMerger(PartialMerger&&) noexcept = default;
PANELSCORE_DECL PartialMerger& PartialMerger::operator=(PartialMerger&&) noexcept = default;

PANELSCORE_DECL void PartialMerger::add(std::string_view text, std::string_view name) {
    Diagnostics found;
    auto read = detail::read_partial(text, name, found);
    if (!has_errors(found))
        state_->shards.push_back(std::move(read));
    state_->problems.insert(state_->problems.end(), found.begin(), found.end());
}

PANELSCORE_DECL RatedBy PartialMerger::rated() const {
    return state_->shards.empty() ? RatedBy::competencies
                                  : state_->shards.front().read_as.rated;
}

PANELSCORE_DECL Parsed<RatingHistory> PartialMerger::finish() {
    if (!state_->shards.empty())
        state_->compare();
    detail::RatingRun run;
    RatingOptions options = state_->options;
    if (!state_->shards.empty()) {
        detail::ReadAs const& as = state_->shards.front().read_as;
        options.rated = as.rated;
        options.by = as.by;
        options.scale = as.scale;
        options.values = as.values;
    }
    detail::begin_run(run, std::move(options));
    for (Diagnostic& problem : state_->problems)
        run.log.note(std::move(problem));
    if (!has_errors(run.log.problems()))
        detail::PartialReplay(run, state_->shards).run();
    return detail::finish_run(run);
}

} // namespace panelscore
