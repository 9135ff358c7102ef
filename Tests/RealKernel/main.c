/* Makes seeded random calls on the Linux that runs and writes a recording of its answers.
#define _GNU_SOURCE

   usage: recorder SEED COUNT [PROFILE]; see README.md. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "recorder.h"

uint32_t first_break;

/* Starts the program again where nothing is placed by chance, below 3 GiB, with an 8 MiB stack and
   without huge pages. */
static void arrange(char **arguments) {
    static char *const environment[] = {"PAGEWALK_ARRANGED=1", NULL};
    struct rlimit stack = {8 << 20, 8 << 20};
    if (getenv("PAGEWALK_ARRANGED")) return;
    if (personality(ADDR_NO_RANDOMIZE | ADDR_LIMIT_3GB) < 0) give_up("personality failed");
    if (setrlimit(RLIMIT_STACK, &stack) < 0) give_up("the stack's limit cannot be set");
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
    execve("/proc/self/exe", arguments, environment);
    give_up("exec failed");
}

/* Opens the files that may be mapped, as descriptors 3 and up: in tmpfs, unlinked, read-write. */
static void open_files(void) {
    static const struct { unsigned pages, fill; } shapes[FILE_COUNT] = {{4, 1}, {16, 65}, {37, 129}};
    static char page[PAGE];
    char path[64];
    for (int descriptor = 3; descriptor < 16; descriptor++) close(descriptor);
    for (int i = 0; i < FILE_COUNT; i++) {
        snprintf(path, sizeof path, "/dev/shm/file%d", i);
        if (open(path, O_RDWR | O_CREAT | O_EXCL, 0600) != 3 + i)
            give_up("a file in /dev/shm cannot be made, or is there already");
        unlink(path);
        for (unsigned number = 0; number < shapes[i].pages; number++) {
            memset(page, (int)(shapes[i].fill + number) & 255, PAGE);
            if (write(3 + i, page, PAGE) != PAGE) give_up("/dev/shm is full");
        }
        say("@file file%d size=%u fill=%u\n", i, shapes[i].pages * PAGE, shapes[i].fill);
    }
}

/* Whose rules answer: the newest of those that Pagewalk knows and that is not newer. */
static const char *rules_of(const struct utsname *system) {
    unsigned major = 0, minor = 0;
    sscanf(system->release, "%u.%u", &major, &minor);
    if (major < 6) return "5.10";
    return major == 6 && minor < 7 ? "6.1" : "6.18";
}

/* Writes to the stack, data and heap, so that recording begins with their pages in place. */
static void settle(void) {
    extern char __data_start, _end;
    volatile char stack[1 << 16];
    for (size_t i = 0; i < sizeof stack; i += PAGE) stack[i] = 1;
    first_break = (uint32_t)syscall(SYS_brk, 0);
    for (volatile char *page = &__data_start; page < &_end; page += PAGE) *page = *page;
    uint32_t heap = ((uint32_t)&_end + PAGE - 1) & ~(PAGE - 1);
    for (; heap < first_break; heap += PAGE) *(volatile char *)heap = *(volatile char *)heap;
}

int main(int count, char **arguments) {
    struct utsname system;
    arrange(arguments);
    if (count < 3) give_up("usage: recorder SEED COUNT [PROFILE]");
    unsigned long long seed = strtoull(arguments[1], NULL, 0);
    unsigned long calls = strtoul(arguments[2], NULL, 0);
    unsigned long profile = count > 3 ? strtoul(arguments[3], NULL, 0) : 63;
    uname(&system);
    open_files();
    say("@kernel %s\n", rules_of(&system));
    say("# Linux %s %s, seed %llu, %lu calls, profile %lu\n", system.release, system.machine, seed,
        calls, profile);
    if (geteuid() != 0) say("# not run as root: limits and EPERM differ\n");
    seed_chance(seed);
    settle();
    catch_signals();
    keep_own_mappings();
    report_image(1);
    report_mappings("@exec", 1);
    report_status(1);
    for (unsigned long number = 1; number <= calls; number++) {
        make_call(1, (unsigned)profile);
        if (number % 25 == 0) report_all(1);
    }
    report_all(1);
    say("[1] exit_group(0) = ?\n");
    flush();
    _exit(0);
}
