// SPDX-License-Identifier: BSL-1.0
#include <panelscore/panelscore.hpp>

int main() {
    return panelscore::version.empty() ? 1 : 0;
}
