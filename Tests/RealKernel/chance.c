/* Numbers that follow from a seed, and the places that calls name. */
#include "recorder.h"

static uint64_t state;

/* Addresses that calls returned or named, the newest overwriting the oldest. */
static uint32_t places[32];
static unsigned place_count;

void seed_chance(uint64_t seed) { state = seed; }

uint32_t chance(uint32_t below) {
    uint64_t mixed = state += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((mixed ^ (mixed >> 31)) % below);
}

/* Mostly a few pages, now and then more than a page table maps, seldom no multiple of a page. */
uint32_t some_length(void) {
    static const uint32_t pages[] = {1, 1, 1, 2, 2, 3, 4, 5, 8, 16, 17, 33, 64, 256, 513};
    uint32_t length = pages[chance(sizeof pages / sizeof *pages)] * PAGE;
    return chance(16) ? length : length - chance(PAGE);
}

void remember_place(uint32_t address) {
    if (address >= 0xffff0000u) return;
    places[place_count++ % 32] = address & ~(PAGE - 1);
}

/* An address whose next `length` bytes are none of the program's own: near a place that was named
   before, so that calls meet; in a small window, so that neighbours merge; or anywhere. */
uint32_t some_place(uint32_t length) {
    for (;;) {
        uint32_t address;
        unsigned known = place_count < 32 ? place_count : 32;
        switch (chance(8)) {
        case 0: address = 0x10000000u + chance(0x60000) * PAGE; break;
        case 1: case 2: address = 0x60000000u + chance(96) * PAGE; break;
        default:
            if (!known) continue;
            address = places[chance(known)] + (chance(24) - 4) * PAGE;
        }
        if (address >= 0x10000 && address < 0xc0000000u && !is_own(address, length + PAGE))
            return address;
    }
}
