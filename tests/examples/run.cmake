# SPDX-License-Identifier: BSL-1.0
# Runs an example program in examples/ and compares what it prints with the .out file beside its source.
execute_process(COMMAND ${program} OUTPUT_VARIABLE actual RESULT_VARIABLE code ERROR_VARIABLE problems)
if(DEFINED ENV{UPDATE})
    file(WRITE ${expected} "${actual}")
endif()
file(READ ${expected} wanted)
if(NOT code EQUAL 0 OR NOT actual STREQUAL wanted)
    message(FATAL_ERROR "exit ${code}\n${problems}--- expected\n${wanted}--- printed\n${actual}")
endif()
