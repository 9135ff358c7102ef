/* One random call or access, carried out and told as strace tells it. */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "recorder.h"

/* What PROFILE adds to anonymous mmap, munmap, mprotect and touches. */
enum { FILES = 1, FORKS = 2, GROWING = 4, MOVES = 8, BREAKS = 16, ADVICE = 32 };

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

/* A constant with its name. */
struct word { uint32_t value; const char *name; };
#define WORD(name) {name, #name}
#define COUNT(words) (sizeof words / sizeof *words)

/* The result as strace writes it: an address, a plain number, or an errno by its name. */
static void tell_result(long result, int is_address) {
    static const struct word errors[] = {
        WORD(EPERM), WORD(ENOENT), WORD(EBADF), WORD(EAGAIN), WORD(ENOMEM), WORD(EACCES),
        WORD(EFAULT), WORD(EBUSY), WORD(EEXIST), WORD(ENODEV), WORD(EINVAL), WORD(EOVERFLOW),
        WORD(EOPNOTSUPP)};
    if (result != -1) {
        say(is_address ? " = 0x%lx\n" : " = %ld\n", (unsigned long)result);
        return;
    }
    for (unsigned i = 0; i < COUNT(errors); i++)
        if ((int)errors[i].value == errno) {
            say(" = -1 %s\n", errors[i].name);
            return;
        }
    say(" = -1 E%d\n", errno);
}

/* Flags by their names, joined by bars. */
static void tell_flags(uint32_t flags, const struct word *words, unsigned count) {
    const char *bar = "";
    for (unsigned i = 0; i < count; i++)
        if (flags & words[i].value && (flags & words[i].value) == words[i].value) {
            say("%s%s", bar, words[i].name);
            bar = "|";
        }
    if (!*bar) say("0");
}

static uint32_t some_protection(void) {
    static const uint32_t choices[] = {0, 1, 1, 3, 3, 3, 3, 5, 7};
    return choices[chance(COUNT(choices))];
}

static void tell_protection(uint32_t protection) {
    static const struct word words[] = {WORD(PROT_READ), WORD(PROT_WRITE), WORD(PROT_EXEC)};
    if (protection) tell_flags(protection, words, COUNT(words)); else say("PROT_NONE");
}

/* --- Mapping --- */

static void map(int process, unsigned profile) {
    static const struct word words[] = {
        WORD(MAP_SHARED), WORD(MAP_PRIVATE), WORD(MAP_FIXED), WORD(MAP_ANONYMOUS),
        WORD(MAP_GROWSDOWN), WORD(MAP_LOCKED), WORD(MAP_NORESERVE), WORD(MAP_POPULATE),
        WORD(MAP_FIXED_NOREPLACE)};
    uint32_t length = some_length(), address = 0, offset = 0;
    uint32_t protection = some_protection();
    uint32_t flags = chance(6) ? MAP_PRIVATE : MAP_SHARED;
    int descriptor = -1;
    switch (chance(6)) {
    case 0: address = some_place(length), flags |= MAP_FIXED; break;
    case 1: address = some_place(length) + chance(2) * chance(PAGE); break;
    case 2: address = some_place(length), flags |= chance(3) ? 0 : MAP_FIXED_NOREPLACE; break;
    }
    if (profile & FILES && !chance(3)) {
        descriptor = 3 + (int)chance(FILE_COUNT);
        offset = chance(24) * PAGE;
    } else {
        flags |= MAP_ANONYMOUS;
        if (profile & GROWING && flags & MAP_PRIVATE && !chance(8)) flags |= MAP_GROWSDOWN;
    }
    if (profile & ADVICE && !chance(12)) flags |= MAP_LOCKED;
    if (profile & ADVICE && !chance(12)) flags |= MAP_POPULATE;
    if (!chance(12)) flags |= MAP_NORESERVE;
    if (address) say("[%d] mmap2(0x%x, %u, ", process, address, length);
    else say("[%d] mmap2(NULL, %u, ", process, length);
    tell_protection(protection);
    say(", ");
    tell_flags(flags, words, COUNT(words));
    if (descriptor < 0) say(", -1, 0)");
    else if (offset) say(", %d, 0x%x)", descriptor, offset);
    else say(", %d, 0)", descriptor);
    long result = syscall(SYS_mmap2, address, length, protection, flags, descriptor, offset >> 12);
    tell_result(result, 1);
    if (result != -1) remember_place((uint32_t)result);
}

static void unmap(int process) {
    uint32_t length = some_length(), address = some_place(length);
    say("[%d] munmap(0x%x, %u)", process, address, length);
    tell_result(syscall(SYS_munmap, address, length), 0);
}

static void protect(int process) {
    uint32_t length = some_length(), address = some_place(length);
    uint32_t protection = some_protection();
    say("[%d] mprotect(0x%x, %u, ", process, address, length);
    tell_protection(protection);
    say(")");
    tell_result(syscall(SYS_mprotect, address, length, protection), 0);
}

static void move(int process) {
    static const struct word words[] = {
        WORD(MREMAP_MAYMOVE), WORD(MREMAP_FIXED), WORD(MREMAP_DONTUNMAP)};
    static const uint32_t choices[] = {0, 1, 1, 1, 3, 3, 5, 7};
    uint32_t old_length = some_length(), address = some_place(old_length);
    uint32_t flags = choices[chance(COUNT(choices))];
    uint32_t length = flags & MREMAP_DONTUNMAP || chance(3) ? old_length : some_length();
    uint32_t target = flags & MREMAP_FIXED ? some_place(length) : 0;
    if (is_own(address, length + PAGE)) return;
    say("[%d] mremap(0x%x, %u, %u, ", process, address, old_length, length);
    tell_flags(flags, words, COUNT(words));
    if (flags & MREMAP_FIXED) say(", 0x%x", target);
    say(")");
    long result = syscall(SYS_mremap, address, old_length, length, flags, target);
    tell_result(result, 1);
    if (result != -1) remember_place((uint32_t)result);
}

static void move_break(int process) {
    uint32_t address = first_break + chance(24) * PAGE + (chance(3) ? 0 : chance(PAGE));
    say("[%d] brk(0x%x)", process, address);
    tell_result(syscall(SYS_brk, address), 1);
    remember_place(first_break + PAGE);
}

/* --- Advice and locks --- */

static void advise(int process) {
    static const struct word words[] = {
        WORD(MADV_NORMAL), WORD(MADV_RANDOM), WORD(MADV_SEQUENTIAL), WORD(MADV_DONTNEED),
        WORD(MADV_DONTNEED), WORD(MADV_DONTNEED), WORD(MADV_DONTFORK), WORD(MADV_DOFORK),
        WORD(MADV_DONTDUMP), WORD(MADV_DODUMP)};
    uint32_t length = some_length(), address = some_place(length);
    const struct word *advice = &words[chance(COUNT(words))];
    say("[%d] madvise(0x%x, %u, %s)", process, address, length, advice->name);
    tell_result(syscall(SYS_madvise, address, length, advice->value), 0);
}

static void lock(int process) {
    uint32_t length = some_length(), address = some_place(length);
    int locks = (int)chance(2);
    say("[%d] %s(0x%x, %u)", process, locks ? "mlock" : "munlock", address, length);
    tell_result(syscall(locks ? SYS_mlock : SYS_munlock, address, length), 0);
}

static void synchronize(int process) {
    static const struct word words[] = {WORD(MS_ASYNC), WORD(MS_SYNC), WORD(MS_INVALIDATE)};
    uint32_t length = some_length(), address = some_place(length);
    const struct word *flag = &words[chance(COUNT(words))];
    say("[%d] msync(0x%x, %u, %s)", process, address, length, flag->name);
    tell_result(syscall(SYS_msync, address, length, flag->value), 0);
}

/* --- Accesses --- */

static sigjmp_buf after_signal;
static volatile int signal_number, signal_code;

static void caught(int number, siginfo_t *info, void *context) {
    (void)context;
    signal_number = number;
    signal_code = info->si_code;
    siglongjmp(after_signal, 1);
}

void catch_signals(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = caught;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
}

static long fault_count(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt + usage.ru_majflt;
}

static void touch(int process) {
    uint32_t address = some_place(PAGE) + chance(PAGE);
    volatile unsigned char *byte = (volatile unsigned char *)address;
    int writes = (int)chance(2);
    unsigned char value = (unsigned char)chance(256);
    remember_place(address);
    say("[%d] touch 0x%x %c", process, address, writes ? 'w' : 'r');
    if (sigsetjmp(after_signal, 0)) {
        if (signal_number == SIGBUS) say(" = SIGBUS BUS_ADRERR\n");
        else say(" = SIGSEGV %s\n", signal_code == SEGV_ACCERR ? "SEGV_ACCERR" : "SEGV_MAPERR");
        return;
    }
    (void)fault_count();
    long before = fault_count();
    if (writes) *byte = value; else value = *byte;
    say(" = 0x%02x faults=%ld\n", value, fault_count() - before);
}

/* --- Processes --- */

static int process_count = 1;

static void fork_process(int process, unsigned profile) {
    int number = ++process_count;
    say("[%d] fork() = %d\n", process, number);
    flush();
    long child = syscall(SYS_fork);
    if (child < 0) give_up("fork failed");
    if (child == 0) {
        for (uint32_t left = 5 + chance(20); left > 0; left--) make_call(number, profile & ~FORKS);
        report_all(number);
        say("[%d] exit_group(0) = ?\n", number);
        flush();
        syscall(SYS_exit_group, 0);
    }
    int status;
    if (waitpid((pid_t)child, &status, 0) != child || status != 0) give_up("the child died");
    seed_chance((uint64_t)number << 32 | chance(1 << 30));
}

void report_all(int process) {
    report_mappings("@maps", process);
    report_status(process);
    report_usage(process);
}

void make_call(int process, unsigned profile) {
    switch (chance(24)) {
    case 0: case 1: case 2: case 3: map(process, profile); break;
    case 4: case 5: unmap(process); break;
    case 6: case 7: case 8: protect(process); break;
    case 9: case 10: if (profile & MOVES) move(process); break;
    case 11: if (profile & BREAKS) move_break(process); break;
    case 12: case 13: if (profile & ADVICE) advise(process); break;
    case 14: if (profile & ADVICE) lock(process); break;
    case 15: if (profile & ADVICE && !chance(2)) synchronize(process); break;
    case 16: if (profile & FORKS && !chance(4)) fork_process(process, profile); break;
    default: touch(process);
    }
}
