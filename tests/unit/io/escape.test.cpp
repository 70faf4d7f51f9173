// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/escape.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("html: markup and quotes become references") {
    CHECK(html_escaped(R"(<a href="x" o='y'>&</a>)") ==
          "&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
    CHECK(html_escaped("caf\xC3\xA9") == "caf\xC3\xA9");
}

TEST_CASE("html: control characters are replaced, line breaks stay") {
    CHECK(html_escaped(std::string_view{"a\0b\x1b\n", 5}) == "a\xEF\xBF\xBD"
                                                             "b\xEF\xBF\xBD\n");
}

TEST_CASE("markdown: markup is shown as written") {
    CHECK(markdown_escaped("*a* _b_ `c` [d](e) <f> g|h ~i~ &amp; $x$") ==
          R"(\*a\* \_b\_ \`c\` \[d\](e) \<f\> g\|h \~i\~ \&amp; \$x\$)");
    CHECK(markdown_escaped("back\\slash") == "back\\\\slash");
}

TEST_CASE("markdown: nothing starts a block") {
    CHECK(markdown_escaped("# heading") == "\\# heading");
    CHECK(markdown_escaped("- item") == "\\- item");
    CHECK(markdown_escaped("+ item") == "\\+ item");
    CHECK(markdown_escaped("--- rule") == "\\--- rule");
    CHECK(markdown_escaped("12. item") == "12\\. item");
    CHECK(markdown_escaped("3) item") == "3\\) item");
    CHECK(markdown_escaped("=====") == "\\=====");
    CHECK(markdown_escaped("0.4% lift") == "0.4% lift");
    CHECK(markdown_escaped("-5 degrees") == "-5 degrees");
    CHECK(markdown_escaped("   indented") == "indented");
}

TEST_CASE("markdown: a text is one line") {
    CHECK(markdown_escaped("one\n\n# two\r\n\tthree ") == "one # two three");
    CHECK(markdown_escaped("") == "");
}

TEST_CASE("csv: quoted only where needed") {
    CHECK(csv_cell("plain") == "plain");
    CHECK(csv_cell("") == "");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("a,b", ';') == "a,b");
    CHECK(csv_cell("say \"no\"") == "\"say \"\"no\"\"\"");
    CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("csv: no cell runs as a formula") {
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("+1") == "'+1");
    CHECK(csv_cell("-1") == "'-1");
    CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_cell("\t=1") == "'\t=1");
    CHECK(csv_cell("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}
