// The lessons that come with the program, as they are: Swift's compiler takes a minute for the same
// bytes as a literal of an array, and a compiler of C that knows #embed takes no time.
#include "LessonFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char prompt[] = {
#embed "BuiltIn/prompt.lesson"
};
static const unsigned char promise[] = {
#embed "BuiltIn/promise.lesson"
};
static const unsigned char spaces[] = {
#embed "BuiltIn/spaces.lesson"
};
static const unsigned char faults[] = {
#embed "BuiltIn/faults.lesson"
};
static const unsigned char translation[] = {
#embed "BuiltIn/translation.lesson"
};
static const unsigned char zones[] = {
#embed "BuiltIn/zones.lesson"
};
static const unsigned char buddies[] = {
#embed "BuiltIn/buddies.lesson"
};
static const unsigned char areas[] = {
#embed "BuiltIn/areas.lesson"
};
static const unsigned char heap[] = {
#embed "BuiltIn/heap.lesson"
};
static const unsigned char vmas[] = {
#embed "BuiltIn/vmas.lesson"
};
static const unsigned char directmap[] = {
#embed "BuiltIn/directmap.lesson"
};
static const unsigned char highmem[] = {
#embed "BuiltIn/highmem.lesson"
};
static const unsigned char vmalloc[] = {
#embed "BuiltIn/vmalloc.lesson"
};
static const unsigned char kmap[] = {
#embed "BuiltIn/kmap.lesson"
};
static const unsigned char fixmap[] = {
#embed "BuiltIn/fixmap.lesson"
};
static const unsigned char whole[] = {
#embed "BuiltIn/whole.lesson"
};
static const unsigned char used[] = {
#embed "BuiltIn/used.lesson"
};
static const unsigned char pressure[] = {
#embed "BuiltIn/pressure.lesson"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t byteCount;
} files[] = {
  {"prompt", prompt, sizeof prompt},
  {"promise", promise, sizeof promise},
  {"spaces", spaces, sizeof spaces},
  {"faults", faults, sizeof faults},
  {"translation", translation, sizeof translation},
  {"zones", zones, sizeof zones},
  {"buddies", buddies, sizeof buddies},
  {"areas", areas, sizeof areas},
  {"heap", heap, sizeof heap},
  {"vmas", vmas, sizeof vmas},
  {"directmap", directmap, sizeof directmap},
  {"highmem", highmem, sizeof highmem},
  {"vmalloc", vmalloc, sizeof vmalloc},
  {"kmap", kmap, sizeof kmap},
  {"fixmap", fixmap, sizeof fixmap},
  {"whole", whole, sizeof whole},
  {"used", used, sizeof used},
  {"pressure", pressure, sizeof pressure},
};

const int lesson_file_count = sizeof files / sizeof files[0];

const unsigned char *lesson_file(int index, size_t *byteCount) {
  *byteCount = files[index].byteCount;
  return files[index].bytes;
}

const char *lesson_file_name(int index) { return files[index].name; }
