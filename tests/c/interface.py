# SPDX-License-Identifier: BSL-1.0
"""panelscore.h by ctypes, as a program in Python would use it."""

import ctypes

FUNCTIONS = {
    "version": (ctypes.c_char_p,),
    "abi": (ctypes.c_int,),
    "input_new": (ctypes.c_void_p,),
    "input_free": (None, ctypes.c_void_p),
    "input_file": (ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t),
    "input_option": (ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p),
    "input_argument": (ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p),
    "run": (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p),
    "result_status": (ctypes.c_int, ctypes.c_void_p),
    "result_text": (ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_size_t)),
    "result_problems": (ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_size_t)),
    "result_free": (None, ctypes.c_void_p),
}


class Panelscore:
    """The shared library."""

    def __init__(self, library):
        self._library = ctypes.CDLL(library)
        for name, (result, *arguments) in FUNCTIONS.items():
            function = getattr(self._library, "panelscore_" + name)
            function.restype, function.argtypes = result, arguments
            setattr(self, "_" + name, function)

    def version(self):
        """The version, and the number of the interface."""
        return self._version().decode(), self._abi()

    def _bytes(self, function, result):
        size = ctypes.c_size_t()
        return ctypes.string_at(function(result, ctypes.byref(size)), size.value)

    def run(self, command, files=None, options=(), arguments=()):
        """Status, text and problems of a command, as bytes. `options` are pairs, `files` a dict of bytes."""
        given, result = self._input_new(), None
        try:
            refused = [self._input_file(given, name.encode(), text, len(text)) for name, text in (files or {}).items()]
            refused += [self._input_option(given, name.encode(), value.encode()) for name, value in options]
            refused += [self._input_argument(given, word.encode()) for word in arguments]
            if any(refused):
                raise ValueError("something was not taken")
            result = self._run(command.encode(), given)
            return (self._result_status(result), self._bytes(self._result_text, result),
                    self._bytes(self._result_problems, result))
        finally:
            self._result_free(result)
            self._input_free(given)
