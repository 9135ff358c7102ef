// The questions that come with the program, as they are; see LessonFiles.c.
#include "QuestionFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char promise[] = {
#embed "Questions/promise.quiz"
};
static const unsigned char spaces[] = {
#embed "Questions/spaces.quiz"
};
static const unsigned char faults[] = {
#embed "Questions/faults.quiz"
};
static const unsigned char translation[] = {
#embed "Questions/translation.quiz"
};
static const unsigned char zones[] = {
#embed "Questions/zones.quiz"
};
static const unsigned char buddies[] = {
#embed "Questions/buddies.quiz"
};
static const unsigned char areas[] = {
#embed "Questions/areas.quiz"
};
static const unsigned char heap[] = {
#embed "Questions/heap.quiz"
};
static const unsigned char vmas[] = {
#embed "Questions/vmas.quiz"
};
static const unsigned char directmap[] = {
#embed "Questions/directmap.quiz"
};
static const unsigned char highmem[] = {
#embed "Questions/highmem.quiz"
};
static const unsigned char vmalloc[] = {
#embed "Questions/vmalloc.quiz"
};
static const unsigned char kmap[] = {
#embed "Questions/kmap.quiz"
};
static const unsigned char fixmap[] = {
#embed "Questions/fixmap.quiz"
};
static const unsigned char whole[] = {
#embed "Questions/whole.quiz"
};
static const unsigned char used[] = {
#embed "Questions/used.quiz"
};
static const unsigned char pressure[] = {
#embed "Questions/pressure.quiz"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t byteCount;
} files[] = {
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

const int question_file_count = sizeof files / sizeof files[0];

const unsigned char *question_file(int index, size_t *byteCount) {
  *byteCount = files[index].byteCount;
  return files[index].bytes;
}

const char *question_file_name(int index) { return files[index].name; }
