// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/schema.hpp>

int main() {
    return panelscore::json_schema("scorecard") ? 0 : 1;
}
