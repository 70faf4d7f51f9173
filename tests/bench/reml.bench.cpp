// SPDX-License-Identifier: BSL-1.0
// How long the six variance components take, beside lme4 in the same run:
//
//     bench_reml CASE...        cases: 100k sparse 1m 10m growth, each also with -missing
//     bench_reml --lme4 CASE... beside R's lme4 (lme4.R; R and r-cran-lme4 must be installed)
//     bench_reml --threads N CASE...                                        (default 2)
//
// Each case is a process of its own that makes the ratings up, fits once, and is measured: the
// clock is that of the fit alone, the peak memory that of the whole process, ratings included.
// `sparse` takes lme4 ten minutes.
#include <panelscore/base/number_text.hpp>
#include <panelscore/simulate/simulate.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using panelscore::SimulatedScore;
using panelscore::SimulateOptions;

struct Case {
    std::string name{};
    SimulateOptions options{};
};

/// What a fit came to. `line` is the same as lme4.R prints.
struct Result {
    bool done = false;
    double processor = 0;
    double wall = 0;
    double criterion = 0;
    std::array<double, 6> variances{};
    std::size_t ratings = 0;
    std::size_t rounds = 0;
    double megabytes = 0;
};

SimulateOptions panels(std::uint32_t candidates, std::uint32_t interviewers,
                       std::uint32_t competencies, panelscore::SimulatedPanelSize size) {
    SimulateOptions options;
    options.seed = 2026;
    options.candidates = candidates;
    options.interviewers = interviewers;
    options.competencies = competencies;
    options.per_candidate = size;
    return options;
}

std::vector<Case> cases_named(std::string name) {
    std::string const missing = "-missing";
    std::vector<Case> cases;
    bool const holes = name.size() > missing.size() && name.ends_with(missing);
    std::string const base = holes ? name.substr(0, name.size() - missing.size()) : name;
    if (base == "tiny")
        cases = {{name, panels(60, 12, 3, {4, 4})}};
    else if (base == "100k")
        cases = {{name, panels(5000, 150, 5, {4, 4})}};
    else if (base == "sparse")
        cases = {{name, panels(3000, 250, 8, {3, 6})}};
    else if (base == "1m")
        cases = {{name, panels(50'000, 400, 5, {4, 4})}};
    else if (base == "10m")
        cases = {{name, panels(500'000, 400, 5, {4, 4})}};
    else if (base == "growth")
        for (std::uint32_t const candidates : {12'500U, 25'000U, 50'000U, 100'000U, 200'000U})
            cases.push_back({name, panels(candidates, 400, 5, {4, 4})});
    else
        return {};
    for (Case& one : cases)
        one.options.missing.not_observed = holes ? 0.1 : 0;
    return cases;
}

/// Fits once and prints what lme4.R prints, then the ratings and rounds.
int fit_once(Case const& one, std::size_t threads) {
    auto const made =
        panelscore::simulated_ratings(panelscore::SimulatedPanels{one.options}, threads);
    auto const start = std::chrono::steady_clock::now();
    std::clock_t const processor = std::clock();
    auto const fit =
        panelscore::stats::fit_variance_components(made.ratings, {.threads = threads});
    double const used =
        static_cast<double>(std::clock() - processor) / static_cast<double>(CLOCKS_PER_SEC);
    double const wall =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!fit || !fit->converged)
        return 1;
    std::printf("%.4f %.4f %.12g", used, wall, fit->criterion);
    for (std::size_t i = 0; i < 6; ++i)
        std::printf(" %.10g", fit->variance(static_cast<panelscore::stats::Component>(i)));
    std::printf(" %zu %zu\n", made.ratings.size(), fit->iterations);
    return 0;
}

/// Runs `work` in a process of its own and reads the line it prints.
template <typename Work>
Result measured(Work work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        return {};
    std::fflush(stdout);
    pid_t const child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        int const code = work();
        std::fflush(stdout);
        _exit(code);
    }
    close(ends[1]);
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = read(ends[0], buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(n));
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    Result result;
    std::istringstream line{text};
    line >> result.processor >> result.wall >> result.criterion;
    for (double& variance : result.variances)
        line >> variance;
    result.done = status == 0 && !line.fail();
    line >> result.ratings >> result.rounds;
    result.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return result;
}

/// The ratings of a case as lme4.R reads them.
void write_csv(Case const& one, std::string const& path) {
    auto const made = panelscore::simulated_ratings(panelscore::SimulatedPanels{one.options});
    auto const& ratings = made.ratings;
    std::ofstream out(path);
    out << "candidate,interviewer,competency,score\n";
    for (std::size_t i = 0; i < ratings.size(); ++i)
        out << 'c' << ratings.candidate[i] << ",i" << ratings.interviewer[i] << ",k"
            << ratings.competency[i] << ',' << panelscore::number_text(ratings.score[i])
            << '\n';
}

Result by_lme4(Case const& one) {
    std::string folder = "/tmp/panelscore-bench-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr)
        return {};
    std::string const file = folder + "/ratings.csv";
    write_csv(one, file);
    auto const result = measured([&] {
        execlp("Rscript", "Rscript", PANELSCORE_LME4_SCRIPT, file.c_str(), nullptr);
        return 127;
    });
    std::remove(file.c_str());
    std::remove(folder.c_str());
    return result;
}

void print(std::string const& what, Result const& result) {
    if (!result.done) {
        std::printf("%-28s did not finish\n", what.c_str());
        return;
    }
    std::printf("%-28s %9zu %3zu %9.2f s %9.2f s %7.0f MB  %.6f\n", what.c_str(),
                result.ratings, result.rounds, result.wall, result.processor, result.megabytes,
                result.criterion);
    std::fflush(stdout);
}

bool run(Case const& one, std::size_t threads, bool beside_lme4) {
    auto const ours = measured([&] { return fit_once(one, threads); });
    print(one.name, ours);
    if (!beside_lme4 || !ours.done)
        return ours.done;
    auto theirs = by_lme4(one);
    theirs.ratings = ours.ratings;
    print(one.name + ", lme4", theirs);
    if (!theirs.done)
        return false;
    double apart = 0;
    for (std::size_t i = 0; i < 6; ++i)
        apart = std::max(apart, std::fabs(ours.variances[i] - theirs.variances[i]));
    std::printf("    lme4 takes %.0f times the processor, %.0f times the clock; its criterion "
                "is %.2g higher, variances differ by at most %.1g\n",
                theirs.processor / ours.processor, theirs.wall / ours.wall,
                theirs.criterion - ours.criterion, apart);
    return ours.criterion <= theirs.criterion + 1e-6;
}

} // namespace

int main(int argc, char** argv) {
    std::size_t threads = 2;
    bool lme4 = false, fine = true;
    std::vector<Case> cases;
    for (int i = 1; i < argc; ++i) {
        std::string const word = argv[i];
        if (word == "--lme4")
            lme4 = true;
        else if (word == "--threads" && i + 1 < argc)
            threads = std::stoul(argv[++i]);
        else
            for (auto& one : cases_named(word == "--smoke" ? "tiny-missing" : word))
                cases.push_back(std::move(one));
    }
    std::printf("%-28s %9s %3s %11s %11s %10s  criterion\n", "case", "ratings", "it", "clock",
                "processor", "peak");
    for (auto const& one : cases)
        fine = run(one, threads, lme4) && fine;
    return cases.empty() || !fine ? 1 : 0;
}
