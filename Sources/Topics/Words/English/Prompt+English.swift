extension TopicWords {
  static let prompt: [String: String] = [
    "invariant": """
    Something that must always be true of a structure. audit checks every one; 'verified' \
    behind a sum says that two ways of counting agree.
    """,
    "event": """
    Something that kernel or chip did inside a command: a fault, a split, an entry written. \
    The debugger halts at events and goes back by them.
    """,
    "trace": """
    What stands behind a command that changed something: its effects in a line or two, or with \
    'trace on' each decision and the function that took it.
    """,
    "result": """
    What a command came to, under a number: $1 the first, $ the last. It can stand wherever a \
    number can.
    """,
    "checkpoint": """
    A name for a point of the history, to which goto returns. Going back carries the commands \
    out again on a fresh machine.
    """,
    "digest": """
    A short name of the whole state: equal machines have equal digests.
    """,
    "strip": """
    The two lines above layout: V the addresses, P the frames, each letter one part. h heap, m \
    mappings, s stack; = direct map, v vmalloc, k kmap, f fixmap; N Normal, H HighMem.
    """,
    "setting": """
    A value that decides how kernel or machine behave; show lists them and set changes one. \
    The sysctls of /proc/sys/vm begin with 'vm.' here.
    """,
  ]
}
