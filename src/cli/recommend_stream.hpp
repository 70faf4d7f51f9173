// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/command.hpp"

namespace panelscore::cli {

/// `recommend --stream`: a filter from lines of scorecards to lines of advice.
///
/// Each line of standard input is a JSON array of one candidate's scorecards, or one of them;
/// each is answered by one line, in the order of the input: the line `-f ndjson` writes for
/// that candidate, or, where something is wrong with the cards, a line with the problems.
/// Whatever has arrived is answered and passed on before more is waited for. An empty line asks
/// for that at once and has no answer. Memory does not depend on how many lines there are.
///
/// Throws UsageError for options that need more than one line at a time.
void recommend_stream(Context& context);

} // namespace panelscore::cli
