# SPDX-License-Identifier: BSL-1.0
# panelscore_reference: the interfaces in C++ and C as HTML, from the comments in the headers.
find_program(DOXYGEN_EXECUTABLE NAMES doxygen)
set(reference_dir ${PROJECT_BINARY_DIR}/reference)
configure_file(${PROJECT_SOURCE_DIR}/src/reference/Doxyfile.in ${PROJECT_BINARY_DIR}/generated/Doxyfile @ONLY)
set(write_reference ${CMAKE_COMMAND} -D doxygen=${DOXYGEN_EXECUTABLE} -D folder=${reference_dir} -D root=${PROJECT_SOURCE_DIR}
    -D file=${PROJECT_BINARY_DIR}/generated/Doxyfile -P ${PROJECT_SOURCE_DIR}/src/reference/write.cmake)
add_custom_target(panelscore_reference COMMAND ${write_reference} VERBATIM
    COMMENT "Writing ${reference_dir}/html/index.html")
