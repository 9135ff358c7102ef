/* What the parts of the recorder share. No part of it allocates memory once recording has begun:
   the mappings that it records are its own. */
#ifndef RECORDER_H
#define RECORDER_H

#include <stddef.h>
#include <stdint.h>

#define PAGE 4096u
#define FILE_COUNT 3

/* A range of addresses, end excluded. */
struct range {
    uint32_t start, end;
};

/* output.c: text for standard output, kept in memory of the program's own until it is full. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void flush(void);
void give_up(const char *why);

/* proc.c: what /proc says of the calling process, as facts of a recording. */
void report_image(int process);
void report_mappings(const char *fact, int process);
void report_status(int process);
void report_usage(int process);
/* Notes the present mappings as the program's own, which no call may name. */
void keep_own_mappings(void);
int is_own(uint32_t start, uint32_t length);

/* chance.c: seeded numbers (SplitMix64), and the places that calls name. */
void seed_chance(uint64_t seed);
uint32_t chance(uint32_t below);
uint32_t some_length(void);
uint32_t some_place(uint32_t length);
void remember_place(uint32_t address);

/* calls.c: one random call or access each, carried out and told. */
void make_call(int process, unsigned profile);
void report_all(int process);
void catch_signals(void);

extern uint32_t first_break;

#endif
