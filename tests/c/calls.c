/* SPDX-License-Identifier: BSL-1.0 */
/* calls EXAMPLES VERSION: every function of the C interface does what its comment says. */
#include "check.h"

typedef panelscore_result* command_function(panelscore_input const*);

static void answers(char const* name, command_function* function, panelscore_input const* input,
                    char const* words) {
    panelscore_result* const direct = function(input);
    panelscore_result* const by_name = panelscore_run(name, input);
    size_t size = 0, other = 0;
    char const* const text = panelscore_result_text(direct, &size);
    if (strstr(text, words) == NULL)
        fprintf(stderr, "%s: status %d, %s\n", name, panelscore_result_status(direct),
                panelscore_result_problems(direct, NULL));
    CHECK(panelscore_result_status(direct) == PANELSCORE_DONE);
    CHECK(strstr(text, words) != NULL);
    CHECK(size == strlen(text));
    CHECK(strcmp(text, panelscore_result_text(by_name, &other)) == 0);
    CHECK(size == other);
    CHECK(panelscore_result_problems(direct, &size)[size] == '\0');
    panelscore_result_free(direct);
    panelscore_result_free(by_name);
}

/* An input with one option and one argument; NULL stands for none. */
static panelscore_input* input_with(char const* option, char const* value,
                                    char const* argument) {
    panelscore_input* const input = panelscore_input_new();
    CHECK(input != NULL);
    if (option != NULL)
        CHECK(panelscore_input_option(input, option, value) == 0);
    if (argument != NULL)
        CHECK(panelscore_input_argument(input, argument) == 0);
    return input;
}

static void answer_and_free(char const* name, command_function* function,
                            panelscore_input* input, char const* words) {
    answers(name, function, input, words);
    panelscore_input_free(input);
}

static char* calibration(void) {
    panelscore_input* const input = input_with("scale", "1:5", "ratings.csv");
    static char const ratings[] = "candidate,interviewer,competency,score\n"
                                  "a,i,x,1\na,j,x,2\nb,i,x,3\nb,j,x,3\nc,i,x,5\nc,j,x,4\n"
                                  "a,i,y,2\na,j,y,2\nb,i,y,4\nb,j,y,3\nc,i,y,4\nc,j,y,5\n";
    panelscore_result* result;
    char* text;
    size_t size;
    CHECK(give(input, "ratings.csv", ratings) == 0);
    answers("calibrate", panelscore_calibrate, input, "\"panelscore/calibration/1\"");
    result = panelscore_calibrate(input);
    panelscore_result_text(result, &size);
    text = malloc(size + 1);
    memcpy(text, panelscore_result_text(result, NULL), size + 1);
    panelscore_result_free(result);
    panelscore_input_free(input);
    return text;
}

/* The cards of an export, with the report for people; or the report as data. */
static void import_of(char const* examples) {
    panelscore_input* const input =
        input_with("map", "exports/greenhouse/map.json", "exports/greenhouse/friday");
    panelscore_result* result;
    give_file(input, examples, "exports/greenhouse/map.json");
    give_file(input, examples, "exports/greenhouse/friday/scorecards-1.json");
    CHECK(panelscore_input_option(input, "allow-unmapped", NULL) == 0);
    answers("import", panelscore_import, input, "\"panelscore/scorecard/1\"");
    result = panelscore_import(input);
    CHECK(says(result, "scorecards"));
    panelscore_result_free(result);
    CHECK(panelscore_input_option(input, "report", "-") == 0);
    answers("import", panelscore_import, input, "\"panelscore/import-report/1\"");
    result = panelscore_import(input);
    CHECK(strstr(panelscore_result_text(result, NULL), "\"panelscore/scorecard/1\"") == NULL);
    panelscore_result_free(result);
    panelscore_input_free(input);
}

/* No option makes a call write a file. */
static void no_report_file(char const* examples) {
    panelscore_input* const input =
        input_with("map", "exports/greenhouse/map.json", "exports/greenhouse/friday");
    panelscore_result* result;
    give_file(input, examples, "exports/greenhouse/map.json");
    give_file(input, examples, "exports/greenhouse/friday/scorecards-1.json");
    panelscore_input_option(input, "report", "loss.json");
    result = panelscore_import(input);
    CHECK(panelscore_result_status(result) == PANELSCORE_NO_FILE);
    CHECK(says(result, "loss.json: error: cannot be written: no files are written here"));
    panelscore_result_free(result);
    panelscore_input_free(input);
}

static void every_command(char const* examples) {
    panelscore_input* const panel = example_panel(examples);
    panelscore_input* plan = input_with("calibration", "cal.json", NULL);
    char* const measured = calibration();
    CHECK(give(plan, "cal.json", measured) == 0);
    free(measured);
    answers("rubrics", panelscore_rubrics, NULL, "\"id\": \"ml-engineer\"");
    answer_and_free("rubrics", panelscore_rubrics, input_with(NULL, NULL, "ml-engineer"),
                    "\"panelscore/rubric/1\"");
    answer_and_free("lint", panelscore_lint, input_with(NULL, NULL, "ml-engineer"),
                    "\"panelscore/lint/1\"");
    answer_and_free("kit", panelscore_kit, input_with("rubric", "ml-engineer", NULL),
                    "\"panelscore/scorecard/1\"");
    answer_and_free("schema", panelscore_schema, input_with(NULL, NULL, "scorecard"),
                    "json-schema.org");
    answer_and_free("plan", panelscore_plan, plan, "\"panelscore/plan/1\"");
    answers("check", panelscore_check, panel, "\"panelscore/check/1\"");
    answers("recommend", panelscore_recommend, panel, "\"candidate\": \"c-0193\"");
    panelscore_input_free(panel);
    import_of(examples);
    no_report_file(examples);
}

/* One input serves several calls, and changing it afterwards changes no earlier answer. */
static void inputs_and_results_are_independent(void) {
    panelscore_input* const input = input_with(NULL, NULL, "mine.json");
    panelscore_result *before, *after;
    CHECK(give(input, "mine.json", "{") == 0);
    before = panelscore_lint(input);
    CHECK(panelscore_result_status(before) == PANELSCORE_PROBLEMS);
    CHECK(give(input, "mine.json", "{ \"format\": \"panelscore/rubric/9\" }") == 0);
    after = panelscore_lint(input);
    CHECK(panelscore_result_status(after) == PANELSCORE_PROBLEMS);
    CHECK(strcmp(panelscore_result_text(before, NULL), panelscore_result_text(after, NULL)) !=
          0);
    panelscore_input_free(input);
    CHECK(strstr(panelscore_result_text(before, NULL), "J-01") != NULL);
    panelscore_result_free(before);
    panelscore_result_free(after);
}

/* Formats other than JSON are 100 columns wide and have no colour. */
static void text_for_people(char const* examples) {
    panelscore_input* const panel = example_panel(examples);
    panelscore_result* result;
    char const* line;
    CHECK(panelscore_input_option(panel, "format", "text") == 0);
    result = panelscore_recommend(panel);
    line = panelscore_result_text(result, NULL);
    CHECK(strstr(line, "c-0193") != NULL);
    CHECK(strchr(line, '\033') == NULL);
    panelscore_result_free(result);
    panelscore_input_free(panel);
}

int main(int count, char** words) {
    CHECK(count == 3);
    CHECK(strcmp(panelscore_version(), words[2]) == 0);
    CHECK(panelscore_abi() == PANELSCORE_ABI);
    every_command(words[1]);
    inputs_and_results_are_independent();
    text_for_people(words[1]);
    return verdict();
}
