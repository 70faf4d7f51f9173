// SPDX-License-Identifier: BSL-1.0
#include "support/exports.hpp"

#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

namespace {

/// What a note of an export becomes.
std::string plain(std::string const& html) {
    std::string escaped;
    for (char const c : html)
        escaped += c == '"' || c == '\\' ? std::string{'\\', c}
                   : c == '\n'           ? std::string("\\n")
                   : c == '\r'           ? std::string("\\r")
                                         : std::string(1, c);
    auto const card = test::only_card(
        R"([{"candidate_id":1,"interviewer":{"id":2},"ratings":{},"attributes":[{"name":"A","note":")" +
            escaped + "\"}]}]",
        "greenhouse");
    return card.ratings.empty() ? "not read" : card.ratings.front().note;
}

} // namespace

TEST_CASE("exported html 1.9.11: tags are taken off, lists and paragraphs become lines") {
    CHECK(plain("<p>Ask about <b>scope</b>.</p>") == "Ask about scope.");
    CHECK(plain("<p>a</p><p>b</p>") == "a\nb");
    CHECK(plain("<p>a</p>\n<p>b</p>") == "a\n\nb");
    CHECK(plain("<ul><li>one</li><li>two</li></ul>") == "one\ntwo");
    CHECK(plain("a<br>b<br/>c<BR />d") == "a\nb\nc\nd");
    CHECK(plain("see <a href=\"https://x/?a=1&b=2\" target='_blank'>here</a>") == "see here");
    CHECK(plain("a <!-- not this --> b") == "a  b");
    CHECK(plain("<div><span style=\"x\">x</span></div>").front() == 'x');
}

TEST_CASE("exported html: characters with names and numbers") {
    CHECK(plain("R&amp;D &lt;b&gt; &quot;x&quot; &apos;y&apos;&nbsp;z") ==
          "R&D <b> \"x\" 'y' z");
    CHECK(plain("&#65;&#x42;&#X43;&#8364;&#10;x") == "ABC\u20AC\nx");
}

TEST_CASE("exported html: what is no HTML stays as it is written") {
    for (std::string const text : {"a < b and c > d",
                                   "vector<int>",
                                   "<T>",
                                   "a <",
                                   "<p",
                                   "</",
                                   "<!-- open",
                                   "x <pq> y",
                                   "AT&T",
                                   "&unknown;",
                                   "&;",
                                   "&#;",
                                   "&#x;",
                                   "&#0;",
                                   "&#xD800;",
                                   "&#1114112;",
                                   "&#99999999999999;",
                                   "&amp",
                                   "<3 <- >>",
                                   "<b<i"})
        CHECK(plain(text) == text);
}

TEST_CASE("exported html: line breaks of every kind, none at the end") {
    CHECK(plain("a\r\nb\rc\n\n") == "a\nb\nc");
    CHECK(plain("<p></p>").empty());
    CHECK(plain("\n\nfirst") == "first");
}

TEST_CASE("exported html: time is linear in the text") {
    for (std::string const part : {"<p", "<!--", "&", "<", "</p><!-", "<br", "&#x"}) {
        std::string text;
        while (text.size() < 200'000)
            text += part;
        CHECK(plain(text).size() <= text.size());
    }
}
