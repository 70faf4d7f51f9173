// SPDX-License-Identifier: BSL-1.0
#pragma once

// What differs on a packet from the calibration page, whose style it shares.

#include <string_view>

namespace panelscore::detail::report_page {

inline constexpr std::string_view style = R"css(
:root { --yes: #17683a; --no: #a3262a; --open: #7a4d00; }
@media screen and (prefers-color-scheme: dark) {
  :root { --yes: #7fd6a2; --no: #ff9d9a; --open: #f0c063; }
}
main { max-width: 60rem; }
.call { border-left: 6px solid var(--open); padding: .15rem 0 .15rem 1rem; margin: 1.2rem 0; }
.call.yes { border-color: var(--yes); } .call.no { border-color: var(--no); }
.call p { margin: .15em 0; }
.call .word { font-size: 1.7em; font-weight: 700; line-height: 1.2; color: var(--open); }
.call.yes .word { color: var(--yes); } .call.no .word { color: var(--no); }
.call .said { font-size: 1.12em; }
h4 { font-size: 1em; color: var(--head); margin: 1.4em 0 .2em; break-after: avoid; }
section { margin-top: 2.2rem; }
article section { margin-top: 1.7rem; padding-top: .9rem; }
article { border-top: 4px solid var(--head); margin-top: 4rem; padding-top: 1rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3em 1.3em; margin: 1rem 0;
  max-width: 52em; }
.facts dt { font-weight: 600; color: var(--head); } .facts dd { margin: 0; }
.bars svg { height: 112px; }
.bars { margin: 1rem 0 .2rem; max-width: 46rem; }
svg text.halo { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
.bar { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 4 3; }
.bar.hire { stroke: var(--ink); stroke-width: 2; stroke-dasharray: none; }
.d.full { fill: var(--mark); } .d2 { fill: none; }
.wide .figures { width: auto; min-width: min(100%, 32rem); }
.wide .figures th:first-child { padding-left: 0; }
article section > h3 { margin-top: 0; font-size: 1.15em; }
.tick { stroke: var(--soft); stroke-width: 2; }
.key { width: 16px; }
.ratings { line-height: 1.4; table-layout: fixed; }
.ratings caption { font-weight: 400; color: var(--soft); }
.ratings th, .ratings td { border-bottom: 1px solid var(--rule); padding: .45em .6em .45em 0; }
.ratings .who { width: 24%; }
.ratings .score { display: block; font-weight: 600; }
.ratings .from { display: block; color: var(--soft); }
.ratings .anchor { color: var(--soft); }
.debrief > li { margin: .6em 0; }
.debrief ul { margin: .2em 0 0; list-style: none; padding-left: .2em; }
.competency { break-inside: avoid; }
.chart.scores .name { width: 31%; }
.chart.slate .name { width: 17%; }
.chart.slate .verdict { width: 9.2em; }
.chart.slate .verdict b { font-weight: 600; }
.yes-text { color: var(--yes); } .no-text { color: var(--no); } .open-text { color: var(--open); }
.trace li { margin: .35em 0; }
.trace .soft { display: block; }
@media screen and (max-width: 50em) {
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .55em; }
  .call { padding-left: .8rem; }
  .chart.scores .name { width: 36%; }
  .chart.scores .w5, .chart.slate .w5 { width: 3.9em; font-size: .95em; }
  .chart.slate .name { width: 22%; }
  .chart.slate .verdict { width: 6em; white-space: normal; line-height: 1.2; }
  .ratings, .ratings tbody, .ratings tr, .ratings th, .ratings td { display: block; }
  .ratings thead { display: none; }
  .ratings .who { width: auto; }
  .ratings tr { border-bottom: 1px solid var(--rule); padding: .5em 0; }
  .ratings th, .ratings td { border: 0; padding: .12em 0; }
  .ratings .from { display: inline; } .ratings .score { display: inline; }
}
@page { @top-left { content: "Recommendation for a debrief"; }
  @top-right { content: "Advice: people decide"; } }
@media print {
  article { break-before: page; margin-top: 0; border: 0; padding-top: 0; }
  section { break-inside: auto; margin-top: 1.1em; padding-top: .6em; }
  .call { margin: .6em 0; }
  .bars svg { height: 110px; }
  .facts { gap: .15em 1em; margin: .6em 0; }
  .ratings { font-size: 8.8pt; }
  .ratings th, .ratings td { padding: .25em .5em .25em 0; }
  h4 { margin: .9em 0 .1em; }
  .ratings caption, .ratings thead { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
)css";

} // namespace panelscore::detail::report_page
