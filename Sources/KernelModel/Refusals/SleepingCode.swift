/// Which part of Linux asks whether it may sleep. The value is the file that the message names.
public enum SleepingCode: String, Hashable, Sendable {
  case kmap = "include/linux/highmem.h"
  case slab = "mm/slab.h"
  case vmalloc = "mm/vmalloc.c"
}
