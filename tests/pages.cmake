# SPDX-License-Identifier: BSL-1.0
# Manual pages and shell completions.
add_test(NAME pages/manual COMMAND ${CMAKE_COMMAND} -D pages=${pages_dir}/man/man1 -D version=${PROJECT_VERSION}
    -D tool=$<TARGET_FILE:panelscore_cli> -P ${CMAKE_CURRENT_SOURCE_DIR}/pages/manual.cmake)
set_tests_properties(pages/manual PROPERTIES LABELS cli)
foreach(shell bash fish zsh)
    add_test(NAME pages/${shell} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/pages/completion.py
        ${shell} $<TARGET_FILE:panelscore_cli> ${pages_dir}/completions)
    set_tests_properties(pages/${shell} PROPERTIES LABELS cli SKIP_REGULAR_EXPRESSION "^skipped: ")
endforeach()
