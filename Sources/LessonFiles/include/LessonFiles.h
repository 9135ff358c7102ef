#pragma once
#include <stddef.h>
#include "QuestionFiles.h"

/// How many lessons come with the program.
extern const int lesson_file_count;

/// The bytes of a lesson's file, which stay for as long as the program runs.
///
/// - Parameters:
///   - index: in the order of the lessons' numbers, below `lesson_file_count`.
///   - byteCount: where the length of the file is put.
const unsigned char *lesson_file(int index, size_t *byteCount);

/// The name of a lesson.
const char *lesson_file_name(int index);
