# SPDX-License-Identifier: BSL-1.0
# Transcripts of the tool (tests/cli/**/*.test), the commands and snippets of README and docs, replayed, and the oracles.
file(GLOB_RECURSE transcripts CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} cli/*.test)
foreach(file IN LISTS transcripts)
    string(REGEX REPLACE "\\.test$" "" name ${file})
    add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/cli/run.py
        $<TARGET_FILE:panelscore_cli> ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    set_tests_properties(${name} PROPERTIES LABELS cli SKIP_REGULAR_EXPRESSION "^skipped: ")
endforeach()

file(GLOB_RECURSE pages CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/docs/*.md)
file(GLOB readme CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/README.md)
foreach(page IN LISTS readme pages)
    string(REGEX REPLACE "\\.md$" "" name ${page})
    string(REGEX REPLACE "^docs/" "" name ${name})
    add_test(NAME docs/${name} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/docs/run.py
        $<TARGET_FILE:panelscore_cli> ${PROJECT_SOURCE_DIR} ${page})
    set_tests_properties(docs/${name} PROPERTIES LABELS docs)
endforeach()

# The example panels against figures worked out apart from panelscore.
add_test(NAME oracle/panels COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/oracle/check_panels.py
    $<TARGET_FILE:panelscore_cli> ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle/panels PROPERTIES LABELS cli)
