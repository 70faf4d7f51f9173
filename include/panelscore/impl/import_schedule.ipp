// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/detail/json_reader.hpp>
#include <panelscore/impl/exported_text.ipp>
#include <panelscore/io/import_schedule.hpp>
#include <panelscore/io/side_table.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Reads a schedule; see `parse_schedule`.
class ScheduleReader {
  public:
    ScheduleReader(std::string_view name, std::string_view system)
        : name_(name), ashby_(system == "ashby"),
          known_(ashby_ || system.starts_with("greenhouse")) {}

    Parsed<std::vector<ScheduledCard>> run(std::string_view text) {
        text = without_mark(text);
        auto const first = text.find_first_not_of(" \t\r\n");
        bool const is_json = first != text.npos && (text[first] == '{' || text[first] == '[');
        if (!is_json)
            table(text);
        else if (known_)
            documents(text);
        else
            no_schedule();
        if (passed_over_ > 0)
            out_.problems.push_back(passed_over());
        return std::move(out_);
    }

  private:
    void no_schedule() {
        auto& noted = out_.problems.emplace_back(
            make_problem(problems::wrong_format, "schedules of this system cannot be read"));
        noted.file = name_;
        noted.expected = "CSV with candidate, interviewer and interview";
    }
    [[nodiscard]] Diagnostic passed_over() const {
        auto noted = make_problem(
            problems::left_out,
            std::to_string(passed_over_) +
                (passed_over_ == 1 ? " interview was declined or cancelled: nothing is expected"
                                   : " interviews were declined or cancelled: nothing is "
                                     "expected"));
        noted.level = DiagnosticLevel::information;
        noted.file = name_;
        return noted;
    }
    void table(std::string_view text) {
        auto read = parse_expected(text, name_);
        out_.problems = std::move(read.problems);
        for (auto const& row : read.value) {
            ScheduledCard card;
            card.candidate.id = row.candidate.text();
            card.interviewer.id = row.interviewer.text();
            card.interview.name = row.interview.text();
            add(std::move(card));
        }
    }
    /// One document, or one a line.
    void documents(std::string_view text) {
        std::size_t at = 0;
        TextPositions positions(text);
        while (at < text.size() && out_.problems.size() < most_problems) {
            at = text.find_first_not_of(" \t\r\n", at);
            if (at == text.npos)
                return;
            auto const document = parse_json_prefix(text.substr(at));
            JsonReader json(document, name_, out_.problems, {}, positions.at(at));
            json.note_faults();
            if (document.fault)
                return;
            json_ = &json;
            walk(0, 0);
            at += document.end;
        }
    }
    /// Lists and envelopes around interviews.
    void walk(NodeIndex node, int depth) {
        constexpr int deepest = 4;
        if (depth > deepest || json_->full())
            return;
        if (json_->kind(node) == JsonKind::array) {
            json_->document().for_each_item(
                node, [&](NodeIndex item, std::size_t) { walk(item, depth + 1); });
            return;
        }
        if (json_->kind(node) == JsonKind::object)
            for (auto const* key : {"results", "data", "scheduled_interviews"})
                if (auto const inner = member(node, key); inner != 0) {
                    walk(inner, depth + 1);
                    return;
                }
        if (ashby_)
            ashby(node);
        else
            greenhouse(node);
    }
    [[nodiscard]] NodeIndex member(NodeIndex object, std::string_view key) const {
        NodeIndex found = 0;
        if (json_->kind(object) == JsonKind::object)
            json_->document().for_each_member(object, [&](NodeIndex name, NodeIndex value) {
                if (json_->document().says(name, key) && !json_->is_null(value))
                    found = value;
            });
        return found;
    }
    /// An id or a name, whether text or number; empty when there is none.
    [[nodiscard]] std::string word(NodeIndex object, std::string_view key) {
        auto const node = member(object, key);
        if (node == 0)
            return {};
        if (json_->kind(node) == JsonKind::number)
            return std::string(json_->document().source(node).substr(0, longest_name));
        return export_line(json_->text(node).value_or(std::string{}).substr(0, longest_text));
    }
    [[nodiscard]] ExportedName person(NodeIndex node) {
        ExportedName found{word(node, "id"), word(node, "name")};
        if (found.name.empty())
            found.name = word(node, "firstName");
        auto const last = word(node, "lastName");
        if (!last.empty())
            found.name += (found.name.empty() ? "" : " ") + last;
        return found;
    }
    void missing(NodeIndex node, std::string message, std::string expected) {
        json_->problem(problems::missing_key, std::move(message), node).expected =
            std::move(expected);
    }
    bool says_whom(ScheduledCard const& card, NodeIndex node) {
        if (!card.candidate.key().empty() || !card.application.key().empty())
            return true;
        missing(node, "nothing says whom this interview is about",
                "an application or candidate");
        return false;
    }

    void greenhouse(NodeIndex node) {
        auto const people = member(node, "interviewers");
        if (people == 0) {
            missing(node, "this is no scheduled interview", "\"interviewers\"");
            return;
        }
        ScheduledCard card;
        card.application.id = word(node, "application_id");
        card.candidate.id = word(node, "candidate_id");
        if (auto const interview = member(node, "interview"); interview != 0)
            card.interview = {word(interview, "id"), word(interview, "name")};
        if (!says_whom(card, node))
            return;
        json_->for_each_item(people, [&](NodeIndex one, std::size_t) {
            if (member(one, "scorecard_id") != 0)
                return;
            if (word(one, "response_status") == "declined") {
                ++passed_over_;
                return;
            }
            add_for(card, one);
        });
    }
    void ashby(NodeIndex node) {
        auto const events = member(node, "interviewEvents");
        if (events == 0) {
            event(node, 0);
            return;
        }
        json_->for_each_item(events, [&](NodeIndex one, std::size_t) { event(one, node); });
    }
    void event(NodeIndex node, NodeIndex schedule) {
        auto const submitted = member(node, "hasSubmittedFeedback");
        if (submitted == 0) {
            missing(node, "this is no interview event", "\"hasSubmittedFeedback\"");
            return;
        }
        if (json_->boolean(submitted).value_or(true))
            return;
        bool const cancelled = word(schedule, "status") == "Cancelled";
        if (cancelled) {
            ++passed_over_;
            return;
        }
        ScheduledCard card;
        for (auto const from : {node, schedule}) {
            if (card.application.id.empty())
                card.application.id = word(from, "applicationId");
            if (card.candidate.id.empty())
                card.candidate.id = word(from, "candidateId");
        }
        card.interview.id = word(node, "interviewId");
        if (auto const interview = member(node, "interview"); interview != 0)
            card.interview = {word(interview, "id"), word(interview, "title")};
        if (!says_whom(card, node))
            return;
        if (auto const people = member(node, "interviewers"); people != 0) {
            json_->for_each_item(people,
                                 [&](NodeIndex one, std::size_t) { add_for(card, one); });
            return;
        }
        auto const ids = member(node, "interviewerUserIds");
        if (ids == 0) {
            missing(node, "nobody interviews here",
                    "\"interviewers\" or \"interviewerUserIds\"");
            return;
        }
        json_->for_each_item(ids, [&](NodeIndex id, std::size_t) {
            auto one = card;
            one.interviewer.id = json_->name(id).value_or(std::string{});
            one.where = json_->where(id);
            if (!one.interviewer.id.empty())
                add(std::move(one));
        });
    }
    void add_for(ScheduledCard const& card, NodeIndex interviewer) {
        if (json_->kind(interviewer) != JsonKind::object) {
            json_->wrong_type(interviewer, "an object");
            return;
        }
        auto one = card;
        one.interviewer = person(interviewer);
        one.where = json_->where(interviewer);
        if (one.interviewer.key().empty())
            missing(interviewer, "nothing says who interviews", "\"id\"");
        else
            add(std::move(one));
    }
    void add(ScheduledCard card) {
        std::string key = card.candidate.key() + '\n' + card.application.key() + '\n' +
                          card.interviewer.key() + '\n' + card.interview.key();
        if (seen_.insert(std::move(key)).second)
            out_.value.push_back(std::move(card));
    }

    static constexpr std::size_t most_problems = 200;
    std::string name_{};
    bool ashby_ = false;
    bool known_ = false;
    JsonReader* json_ = nullptr;
    Parsed<std::vector<ScheduledCard>> out_{};
    std::set<std::string> seen_{};
    std::size_t passed_over_ = 0;
};

} // namespace detail

PANELSCORE_DECL Parsed<std::vector<ScheduledCard>>
parse_schedule(std::string_view text, std::string_view name, std::string_view system) {
    return detail::ScheduleReader(name, system).run(text);
}

} // namespace panelscore
