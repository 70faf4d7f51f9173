# SPDX-License-Identifier: BSL-1.0
# panelscore::c: include/panelscore.h as a shared library that shows nothing but panelscore_*.
file(STRINGS ${PROJECT_SOURCE_DIR}/include/panelscore.h panelscore_abi_line
    REGEX "^#define PANELSCORE_ABI [0-9]+$")
string(REGEX REPLACE "[^0-9]" "" panelscore_abi "${panelscore_abi_line}")

set(c_interface_kind SHARED)
if(EMSCRIPTEN)
    set(c_interface_kind STATIC)
endif()
file(GLOB c_interface_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/c/*.cpp)
add_library(panelscore_c ${c_interface_kind} ${c_interface_sources}
    $<TARGET_OBJECTS:panelscore_commands>)
add_library(panelscore::c ALIAS panelscore_c)
target_include_directories(panelscore_c
    PRIVATE ${PROJECT_SOURCE_DIR}/src
    INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(panelscore_c PRIVATE panelscore::panelscore Boost::json fmt::fmt)
if(c_interface_kind STREQUAL "SHARED")
    target_compile_definitions(panelscore_c PRIVATE PANELSCORE_C_BUILD)
else()
    target_compile_definitions(panelscore_c PUBLIC PANELSCORE_STATIC)
endif()
set(c_interface_symbols ${PROJECT_SOURCE_DIR}/src/c/panelscore_c.map)
if(c_interface_kind STREQUAL "SHARED" AND UNIX AND NOT APPLE)
    target_link_options(panelscore_c PRIVATE LINKER:--version-script=${c_interface_symbols})
endif()
set_target_properties(panelscore_c PROPERTIES EXPORT_NAME c
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON
    VERSION ${panelscore_abi}.${PROJECT_VERSION} SOVERSION ${panelscore_abi}
    LINK_DEPENDS ${c_interface_symbols})
