// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the calibration page looks. Colours are named once, for light, dark and paper; every text
// has a contrast of 4.5 to its ground, every mark of a chart 3, and shape or place says the
// same. Charts stand in rows of one height, so that their labels cannot meet.

#include <string_view>

namespace panelscore::detail::calibration_page {

inline constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f23; --soft: #4b5259;
  --rule: #c4cad0; --head: #14304f; --mark: #1d5a9e; --fill: #5585b8; --other: #9a3412;
  --tint: #f2f5f8; --row: 26px; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #15181b; --ink: #e9ecef; --soft: #b3bac1; --rule: #474e55; --head: #a9c9ee;
    --mark: #8dbcf2; --fill: #5b8cc4; --other: #f4a37a; --tint: #1f2429; }
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 "Segoe UI",
  Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
main { max-width: 58rem; margin: 0 auto; padding: 1.6rem 1.25rem 4rem; }
h1, h2, h3 { color: var(--head); line-height: 1.2; break-after: avoid; }
h1 { font-size: 1.8em; margin: 0 0 .35em; }
h2 { font-size: 1.35em; margin: 0 0 .4em; }
h3 { font-size: 1.02em; margin: 1.5em 0 .35em; }
p, ul, ol { margin: .45em 0; max-width: 46em; }
ul, ol { padding-left: 1.3em; }
li { margin: .15em 0; break-inside: avoid; }
a { color: var(--mark); }
section { margin-top: 2.8rem; border-top: 2px solid var(--rule); padding-top: 1.2rem; }
.kicker, .soft, .reading, .notes { color: var(--soft); }
.kicker { margin: 0 0 .3em; font-size: .92em; }
.reading { font-size: .95em; }
.notes { font-size: .88em; }
nav { margin-top: 1.6em; }
nav ul { display: flex; flex-wrap: wrap; gap: .1em 1.3em; list-style: none; padding: 0;
  max-width: none; font-size: .95em; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
  gap: .9rem; margin: 1rem 0; padding: 0; max-width: none; }
.answers > div { border: 1px solid var(--rule); border-radius: 6px; padding: .75rem .95rem;
  break-inside: avoid; }
.answers dt { font-weight: 600; color: var(--head); }
.answers dd { margin: 0; }
.answers .figure { font-size: 1.7em; font-weight: 600; line-height: 1.3; }
.steps { display: flex; flex-wrap: wrap; gap: 0 .9em; padding: .3em 0; }
table { border-collapse: collapse; width: 100%; margin: .6em 0 1em; font-size: .92em;
  line-height: 1.3; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .35em; }
th, td { text-align: left; vertical-align: top; padding: .28em .5em; font-weight: inherit; }
thead { display: table-header-group; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1.5px solid var(--soft); }
tr { break-inside: avoid; }
.number { text-align: right; }
.figures td, .figures tbody th { border-bottom: 1px solid var(--rule); }
.figures .range, .figures .id { display: block; color: var(--soft); font-size: .9em;
  white-space: nowrap; }
.figures td.number { white-space: nowrap; }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; }
.wide .words { min-width: 10em; }
.wide tbody th { min-width: 7em; }
@media (min-width: 50.01em), print {
  .chart td .range::before { content: "("; } .chart td .range::after { content: ")"; }
}
details > summary { font-weight: 600; color: var(--head); cursor: pointer; padding: .3em 0;
  break-after: avoid; }
details { margin: .5em 0; }
.chart { table-layout: fixed; }
.chart th, .chart td { height: var(--row); padding: 0 .45em; vertical-align: middle;
  white-space: nowrap; }
.chart tbody th { padding-left: 0; }
.chart tbody th span { display: block; overflow: hidden; text-overflow: ellipsis; }
.chart thead th { white-space: normal; overflow-wrap: normal; vertical-align: bottom; padding-bottom: .25em; }
.chart .name { width: 25%; padding-left: 0; }
.chart .meaning { width: 34%; padding-left: 1em; }
.chart.components { --row: 40px; line-height: 1.2; }
.chart.components .name { width: 29%; }
.chart.components th span, .chart.components .meaning { white-space: normal; }
.chart .plot { padding: 0; }
.chart .group th, .chart .remark td { white-space: normal; padding: .7em 0 .2em; }
.chart .group th { font-weight: 600; break-after: avoid; }
.chart .group { break-after: avoid; }
.chart .remark td { color: var(--soft); padding: .15em 0 .3em; }
.chart .far th, .chart .far .number { font-weight: 600; }
.chart .w9 { width: 11.4em; } .chart .w5 { width: 5.2em; } .chart .w4 { width: 4.2em; }
.range { color: var(--soft); font-weight: 400; }
svg { display: block; width: 100%; overflow: visible; fill: none; }
.plot svg { height: var(--row); }
.plot svg.axis { height: 40px; }
.plot svg.levels { height: 20px; }
.strips .plot svg { height: 18px; }
svg text { font-size: 12px; font-weight: 400; fill: var(--soft); }
svg .strong { fill: var(--ink); font-weight: 600; }
.end { text-anchor: end; } .mid { text-anchor: middle; }
.g { stroke: var(--rule); stroke-width: 1; }
.zero { stroke: var(--soft); stroke-width: 1.5; }
.w { stroke: var(--mark); stroke-width: 2.2; }
.d { fill: var(--ground); stroke: var(--mark); stroke-width: 2; }
.far .d, .d.full { fill: var(--mark); }
.w2 { stroke: var(--other); stroke-width: 2.2; }
.d2 { fill: var(--ground); stroke: var(--other); stroke-width: 2; }
.b { fill: var(--fill); }
.other { stroke: var(--soft); stroke-width: 1.5; }
.own .plot svg { height: 52px; } .own .plot svg.axis { height: 40px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.small { max-width: 26rem; }
.all { stroke: var(--ink); stroke-width: 2; }
.line { stroke: var(--mark); stroke-width: 2; }
.key { display: inline-block; width: 32px; height: 12px; vertical-align: -.1em; }
.legend { display: flex; flex-wrap: wrap; gap: .2em 1.5em; list-style: none; padding: 0;
  color: var(--soft); font-size: .92em; max-width: none; }
.multiples { display: grid; gap: 1.1rem 1.2rem; margin: .8em 0 1.2em;
  grid-template-columns: repeat(auto-fill, minmax(9.2rem, 1fr)); }
figure { margin: 0; min-width: 0; break-inside: avoid; }
figcaption { font-size: .88em; line-height: 1.3; margin-bottom: .2em; }
.multiples figcaption b { display: block; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
@media screen and (max-width: 62em) {
  .chart .roomier { display: none; }
}
@media screen and (max-width: 50em) {
  :root { --row: 36px; }
  main { padding: 1.1rem .85rem 3rem; }
  h1 { font-size: 1.45em; }
  table { font-size: .84em; }
  .chart .roomy, .axis .roomy { display: none; }
  .chart th, .chart td { padding: 0 .2em; }
  .chart .name { width: 28%; }
  .chart tbody th span { display: -webkit-box; -webkit-box-orient: vertical;
    -webkit-line-clamp: 2; white-space: normal; line-height: 1.2; max-height: 2.4em;
    overflow-wrap: anywhere; }
  .chart.agreement .w9 { width: 7em; }
  .chart.competencies .w5 { width: 5.2em; }
  .chart.components { --row: 44px; }
  .chart.components .name { width: 40%; }
  .chart.components tbody th span { -webkit-line-clamp: 3; max-height: 3.6em; }
  .chart td.number { white-space: normal; line-height: 1.2; }
  .chart .w9 { width: 6em; } .chart .w5 { width: 3.9em; } .chart .w4 { width: 3.2em; }
  svg text { font-size: 11px; }
  .chart td .range { display: block; font-size: .92em; white-space: nowrap; }
  .multiples { grid-template-columns: repeat(auto-fill, minmax(8.6rem, 1fr)); gap: 1rem .9rem; }
}
@media screen and (max-width: 22em) {
  .severity .name { width: 22%; }
}
@page { margin: 15mm 14mm 15mm;
  @top-left { content: "Calibration of interviewers and rubric";
    font: 8.5pt Arial, "Liberation Sans", sans-serif; color: #4b5259; }
  @top-right { content: "For those who plan interviews";
    font: 8.5pt Arial, "Liberation Sans", sans-serif; color: #4b5259; }
  @bottom-right { content: counter(page) " / " counter(pages);
    font: 8.5pt Arial, "Liberation Sans", sans-serif; color: #4b5259; } }
@media print {
  :root { color-scheme: light; --row: 19px; }
  .chart.components { --row: 30px; }
  body { font-size: 10pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  section { margin-top: 1.4em; padding-top: .8em; break-inside: avoid; }
  .answers { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .5rem; padding-right: 2px; }
  #tables { break-inside: auto; }
  .chart .remark { break-before: avoid; }
  .multiples { grid-template-columns: repeat(auto-fill, minmax(6.6rem, 1fr)); gap: .6rem .8rem; }
  section.fresh { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  table { font-size: 8.8pt; margin: .3em 0 .6em; }
  .wide { overflow: visible; }
  .wide .words, .wide tbody th { min-width: 0; }
  .wide table { font-size: 8pt; }
  .wide th, .wide td { padding: .2em .3em; }
  svg text { font-size: 10px; }
  .reading, .legend { break-inside: avoid; }
  summary { list-style: none; }
}
)css";

} // namespace panelscore::detail::calibration_page
