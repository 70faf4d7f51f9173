// SPDX-License-Identifier: BSL-1.0
#pragma once

// The page around a kit in HTML: head, style, and the pieces every sheet is made of.

#include <panelscore/impl/html_page.ipp>
#include <panelscore/io/escape.hpp>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::kit {

/// Sizes in print are points and millimetres, so a box can be ticked with a pen; colours are
/// dark on white, and nothing is told by colour alone.
inline constexpr std::string_view style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.45 "Segoe UI", Roboto,
  "Helvetica Neue", Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.title, .part, .small { line-height: 1.2; color: #14304f; break-after: avoid; }
.title { font-size: 1.75em; margin: 0 0 .3em; }
.part { font-size: 1.3em; margin: 1.4em 0 .4em; }
.small { font-size: 1em; margin: .9em 0 .25em; }
p, ul, ol { margin: .35em 0; }
ul, ol { padding-left: 1.6em; }
li { margin: .2em 0; break-inside: avoid; }
.kicker, .strip { color: #454545; font-size: .9em; margin: 0 0 .4em; }
.strip { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2em 2em;
  border-bottom: 1px solid #767676; padding-bottom: .3em; margin-bottom: .9em; }
.fields { display: flex; flex-wrap: wrap; gap: .9em 1.6em; margin: 1.1em 0; }
.field { display: flex; flex: 1 1 14em; align-items: flex-end; gap: .5em; }
.field.short { flex: 0 1 10em; }
.blank { flex: 1; min-width: 4em; border-bottom: 1px solid #555; height: 1.5em; }
.strip .blank { display: inline-block; width: 11em; height: 1.1em; vertical-align: bottom; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; margin: .8em 0; }
dt { font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: calc(100% - 1px); margin: .5em 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .25em; }
th, td { border: 1px solid #767676; padding: .35em .55em; text-align: left;
  vertical-align: top; font-weight: inherit; }
thead th { font-weight: 600; background: #eef1f5; }
tbody th { font-weight: 600; }
.copy td, .copy th { height: 2em; vertical-align: middle; }
.matrix tbody th { font-weight: inherit; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; }
.centre { text-align: center; }
.wide { overflow-x: auto; padding-right: 1px; }
.box { display: inline-block; width: 1.15em; height: 1.15em; border: 1.6px solid #1a1a1a;
  border-radius: 2px; background: #fff; vertical-align: -.2em; }
td.tick { width: 3em; text-align: center; vertical-align: middle; }
td.tick .box { width: 1.5em; height: 1.5em; }
tr.target > * { border-top: 2.5px solid #14304f; border-bottom: 2.5px solid #14304f; }
tr.target strong, .must { font-weight: 600; color: #14304f; }
ul.boxes { list-style: none; padding: 0; }
ul.boxes > li { display: flex; gap: .6em; }
ul.boxes > li > .box { flex: none; margin-top: .15em; }
.choices { display: flex; flex-wrap: wrap; gap: .3em 1.6em; margin: .6em 0; }
.ask { margin: .5em 0; padding: .5em .9em; border-left: 4px solid #14304f; font-size: 1.12em;
  break-inside: avoid; }
.ask p { margin: 0; }
.key { border: 1.5px dashed #555; padding: .45em .8em; margin: .7em 0; break-inside: avoid; }
.lines { position: relative; height: 15.2em; overflow: hidden; margin: 0 0 .6em; }
.lines > div { position: absolute; inset: 0; }
.line { border-bottom: 1px solid #8a8a8a; height: 1.9em; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2em; }
.remark { color: #454545; }
.samples, .sample { break-inside: avoid; }
article + article { margin-top: 4rem; border-top: 3px solid #14304f; padding-top: 1.5rem; }
section.sheet { margin-top: 3rem; }
@media (max-width: 34em) {
  main { padding: 1rem .9rem 3rem; }
  .columns { grid-template-columns: 1fr; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4em; }
  th, td { padding: .3em .4em; }
}
@page { margin: 13mm 15mm 14mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 8.5pt Arial, "Liberation Sans", sans-serif; color: #454545; } }
@media print {
  body { font-size: 10pt; line-height: 1.28; }
  .sheet p, .sheet ul, .sheet ol, .sheet table, .samples p, .samples table { margin: .2em 0; }
  .sheet li { margin: .12em 0; }
  .sheet .small, .samples .small { margin: .6em 0 .1em; }
  .sheet .ask, .sheet .key { margin: .3em 0; padding: .3em .8em; }
  .sheet .strip { margin-bottom: .6em; }
  .sheet th, .sheet td, .samples th, .samples td { padding: .2em .5em; }
  .anchors td, .anchors th, .samples td, .samples th { font-size: 9.5pt; }
  .sheet .choices, .samples .choices { margin: .45em 0; }
  .samples .part { margin: 1.1em 0 .2em; }
  main { max-width: none; padding: 0; }
  article + article, section.sheet { break-before: page; margin: 0; border: 0; padding: 0; }
  section.sheet { display: flex; flex-direction: column; min-height: 249mm; }
  .sheet > .part { margin-top: 0; }
  .lines { flex: 1 0 24mm; height: auto; }
  .line { height: 8mm; }
  td.tick .box { width: 5.5mm; height: 5.5mm; }
  .box { width: 4mm; height: 4mm; }
  .wide { overflow: visible; }
  .plan th, .plan td { padding: .2em .35em; font-size: 9pt; }
  .matrix tbody th { width: 62mm; }
  thead th { background: none; }
}
)css";

inline std::string html_page(std::string_view language, std::string_view title,
                             std::string_view body) {
    return html_document(language, title, style, body);
}

/// A box to tick with a pen; the words beside it say what it is for.
inline constexpr std::string_view box{"<span class=\"box\" aria-hidden=\"true\"></span>"};

inline std::string blank_field(std::string_view name, std::string_view more = {}) {
    return fmt::format("<span class=\"field{}\">{} <span class=\"blank\" aria-hidden=\"true\">"
                       "</span></span>\n",
                       more, html_escaped(name));
}

/// Lines to write on. In print they fill what is left of the sheet, so there are more of them
/// than fit.
inline std::string writing_lines() {
    std::string text{"<div class=\"lines\" aria-hidden=\"true\"><div>"};
    for (int i = 0; i < 30; ++i)
        text += "<div class=\"line\"></div>";
    return text + "</div></div>\n";
}

/// Words each behind a box, on one line when they fit.
inline std::string choices(std::string_view lead, std::vector<std::string> const& words) {
    auto text = fmt::format("<p class=\"choices\"><span>{}</span>", html_escaped(lead));
    for (auto const& word : words)
        text += fmt::format(" <span>{} {}</span>", box, html_escaped(word));
    return text + "</p>\n";
}

inline std::string box_list(std::vector<std::string> const& items) {
    std::string text{"<ul class=\"boxes\">\n"};
    for (auto const& item : items)
        text += fmt::format("<li>{} <span>{}</span></li>\n", box, html_escaped(item));
    return text + "</ul>\n";
}

} // namespace panelscore::detail::kit
