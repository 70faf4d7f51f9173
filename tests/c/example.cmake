# SPDX-License-Identifier: BSL-1.0
# cmake -D command=PROGRAM|WORD|... -D examples=DIR -D tool=PANELSCORE -P example.cmake: an example of the C interface
# prints what recommend.out says of the example panel, and of a wrong card what the tool says, with the tool's status.
cmake_minimum_required(VERSION 3.25)
string(REPLACE "|" ";" command "${command}")
file(GLOB_RECURSE cards RELATIVE ${examples} ${examples}/panel/*.json)
list(SORT cards)
execute_process(COMMAND ${command} ${cards} WORKING_DIRECTORY ${examples}
    OUTPUT_VARIABLE printed ERROR_VARIABLE problems RESULT_VARIABLE code)
file(READ ${examples}/c_interface/recommend.out wanted)
if(NOT code EQUAL 0 OR NOT printed STREQUAL wanted OR NOT problems STREQUAL "")
    message(FATAL_ERROR "exit ${code}\n${problems}--- expected\n${wanted}--- printed\n${printed}")
endif()

set(wrong_card c_interface/off-the-scale.json)
execute_process(COMMAND ${tool} recommend -r ml-engineer -f csv ${wrong_card} WORKING_DIRECTORY ${examples}
    OUTPUT_QUIET ERROR_VARIABLE wanted RESULT_VARIABLE wanted_code)
execute_process(COMMAND ${command} ${wrong_card} WORKING_DIRECTORY ${examples}
    OUTPUT_VARIABLE printed ERROR_VARIABLE problems RESULT_VARIABLE code)
if(NOT code EQUAL wanted_code OR NOT problems STREQUAL wanted OR NOT printed STREQUAL "" OR wanted STREQUAL "")
    message(FATAL_ERROR "exit ${code}, wanted ${wanted_code}\n${printed}--- expected\n${wanted}--- printed\n${problems}")
endif()
