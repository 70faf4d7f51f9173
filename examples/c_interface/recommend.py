# SPDX-License-Identifier: BSL-1.0
"""recommend.py CARDS...: candidate, call and score of scorecards, with the ctypes of Python itself."""

import ctypes
import json
import sys

#! [declare]
library = ctypes.CDLL("libpanelscore_c.so.1")
handle, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
for name, result, arguments in (
        ("input_new", handle, []), ("input_free", None, [handle]),
        ("input_file", ctypes.c_int, [handle, text, text, size]),
        ("input_option", ctypes.c_int, [handle, text, text]),
        ("input_argument", ctypes.c_int, [handle, text]),
        ("run", handle, [text, handle]), ("result_free", None, [handle]),
        ("result_status", ctypes.c_int, [handle]),
        ("result_text", text, [handle, handle]), ("result_problems", text, [handle, handle])):
    function = getattr(library, "panelscore_" + name)
    function.restype, function.argtypes = result, arguments
#! [declare]


#! [call]
def panelscore(command, files, options):
    """Status, document and problems of a command on files: a dict of bytes by name."""
    given = library.panelscore_input_new()
    for name, content in files.items():
        library.panelscore_input_file(given, name.encode(), content, len(content))
        library.panelscore_input_argument(given, name.encode())
    for name, value in options.items():
        library.panelscore_input_option(given, name.encode(), value.encode())
    answer = library.panelscore_run(command.encode(), given)
    copied = (library.panelscore_result_status(answer),
              library.panelscore_result_text(answer, None).decode(),
              library.panelscore_result_problems(answer, None).decode())
    library.panelscore_result_free(answer)
    library.panelscore_input_free(given)
    return copied
#! [call]


cards = {}
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        cards[name] = file.read()
status, document, problems = panelscore("recommend", cards, {"rubric": "ml-engineer"})
sys.stderr.write(problems)
if status == 0:
    for one in json.loads(document)["candidates"]:
        print(one["candidate"], one["call"], one["score"]["raw"])
sys.exit(status)
