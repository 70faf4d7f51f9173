// SPDX-License-Identifier: BSL-1.0
// How long `recommend -f ndjson` takes over many scorecards, beside what Boost.JSON alone needs
// to parse the same bytes to values on one thread: once keeping all values until the end, once
// letting each go before the next. Whole processes, in turn, in one run:
//
//     bench_recommend_ndjson [CARDS] [ROUNDS]      (default 1000000 3)
//
// All map the file into memory; the tool writes to /dev/null. For each the wall clock,
// processor time and peak memory are printed, and the ratios of the medians.
#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct PlannedInterview {
    char const* id;
    std::array<char const*, 5> competencies;
};

constexpr std::array<PlannedInterview, 5> plan{
    {{"ml_depth",
      {"fundamentals.ml_core", "fundamentals.model_evaluation",
       "fundamentals.feature_engineering", "communication.clarity", "ethics.fairness"}},
     {"system_design",
      {"system_design.end_to_end", "system_design.mlops", "system_design.llm_applications",
       "problem_solving.decomposition", "problem_solving.tradeoffs"}},
     {"practical",
      {"fundamentals.ml_core", "fundamentals.feature_engineering",
       "problem_solving.decomposition", "problem_solving.debugging", "communication.teamwork"}},
     {"project_review",
      {"fundamentals.model_evaluation", "system_design.end_to_end", "system_design.mlops",
       "problem_solving.debugging", "ethics.accountability"}},
     {"scenario",
      {"system_design.llm_applications", "problem_solving.tradeoffs", "communication.clarity",
       "communication.teamwork", "ethics.accountability"}}}};

constexpr std::array<char const*, 16> words{
    "asked",  "for",      "the",   "load",    "before",   "drawing", "anything", "then",
    "priced", "rollback", "named", "metrics", "compared", "options", "and",      "measured"};

/// Numbers that look random and are the same everywhere (a linear congruential generator).
class Numbers {
  public:
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state_ >> 33U) % n;
    }

  private:
    std::uint64_t state_ = 2026;
};

/// Panels of five cards with five ratings each; the cards of a panel lie far apart. No score is
/// a 5, for the random notes hold no past result and a warning for each would be measured too.
void write_cards(std::string const& path, std::size_t cards) {
    std::ofstream out(path, std::ios::binary);
    Numbers numbers;
    std::size_t const panels = std::max<std::size_t>(1, cards / plan.size());
    std::string line;
    for (std::size_t i = 0; i < cards; ++i) {
        auto const& interview = plan[(i / panels) % plan.size()];
        line =
            R"({"format":"panelscore/scorecard/1","rubric":"ml-engineer","revision":"2026.1",)";
        line += R"("candidate":"c-)" + std::to_string(1000000 + i % panels);
        line += R"(","interviewer":"i-)" + std::to_string(100 + (i / panels) * 80 + i % 79);
        line += std::string{R"(","interview":")"} + interview.id;
        line += R"(","seniority":"senior","submitted_at":"2026-03-02T15:10:00Z","ratings":{)";
        for (std::size_t k = 0; k < interview.competencies.size(); ++k) {
            line += (k > 0 ? ",\"" : "\"") + std::string{interview.competencies[k]};
            line += R"(":{"score":)" + std::to_string(1 + numbers.below(4));
            line += R"(,"evidence":")";
            for (int word = 0; word < 11; ++word)
                line += (word > 0 ? " " : "") + std::string{words[numbers.below(words.size())]};
            line += "\"}";
        }
        line += "},\"overall\":\"hire\"}\n";
        out << line;
    }
}

enum class Values { kept, let_go };

/// Parses every line to a value.
int parse_only(char const* path, Values values) {
    int const file = open(path, O_RDONLY);
    struct stat about {};
    if (file < 0 || fstat(file, &about) != 0)
        return 1;
    auto const size = static_cast<std::size_t>(about.st_size);
    auto const* start =
        static_cast<char const*>(mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0));
    std::string_view text(start, size);
    std::vector<boost::json::value> all;
    std::size_t members = 0;
    while (!text.empty()) {
        std::size_t const end = text.find('\n');
        auto value = boost::json::parse({text.data(), end});
        members += value.as_object().size();
        if (values == Values::kept)
            all.push_back(std::move(value));
        text.remove_prefix(end + 1);
    }
    std::cout << members << '\n' << std::flush;
    _exit(0); // the time to give the memory back is nobody's
}

struct Measured {
    double wall = 0;
    double processor = 0;
    double megabytes = 0;
    int status = 0;
};

double seconds(timeval const& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Measured run(std::vector<std::string> const& command) {
    std::vector<char*> words_of_command;
    std::vector<std::string> copy = command;
    for (auto& word : copy)
        words_of_command.push_back(word.data());
    words_of_command.push_back(nullptr);
    auto const start = std::chrono::steady_clock::now();
    pid_t const child = fork();
    if (child == 0) {
        int const nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(words_of_command[0], words_of_command.data());
        _exit(127);
    }
    Measured result;
    rusage usage{};
    wait4(child, &result.status, 0, &usage);
    result.wall =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    result.processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    result.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return result;
}

Measured median(std::vector<Measured> runs) {
    std::sort(runs.begin(), runs.end(),
              [](Measured const& a, Measured const& b) { return a.wall < b.wall; });
    return runs[runs.size() / 2];
}

void print(char const* what, Measured const& measured) {
    std::printf("%-24s %7.2f s wall %7.2f s processor %8.0f MB peak  exit %d\n", what,
                measured.wall, measured.processor, measured.megabytes,
                WEXITSTATUS(measured.status));
}

/// The shipped rubric with the call by the mean.
void write_rubric(std::string const& path) {
    std::string const copy = std::string{PANELSCORE_TOOL} + " rubrics ml-engineer -o " + path;
    if (std::system(copy.c_str()) != 0)
        std::exit(1);
    std::ifstream in(path);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    std::string const posterior = "\"posterior\"";
    if (auto const at = text.find(posterior); at != std::string::npos)
        text.replace(at, posterior.size(), "\"mean\"");
    std::ofstream(path) << text;
}

} // namespace

int main(int argc, char** argv) {
    std::string_view const mode = argc > 1 ? argv[1] : "";
    if (argc == 3 && mode == "--keep")
        return parse_only(argv[2], Values::kept);
    if (argc == 3 && mode == "--let-go")
        return parse_only(argv[2], Values::let_go);
    bool const smoke = mode == "--smoke";
    std::size_t const cards = smoke ? 1000 : argc > 1 ? std::stoul(argv[1]) : 1000000;
    std::size_t const rounds = smoke ? 1 : argc > 2 ? std::stoul(argv[2]) : 3;
    std::string folder = "/tmp/panelscore-bench-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr)
        return 1;
    std::string const file = folder + "/cards.ndjson";
    std::string const rubric = folder + "/rubric.json";
    write_rubric(rubric);
    write_cards(file, cards);
    std::vector<Measured> ours;
    std::vector<Measured> kept;
    std::vector<Measured> let_go;
    for (std::size_t i = 0; i < rounds; ++i) {
        kept.push_back(run({argv[0], "--keep", file}));
        let_go.push_back(run({argv[0], "--let-go", file}));
        ours.push_back(run({PANELSCORE_TOOL, "recommend", "-r", rubric, "-f", "ndjson", file}));
    }
    struct stat about {};
    stat(file.c_str(), &about);
    std::printf("%zu cards, %.0f MB, median of %zu rounds\n", cards,
                static_cast<double>(about.st_size) / 1048576, rounds);
    print("Boost.JSON, values kept", median(kept));
    print("Boost.JSON, let go", median(let_go));
    print("recommend -f ndjson", median(ours));
    std::printf("ratio of wall clocks    %6.2f to values kept, %.2f to values let go\n",
                median(ours).wall / median(kept).wall, median(ours).wall / median(let_go).wall);
    bool const clean =
        median(ours).status == 0 && median(kept).status == 0 && median(let_go).status == 0;
    std::remove(file.c_str());
    std::remove(rubric.c_str());
    std::remove(folder.c_str());
    return clean ? 0 : 1;
}
