# SPDX-License-Identifier: BSL-1.0
# Rscript lme4.R RATINGS.csv: the six-component model by lme4's lmer, for bench_reml. Prints one line: seconds of
# processor time and of wall clock for the fit alone, the REML criterion, then the variances of candidate,
# candidate:competency, interviewer, interviewer:competency, candidate:interviewer, residual.
suppressMessages(library(lme4))
ratings <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = TRUE)
ratings <- ratings[!is.na(ratings$score), ]
time <- system.time(
  fit <- lmer(score ~ 0 + competency + (1 | candidate) + (1 | candidate:competency) + (1 | interviewer) +
                (1 | interviewer:competency) + (1 | candidate:interviewer),
              data = ratings, REML = TRUE, control = lmerControl(calc.derivs = FALSE)))
variances <- as.data.frame(VarCorr(fit))
by_name <- setNames(variances$vcov, variances$grp)
cat(time[["user.self"]] + time[["sys.self"]], time[["elapsed"]], format(REMLcrit(fit), digits = 15),
    format(by_name[c("candidate", "candidate:competency", "interviewer", "interviewer:competency",
                     "candidate:interviewer", "Residual")], digits = 10), "\n")
