# SPDX-License-Identifier: BSL-1.0
# cmake -D root=DIR -D names=FILE -D output=FILE -P embed.cmake
# Writes a source file with the text of every file of DIR listed in FILE, one name a line, sorted.
# A text is cut after a line end into literals short enough for every compiler.
set(piece_bytes 15000)

function(append_literals text)
    string(LENGTH "${text}" rest)
    while(rest GREATER piece_bytes)
        string(SUBSTRING "${text}" 0 ${piece_bytes} piece)
        string(FIND "${piece}" "\n" end REVERSE)
        if(end EQUAL -1)
            message(FATAL_ERROR "${name}: a line of more than ${piece_bytes} bytes")
        endif()
        math(EXPR end "${end} + 1")
        string(SUBSTRING "${text}" 0 ${end} piece)
        string(SUBSTRING "${text}" ${end} -1 text)
        file(APPEND ${output} "R\"shipped(" "${piece}" ")shipped\"\n")
        string(LENGTH "${text}" rest)
    endwhile()
    file(APPEND ${output} "R\"shipped(" "${text}" ")shipped\"sv")
endfunction()

file(STRINGS ${names} entries)
list(LENGTH entries count)
file(WRITE ${output} "// Written by src/cmake/embed.cmake from rubrics/.
#include \"cli/shipped.hpp\"

#include <array>

namespace panelscore::cli {
namespace {
using namespace std::string_view_literals;
constexpr std::array<ShippedFile, ${count}> files{{\n")
foreach(name IN LISTS entries)
    file(READ ${root}/${name} content)
    file(APPEND ${output} "{\"${name}\"sv,\n")
    append_literals("${content}")
    file(APPEND ${output} "},\n")
endforeach()
file(APPEND ${output} "}};
} // namespace

std::span<ShippedFile const> shipped_files() { return files; }

} // namespace panelscore::cli\n")
