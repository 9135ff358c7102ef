/* Makes a seeded random run of malloc, calloc, realloc and free on the C library that it is linked
 * with, and writes what came of each call. Pagewalk replays such a log and must agree in all.
 *
 *   gcc -m32 -O1 -o heap-driver heap-driver.c
 *   setarch -R ./heap-driver PROFILE SEED COUNT > PROFILE-SEED.heap
 *
 * A line is a call; all numbers but slots and figures are hexadecimal:
 *
 *   m SLOT SIZE PLACE USABLE [BREAK]       malloc into a slot that was empty
 *   c SLOT SIZE PLACE USABLE [BREAK]       calloc(1, SIZE)
 *   r SLOT SIZE PLACE USABLE [BREAK]       realloc of the slot
 *   f SLOT [BREAK]                         free; the slot is empty
 *   s SIZE [BREAK]                         sbrk(SIZE) by somebody else
 *   b DISTANCE                             a page is mapped at the break + DISTANCE
 *   i NINE FIGURES                         mallinfo2, in the order of its fields but usmblks
 *
 * PLACE is the distance from the first break, `-DISTANCE` below a mapping that is made before the
 * first call for what lies elsewhere, or `!` for NULL. BREAK is the break's distance from the first
 * break; without it the break has not moved.
 */
#define _GNU_SOURCE
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { SLOTS = 160 };
static void *slots[SLOTS];
static char output[1 << 16];
static size_t used;
static char *heap, *reference, *last_break;
static uint64_t state;

static uint32_t draw(uint32_t below)
{
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  z ^= z >> 31;
  return (uint32_t)(z >> 32) % below;
}

static void flush(void)
{
  if (write(1, output, used) < 0) _exit(1);
  used = 0;
}

static void put(const char *text)
{
  size_t length = strlen(text);
  if (used + length > sizeof output) flush();
  memcpy(output + used, text, length);
  used += length;
}

static void number(uint32_t value, uint32_t base)
{
  char digits[16];
  char *first = digits + sizeof digits - 1;
  *first = 0;
  do {
    *--first = "0123456789abcdef"[value % base];
    value /= base;
  } while (value);
  put(" ");
  put(first);
}

static void place(char *address)
{
  if (!address) {
    put(" !");
  } else if (address >= heap && address < heap + (1u << 30)) {
    number(address - heap, 16);
  } else {
    put(" -");
    uint32_t distance = reference - address;
    char digits[9];
    int count = 0;
    for (int shift = 28; shift >= 0; shift -= 4) {
      uint32_t digit = distance >> shift & 15;
      if (digit || count || !shift) digits[count++] = "0123456789abcdef"[digit];
    }
    digits[count] = 0;
    put(digits);
  }
}

static void end_of_line(void)
{
  char *now = sbrk(0);
  if (now != last_break) number(now - heap, 16);
  last_break = now;
  put("\n");
}

static void allocated(const char *call, int slot, uint32_t size, void *block)
{
  put(call);
  number(slot, 10);
  number(size, 16);
  place(block);
  number(malloc_usable_size(block), 16);
  end_of_line();
  slots[slot] = block;
}

/* Sizes as a profile likes them. */
static uint32_t size_for(const char *profile)
{
  switch (profile[0]) {
  case 's': return draw(120);                       /* small: tcache, fastbins */
  case 'm': return draw(4) ? draw(1100) : draw(9000); /* mixed */
  case 'l': return draw(3) ? 900 + draw(40000) : draw(300);  /* large bins */
  case 'h': return draw(5) ? draw(200000) : draw(900000);   /* huge: mappings, trimming */
  case 'r': return 1u << draw(18) | draw(4000);     /* realloc's favourites */
  default: return draw(8) ? draw(2000) : draw(150000);
  }
}

static void figures(void)
{
  struct mallinfo2 info = mallinfo2();
  put("i");
  number(info.arena, 10);
  number(info.ordblks, 10);
  number(info.smblks, 10);
  number(info.hblks, 10);
  number(info.hblkhd, 10);
  number(info.fsmblks, 10);
  number(info.uordblks, 10);
  number(info.fordblks, 10);
  number(info.keepcost, 10);
  put("\n");
}

static void step(const char *profile)
{
  int slot = draw(SLOTS);
  uint32_t kind = draw(100);
  uint32_t limit = profile[0] == 'r' ? 70 : 12;
  if (profile[0] == 'o' && kind == 99) {
    uint32_t size = draw(5000);
    if (sbrk(size) == (void *)-1) size = 0;
    put("s");
    number(size, 16);
    end_of_line();
  } else if (!slots[slot]) {
    uint32_t size = size_for(profile);
    if (kind < 15) allocated("c", slot, size, calloc(1, size));
    else allocated("m", slot, size, malloc(size));
  } else if (kind < limit) {
    uint32_t size = 1 + size_for(profile);
    allocated("r", slot, size, realloc(slots[slot], size));
  } else {
    free(slots[slot]);
    slots[slot] = 0;
    put("f");
    number(slot, 10);
    end_of_line();
  }
}

int main(int count, char **arguments)
{
  if (count != 4) return 2;
  const char *profile = arguments[1];
  uint32_t steps = atoi(arguments[3]);
  state = atoi(arguments[2]);
  heap = last_break = sbrk(0);
  /* Mappings of the library go below this one, once every hole above it is filled. */
  reference = mmap(0, 64 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (reference == MAP_FAILED || ((uintptr_t)heap & 4095)) return 1;
  for (;;) {
    char *hole = mmap(0, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (hole == MAP_FAILED) return 1;
    if (hole < reference) {
      munmap(hole, 8192);
      break;
    }
  }
  for (uint32_t done = 1; done <= steps; done++) {
    if (profile[0] == 'b' && done == steps / 4) {
      uint32_t distance = 0x40000;
      char *wall = (char *)(((uintptr_t)sbrk(0) + 4095) & ~4095ul) + distance;
      if (mmap(wall, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0)
          != wall)
        return 1;
      put("b");
      number(distance, 16);
      put("\n");
    }
    step(profile);
    if (done % 100 == 0) figures();
  }
  /* Everything goes back, so that every chunk is merged once. */
  for (int slot = 0; slot < SLOTS; slot++) {
    if (!slots[slot]) continue;
    free(slots[slot]);
    put("f");
    number(slot, 10);
    end_of_line();
  }
  figures();
  flush();
  return 0;
}
