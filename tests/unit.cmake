# SPDX-License-Identifier: BSL-1.0
# One program holds the unit and property tests; ctest shows one entry a test file and one for the whole program.
find_package(doctest 2.4 REQUIRED CONFIG)

file(GLOB_RECURSE unit_tests CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
    unit/*.test.cpp properties/*.test.cpp)
add_library(panelscore_test_main OBJECT unit/support/main.cpp)
target_link_libraries(panelscore_test_main PRIVATE doctest::doctest)
target_compile_features(panelscore_test_main PRIVATE cxx_std_20)

add_executable(panelscore_unit_tests ${unit_tests})
target_include_directories(panelscore_unit_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/unit)
target_compile_definitions(panelscore_unit_tests PRIVATE
    PANELSCORE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(panelscore_unit_tests PRIVATE
    panelscore::panelscore panelscore_test_main doctest::doctest)

# doctest succeeds when a filter matches nothing, so an entry that ran no test is made to fail.
function(add_unit_test name)
    add_test(NAME ${name} COMMAND panelscore_unit_tests ${ARGN})
    set_tests_properties(${name} PROPERTIES LABELS unit
        FAIL_REGULAR_EXPRESSION "test cases: +0 ;Status: FAILURE")
endfunction()

add_unit_test(unit)
foreach(file IN LISTS unit_tests)
    string(REGEX REPLACE "\\.test\\.cpp$" "" name ${file})
    add_unit_test(${name} --source-file=*/tests/${file})
endforeach()
