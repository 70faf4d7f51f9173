// SPDX-License-Identifier: BSL-1.0
#include "cli/app.hpp"
#include "cli/surroundings.hpp"

#include <cstdio>
#include <exception>

int main(int count, char** words) {
    using namespace panelscore::cli;
    try {
        auto const length = static_cast<std::size_t>(count > 0 ? count - 1 : 0);
        return run({words + (length > 0 ? 1 : 0), length}, surroundings_of_this_process());
    } catch (std::exception const& error) {
        std::fprintf(stderr,
                     "panelscore: this is a defect in panelscore, not in your files: %s\n",
                     error.what());
        return static_cast<int>(ExitCode::defect);
    }
}
