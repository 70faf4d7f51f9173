// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/impl/import_account.ipp>
#include <panelscore/impl/import_lookup.ipp>
#include <panelscore/io/import.hpp>
#include <panelscore/io/write_json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Makes the cards of an export; see `import_scorecards`.
class Importer {
  public:
    Importer(std::span<ExportedFeedback const> feedback, ImportMap const& map,
             ImportOptions const& options)
        : feedback_(feedback), map_(map), lookup_(map), options_(options) {}

    ImportResult run() {
        collect();
        for (ImportItem& item : items_)
            judge(item);
        leave_earlier_ones();
        for (ImportItem const& item : items_) {
            if (item.left_out)
                leave_ratings(item);
            else
                write(item);
        }
        refuse_overlaps();
        finish();
        return std::move(result_);
    }

  private:
    using Names = std::tuple<std::string, std::string, std::string, std::string>;

    static std::string interview_key(ExportedCard const& card) {
        return card.interview.id + '\n' + folded(card.interview.name);
    }
    static std::int64_t moment(std::string const& time) {
        return seconds_since_1970(time).value_or((std::numeric_limits<std::int64_t>::min)());
    }
    [[nodiscard]] std::string opening_of(ExportedCard const& card) const {
        switch (map_.opening) {
        case OpeningField::any:
            return card.opening.key().empty() ? card.application.key() : card.opening.key();
        case OpeningField::job:
            return card.opening.key();
        case OpeningField::application:
            return card.application.key();
        case OpeningField::none:
            break;
        }
        return {};
    }
    /// All forms, in an order that does not depend on that of the files.
    void collect() {
        for (ExportedFeedback const& file : feedback_)
            for (ExportedCard const& card : file.cards) {
                ImportItem item{&file, &card, card.id, opening_of(card), {}, {}, {}};
                if (item.id.empty())
                    item.id = file.file + ":" + std::to_string(card.where.line);
                item.candidate = card.candidate.key().empty() ? card.application.key()
                                                              : card.candidate.key();
                if (card.state == ExportedState::deleted && !card.id.empty())
                    deleted_.insert(card.id);
                items_.push_back(std::move(item));
            }
        auto const before = [](ImportItem const& a, ImportItem const& b) {
            auto const key = [](ImportItem const& item) {
                ExportedCard const& card = *item.card;
                return std::tuple{std::tie(item.candidate, item.opening),
                                  interview_key(card),
                                  std::tie(card.interviewer.key()),
                                  moment(card.submitted_at),
                                  moment(card.updated_at),
                                  std::tie(item.id, item.feedback->file),
                                  card.where};
            };
            return key(a) < key(b);
        };
        std::stable_sort(items_.begin(), items_.end(), before);
    }

    /// Whether a form becomes a card.
    void judge(ImportItem& item) {
        ExportedCard const& card = *item.card;
        if (card.state == ExportedState::deleted ||
            (!card.id.empty() && deleted_.contains(card.id)))
            return leave(item, {.reason = LeftOutReason::deleted});
        if (card.state == ExportedState::draft)
            return leave(item, {.reason = LeftOutReason::not_submitted});
        bool const named = usable_id(item.candidate) && usable_id(card.interviewer.key()) &&
                           (item.opening.empty() || usable_id(item.opening));
        if (!named) {
            auto& noted = result_.problems.emplace_back(make_problem(
                problems::not_a_form, "form " + item.id +
                                          " lacks a candidate or an interviewer with a name "
                                          "of one line and at most 200 bytes"));
            noted.file = item.feedback->file;
            noted.where = card.where;
            return leave(item, {.reason = LeftOutReason::unreadable});
        }
        judge_interview(item);
    }
    void judge_interview(ImportItem& item) {
        ExportedCard const& card = *item.card;
        if (card.interview.key().empty())
            return;
        if (!map_.interviews) {
            ++result_.report.interviews_not_named;
            return;
        }
        std::string const& shown =
            card.interview.name.empty() ? card.interview.id : card.interview.name;
        auto const* entry = lookup_.interview(card.interview);
        if (entry == nullptr) {
            unmapped_.add("interview", quotation(shown), near(*map_.interviews, shown), item,
                          card.where);
            leave(item, {.reason = LeftOutReason::unmapped, .name = shown});
        } else if (!entry->ours) {
            leave(item,
                  {.reason = LeftOutReason::ignored, .name = shown, .in_map = entry->where});
        } else {
            item.interview = *entry->ours;
        }
    }
    void leave(ImportItem& item, LeftOut what) {
        item.left_out = what.reason;
        cards_.add(std::move(what), item.id);
    }
    void leave_ratings(ImportItem const& item) {
        for (std::size_t i = 0; i < item.card->ratings.size(); ++i)
            ratings_.add({.reason = *item.left_out}, item.id);
    }
    /// Of forms about the same candidate, opening and interview by the same person the last
    /// one stays: they stand behind each other, the latest last.
    void leave_earlier_ones() {
        ImportItem* before = nullptr;
        for (ImportItem& item : items_) {
            if (item.left_out)
                continue;
            if (before != nullptr && same_task(*before, item)) {
                leave(*before, {.reason = LeftOutReason::duplicate});
                sent_twice_.erase(before->id);
                sent_twice_.insert(item.id);
            }
            before = &item;
        }
    }
    static bool same_task(ImportItem const& a, ImportItem const& b) {
        return a.candidate == b.candidate && a.opening == b.opening &&
               interview_key(*a.card) == interview_key(*b.card) &&
               a.card->interviewer.key() == b.card->interviewer.key();
    }

    void write(ImportItem const& item) {
        ExportedCard const& from = *item.card;
        Scorecard card;
        card.rubric = map_.rubric;
        card.revision = map_.revision;
        card.candidate = CandidateId{item.candidate};
        card.interviewer = InterviewerId{from.interviewer.key()};
        card.interview = InterviewId{item.interview};
        card.opening = OpeningId{item.opening};
        set_seniority(item, card);
        card.interviewed_at = is_timestamp(from.interviewed_at) ? from.interviewed_at : "";
        card.submitted_at = is_timestamp(from.submitted_at) ? from.submitted_at : "";
        card.notes = free_of_control(from.notes);
        set_vote(item, card);
        add_ratings(item, card);
        card.source = source_of(item);
        if (!from.submitter.key().empty() && from.submitter.key() != from.interviewer.key())
            entered_by_other_.insert(item.id);
        result_.cards.push_back(std::move(card));
        written_.push_back(&item);
    }
    void set_seniority(ImportItem const& item, Scorecard& card) {
        if (map_.seniority.empty())
            return;
        ExportedName const& job = item.card->opening;
        if (auto const* entry = lookup_.seniority(job)) {
            card.seniority = Seniority{entry->ours.value_or(std::string{})};
            return;
        }
        std::string const& shown = job.name.empty() ? job.id : job.name;
        unmapped_.add("job", shown.empty() ? "without a name" : quotation(shown),
                      near(map_.seniority, shown), item, item.card->where);
    }
    void set_vote(ImportItem const& item, Scorecard& card) {
        auto const& theirs = item.card->overall;
        if (!theirs)
            return;
        auto const found = find_vote(lookup_, item.feedback->system, *theirs);
        card.overall = found.vote;
        if (found.vote) {
            ++votes_written_;
        } else if (!found.known) {
            unmapped_.add("overall word", quotation(*theirs), near(map_.overall, *theirs), item,
                          item.card->where);
            votes_.add({.reason = LeftOutReason::unmapped, .value = *theirs}, item.id);
        }
    }

    void add_ratings(ImportItem const& item, Scorecard& card) {
        std::map<std::string, std::vector<std::pair<ExportedRating const*, Rating>>> found;
        std::vector<std::string> order;
        for (ExportedRating const& rating : item.card->ratings) {
            auto ours = convert(item, rating);
            if (!ours)
                continue;
            auto& same_one = found[ours->competency.text()];
            if (same_one.empty())
                order.push_back(ours->competency.text());
            same_one.emplace_back(&rating, std::move(*ours));
        }
        for (std::string const& competency : order)
            if (auto kept = one_of(item, found[competency])) {
                result_.report.not_observed += kept->score ? 0U : 1U;
                card.ratings.push_back(std::move(*kept));
                ++ratings_written_;
            }
    }
    void leave_rating(ImportItem const& item, ExportedRating const& rating, LeftOut what) {
        what.name = rating.item.name.empty() ? rating.item.id : rating.item.name;
        what.type = rating.type;
        ratings_.add(std::move(what), item.id);
    }
    std::optional<Rating> convert(ImportItem const& item, ExportedRating const& theirs) {
        std::string const shown = shown_name(theirs);
        auto const* entry = lookup_.competency(theirs);
        if (entry == nullptr) {
            unmapped_.add("attribute", shown, near(map_.competencies, theirs.item.name), item,
                          theirs.where);
            leave_rating(item, theirs, {.reason = LeftOutReason::unmapped});
            return std::nullopt;
        }
        if (!entry->ours) {
            leave_rating(item, theirs,
                         {.reason = LeftOutReason::ignored, .in_map = entry->where});
            return std::nullopt;
        }
        Rating ours;
        ours.competency = CompetencyId{*entry->ours};
        ours.evidence = free_of_control(theirs.note);
        if (!theirs.value)
            return ours;
        auto const* score = lookup_.score(theirs);
        if (score == nullptr) {
            unmapped_.add("value", quotation(*theirs.value) + " of " + shown, {}, item,
                          theirs.where);
            leave_rating(item, theirs,
                         {.reason = LeftOutReason::unmapped, .value = *theirs.value});
            return std::nullopt;
        }
        ours.score = score->ours;
        return ours;
    }
    /// The one rating of a competency: the only one, or the only one with a score.
    std::optional<Rating>
    one_of(ImportItem const& item,
           std::vector<std::pair<ExportedRating const*, Rating>>& ratings) {
        std::size_t kept = ratings.size();
        std::size_t scores = 0;
        for (std::size_t i = 0; i < ratings.size(); ++i)
            if (ratings[i].second.score) {
                ++scores;
                kept = i;
            }
        if (scores == 0)
            kept = 0;
        if (scores > 1) {
            kept = ratings.size();
            refuse_scores(item, ratings);
        }
        for (std::size_t i = 0; i < ratings.size(); ++i)
            if (i != kept)
                leave_rating(item, *ratings[i].first, {.reason = LeftOutReason::duplicate});
        if (kept == ratings.size())
            return std::nullopt;
        return std::move(ratings[kept].second);
    }
    void refuse_scores(ImportItem const& item,
                       std::vector<std::pair<ExportedRating const*, Rating>> const& ratings) {
        std::string names;
        for (auto const& [theirs, ours] : ratings)
            names += (names.empty() ? "" : " and ") + shown_name(*theirs);
        auto& noted = result_.problems.emplace_back(make_problem(
            problems::two_into_one,
            "form " + item.id + " scores " + names + ", which the map both calls " +
                ratings.front().second.competency.text() + ": neither is kept"));
        noted.file = item.feedback->file;
        noted.where = ratings.back().first->where;
    }
    /// Two cards of one person, candidate, opening and interview of ours rate the same thing.
    void refuse_overlaps() {
        std::map<std::tuple<Names, CompetencyId>, ImportItem const*> seen;
        for (std::size_t i = 0; i < written_.size(); ++i) {
            ImportItem const& item = *written_[i];
            Names const names{item.candidate, item.opening, item.card->interviewer.key(),
                              item.interview};
            for (Rating const& rating : result_.cards[i].ratings) {
                auto const [first, added] =
                    seen.emplace(std::tuple{names, rating.competency}, &item);
                if (added)
                    continue;
                auto& noted = result_.problems.emplace_back(make_problem(
                    problems::two_into_one,
                    "forms " + first->second->id + " and " + item.id +
                        " by the same interviewer both rate " + rating.competency.text() +
                        (item.interview.empty() ? " and name no interview of ours"
                                                : " in interview " + item.interview)));
                noted.file = item.feedback->file;
                noted.where = item.card->where;
                break;
            }
        }
    }

    static std::string quotation(std::string_view text) {
        return '"' + std::string{text} + '"';
    }
    static std::string shown_name(ExportedRating const& rating) {
        std::string shown =
            quotation(rating.item.name.empty() ? rating.item.id : rating.item.name);
        return rating.type.empty() ? shown : shown + " (" + rating.type + ")";
    }
    template <typename Ours>
    static std::string near(std::vector<MapEntry<Ours>> const& entries,
                            std::string const& name) {
        std::vector<std::string> names;
        for (auto const& entry : entries)
            names.push_back(entry.theirs);
        return nearest(name, names);
    }

    /// Their ids, names and values, kept beside the card. What the map ignores is not kept.
    [[nodiscard]] std::string source_of(ImportItem const& item) const {
        ExportedCard const& card = *item.card;
        std::map<std::string, std::optional<std::string>> labels;
        for (ExportedRating const& rating : card.ratings) {
            auto const* entry = lookup_.competency(rating);
            if (entry != nullptr && !entry->ours)
                continue;
            std::string name = rating.item.name.empty() ? rating.item.id : rating.item.name;
            if (labels.contains(name))
                name = map_key(name, rating.type);
            for (std::size_t n = 2; labels.contains(name); ++n)
                name = map_key(name, std::to_string(n));
            labels.emplace(std::move(name), rating.value);
        }
        std::string text;
        JsonWriter json(text);
        json.begin_object();
        member(json, "id", card.id);
        member(json, "interview",
               card.interview.name.empty() ? card.interview.id : card.interview.name);
        json.begin_object("labels");
        for (auto const& [name, value] : labels) {
            json.key(name);
            value ? json.string(*value) : json.null();
        }
        json.end_object();
        if (card.overall)
            json.string("overall", *card.overall);
        if (card.submitter.key() != card.interviewer.key())
            member(json, "submitted_by", card.submitter.key());
        member(json, "system", item.feedback->system);
        member(json, "url", card.url);
        json.end_object();
        return text;
    }
    static void member(JsonWriter& json, std::string_view key, std::string const& text) {
        if (!text.empty())
            json.string(key, text);
    }

    void find_missing() {
        for (ExpectedCard const& wanted : options_.expected) {
            auto const* entry = lookup_.interview({{}, wanted.interview.text()});
            if (entry != nullptr && !entry->ours)
                continue;
            bool const there =
                std::any_of(items_.begin(), items_.end(), [&](ImportItem const& item) {
                    return item.left_out != LeftOutReason::not_submitted &&
                           item.left_out != LeftOutReason::deleted &&
                           (item.candidate == wanted.candidate.text() ||
                            item.card->application.id == wanted.candidate.text()) &&
                           item.card->interviewer.key() == wanted.interviewer.text() &&
                           is_of(item, wanted.interview.text());
                });
            if (there)
                continue;
            ExpectedCard missing = wanted;
            if (entry != nullptr)
                missing.interview = InterviewId{*entry->ours};
            result_.report.missing_cards.push_back(std::move(missing));
        }
        auto& missing = result_.report.missing_cards;
        auto const key = [](ExpectedCard const& card) {
            return std::tie(card.candidate, card.interviewer, card.interview);
        };
        std::sort(missing.begin(), missing.end(),
                  [&](auto const& a, auto const& b) { return key(a) < key(b); });
        missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    }
    static bool is_of(ImportItem const& item, std::string const& interview) {
        ExportedName const& theirs = item.card->interview;
        return interview.empty() || interview == item.interview || interview == theirs.id ||
               folded(interview) == folded(theirs.name);
    }

    void finish() {
        ImportReport& report = result_.report;
        std::set<std::string> systems, candidates, openings;
        for (ExportedFeedback const& file : feedback_) {
            if (!file.system.empty())
                systems.insert(file.system);
            cards_.add_unreadable(file.unreadable);
        }
        for (ImportItem const& item : items_) {
            candidates.insert(item.candidate);
            if (!item.opening.empty())
                openings.insert(item.opening);
        }
        report.systems.assign(systems.begin(), systems.end());
        report.map = map_.file;
        report.files = feedback_.size();
        report.candidates = candidates.size();
        report.openings = openings.size();
        report.cards = cards_.counts(result_.cards.size());
        report.ratings = ratings_.counts(ratings_written_);
        report.votes = votes_.counts(votes_written_);
        report.scales = map_.scales;
        for (auto const& [what, ids] :
             {std::pair{"entered_by_other", &entered_by_other_}, {"sent_twice", &sent_twice_}})
            if (!ids->empty())
                report.settled.push_back({what, {ids->begin(), ids->end()}});
        if (!map_.rubric.empty())
            report.set_by_map.push_back({"rubric", map_.rubric, {}, {}});
        if (!map_.revision.empty())
            report.set_by_map.push_back({"revision", map_.revision, {}, {}});
        for (auto const& entry : map_.seniority)
            if (entry.ours)
                report.set_by_map.push_back(
                    {"seniority", *entry.ours, entry.theirs, entry.where});
        find_missing();
        auto unmapped = unmapped_.problems(map_, options_.unmapped);
        result_.problems.insert(result_.problems.end(), unmapped.begin(), unmapped.end());
    }

    std::span<ExportedFeedback const> feedback_{};
    ImportMap const& map_;
    MapLookup lookup_;
    ImportOptions const& options_;
    std::vector<ImportItem> items_{};
    std::vector<ImportItem const*> written_{};
    LeftOutTally cards_{};
    LeftOutTally ratings_{};
    LeftOutTally votes_{};
    UnmappedTally unmapped_{};
    std::size_t ratings_written_ = 0;
    std::size_t votes_written_ = 0;
    std::set<std::string> entered_by_other_{};
    std::set<std::string> sent_twice_{};
    std::set<std::string> deleted_{}; ///< a later message may say so of a form listed before
    ImportResult result_{};
};

} // namespace detail

PANELSCORE_DECL ImportResult import_scorecards(std::span<ExportedFeedback const> feedback,
                                               ImportMap const& map, Rubric const* rubric,
                                               ImportOptions const& options) {
    ImportResult result;
    if (rubric != nullptr)
        result.problems = check_import_map(map, *rubric);
    if (has_errors(result.problems))
        return result;
    Diagnostics const warnings = std::move(result.problems);
    result = detail::Importer(feedback, map, options).run();
    result.problems.insert(result.problems.begin(), warnings.begin(), warnings.end());
    return result;
}

} // namespace panelscore
