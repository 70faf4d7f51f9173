// SPDX-License-Identifier: BSL-1.0
#include <panelscore/version.hpp>

#include <iostream>

int main() {
    std::cout << "panelscore " << panelscore::version << '\n';
}
