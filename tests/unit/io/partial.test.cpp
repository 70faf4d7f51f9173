// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/partial.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;

namespace {

struct NamedFile {
    std::string name{};
    std::string text{};
};

/// Forty files: every card is in one or two of them, its rows dealt out at random.
std::vector<NamedFile> dealt_out_files() {
    std::mt19937 random(7);
    std::vector<NamedFile> files;
    for (int f = 0; f < 40; ++f)
        files.push_back({"f" + std::to_string(100 + f) + ".csv",
                         "candidate,interviewer,competency,score,opening,seniority,interview,"
                         "phase,interviewed_at,site,extra\n"});
    for (int candidate = 0; candidate < 30; ++candidate)
        for (int interviewer = 0; interviewer < 4; ++interviewer) {
            std::size_t const one = random() % files.size(), two = random() % files.size();
            bool const late = random() % 10 == 0;
            for (int competency = 0; competency < 6; ++competency) {
                std::string const score =
                    random() % 9 == 0 ? "N" : std::to_string(1 + random() % 5);
                files[random() % 2 == 0 ? one : two].text +=
                    "c" + std::to_string(candidate) + ",i" +
                    std::to_string((candidate + interviewer * 3) % 11) + ",k" +
                    std::to_string(competency) + ',' + score + ",req-" +
                    std::to_string(candidate % 3) + ',' + (candidate % 2 == 0 ? "senior" : "") +
                    ",talk," + (late ? "after_debrief" : "") + ",2026-0" +
                    std::to_string(1 + candidate % 9) + "-02T10:00:00Z,s" +
                    std::to_string(candidate % 2) + ",x\n";
            }
        }
    return files;
}

RatingOptions by_site() {
    RatingOptions options;
    options.by = "site";
    options.scale = ScoreScale{1, 5, 1, false, true};
    return options;
}

Parsed<std::string> shard_of(std::vector<NamedFile> files, RatingOptions const& options) {
    std::sort(files.begin(), files.end(),
              [](auto const& a, auto const& b) { return a.name < b.name; });
    RatingReader reader(options);
    for (NamedFile const& file : files) {
        reader.open(file.name);
        reader.feed(file.text);
        reader.close();
    }
    return reader.partial();
}

Parsed<RatingHistory> one_run(std::vector<NamedFile> const& files,
                              RatingOptions const& options) {
    RatingReader reader(options);
    for (NamedFile const& file : files) {
        reader.open(file.name);
        reader.feed(file.text);
        reader.close();
    }
    return reader.finish();
}

Parsed<RatingHistory> merged(std::vector<std::string> const& shards,
                             RatingOptions options = {}) {
    PartialMerger merger(std::move(options));
    for (std::size_t i = 0; i < shards.size(); ++i)
        merger.add(shards[i], "shard-" + std::to_string(i));
    return merger.finish();
}

std::string const table = "candidate,interviewer,competency,score\n";

} // namespace

TEST_CASE("partial: any split of files and any order of shards gives the history of one run") {
    auto const files = dealt_out_files();
    auto const wanted = one_run(files, by_site());
    REQUIRE(wanted.ok());
    REQUIRE(wanted.value.ratings.size() > 500);
    std::mt19937 random(11);
    for (std::size_t n = 1; n <= 7; ++n) {
        std::vector<std::vector<NamedFile>> split(n);
        for (NamedFile const& file : files)
            split[random() % n].push_back(file);
        std::vector<std::string> shards;
        for (auto const& some : split) {
            auto const shard = shard_of(some, by_site());
            REQUIRE_FALSE(shard.value.empty());
            shards.push_back(shard.value);
        }
        std::shuffle(shards.begin(), shards.end(), random);
        auto const read = merged(shards);
        CHECK(read.value == wanted.value);
        CHECK(read.problems == wanted.problems);
    }
}

TEST_CASE("partial: the time asked for is asked of the merge") {
    auto const files = dealt_out_files();
    RatingOptions since = by_site();
    since.since = 1'775'000'000; // in April 2026
    auto const wanted = one_run(files, since);
    RatingOptions asked;
    asked.since = since.since;
    auto const read = merged({shard_of(files, by_site()).value}, asked);
    CHECK(read.value == wanted.value);
    CHECK(read.problems == wanted.problems);
    CHECK(wanted.value.ratings.size() < one_run(files, by_site()).value.ratings.size());
}

TEST_CASE("partial: scores come back as they were, to the last digit") {
    std::string const text =
        table + "a,i,k,0.1\na,j,k,3.3333333333333335\nb,i,k,2.0000000001\n";
    auto const wanted = read_ratings(text, "t.csv");
    REQUIRE(wanted.value.ratings.size() == 3);
    auto const read = merged({shard_of({{"t.csv", text}}, {}).value});
    CHECK(read.value == wanted.value);
}

TEST_CASE("partial: what two shards say of one cell is found, with both places") {
    auto const one = shard_of({{"a.csv", table + "c,i,k,3\n"}}, {}).value;
    auto const two = shard_of({{"b.csv", table + "x,i,k,3\nc,i,k,4\n"}}, {}).value;
    for (auto const& shards : {std::vector{one, two}, std::vector{two, one}}) {
        auto const read = merged(shards);
        auto const twice =
            std::find_if(read.problems.begin(), read.problems.end(),
                         [](Diagnostic const& problem) { return problem.code == "K-06"; });
        REQUIRE(twice != read.problems.end());
        CHECK(twice->file == "b.csv");
        CHECK(twice->where.line == 3);
        CHECK(twice->details == std::vector<std::string>{"the card begins in a.csv:2"});
    }
}

TEST_CASE("partial: with something wrong in a file there is no shard") {
    auto const shard = shard_of({{"a.csv", table + "c,i,k,many\n"}}, {});
    CHECK(shard.value.empty());
    CHECK(has_errors(shard.problems));
}

TEST_CASE("partial: shards that were read in other ways are refused, both named") {
    auto const one = shard_of({{"a.csv", table + "c,i,k,3\n"}}, {}).value;
    auto const two = shard_of(dealt_out_files(), by_site()).value;
    auto const read = merged({one, two});
    REQUIRE(read.problems.size() >= 1);
    CHECK(read.problems[0].file == "shard-1");
    CHECK(read.problems[0].message == "not read as shard-0 was");
    CHECK(read.value.ratings.size() == 0);
}

TEST_CASE("partial: damaged shards give errors, never a crash") {
    auto const shard = shard_of(dealt_out_files(), by_site()).value;
    for (std::size_t cut = 0; cut < shard.size(); cut += 997)
        CHECK(has_errors(merged({shard.substr(0, cut)}).problems));
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        std::string damaged = shard;
        for (int i = 0; i < 3; ++i)
            damaged[random() % damaged.size()] = "0123456789,[]{}\"-"[random() % 17];
        auto const read = merged({damaged});
        CHECK((has_errors(read.problems) || read.value.ratings.size() > 0));
    }
    CHECK(has_errors(merged({"{\"format\":\"panelscore/calibration/1\"}"}).problems));
}
