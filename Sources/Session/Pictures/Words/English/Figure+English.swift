import Drawing

extension Figure: Worded {
  /// What it shows.
  package var english: String {
    switch self {
    case .promise: "what each process was promised, and what of it is in memory"
    case .spaces: "two processes' 4 GiB side by side, the kernel's part shared"
    case .fault: "the last page fault as a path of decisions, and what decided each"
    case .translation: "selector, descriptor, tables, frame: the way of the last address"
    case .zones: "RAM by zones, with watermarks, reserves and use"
    case .buddy: "the free lists, and the tree of splits of a block of frames"
    case .areas: "a program file's sections beside the process's areas"
    case .heap: "the heap's chunks, the break, and the stack"
    case .vmas: "the areas as a list and as a red-black tree"
    case .directmap: "kernel addresses of the direct map against RAM"
    case .highmem: "the kernel's gigabyte, and what lies behind its windows"
    case .vmalloc: "vmalloc areas, guards, and the scattered frames behind them"
    case .pkmap: "the slots of the permanent kmaps, and who holds them"
    case .fixmap: "the fixmap's slots by name, from the top, and where they lead"
    case .whole: "user space, kernel space and physical memory with all arrows"
    case .owners: "who owns which frame of RAM, and how much"
    case .pressure: "free pages against the marks, the lists with their tails, and swap"
    }
  }
}
