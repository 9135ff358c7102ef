import Grammar

/// The words that arguments of several commands share, in the language of the prompt and in C.
extension ArgumentDefinition {
  /// Linux: `PROT_*`.
  static let protectionWords: [Word] = [
    Word("rw", 3, "read and write"), Word("r", 1, "read"), Word("rx", 5, "read and execute"),
    Word("rwx", 7, "everything"), Word("w", 2, "write"), Word("x", 4, "execute"),
    Word("wx", 6, "write and execute"), Word("none", 0, "nothing"),
    Word("PROT_NONE", 0), Word("PROT_READ", 1), Word("PROT_WRITE", 2), Word("PROT_EXEC", 4),
    Word("PROT_SEM", 8, "atomic operations, on some chips"),
    Word("PROT_GROWSDOWN", 0x0100_0000, "also below, to the end of a stack"),
    Word("PROT_GROWSUP", 0x0200_0000, "also above, to the end of a stack"),
  ]

  /// Linux: `MAP_*`.
  static let mappingWords: [Word] = [
    Word("private", 0x02, "writes stay the process's own"),
    Word("shared", 0x01, "writes are seen by all"),
    Word("anonymous", 0x20, "no file behind it"),
    Word("fixed", 0x10, "exactly there, in place of what is"),
    Word("noreplace", 0x10_0000, "exactly there, unless something is"),
    Word("growsdown", 0x0100, "a stack"), Word("locked", 0x2000, "stays in memory"),
    Word("noreserve", 0x4000, "not promised"), Word("populate", 0x8000, "faulted in at once"),
    Word("MAP_SHARED", 0x01), Word("MAP_PRIVATE", 0x02),
    Word("MAP_SHARED_VALIDATE", 0x03, "shared, and unknown flags are refused"),
    Word("MAP_FIXED", 0x10), Word("MAP_ANONYMOUS", 0x20), Word("MAP_ANON", 0x20),
    Word("MAP_FILE", 0, "of old; does nothing"), Word("MAP_32BIT", 0x40, "of x86-64; does nothing"),
    Word("MAP_GROWSDOWN", 0x0100),
    Word("MAP_DENYWRITE", 0x0800, "of old; does nothing"),
    Word("MAP_EXECUTABLE", 0x1000, "of old; does nothing"), Word("MAP_LOCKED", 0x2000),
    Word("MAP_NORESERVE", 0x4000), Word("MAP_POPULATE", 0x8000),
    Word("MAP_NONBLOCK", 0x1_0000, "'populate' reads nothing"),
    Word("MAP_STACK", 0x2_0000, "for a thread's stack"),
    Word("MAP_HUGETLB", 0x4_0000, "huge pages"),
    Word("MAP_SYNC", 0x8_0000, "of persistent memory"),
    Word("MAP_FIXED_NOREPLACE", 0x10_0000),
  ]

  /// Linux: `MREMAP_*`.
  static let moveWords: [Word] = [
    Word("maymove", 1, "may be moved"), Word("fixed", 2, "exactly to the address given"),
    Word("dontunmap", 4, "the old place stays, empty"),
    Word("MREMAP_MAYMOVE", 1), Word("MREMAP_FIXED", 2), Word("MREMAP_DONTUNMAP", 4),
  ]

  /// Linux: `MADV_*`.
  static let adviceWords: [Word] = [
    Word("normal", 0, "nothing special"), Word("random", 1, "read nothing ahead"),
    Word("sequential", 2, "read far ahead"),
    Word("willneed", 3, "read ahead"), Word("dontneed", 4, "forget the pages now"),
    Word("free", 8, "forget them when memory is short"), Word("remove", 9, "cut from the file"),
    Word("dontfork", 10, "a child has it not"), Word("dofork", 11, "a child has it again"),
    Word("dontdump", 16, "no part of a core dump"), Word("dodump", 17, "part of a core dump again"),
    Word("wipeonfork", 18, "a child finds zeros"), Word("keeponfork", 19, "a child finds it again"),
    Word("cold", 20, "the first to go when memory is short"),
    Word("pageout", 21, "out of memory now"),
    Word("MADV_NORMAL", 0), Word("MADV_RANDOM", 1), Word("MADV_SEQUENTIAL", 2),
    Word("MADV_WILLNEED", 3), Word("MADV_DONTNEED", 4), Word("MADV_FREE", 8),
    Word("MADV_REMOVE", 9), Word("MADV_DONTFORK", 10), Word("MADV_DOFORK", 11),
    Word("MADV_MERGEABLE", 12, "equal pages may become one"),
    Word("MADV_UNMERGEABLE", 13, "equal pages stay apart"),
    Word("MADV_HUGEPAGE", 14, "huge pages are welcome"),
    Word("MADV_NOHUGEPAGE", 15, "no huge pages"), Word("MADV_DONTDUMP", 16),
    Word("MADV_DODUMP", 17),
    Word("MADV_WIPEONFORK", 18), Word("MADV_KEEPONFORK", 19), Word("MADV_COLD", 20),
    Word("MADV_PAGEOUT", 21),
    Word("MADV_POPULATE_READ", 22, "fault the pages in, readable"),
    Word("MADV_POPULATE_WRITE", 23, "fault the pages in, writable"),
    Word("MADV_HWPOISON", 100, "as if the RAM were broken"),
    Word("MADV_SOFT_OFFLINE", 101, "move the pages off RAM in doubt"),
  ]

  /// Linux: `MS_*`.
  static let synchronizationWords: [Word] = [
    Word("async", 1, "some time"), Word("invalidate", 2, "other mappings see it"),
    Word("sync", 4, "before the call returns"),
    Word("MS_ASYNC", 1), Word("MS_INVALIDATE", 2), Word("MS_SYNC", 4),
  ]

  /// Linux: `MCL_*`.
  static let lockAllWords: [Word] = [
    Word("current", 1, "what is mapped now"), Word("future", 2, "what will be mapped"),
    Word("onfault", 4, "pages only as they come in"),
    Word("MCL_CURRENT", 1), Word("MCL_FUTURE", 2), Word("MCL_ONFAULT", 4),
  ]

  /// How memory is accessed: the values of `Access`.
  static let access = ArgumentDefinition(
    "ACCESS", .choice, "reading unless told", .optional,
    words: [Word("r", 0, "read"), Word("w", 1, "write"), Word("x", 2, "execute")])

  static let address = ArgumentDefinition("ADDR", .address, "where it begins")
  static let length = ArgumentDefinition("LENGTH", .byteCount, "how many bytes, or pages: 8p")
}
