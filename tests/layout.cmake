# SPDX-License-Identifier: BSL-1.0
# Rules of the house that a compiler does not check.
set(layout ${CMAKE_CURRENT_SOURCE_DIR}/layout)
foreach(rule floors sources headers format version)
    set(tool "")
    if(rule STREQUAL "version" AND PANELSCORE_BUILD_CLI)
        set(tool $<TARGET_FILE:panelscore_cli>)
    endif()
    add_test(NAME layout/${rule} COMMAND ${CMAKE_COMMAND} -D root=${PROJECT_SOURCE_DIR}
        -D version=${PROJECT_VERSION} -D tool=${tool} -P ${layout}/${rule}.cmake)
    set_tests_properties(layout/${rule} PROPERTIES LABELS layout SKIP_REGULAR_EXPRESSION "^skipped: ")
endforeach()

# Two files that include every header and every body, linked together: so the header-only mode is tried in each preset.
set(odr_dir ${CMAKE_CURRENT_BINARY_DIR}/odr)
set(public_headers ${core_headers} ${io_headers})
list(TRANSFORM public_headers REPLACE "^${include_dir}/" "")
list(JOIN public_headers "\n" odr_names)
file(CONFIGURE OUTPUT ${odr_dir}/headers.names CONTENT "${odr_names}\n" @ONLY)
foreach(order forward reverse)
    add_custom_command(
        OUTPUT ${odr_dir}/${order}.cpp
        COMMAND ${CMAKE_COMMAND} -D root=${include_dir} -D names=${odr_dir}/headers.names
            -D output=${odr_dir}/${order}.cpp -D reverse=$<STREQUAL:${order},reverse>
            -P ${layout}/odr.cmake
        DEPENDS ${core_headers} ${io_headers} ${impl_bodies} ${odr_dir}/headers.names ${layout}/odr.cmake
        VERBATIM)
endforeach()
add_executable(panelscore_odr EXCLUDE_FROM_ALL ${odr_dir}/forward.cpp ${odr_dir}/reverse.cpp)
target_compile_definitions(panelscore_odr PRIVATE PANELSCORE_HEADER_ONLY)
target_link_libraries(panelscore_odr PRIVATE panelscore::core Boost::json fmt::fmt Eigen3::Eigen)
add_test(NAME layout/odr_build
    COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target panelscore_odr)
add_test(NAME layout/odr COMMAND panelscore_odr)
set_tests_properties(layout/odr_build PROPERTIES LABELS layout FIXTURES_SETUP odr)
set_tests_properties(layout/odr PROPERTIES LABELS layout FIXTURES_REQUIRED odr)

# The reference of the interfaces can be written, and doxygen has nothing to say against the comments.
add_test(NAME docs/interfaces COMMAND ${write_reference})
set_tests_properties(docs/interfaces PROPERTIES LABELS docs)
