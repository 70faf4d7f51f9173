# SPDX-License-Identifier: BSL-1.0
find_package(Boost 1.81 REQUIRED CONFIG COMPONENTS program_options)

file(GLOB_RECURSE cli_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/*.cpp)
add_executable(panelscore_cli ${cli_sources})
target_include_directories(panelscore_cli PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(panelscore_cli
    PRIVATE panelscore::panelscore Boost::json Boost::program_options fmt::fmt)
set_target_properties(panelscore_cli PROPERTIES OUTPUT_NAME panelscore)
