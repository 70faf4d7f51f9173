// SPDX-License-Identifier: BSL-1.0
#include <panelscore/version.hpp>

#include <cstdio>
#include <string_view>

int main(int count, char** words) {
    if (count == 2 && std::string_view{words[1]} == "--version") {
        std::printf("panelscore %s\n", panelscore::version.data());
        return 0;
    }
    std::fputs("usage: panelscore --version\n", stderr);
    return 2;
}
