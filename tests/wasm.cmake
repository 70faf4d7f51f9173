# SPDX-License-Identifier: BSL-1.0
# The module in Node and the page in headless Chromium, held against the tool of the gcc preset.
set(PANELSCORE_NATIVE_TOOL "" CACHE FILEPATH "The tool that answers are compared with")
find_program(CHROMIUM NAMES chromium chromium-browser google-chrome NO_CMAKE_FIND_ROOT_PATH)
set(wasm_test_environment
    PANELSCORE_ROOT=${PROJECT_SOURCE_DIR}
    PANELSCORE_NATIVE_TOOL=${PANELSCORE_NATIVE_TOOL}
    PANELSCORE_PACKAGE=${PROJECT_BINARY_DIR}/npm
    PANELSCORE_CHROMIUM=$<IF:$<BOOL:${CHROMIUM}>,${CHROMIUM},>)

foreach(test wasm/same_bytes wasm/package wasm/example page/page page/current)
    cmake_path(GET test PARENT_PATH label)
    add_test(NAME ${test} COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/tests/${test}.test.mjs)
    set_tests_properties(${test} PROPERTIES LABELS ${label} ENVIRONMENT "${wasm_test_environment}"
        SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
