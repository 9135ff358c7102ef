#pragma once
#include <stddef.h>

/// How many files of questions come with the program.
extern const int question_file_count;

/// The bytes of such a file, which stay for as long as the program runs.
///
/// - Parameters:
///   - index: in the order of the lessons' numbers, below `question_file_count`.
///   - byteCount: where the length of the file is put.
const unsigned char *question_file(int index, size_t *byteCount);

/// The name of the idea that a file is about.
const char *question_file_name(int index);
