// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/csv.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace panelscore::detail;

namespace {

/// Cells joined by |, rows by /; a row with a fault reads as "!offset".
std::string table(std::string_view text, char delimiter = ',', std::size_t most = 99) {
    CsvRows rows(text, delimiter);
    std::vector<CsvCell> cells;
    std::string all;
    while (rows.next(cells, most)) {
        if (rows.fault()) {
            all += '!' + std::to_string(rows.fault()->offset) + '/';
            continue;
        }
        for (std::size_t i = 0; i < cells.size(); ++i)
            all += (i > 0 ? "|" : "") + rows.text(cells[i]);
        all += '/';
    }
    return all;
}

} // namespace

TEST_CASE("csv: rows end with line feeds, with or without carriage returns") {
    CHECK(table("") == "");
    CHECK(table("a,b\nc,d") == "a|b/c|d/");
    CHECK(table("a,b\r\nc,d\r\n") == "a|b/c|d/");
    CHECK(table("a,\n,b\n") == "a|/|b/");
    CHECK(table("a;b\n", ';') == "a|b/");
    CHECK(table("\n\n") == "//");
    CHECK(table("a,") == "a|/");
}

TEST_CASE("csv: quoted cells hold delimiters, line breaks and quotes") {
    CHECK(table("\"a,b\",\"c\r\nd\"\n\"say \"\"no\"\"\",\"\"\n") == "a,b|c\r\nd/say \"no\"|/");
    CHECK(table("he said \"no\",b\n") == "he said \"no\"|b/");
}

TEST_CASE("csv: a quote that is not ended or not followed by a delimiter is a fault") {
    CHECK(table("a,\"b\nc,d\n") == "!2/");
    CHECK(table("\"a\"b,c\nd,e\n") == "!3/d|e/");
    CHECK(table("\"") == "!0/");
}

TEST_CASE("csv: cells beyond those asked for are passed over") {
    CHECK(table("a,b,c,d,e\nf,g\n", ',', 2) == "a|b|c/f|g/");
}

TEST_CASE("csv: names are compared without blanks and case, cells without blanks around") {
    CHECK(folded(" Core \xC2\xA0 Concepts\t") == "coreconcepts");
    CHECK(trimmed(" \t4 - Verified \r") == "4 - Verified");
    CHECK(trimmed("  ").empty());
}

TEST_CASE("csv: a row is open when more text could belong to it") {
    auto const open = [](std::string_view text) {
        CsvRows rows(text, ',');
        std::vector<CsvCell> cells;
        std::string all;
        while (rows.next(cells, 99))
            all += (rows.open() ? "open " : "whole ") + std::to_string(rows.end()) + ';';
        return all;
    };
    CHECK(open("a,b\nc") == "whole 4;open 5;");
    CHECK(open("a,") == "open 2;");
    CHECK(open("a,b\r") == "open 4;");
    CHECK(open("\"a\"\r\n\"a\"") == "whole 5;open 8;");
    CHECK(open("\"a\"\r") == "open 4;");
    CHECK(open("\"a\n") == "open 3;");
    CHECK(open("\"a\"x\nb\n") == "whole 5;whole 7;");
}
