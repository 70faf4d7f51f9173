// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards of Greenhouse Harvest v3: tables joined by id. A file may hold them as one object
// with a key for each table, as pages of single tables, or as lines.

#include <panelscore/impl/exported_envelopes.ipp>

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

enum class GreenhouseTable : std::size_t {
    cards,
    ratings,
    attributes,
    focus,
    answers,
    questions
};

inline constexpr std::array<std::string_view, 6> greenhouse_tables{
    "scorecards",
    "scorecard_candidate_attributes",
    "job_candidate_attributes",
    "focus_candidate_attributes",
    "scorecard_question_answers",
    "scorecard_questions"};

/// The table that a row alone belongs to, told by its keys.
[[nodiscard]] inline std::size_t greenhouse_table_of(ExportCell const& row) {
    struct Mark {
        std::string_view first{};
        std::string_view second{};
    };
    constexpr std::array<Mark, 6> marks{{{"interview_kit_id", "interviewer_id"},
                                         {"scorecard_id", "candidate_attribute_rating"},
                                         {"candidate_attribute_type_id", "name"},
                                         {"interview_kit_id", "job_candidate_attribute_id"},
                                         {"scorecard_id", "scorecard_question_id"},
                                         {"id", "answer_type"}}};
    std::size_t table = 0;
    while (table < marks.size() &&
           !(row.has(marks[table].first) && row.has(marks[table].second)))
        ++table;
    return table;
}

[[nodiscard]] inline bool has_greenhouse_table(ExportCell const& object) {
    for (std::string_view const table : greenhouse_tables)
        if (object.member(table).is(JsonKind::array))
            return true;
    return false;
}

[[nodiscard]] inline bool is_greenhouse_v3(ExportCell const& object) {
    return has_greenhouse_table(object) || greenhouse_table_of(object) < 6;
}

/// The tables of a file, joined.
class GreenhouseJoin {
  public:
    using Rows = std::map<std::string, std::vector<ExportCell>>;

    GreenhouseJoin(ExportFile& file, ExportedFeedback& into) : file_(file), into_(into) {}

    void take(ExportCell const& cell) {
        if (has_greenhouse_table(cell)) {
            for (std::size_t table = 0; table < greenhouse_tables.size(); ++table)
                cell[greenhouse_tables[table]].each(
                    [&](ExportCell const& row) { add(table, row); });
            return;
        }
        std::size_t const table =
            cell.is(JsonKind::object) ? greenhouse_table_of(cell) : greenhouse_tables.size();
        if (table < greenhouse_tables.size())
            return add(table, cell);
        ++into_.unreadable;
        cell.error(problems::wrong_type, "this is no row of a table that is known",
                   "objects with a key for each table, such as \"scorecards\"");
    }

    void make_cards() {
        for (ExportCell const& row : cards_) {
            std::size_t const errors = file_.errors();
            ExportedCard card;
            card.where = row.where();
            read_card(row, card);
            if (file_.errors() == errors)
                into_.cards.push_back(std::move(card));
            else
                ++into_.unreadable;
        }
        share_jobs();
        note_lost_rows();
    }

  private:
    void add(std::size_t table, ExportCell const& row) {
        constexpr std::array<std::string_view, 6> keys{
            "", "scorecard_id", "id", "interview_kit_id", "scorecard_id", "id"};
        if (table == 0)
            cards_.push_back(row);
        else if (std::string const key = row[keys[table]].id(); !key.empty())
            rows_[table][key].push_back(row);
        else if (row.is(JsonKind::object))
            row.error(problems::missing_key, "missing key \"" + std::string(keys[table]) + '"');
    }
    [[nodiscard]] std::vector<ExportCell> const& rows(GreenhouseTable table,
                                                      std::string const& key) const {
        static std::vector<ExportCell> const none;
        auto const& all = rows_[static_cast<std::size_t>(table)];
        auto const found = all.find(key);
        return found == all.end() ? none : found->second;
    }
    [[nodiscard]] ExportCell row(GreenhouseTable table, std::string const& key) const {
        auto const& found = rows(table, key);
        return found.empty() ? ExportCell{} : found.back();
    }

    void read_card(ExportCell const& row, ExportedCard& card) {
        card.id = row["id"].id();
        card.candidate.id = row["candidate_id"].id();
        card.application.id = row["application_id"].id();
        card.interview.id = row["interview_kit_id"].id();
        card.interviewer.id = row["interviewer_id"].id();
        card.submitter.id = row["submitter_id"].id();
        if (card.submitter.id == card.interviewer.id)
            card.submitter = {};
        card.interviewed_at = row["interviewed_at"].time();
        card.submitted_at = row["submitted_at"].time();
        card.updated_at = row["updated_at"].time();
        std::string const status = row["status"].word();
        bool const open = row.has("submitted_at") && !row["submitted_at"].there();
        if (status == "draft" || (open && status != "complete"))
            card.state = ExportedState::draft;
        card.overall = row["candidate_rating"].value();
        used_.insert(card.id);
        read_ratings(card);
        read_notes(row, card);
        require_people(row, card, "\"application_id\" or \"candidate_id\"",
                       "\"interviewer_id\"");
    }

    [[nodiscard]] ExportedRating rating_of(std::string id, ExportCell const& at,
                                           ExportedCard& card) {
        auto const attribute = row(GreenhouseTable::attributes, id);
        ExportedRating rating;
        rating.where = at.where();
        rating.item = {std::move(id), attribute["name"].word()};
        rating.type = attribute["candidate_attribute_type_id"].id();
        if (card.opening.id.empty())
            card.opening.id = attribute["job_id"].id();
        if (rating.item.name.empty())
            unnamed_.insert(rating.item.id);
        return rating;
    }
    void read_ratings(ExportedCard& card) {
        std::set<std::string> rated;
        for (ExportCell const& child : rows(GreenhouseTable::ratings, card.id)) {
            std::string const id = child["job_candidate_attribute_id"].id();
            rated.insert(id);
            auto rating = rating_of(id, child, card);
            rating.value = child["candidate_attribute_rating"].value();
            rating.note = child["note"].plain();
            card.ratings.push_back(std::move(rating));
        }
        if (card.state != ExportedState::submitted)
            return;
        for (ExportCell const& focus : rows(GreenhouseTable::focus, card.interview.id))
            add_not_assessed(focus, rated, card);
    }
    /// What the kit asks for and no row answers was not assessed.
    void add_not_assessed(ExportCell const& focus, std::set<std::string>& rated,
                          ExportedCard& card) {
        constexpr std::size_t most = 1'000'000;
        std::string const id = focus["job_candidate_attribute_id"].id();
        bool const retired = row(GreenhouseTable::attributes, id)["active"].is_false();
        if (retired || !rated.insert(id).second || added_ > most)
            return;
        if (++added_ > most)
            return focus.error(problems::too_large,
                               "more attributes of kits than a person could have written");
        card.ratings.push_back(rating_of(id, focus, card));
    }

    void read_notes(ExportCell const& row, ExportedCard& card) const {
        for (ExportCell const& answer : rows(GreenhouseTable::answers, card.id)) {
            std::string const id = answer["scorecard_question_id"].id();
            auto const question = this->row(GreenhouseTable::questions, id);
            std::string asked = question.first_of("question", "text", "name").word();
            if (asked.empty())
                asked = "Question " + id;
            add_note(card.notes, asked, answer.first_of("answer", "boolean_value").plain());
        }
        add_note(card.notes, "Notes", row["notes"].plain());
        add_note(card.notes, "Private notes", row["private_notes"].plain());
        add_note(card.notes, "Public notes", row["public_notes"].plain());
    }

    /// An application is for one job: what one of its forms tells holds for the others, which
    /// may have no rating to tell it by.
    void share_jobs() {
        std::map<std::string, std::string> job_of;
        for (ExportedCard const& card : into_.cards)
            if (!card.application.id.empty() && !card.opening.id.empty())
                job_of.emplace(card.application.id, card.opening.id);
        for (ExportedCard& card : into_.cards)
            if (auto const job = job_of.find(card.application.id);
                job != job_of.end() && card.opening.id.empty())
                card.opening.id = job->second;
    }

    void note_lost_rows() {
        std::size_t lost = 0;
        for (auto const table : {GreenhouseTable::ratings, GreenhouseTable::answers})
            for (auto const& [card, rows] : rows_[static_cast<std::size_t>(table)])
                lost += used_.count(card) == 0 ? rows.size() : 0U;
        if (lost > 0)
            file_.note_file(DiagnosticLevel::warning, problems::rows_without_form,
                            "rows of scorecards that are not in this file: " +
                                std::to_string(lost));
        if (!unnamed_.empty())
            file_.note_file(DiagnosticLevel::warning, problems::rows_without_form,
                            "attributes that \"job_candidate_attributes\" does not name: " +
                                std::to_string(unnamed_.size()) + ", such as " +
                                *unnamed_.begin());
    }

    ExportFile& file_;
    ExportedFeedback& into_;
    std::vector<ExportCell> cards_{};
    std::array<Rows, 6> rows_{};
    std::set<std::string> used_{};
    std::set<std::string> unnamed_{};
    std::size_t added_ = 0;
};

inline void read_greenhouse_v3(ExportFile& file, ExportFormat const& format,
                               ExportedFeedback& into) {
    GreenhouseJoin join(file, into);
    FormWalk(format.fits, [&](ExportCell const& cell) { join.take(cell); }).file(file);
    join.make_cards();
}

} // namespace panelscore::detail
