/* Text for standard output. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "recorder.h"

static char text[1 << 18];
static size_t length;

void flush(void) {
    size_t written = 0;
    while (written < length) {
        ssize_t count = write(1, text + written, length - written);
        if (count <= 0) _exit(1);
        written += (size_t)count;
    }
    length = 0;
}

void say(const char *format, ...) {
    va_list arguments;
    if (length > sizeof text - 1024) flush();
    va_start(arguments, format);
    int count = vsnprintf(text + length, 1024, format, arguments);
    va_end(arguments);
    if (count > 0) length += count < 1024 ? (size_t)count : 1023;
}

void give_up(const char *why) {
    flush();
    (void)!write(2, why, strlen(why));
    (void)!write(2, "\n", 1);
    _exit(1);
}
