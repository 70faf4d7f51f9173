# SPDX-License-Identifier: BSL-1.0
# panelscore::core: the header-only part, standard library only.
# panelscore::panelscore: everything; compiled, unless PANELSCORE_HEADER_ONLY.
set(include_dir ${PROJECT_SOURCE_DIR}/include)
file(GLOB_RECURSE core_headers CONFIGURE_DEPENDS ${include_dir}/panelscore/*.hpp)
file(GLOB_RECURSE io_headers CONFIGURE_DEPENDS ${include_dir}/panelscore/io/*.hpp)
file(GLOB impl_bodies CONFIGURE_DEPENDS ${include_dir}/panelscore/impl/*.ipp)
list(FILTER core_headers EXCLUDE REGEX "/panelscore/io/")

add_library(panelscore_core INTERFACE)
add_library(panelscore::core ALIAS panelscore_core)
target_compile_features(panelscore_core INTERFACE cxx_std_20)
target_link_libraries(panelscore_core INTERFACE Threads::Threads)
target_sources(panelscore_core INTERFACE
    FILE_SET HEADERS BASE_DIRS ${include_dir} FILES ${core_headers})
set_target_properties(panelscore_core PROPERTIES EXPORT_NAME core VERIFY_INTERFACE_HEADER_SETS ON)

if(PANELSCORE_HEADER_ONLY)
    add_library(panelscore INTERFACE)
    target_compile_definitions(panelscore INTERFACE PANELSCORE_HEADER_ONLY)
    target_link_libraries(panelscore INTERFACE panelscore::core Boost::json fmt::fmt)
else()
    set(impl_list "// Written by src/cmake/library.cmake: every body in include/panelscore/impl/.\n")
    foreach(body IN LISTS impl_bodies)
        cmake_path(RELATIVE_PATH body BASE_DIRECTORY ${include_dir})
        string(APPEND impl_list "#include <${body}>\n")
    endforeach()
    set(generated ${PROJECT_BINARY_DIR}/generated/library)
    file(CONFIGURE OUTPUT ${generated}/panelscore_impl_list.hpp CONTENT "${impl_list}" @ONLY)
    add_library(panelscore ${PROJECT_SOURCE_DIR}/src/io.cpp)
    target_include_directories(panelscore PRIVATE ${generated})
    target_link_libraries(panelscore PUBLIC panelscore::core PRIVATE Boost::json fmt::fmt)
    set_target_properties(panelscore PROPERTIES
        POSITION_INDEPENDENT_CODE ON WINDOWS_EXPORT_ALL_SYMBOLS ON
        VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
endif()
add_library(panelscore::panelscore ALIAS panelscore)
target_sources(panelscore INTERFACE
    FILE_SET HEADERS BASE_DIRS ${include_dir} FILES ${io_headers}
    FILE_SET implementation TYPE HEADERS BASE_DIRS ${include_dir} FILES ${impl_bodies})
set_target_properties(panelscore PROPERTIES
    VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
