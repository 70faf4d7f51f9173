// SPDX-License-Identifier: BSL-1.0
#pragma once

// The events of one scorecard as Boost.JSON's parser reports them, put into a Scorecard. What a
// plain card has and does not have is decided here; see quick_card.ipp.

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/scorecard.hpp>

#include <boost/json/basic_parser.hpp>
#include <boost/json/string_view.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// The events of one card. Each returns false as soon as the card is not plain.
class QuickCardHandler {
  public:
    static constexpr std::size_t max_object_size = 1000;
    static constexpr std::size_t max_array_size = 1000;
    static constexpr std::size_t max_key_size = 200;
    static constexpr std::size_t max_string_size = 1U << 20U;
    using error_code = boost::json::error_code;
    using text = boost::json::string_view;

    /// The card to fill next; what it held is overwritten. Without `texts` notes and evidence
    /// are looked at but not kept.
    void start(Scorecard& card, bool texts) {
        card_ = &card;
        candidate_ = {};
        opening_ = {};
        texts_ = texts;
        card.rubric.clear();
        card.revision.clear();
        card.candidate.assign({});
        card.interviewer.assign({});
        card.interview.assign({});
        card.opening.assign({});
        card.seniority.assign({});
        card.interviewed_at.clear();
        card.submitted_at.clear();
        card.phase = Phase::independent;
        used_ = 0; // ratings are overwritten in place, their texts keep their storage
        card.red_flags.clear();
        card.overall.reset();
        card.notes.clear();
        card.source.clear();
        card.extra.clear();
        part_.clear();
        at_ = At::outside;
        seen_ = 0;
    }

    /// The names of the last card as they stand in its line; elsewhere when they had escapes.
    [[nodiscard]] std::string_view candidate() const { return candidate_; }
    [[nodiscard]] std::string_view opening() const { return opening_; }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) {
        switch (at_) {
        case At::outside:
            at_ = At::card;
            return true;
        case At::card:
            at_ = At::ratings;
            return key_ == Key::ratings;
        case At::ratings:
            at_ = At::rating;
            rating_seen_ = 0;
            add_rating();
            return true;
        case At::rating:
            break;
        }
        return false;
    }
    bool on_object_end(std::size_t, error_code&) {
        switch (at_) {
        case At::rating:
            at_ = At::ratings;
            return (rating_seen_ & bit(Key::score)) != 0;
        case At::ratings:
            at_ = At::card;
            return true;
        case At::card: {
            unsigned const required =
                bit(Key::candidate) | bit(Key::interviewer) | bit(Key::ratings);
            at_ = At::outside;
            card_->ratings.resize(used_);
            return (seen_ & required) == required;
        }
        case At::outside:
            break;
        }
        return false;
    }
    // Red flags, source and x are rare: the careful reader takes cards that have them.
    bool on_array_begin(error_code&) { return false; }
    bool on_array_end(std::size_t, error_code&) { return false; }

    bool on_key_part(text part, std::size_t, error_code&) {
        part_.append(part.data(), part.size());
        return true;
    }
    bool on_key(text last, std::size_t, error_code&) {
        std::string_view const name = whole(last);
        bool const known = at_ == At::ratings ? competency(name) : this->key(name);
        part_.clear();
        return known;
    }
    bool on_string_part(text part, std::size_t, error_code&) {
        part_.append(part.data(), part.size());
        return true;
    }
    bool on_string(text last, std::size_t, error_code&) {
        std::string_view const value = whole(last);
        bool const taken = at_ == At::card     ? card_text(value)
                           : at_ == At::rating ? rating_text(value)
                                               : false;
        part_.clear();
        return taken;
    }
    bool on_number_part(text, error_code&) { return false; } // longer than any score
    bool on_int64(std::int64_t number, text digits, error_code&) {
        return score(static_cast<double>(number), digits.size());
    }
    bool on_uint64(std::uint64_t, text, error_code&) { return false; }
    bool on_double(double number, text digits, error_code&) {
        return score(number, digits.size());
    }
    bool on_bool(bool, error_code&) { return false; }
    bool on_null(error_code&) {
        if (at_ == At::ratings)
            add_rating();
        return at_ == At::ratings || (at_ == At::rating && key_ == Key::score);
    }
    bool on_comment_part(text, error_code&) { return false; }
    bool on_comment(text, error_code&) { return false; }

  private:
    enum class At { outside, card, ratings, rating };
    enum class Key : unsigned {
        format,
        rubric,
        revision,
        candidate,
        interviewer,
        interview,
        seniority,
        interviewed_at,
        submitted_at,
        phase,
        ratings,
        overall,
        notes,
        opening,
        score,
        evidence,
        hint
    };
    struct KeyName {
        std::string_view name{};
        Key key{};
    };
    static constexpr std::array<KeyName, 14> card_keys{{{"format", Key::format},
                                                        {"rubric", Key::rubric},
                                                        {"revision", Key::revision},
                                                        {"candidate", Key::candidate},
                                                        {"interviewer", Key::interviewer},
                                                        {"interview", Key::interview},
                                                        {"seniority", Key::seniority},
                                                        {"interviewed_at", Key::interviewed_at},
                                                        {"submitted_at", Key::submitted_at},
                                                        {"ratings", Key::ratings},
                                                        {"overall", Key::overall},
                                                        {"phase", Key::phase},
                                                        {"notes", Key::notes},
                                                        {"opening", Key::opening}}};
    static constexpr std::array<KeyName, 3> rating_keys{
        {{"score", Key::score}, {"evidence", Key::evidence}, {"hint", Key::hint}}};

    static constexpr unsigned bit(Key key) { return 1U << static_cast<unsigned>(key); }
    static constexpr std::size_t longest_id = 200;
    static constexpr std::size_t longest_score = 15; // digits that are read exactly

    std::string_view whole(text last) {
        if (part_.empty())
            return {last.data(), last.size()};
        part_.append(last.data(), last.size());
        return part_;
    }
    /// Text without control characters, which no plain card has.
    static bool plain(std::string_view value) {
        unsigned char lowest = 0xFF;
        for (char const c : value)
            lowest = (std::min)(lowest, static_cast<unsigned char>(c));
        return lowest >= 0x20;
    }
    bool key(std::string_view name) {
        unsigned& seen = at_ == At::card ? seen_ : rating_seen_;
        auto const find = [&](auto const& keys) {
            for (KeyName const& entry : keys)
                if (entry.name == name) {
                    key_ = entry.key;
                    return true;
                }
            return false;
        };
        if (!(at_ == At::card ? find(card_keys) : find(rating_keys)))
            return false;
        bool const fresh = (seen & bit(key_)) == 0;
        seen |= bit(key_);
        return fresh;
    }
    void add_rating() {
        if (used_ == card_->ratings.size())
            card_->ratings.push_back({});
        Rating& rating = card_->ratings[used_++];
        rating.competency.assign(competency_);
        rating.score.reset();
        rating.evidence.clear();
        rating.hint.reset();
    }
    bool competency(std::string_view name) {
        competency_.assign(name);
        return !name.empty();
    }
    bool score(double number, std::size_t digits) {
        if (digits > longest_score)
            return false;
        if (at_ == At::ratings) {
            add_rating();
        } else if (at_ != At::rating || key_ != Key::score) {
            return false;
        }
        card_->ratings[used_ - 1].score = number;
        return true;
    }
    bool rating_text(std::string_view value) {
        Rating& rating = card_->ratings[used_ - 1];
        if (key_ == Key::evidence) {
            if (texts_)
                rating.evidence.assign(value);
            return plain(value);
        }
        if (key_ != Key::hint)
            return false;
        rating.hint = value_in(hint_names, value);
        return rating.hint.has_value();
    }
    template <typename Target>
    static bool take(Target& target, std::string_view value, std::size_t longest) {
        target.assign(value);
        return !value.empty() && value.size() <= longest && plain(value);
    }
    static bool take_time(std::string& target, std::string_view value) {
        target.assign(value);
        return is_timestamp(value);
    }
    bool card_text(std::string_view value) {
        Scorecard& card = *card_;
        switch (key_) {
        case Key::format:
            return value == "panelscore/scorecard/1";
        case Key::rubric:
            return take(card.rubric, value, longest_id);
        case Key::revision:
            return take(card.revision, value, longest_id);
        case Key::candidate:
            candidate_ = value;
            return take(card.candidate, value, longest_id);
        case Key::interviewer:
            return take(card.interviewer, value, longest_id);
        case Key::interview:
            return take(card.interview, value, longest_id);
        case Key::seniority:
            return take(card.seniority, value, longest_id);
        case Key::opening:
            opening_ = value;
            return take(card.opening, value, longest_id);
        case Key::interviewed_at:
            return take_time(card.interviewed_at, value);
        case Key::submitted_at:
            return take_time(card.submitted_at, value);
        case Key::notes:
            return take(card.notes, value, max_string_size);
        case Key::overall:
            card.overall = value_in(vote_names, value);
            return card.overall.has_value();
        case Key::phase: {
            auto const phase = value_in(phase_names, value);
            card.phase = phase.value_or(Phase::independent);
            return phase.has_value();
        }
        case Key::ratings:
        case Key::score:
        case Key::evidence:
        case Key::hint:
            break;
        }
        return false;
    }

    Scorecard* card_ = nullptr;
    std::string_view candidate_{};
    std::string_view opening_{};
    bool texts_ = true;
    std::string part_{}; // of a key or text that came in pieces, for it had escapes
    std::string competency_{};
    At at_ = At::outside;
    Key key_ = Key::format;
    std::size_t used_ = 0; // ratings filled so far
    unsigned seen_ = 0;
    unsigned rating_seen_ = 0;
};

} // namespace panelscore::detail
