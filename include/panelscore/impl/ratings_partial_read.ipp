// SPDX-License-Identifier: BSL-1.0
#pragma once

// Shards read back, every number checked: what a shard says is believed no more than any file.

#include <panelscore/detail/json_reader.hpp>
#include <panelscore/detail/object_reader.hpp>
#include <panelscore/impl/ratings_partial_write.ipp>
#include <panelscore/io/names.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

using CodeColumn = std::vector<std::uint32_t>;

/// How the files of a shard were read.
struct ReadAs {
    RatedBy rated = RatedBy::competencies;
    std::string by{};
    std::optional<ScoreScale> scale{};
    std::vector<ScoreLabel> values{};
    std::vector<std::pair<std::string, std::string>> rubrics{}; ///< id and revision

    friend bool operator==(ReadAs const&, ReadAs const&) = default;
};

/// One shard. Columns of one table have one length; codes are within their lists.
struct PartialRatings {
    std::string name{}; ///< of its file
    ReadAs read_as{};
    std::vector<std::string> files{};
    std::vector<Diagnostics> problems{}; ///< of each file
    std::vector<std::string> candidates{}, openings{}, interviewers{}, interviews{},
        competencies{}, seniorities{}, revisions{}, groups{};
    CodeColumn panel_candidate{}, panel_opening{}, panel_seniority{}, panel_file{},
        panel_line{};
    CodeColumn card_panel{}, card_interviewer{}, card_file{}, card_line{}, card_interview{},
        card_debrief{}, card_rubric{}, card_revision{}, card_group{}, card_ratings{};
    std::vector<std::int64_t> interviewed_at{}, submitted_at{};
    std::vector<std::optional<Vote>> overall{};
    CodeColumn competency{};
    std::vector<std::optional<double>> score{};
};

/// Reads the document of one shard.
class PartialReader {
  public:
    PartialReader(JsonReader& json, PartialRatings& out) : json_(json), out_(out) {}

    void run() {
        ObjectReader top(json_, 0);
        auto const format = top.required("format");
        if (!format)
            return;
        if (json_.text(*format).value_or("") != partial_format) {
            json_.problem(problems::wrong_format, "this is no shard of ratings", *format)
                .expected = '"' + std::string(partial_format) + '"';
            return;
        }
        static_cast<void>(top.optional("engine"));
        if (auto const at = top.required("read_as"))
            read_as(*at);
        if (auto const at = top.required("files"))
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) { file(item); });
        if (auto const at = top.required("names"))
            names(*at);
        if (auto const at = top.required("panels"))
            panels(*at);
        if (auto const at = top.required("cards"))
            cards(*at);
        if (auto const at = top.required("ratings"))
            ratings(*at);
        top.finish();
    }

  private:
    static constexpr std::size_t any = (std::numeric_limits<std::uint32_t>::max)();

    void read_as(NodeIndex node) {
        ObjectReader object(json_, node);
        std::string score;
        object.required_text("score", score);
        if (score == "overall")
            out_.read_as.rated = RatedBy::overall_vote;
        else if (score != "competencies")
            json_.problem(problems::unknown_word, "unknown word in \"score\"", node).expected =
                "competencies, overall";
        if (auto const at = object.required("by"); at && !json_.is_null(*at))
            out_.read_as.by = json_.text(*at).value_or(std::string{});
        if (auto const at = object.required("scale"); at && !json_.is_null(*at))
            scale(*at);
        if (auto const at = object.required("values"))
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                ObjectReader value(json_, item);
                ScoreLabel read;
                value.required_text("label", read.label);
                if (auto const number = value.required("score");
                    number && !json_.is_null(*number))
                    read.score = json_.number(*number);
                value.finish();
                out_.read_as.values.push_back(std::move(read));
            });
        if (auto const at = object.required("rubrics"))
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                ObjectReader rubric(json_, item);
                std::pair<std::string, std::string> read;
                rubric.required_text("id", read.first);
                rubric.required_text("revision", read.second);
                rubric.finish();
                out_.read_as.rubrics.push_back(std::move(read));
            });
        object.finish();
    }
    void scale(NodeIndex node) {
        ObjectReader object(json_, node);
        ScoreScale scale;
        object.number("minimum", scale.minimum);
        object.number("maximum", scale.maximum);
        object.number("step", scale.step);
        if (auto const at = object.required("lower_is_better"))
            scale.lower_is_better = json_.boolean(*at).value_or(false);
        object.finish();
        if (!(scale.minimum < scale.maximum) || scale.step < 0)
            json_.problem(problems::out_of_range, "this scale has no width", node);
        out_.read_as.scale = scale;
    }
    void file(NodeIndex node) {
        ObjectReader object(json_, node);
        std::string name;
        object.required_text("file", name);
        Diagnostics found;
        if (auto const at = object.required("problems"))
            json_.for_each_item(
                *at, [&](NodeIndex item, std::size_t) { found.push_back(problem(item)); });
        object.finish();
        out_.files.push_back(std::move(name));
        out_.problems.push_back(std::move(found));
    }
    Diagnostic problem(NodeIndex node) {
        ObjectReader object(json_, node);
        Diagnostic read;
        std::string level;
        object.required_text("level", level);
        // A shard with an error is not written.
        read.level =
            level == "information" ? DiagnosticLevel::information : DiagnosticLevel::warning;
        object.required_text("code", read.code);
        object.required_text("name", read.name);
        object.required_text("message", read.message);
        auto const text = [&](std::string_view key, std::string& into) {
            if (auto const at = object.optional(key); at && !json_.is_null(*at))
                into = json_.text(*at).value_or(std::string{});
        };
        std::string file;
        text("file", file);
        text("pointer", read.pointer);
        text("expected", read.expected);
        text("did_you_mean", read.did_you_mean);
        auto const place = [&](std::string_view key, std::size_t& into) {
            if (auto const at = object.optional(key); at && !json_.is_null(*at))
                into = code(*at, any);
        };
        place("line", read.where.line);
        place("column", read.where.column);
        object.texts("details", read.details);
        object.finish();
        return read;
    }
    void names(NodeIndex node) {
        ObjectReader object(json_, node);
        auto const list = [&](std::string_view key, std::vector<std::string>& into) {
            if (auto const at = object.required(key))
                json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                    into.push_back(json_.name(item).value_or(std::string{"?"}));
                });
        };
        list("candidates", out_.candidates);
        list("openings", out_.openings);
        list("interviewers", out_.interviewers);
        list("interviews", out_.interviews);
        list("competencies", out_.competencies);
        list("seniorities", out_.seniorities);
        list("revisions", out_.revisions);
        list("groups", out_.groups);
        object.finish();
    }

    /// A whole number below `below`, else a problem and 0.
    std::uint32_t code(NodeIndex node, std::size_t below) {
        std::string_view const text = json_.document().source(node);
        std::uint32_t number = 0;
        auto const [stop, wrong] =
            std::from_chars(text.data(), text.data() + text.size(), number);
        if (json_.kind(node) != JsonKind::number || wrong != std::errc{} ||
            stop != text.data() + text.size() || number >= below) {
            json_.problem(problems::out_of_range, "this is no number of an entry", node)
                .expected = below == any ? "a whole number"
                                         : "a whole number below " + std::to_string(below);
            return 0;
        }
        return number;
    }
    /// The length of a column when it is as long as its table.
    bool fits(NodeIndex node, std::size_t read, std::size_t n) {
        if (read == n || json_.kind(node) != JsonKind::array)
            return read == n;
        json_.problem(problems::out_of_range,
                      json_.label(node) + " has " + std::to_string(read) +
                          " entries, its table " + std::to_string(n),
                      node);
        return false;
    }
    /// A column without gaps; the first one of a table says how long the others are.
    void full(ObjectReader& table, std::string_view key, std::size_t below, CodeColumn& into,
              std::optional<std::size_t> n = {}) {
        if (auto const at = table.required(key)) {
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                into.push_back(json_.full() ? 0 : code(item, below));
            });
            if (n)
                fits(*at, into.size(), *n);
        }
        if (n)
            into.resize(*n);
    }
    /// A column that may have gaps, or be left out.
    template <typename Value, typename Read>
    void gaps(ObjectReader& table, std::string_view key, std::size_t n, Value none,
              std::vector<Value>& into, Read read) {
        if (auto const at = table.optional(key)) {
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                into.push_back(json_.full() || json_.is_null(item) ? none : read(item));
            });
            fits(*at, into.size(), n);
        }
        into.resize(n, none);
    }
    void gaps(ObjectReader& table, std::string_view key, std::size_t n, std::size_t below,
              CodeColumn& into) {
        gaps(table, key, n, no_code, into, [&](NodeIndex item) { return code(item, below); });
    }
    void panels(NodeIndex node) {
        ObjectReader table(json_, node);
        full(table, "candidate", out_.candidates.size(), out_.panel_candidate);
        std::size_t const n = out_.panel_candidate.size();
        gaps(table, "opening", n, out_.openings.size(), out_.panel_opening);
        gaps(table, "seniority", n, out_.seniorities.size(), out_.panel_seniority);
        gaps(table, "seniority_file", n, out_.files.size(), out_.panel_file);
        gaps(table, "seniority_line", n, any, out_.panel_line);
        for (std::size_t i = 0; i < n; ++i)
            if (out_.panel_seniority[i] != no_code && out_.panel_file[i] == no_code) {
                json_.problem(problems::missing_key,
                              "a seniority without the file that says so", node);
                break;
            }
        table.finish();
    }
    void cards(NodeIndex node) {
        ObjectReader table(json_, node);
        full(table, "panel", out_.panel_candidate.size(), out_.card_panel);
        std::size_t const n = out_.card_panel.size();
        full(table, "interviewer", out_.interviewers.size(), out_.card_interviewer, n);
        full(table, "file", out_.files.size(), out_.card_file, n);
        full(table, "line", any, out_.card_line, n);
        gaps(table, "interview", n, out_.interviews.size(), out_.card_interview);
        gaps(table, "after_debrief", n, 2, out_.card_debrief);
        gaps(table, "rubric", n, out_.read_as.rubrics.size(), out_.card_rubric);
        gaps(table, "revision", n, out_.revisions.size(), out_.card_revision);
        gaps(table, "group", n, out_.groups.size(), out_.card_group);
        auto const time = [&](NodeIndex item) { return seconds(item); };
        gaps(table, "interviewed_at", n, no_time, out_.interviewed_at, time);
        gaps(table, "submitted_at", n, no_time, out_.submitted_at, time);
        gaps(table, "overall", n, std::optional<Vote>{}, out_.overall,
             [&](NodeIndex item) { return vote(item); });
        full(table, "ratings", any, out_.card_ratings, n);
        table.finish();
    }
    std::int64_t seconds(NodeIndex node) {
        constexpr std::int64_t first = -62'167'219'200, last = 253'402'300'799; // years 0, 9999
        std::string_view const text = json_.document().source(node);
        std::int64_t number = 0;
        auto const [stop, wrong] =
            std::from_chars(text.data(), text.data() + text.size(), number);
        if (wrong == std::errc{} && stop == text.data() + text.size() && number >= first &&
            number <= last)
            return number;
        json_.problem(problems::out_of_range, "this is no time", node).expected =
            "seconds since 1970, in the years 0 to 9999";
        return no_time;
    }
    std::optional<Vote> vote(NodeIndex node) {
        std::string_view const text = json_.document().source(node);
        for (int const number : {-2, -1, 0, 1, 2})
            if (text == std::to_string(number))
                return static_cast<Vote>(number);
        json_.problem(problems::out_of_range, "this is no vote", node).expected =
            "a whole number from -2 to 2";
        return std::nullopt;
    }
    void ratings(NodeIndex node) {
        ObjectReader table(json_, node);
        full(table, "competency", out_.competencies.size(), out_.competency);
        std::size_t const n = out_.competency.size();
        gaps(table, "score", n, std::optional<double>{}, out_.score,
             [&](NodeIndex item) { return json_.number(item); });
        table.finish();
        std::size_t sum = 0;
        for (std::uint32_t const ratings : out_.card_ratings)
            sum += ratings;
        if (sum != n && !json_.full())
            json_.problem(problems::out_of_range,
                          "the cards have " + std::to_string(sum) + " ratings, this table " +
                              std::to_string(n),
                          node);
        if (n > 0 && out_.read_as.rated == RatedBy::overall_vote)
            json_.problem(problems::out_of_range, "a shard of votes has no ratings", node);
    }

    JsonReader& json_;
    PartialRatings& out_;
};

/// Reads a shard; what is wrong with it goes to `problems`.
inline PartialRatings read_partial(std::string_view text, std::string_view name,
                                   Diagnostics& problems) {
    constexpr JsonLimits limits{.bytes = std::size_t{1} << 30U,
                                .values = most_partial_values + 1'000'000};
    PartialRatings read;
    read.name = name;
    auto const document = parse_json(without_mark(text), limits);
    JsonReader json(document, name, problems);
    json.note_faults();
    if (!document.fault)
        PartialReader(json, read).run();
    return read;
}

} // namespace panelscore::detail
