/* What /proc says of the calling process. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "recorder.h"

static char file[1 << 22];
static struct range own[64];
static unsigned own_count;

/* Reads a whole file of /proc; it ends in a zero byte. */
static char *read_file(const char *path) {
    size_t length = 0;
    int descriptor = open(path, O_RDONLY);
    if (descriptor < 0) give_up("a file of /proc cannot be opened");
    for (;;) {
        ssize_t count = read(descriptor, file + length, sizeof file - 1 - length);
        if (count < 0) give_up("a file of /proc cannot be read");
        if (count == 0) break;
        length += (size_t)count;
    }
    close(descriptor);
    file[length] = 0;
    return file;
}

/* Cuts the next line off; a null pointer at the end. */
static char *next_line(char **text) {
    char *line = *text, *end = strchr(line, '\n');
    if (!*line) return NULL;
    if (end) *end = 0;
    *text = end ? end + 1 : line + strlen(line);
    return line;
}

/* The range at the beginning of a line of maps or smaps; whether there is one. */
static int parse_range(const char *line, struct range *range) {
    unsigned long start, end;
    if (sscanf(line, "%lx-%lx ", &start, &end) != 2) return 0;
    *range = (struct range){(uint32_t)start, (uint32_t)end};
    return 1;
}

void report_image(int process) {
    /* Places in /proc/PID/stat, counted from 1, and what lies there. */
    static const struct { int place; const char *name; } fields[] = {
        {26, "start_code"}, {27, "end_code"}, {28, "start_stack"}, {45, "start_data"},
        {46, "end_data"}, {47, "start_brk"}, {48, "arg_start"}, {49, "arg_end"},
        {50, "env_start"}, {51, "env_end"}};
    char *word = strrchr(read_file("/proc/self/stat"), ')') + 2;
    int place = 3;
    say("@mm %d", process);
    for (unsigned i = 0; i < sizeof fields / sizeof *fields; i++) {
        for (; place < fields[i].place; place++) word = strchr(word, ' ') + 1;
        say(" %s=0x%lx", fields[i].name, strtoul(word, NULL, 10));
        if (fields[i].place == 47) say(" brk=0x%x", first_break);
    }
    say("\n");
}

void report_mappings(const char *fact, int process) {
    char *text = read_file("/proc/self/maps"), *line;
    say("%s %d\n", fact, process);
    while ((line = next_line(&text))) {
        char range[32], mode[8], offset[16];
        unsigned long inode;
        int end = 0;
        if (sscanf(line, "%31s %7s %15s %*s %lu %n", range, mode, offset, &inode, &end) != 4)
            give_up("a line of maps makes no sense");
        const char *name = line + end, *last = strrchr(name, '/');
        say("%s %s %s %c %s\n", range, mode, offset, inode ? 'F' : '-', last ? last + 1 : name);
    }
    say("@end\n");
}

void report_status(int process) {
    static const char *const names[] = {"VmSize", "VmLck", "VmData", "VmStk"};
    const char *text = read_file("/proc/self/status");
    say("@status %d", process);
    for (unsigned i = 0; i < 4; i++) {
        const char *line = strstr(text, names[i]);
        if (!line) give_up("a line of status is missing");
        say(" %s=%lu", names[i], strtoul(line + strlen(names[i]) + 1, NULL, 10));
    }
    say("\n");
}

void report_usage(int process) {
    char *text = read_file("/proc/self/smaps"), *line;
    struct range range = {0, 0}, found;
    while ((line = next_line(&text))) {
        if (parse_range(line, &found)) {
            range = found;
            if (is_own(range.start, range.end - range.start)) continue;
            say("@smaps %d %08x-%08x", process, range.start, range.end);
        } else if (!is_own(range.start, range.end - range.start)) {
            unsigned long kilobytes;
            if (sscanf(line, "Rss: %lu", &kilobytes) == 1) say(" Rss=%lu", kilobytes);
            if (sscanf(line, "Anonymous: %lu", &kilobytes) == 1) say(" Anonymous=%lu", kilobytes);
            if (sscanf(line, "Locked: %lu", &kilobytes) == 1) say(" Locked=%lu\n", kilobytes);
        }
    }
}

void keep_own_mappings(void) {
    char *text = read_file("/proc/self/maps"), *line;
    while ((line = next_line(&text)))
        if (own_count == sizeof own / sizeof *own || !parse_range(line, &own[own_count++]))
            give_up("too many mappings to begin with");
    /* The stack grows, and keeps its distance from others. */
    own[own_count - 1].start -= 0x900000;
}

int is_own(uint32_t start, uint32_t length) {
    if (start + length < start || start + length > 0xc0000000u) return 1;
    for (unsigned i = 0; i < own_count; i++)
        if (start < own[i].end && own[i].start < start + length) return 1;
    return 0;
}
