# SPDX-License-Identifier: BSL-1.0
# panelscore.wasm from the C interface, the npm package around it, and the page.
set(wasm_dir ${PROJECT_SOURCE_DIR}/src/wasm)
set(package_dir ${PROJECT_BINARY_DIR}/npm)
find_program(NODE NAMES node nodejs REQUIRED NO_CMAKE_FIND_ROOT_PATH)

# Exported is what panelscore.h names, and what is needed to hand texts over.
file(STRINGS ${PROJECT_SOURCE_DIR}/include/panelscore.h declarations REGEX "^PANELSCORE_API")
set(exported _malloc _free)
foreach(declaration IN LISTS declarations)
    if(declaration MATCHES "(panelscore_[a-z_]+)\\(")
        list(APPEND exported _${CMAKE_MATCH_1})
    endif()
endforeach()
list(JOIN exported "," exported)

file(MAKE_DIRECTORY ${package_dir})
file(CONFIGURE OUTPUT generated/module.cpp
    CONTENT "// Everything is in the library.\n#include <panelscore.h>\n" @ONLY)
add_executable(panelscore_wasm ${PROJECT_BINARY_DIR}/generated/module.cpp)
target_link_libraries(panelscore_wasm PRIVATE panelscore_c panelscore boost_json_of_headers)
# The stack stands below everything else: to overflow it is a trap and spoils nothing.
target_link_options(panelscore_wasm PRIVATE --no-entry -sSTANDALONE_WASM=1 -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=1GB -sEXPORTED_FUNCTIONS=${exported} -Wl,--stack-first)
set_target_properties(panelscore_wasm PROPERTIES OUTPUT_NAME panelscore SUFFIX .wasm
    RUNTIME_OUTPUT_DIRECTORY ${package_dir})

set(package_files ${wasm_dir}/npm/panelscore.mjs ${wasm_dir}/npm/panelscore.d.ts
    ${wasm_dir}/npm/README.md ${PROJECT_SOURCE_DIR}/LICENSE)
configure_file(${wasm_dir}/npm/package.json.in ${package_dir}/package.json @ONLY)
add_custom_command(OUTPUT ${package_dir}/panelscore.mjs
    COMMAND ${CMAKE_COMMAND} -E copy ${package_files} ${package_dir}
    DEPENDS ${package_files} VERBATIM)
add_custom_target(panelscore_npm ALL DEPENDS ${package_dir}/panelscore.mjs)
add_dependencies(panelscore_npm panelscore_wasm)

# examples/panelscore.html is kept in the repository; this target makes it again.
set(make_page ${NODE} ${wasm_dir}/build_page.mjs ${PROJECT_SOURCE_DIR} ${package_dir}/panelscore.wasm
    ${PROJECT_SOURCE_DIR}/examples/panelscore.html)
add_custom_target(panelscore_page COMMAND ${make_page} VERBATIM)
add_dependencies(panelscore_page panelscore_npm)
