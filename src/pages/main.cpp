// SPDX-License-Identifier: BSL-1.0
// panelscore_pages DIR DATE: writes manual pages and shell completions into DIR. Run by the
// build, not installed.
#include "pages/pages.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

namespace {

void write(std::filesystem::path const& file, std::string const& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out;
    out.exceptions(std::ios::badbit | std::ios::failbit);
    out.open(file, std::ios::binary);
    out << text;
    out.close();
}

} // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("panelscore_pages DIR DATE\n", stderr);
        return 2;
    }
    try {
        using namespace panelscore::pages;
        auto pages = manual_pages(words[2]);
        pages.push_back(bash_completion());
        pages.push_back(zsh_completion());
        pages.push_back(fish_completion());
        for (auto const& page : pages)
            write(std::filesystem::path(words[1]) / page.name, page.text);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "panelscore_pages: %s\n", error.what());
        return 1;
    }
    return 0;
}
