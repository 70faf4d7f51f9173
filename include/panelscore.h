/* SPDX-License-Identifier: BSL-1.0 */
#ifndef PANELSCORE_H
#define PANELSCORE_H

/* panelscore for programs in C, and for every language that can call C.
 *
 * A call does what the command of the same name does: the same files, the same options, the
 * same document, byte for byte. A file is a text handed over under a name. Nothing is read from
 * disk, nothing is written, no clock and no environment is asked, and no thread is started
 * unless the option "threads" asks for some.
 *
 *     panelscore_input* input = panelscore_input_new();
 *     panelscore_result* result;
 *     panelscore_input_file(input, "cards.json", text, size);
 *     panelscore_input_option(input, "rubric", "ml-engineer");
 *     panelscore_input_argument(input, "cards.json");
 *     result = panelscore_recommend(input);
 *     if (panelscore_result_status(result) == PANELSCORE_DONE)
 *         puts(panelscore_result_text(result, NULL));
 *     else
 *         fputs(panelscore_result_problems(result, NULL), stderr);
 *     panelscore_result_free(result);
 *     panelscore_input_free(input);
 *
 * Texts are UTF-8. Several threads may use one input at once as long as nobody changes it;
 * different inputs and results have nothing to do with each other. No C++ exception leaves a
 * function. Whoever links the static library defines PANELSCORE_STATIC. */

#include <stddef.h>

#if defined(PANELSCORE_STATIC)
#define PANELSCORE_API
#elif defined(_WIN32) && defined(PANELSCORE_C_BUILD)
#define PANELSCORE_API __declspec(dllexport)
#elif defined(_WIN32)
#define PANELSCORE_API __declspec(dllimport)
#elif defined(__GNUC__)
#define PANELSCORE_API __attribute__((visibility("default")))
#else
#define PANELSCORE_API
#endif

/** The number of the interface this header describes; panelscore_abi() says which one the
 * library has. It grows only when a program built against the old one would break, and it is
 * the number in the name of the shared library. */
#define PANELSCORE_ABI 1

#ifdef __cplusplus
extern "C" {
#endif

/** What panelscore_result_status() answers. */
enum {
    /** done; there may be warnings among the problems */
    PANELSCORE_DONE = 0,
    /** the input has errors; with the option "strict" warnings count too */
    PANELSCORE_PROBLEMS = 1,
    /** no such command or option, or a value that makes no sense */
    PANELSCORE_USAGE = 2,
    /** a file is named that was not handed over, or one was to be written */
    PANELSCORE_NO_FILE = 3,
    /** a defect in panelscore, or no memory was left */
    PANELSCORE_DEFECT = 4
};

/** Files, options and arguments of a call. One input may serve many calls, of any command. */
typedef struct panelscore_input panelscore_input;

/** What a call answered. It owns its texts and does not refer to the input. */
typedef struct panelscore_result panelscore_result;

/** The version of the library, such as "0.1.0". The text is never freed. */
PANELSCORE_API char const* panelscore_version(void);

/** The interface the library has; compare it with PANELSCORE_ABI. */
PANELSCORE_API int panelscore_abi(void);

/** An input without files, options and arguments; NULL when no memory is left. Free it with
 * panelscore_input_free(). */
PANELSCORE_API panelscore_input* panelscore_input_new(void);

/** Frees an input. NULL is allowed. */
PANELSCORE_API void panelscore_input_free(panelscore_input* input);

/** Hands over a file: `size` bytes at `text`, under a name that options, arguments and
 * rubrics (`uses`) can refer to. The bytes are copied. A name with slashes lies in a folder,
 * and a folder can be named wherever the command takes one. A second text of the same name
 * replaces the first.
 *
 * 0, or another number when nothing was taken: input or name is NULL, text is NULL and size
 * is not 0, the name is empty, "-" or not UTF-8, or no memory is left. What stands in the
 * text is judged by the call, not here. */
PANELSCORE_API int panelscore_input_file(panelscore_input* input, char const* name,
                                         char const* text, size_t size);

/** Gives an option of the command, by its long name without dashes: "rubric", "format".
 * `value` is what would stand behind it; NULL or "" for options without a value, such as
 * "strict". Options that may be repeated are given once for each value.
 *
 * The option "format" is "json" unless given, "threads" is 1; "output" is refused, because
 * the answer is the text of the result. 0, or another number when nothing was taken: input
 * or name is NULL, a text is not UTF-8, or no memory is left. Whether the command has the
 * option is judged by the call. */
PANELSCORE_API int panelscore_input_option(panelscore_input* input, char const* name,
                                           char const* value);

/** Gives what stands on the command line without dashes: the name of a file or folder, or the
 * word that the command asks for. There is no standard input: "-" is wrong usage. 0, or
 * another number as for panelscore_input_option(). */
PANELSCORE_API int panelscore_input_argument(panelscore_input* input, char const* word);

/* The commands. Each answers with a result to be freed with panelscore_result_free(); it is
 * NULL only when no memory is left, and the functions below read NULL as a defect. An input of
 * NULL is one without anything in it. */

/** The shipped rubrics; with a rubric's id as argument that rubric, whole, to edit. */
PANELSCORE_API panelscore_result* panelscore_rubrics(panelscore_input const* input);

/** Is a rubric fit to be used? Arguments: rubric files, or ids of shipped rubrics. */
PANELSCORE_API panelscore_result* panelscore_lint(panelscore_input const* input);

/** Are scorecards complete and usable? Options: rubric. Arguments: scorecard files. */
PANELSCORE_API panelscore_result* panelscore_check(panelscore_input const* input);

/** Guides for interviewers with empty scorecards. Options: rubric. */
PANELSCORE_API panelscore_result* panelscore_kit(panelscore_input const* input);

/** Advice on candidates, with everything it rests on. Options: rubric. Arguments: scorecard
 * files. */
PANELSCORE_API panelscore_result* panelscore_recommend(panelscore_input const* input);

/** What past ratings say about ratings. Options: rubric or scale. Arguments: files of
 * ratings. */
PANELSCORE_API panelscore_result* panelscore_calibrate(panelscore_input const* input);

/** How many interviews are enough. Options: calibration. */
PANELSCORE_API panelscore_result* panelscore_plan(panelscore_input const* input);

/** Scorecards from what another system exports; its report stands among the problems. With the
 * option "report" set to "-": the report as JSON instead of the cards. Options: map, from.
 * Arguments: files. */
PANELSCORE_API panelscore_result* panelscore_import(panelscore_input const* input);

/** The JSON Schema of a format. Argument: its name, such as "recommendation". */
PANELSCORE_API panelscore_result* panelscore_schema(panelscore_input const* input);

/** Any of these by its command's name: "recommend". Another name, or NULL, is wrong usage. */
PANELSCORE_API panelscore_result* panelscore_run(char const* command,
                                                 panelscore_input const* input);

/** How the call ended: one of the numbers above. NULL answers PANELSCORE_DEFECT. */
PANELSCORE_API int panelscore_result_status(panelscore_result const* result);

/** The document: JSON, unless the option "format" says otherwise; empty where a command that
 * failed has nothing to say. A 0 byte stands behind it. Valid until the result is freed;
 * never NULL.
 *
 * Its length goes to `size`, which may be NULL. Do not read `size` among the arguments of a
 * function that gets this call as an argument: C leaves open which of them comes first. */
PANELSCORE_API char const* panelscore_result_text(panelscore_result const* result,
                                                  size_t* size);

/** What is wrong, with file, line, column and code of every problem: the lines that the tool
 * prints on standard error; empty when nothing is. Length and life as for
 * panelscore_result_text(). */
PANELSCORE_API char const* panelscore_result_problems(panelscore_result const* result,
                                                      size_t* size);

/** Frees a result and its texts. NULL is allowed. */
PANELSCORE_API void panelscore_result_free(panelscore_result* result);

#ifdef __cplusplus
}
#endif

#endif
