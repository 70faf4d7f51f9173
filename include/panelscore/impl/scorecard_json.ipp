// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards as JSON: one object, an array, or one of these a line.

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/object_reader.hpp>
#include <panelscore/impl/card_checks.ipp>
#include <panelscore/impl/card_lines.ipp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

inline constexpr std::string_view scorecard_format{"panelscore/scorecard/1"};

/// Appends a value without blanks, the keys of its objects sorted: whoever sent it may write
/// them in any order. Numbers and texts stay as they stand in the file.
inline void append_sorted(std::string& out, JsonDocument const& document, NodeIndex at) {
    if (document.kind(at) == JsonKind::array) {
        out += '[';
        document.for_each_item(at, [&](NodeIndex item, std::size_t position) {
            out += position > 0 ? "," : "";
            append_sorted(out, document, item);
        });
        out += ']';
        return;
    }
    if (document.kind(at) != JsonKind::object) {
        out += document.source(at);
        return;
    }
    std::vector<std::pair<std::string, NodeIndex>> members;
    document.for_each_member(
        at, [&](NodeIndex key, NodeIndex) { members.emplace_back(document.string(key), key); });
    std::sort(members.begin(), members.end());
    out += '{';
    for (auto const& member : members) {
        out += &member == &members.front() ? "" : ",";
        out += document.source(member.second);
        out += ':';
        append_sorted(out, document, member.second + 1);
    }
    out += '}';
}

/// Reads the object of one card.
class CardReader {
  public:
    explicit CardReader(JsonReader& json) : json_(json) {}

    Scorecard read(NodeIndex node) {
        ObjectReader object(json_, node);
        format(object);
        name(object, "rubric", card_.rubric);
        name(object, "revision", card_.revision);
        object.required_name("candidate", card_.candidate);
        object.required_name("interviewer", card_.interviewer);
        name(object, "interview", card_.interview);
        name(object, "seniority", card_.seniority);
        timestamp(object, "interviewed_at", card_.interviewed_at);
        timestamp(object, "submitted_at", card_.submitted_at);
        object.word("phase", phase_names, card_.phase);
        if (auto const at = object.required("ratings"))
            json_.for_each_member(*at,
                                  [&](NodeIndex key, NodeIndex value) { rating(key, value); });
        red_flags(object);
        if (auto const at = object.optional("overall"); at && !json_.is_null(*at))
            card_.overall = json_.word(*at, vote_names);
        object.text("notes", card_.notes);
        name(object, "opening", card_.opening);
        foreign(object, "source", card_.source);
        foreign(object, "x", card_.extra);
        object.finish();
        return std::move(card_);
    }

  private:
    void format(ObjectReader& object) {
        auto const at = object.optional("format");
        auto const found = at ? json_.text(*at) : std::nullopt;
        if (found && *found != scorecard_format)
            json_.problem(problems::wrong_format, "this is a file of another format", *at)
                .expected = '"' + std::string(scorecard_format) + '"';
    }
    /// An optional name: empty text says as much as no text.
    template <typename Name>
    void name(ObjectReader& object, std::string_view key, Name& into) {
        auto const at = object.optional(key);
        if (at && !(json_.kind(*at) == JsonKind::string && json_.document().says(*at, "")))
            into = Name(json_.name(*at).value_or(std::string{}));
    }
    void timestamp(ObjectReader& object, std::string_view key, std::string& into) {
        name(object, key, into);
        if (into.empty() || is_timestamp(into))
            return;
        json_
            .problem(problems::wrong_format, '"' + std::string(key) + "\" is no date and time",
                     *object.peek(key))
            .expected = "a time such as 2026-03-02T14:00:00Z";
    }
    void rating(NodeIndex key, NodeIndex value) {
        auto id = json_.key(key);
        Rating rating;
        JsonKind const kind = json_.kind(value);
        if (kind == JsonKind::object) {
            ObjectReader object(json_, value);
            if (auto const at = object.required("score"))
                score(*at, "a number, or null for not observed", rating);
            object.text("evidence", rating.evidence);
            if (auto const at = object.optional("hint"))
                rating.hint = json_.word(*at, hint_names);
            object.finish();
        } else {
            score(value, "a number, an object with \"score\", or null for not observed",
                  rating);
        }
        if (!id)
            return;
        rating.competency = CompetencyId{std::move(*id)};
        card_.ratings.push_back(std::move(rating));
    }
    void score(NodeIndex node, std::string_view expected, Rating& rating) {
        if (!json_.is_null(node))
            rating.score = json_.number(node, expected);
    }
    void red_flags(ObjectReader& object) {
        auto const at = object.optional("red_flags");
        if (!at)
            return;
        json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
            ObjectReader flag(json_, item);
            RedFlag read;
            name(flag, "competency", read.competency);
            flag.required_text("flag", read.flag);
            flag.text("quotation", read.quotation);
            flag.finish();
            card_.red_flags.push_back(std::move(read));
        });
    }
    void foreign(ObjectReader& object, std::string_view key, std::string& into) {
        auto const at = object.optional(key);
        if (!at)
            return;
        if (json_.kind(*at) == JsonKind::object)
            append_sorted(into, json_.document(), *at);
        else
            json_.wrong_type(*at, "an object");
    }

    JsonReader& json_;
    Scorecard card_{};
};

/// Reads the card at a node and adds it, or its problems.
inline void add_card(JsonReader& json, NodeIndex node, CardPlace place,
                     ScorecardOptions const& options, ReadScorecards& into) {
    std::size_t const before = into.problems.size();
    Scorecard card = CardReader(json).read(node);
    for (auto& problem : CardCheck(card, options).run(place.rubric)) {
        if (json.full())
            break;
        auto const inside = json.document().pointer(node) + problem.pointer;
        json.note(std::move(problem), json.document().find(inside));
    }
    if (errors_since(into, before)) {
        ++into.refused;
        return;
    }
    into.cards.push_back(std::move(card));
    into.places.push_back(place);
}

/// The cards of a parsed text: one, or a list. Returns false after an error.
inline bool add_document(JsonDocument const& document, std::size_t offset, SourcePosition start,
                         std::size_t element, ScorecardOptions const& options,
                         ReadScorecards& into) {
    std::size_t const before = into.problems.size();
    std::string prefix;
    if (element != CardPlace::none)
        append_index(prefix, element);
    JsonReader json(document, into.file, into.problems, prefix, start);
    json.note_faults();
    if (into.problems.size() > before) {
        ++into.refused;
        limit_problems(into, before);
        return false;
    }
    auto const add = [&](NodeIndex node, std::size_t index) {
        CardPlace place;
        place.offset = offset + document.node(node).begin;
        place.length = document.node(node).end - document.node(node).begin;
        place.where = json.where(node);
        place.element = index;
        add_card(json, node, place, options, into);
    };
    if (document.kind(0) == JsonKind::array && element == CardPlace::none)
        document.for_each_item(0, add);
    else
        add(0, element);
    bool const clean = !errors_since(into, before);
    limit_problems(into, before);
    return clean;
}

/// Reads the cards of a text that is no NDJSON: objects, and arrays entry by entry.
class JsonCards {
  public:
    JsonCards(std::string_view text, std::size_t offset, ScorecardOptions const& options,
              ReadScorecards& into)
        : text_(text), offset_(offset), options_(options), into_(into), positions_(text) {}

    void run() {
        for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
            if (text_[at_] == '[' ? !array() : !value(CardPlace::none))
                return;
            skip_blanks();
            if (at_ < text_.size() && text_[at_] != '{' && text_[at_] != '[')
                return fail("more text after the end", {});
        }
    }

  private:
    void skip_blanks() {
        at_ = (std::min)(text_.find_first_not_of(json_blanks, at_), text_.size());
    }

    void fail(std::string message, std::string expected) {
        auto& noted = into_.problems.emplace_back(
            make_problem(problems::json_syntax, std::move(message)));
        noted.file = into_.file;
        noted.where = positions_.at(at_);
        noted.expected = std::move(expected);
    }
    /// False when the text is no JSON from here on.
    bool value(std::size_t element) {
        auto const document = parse_json_prefix(text_.substr(at_));
        add_document(document, offset_ + at_, positions_.at(at_), element, options_, into_);
        at_ += document.end;
        return !document.fault.has_value();
    }
    bool array() {
        ++at_;
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == ']') {
            ++at_;
            return true;
        }
        for (std::size_t element = 0;; ++element) {
            skip_blanks();
            if (!value(element))
                return false;
            skip_blanks();
            if (at_ < text_.size() && text_[at_] == ']') {
                ++at_;
                return true;
            }
            if (at_ >= text_.size() || text_[at_] != ',') {
                fail(at_ < text_.size() ? "the scorecards of a list are not separated"
                                        : "the text ends inside a list",
                     "a comma or ]");
                return false;
            }
            ++at_;
        }
    }

    std::string_view text_{};
    std::size_t offset_ = 0;
    ScorecardOptions const& options_;
    ReadScorecards& into_;
    TextPositions positions_{};
    std::size_t at_ = 0;
};

inline void read_json_cards(std::string_view text, std::size_t offset,
                            ScorecardOptions const& options, ReadScorecards& into) {
    if (!is_ndjson(text)) {
        JsonCards(text, offset, options, into).run();
        return;
    }
    SourcePosition start{1, 1};
    for (std::size_t at = 0; at < text.size(); ++start.line) {
        std::size_t const end = (std::min)(text.find('\n', at), text.size());
        std::string_view const line = text.substr(at, end - at);
        if (line.find_first_not_of(json_blanks) != line.npos)
            read_one_card(line, offset + at, start, options, into);
        at = end + 1;
    }
}

} // namespace detail

PANELSCORE_DECL bool read_one_card(std::string_view json, std::size_t offset,
                                   SourcePosition start, ScorecardOptions const& options,
                                   ReadScorecards& into) {
    return detail::add_document(detail::parse_json(json), offset, start, CardPlace::none,
                                options, into);
}

} // namespace panelscore
