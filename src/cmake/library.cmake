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
    target_link_libraries(panelscore INTERFACE panelscore::core Boost::json fmt::fmt Eigen3::Eigen)
else()
    # Four translation units, so that two cores build side by side: solvers (Eigen, Boost.Math),
    # calibration with its reports, exchange with other systems, and everything else.
    set(solver_bodies ${impl_bodies})
    list(FILTER solver_bodies INCLUDE REGEX "/(distribution|variance_components|connectedness|candidate_posterior|value_of_ratings)[^/]*$")
    set(calibration_bodies ${impl_bodies})
    list(FILTER calibration_bodies INCLUDE REGEX "/(calibrat|agreement|decision_accuracy|panel_plan|ratings|reliability|simulat)[^/]*$")
    set(exchange_bodies ${impl_bodies})
    list(FILTER exchange_bodies INCLUDE REGEX "/(import|exported|interchange)[^/]*$")
    set(io_bodies ${impl_bodies})
    list(REMOVE_ITEM io_bodies ${solver_bodies} ${calibration_bodies} ${exchange_bodies})
    set(generated ${PROJECT_BINARY_DIR}/generated/library)
    foreach(unit IN ITEMS solver calibration exchange io)
        set(impl_list "// Written by src/cmake/library.cmake: bodies in include/panelscore/impl/.\n")
        foreach(body IN LISTS ${unit}_bodies)
            cmake_path(RELATIVE_PATH body BASE_DIRECTORY ${include_dir})
            string(APPEND impl_list "#include <${body}>\n")
        endforeach()
        file(CONFIGURE OUTPUT ${generated}/panelscore_${unit}_list.hpp CONTENT "${impl_list}" @ONLY)
    endforeach()
    add_library(panelscore ${PROJECT_SOURCE_DIR}/src/io.cpp ${PROJECT_SOURCE_DIR}/src/solver.cpp
        ${PROJECT_SOURCE_DIR}/src/calibration.cpp ${PROJECT_SOURCE_DIR}/src/exchange.cpp)
    # Equations solved without the optimiser take a hundred times as long: tests would crawl.
    if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
        set_source_files_properties(${PROJECT_SOURCE_DIR}/src/solver.cpp
            ${PROJECT_SOURCE_DIR}/src/calibration.cpp PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Debug>:-O2>)
    endif()
    target_include_directories(panelscore PRIVATE ${generated})
    target_link_libraries(panelscore PUBLIC panelscore::core PRIVATE Boost::json fmt::fmt Eigen3::Eigen)
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
