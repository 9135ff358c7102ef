import KernelModel

/// Promises, and numbers to come.
struct KernelFigureState: StateFigures {
  let id = StructureID.kernelFigures
  let kernel: Kernel

  var figures: [(figure: StateFigure, fields: FieldList)] {
    let numbering = kernel.numbering
    return KernelFigure.allCases.map {
      (.kernel($0), .number(kernel.figure($0, numbering)))
    }
  }
}

/// Linux's name where it has one.
package enum KernelFigure: String, CaseIterable, Hashable, Sendable {
  case current
  case lastProcess = "last_pid"
  case nextSpace = "next-mm"
  case nextInode = "next-inode"
  case nextSharedInode = "next-shared-memory-inode"
  case nextFile = "next-file"
  case freeFiles = "file-numbers-given-back"
  case nextOpen = "next-open"
  case freeOpens = "open-numbers-given-back"
  case nextAnonymousMemory = "next-anon-vma"
  case freeAnonymousMemory = "anon-vma-numbers-given-back"
  case chance
  case committed = "vm_committed_as"
  case totalPages = "totalram_pages"
  case totalReserve = "totalreserve_pages"
  case marksByHand = "min-free-kbytes-by-hand"
  case allocationContext = "allocation-context"
  case bootRuns = "boot-runs-given-back"
  case readAhead = "ra_pages"
  case pageLists = "page-lists"
  case swap
  case taskList = "task-list"
  case outOfMemoryReports = "oom-reports"

  /// Numbers that nobody counts with.
  var isHexadecimal: Bool {
    switch self {
    case .freeFiles, .freeOpens, .freeAnonymousMemory, .chance, .pageLists, .swap, .taskList: true
    default: false
    }
  }
}

extension Kernel {
  /// The task list, where it is not in the order of numbers; else nothing.
  private var reorderedTasks: [ProcessID] {
    let tasks = processes.leaders.map(\.id)
    return tasks == tasks.sorted() ? [] : tasks
  }

  fileprivate func figure(_ figure: KernelFigure, _ numbering: KernelNumbering) -> UInt64 {
    switch figure {
    case .current: UInt64(current.id.rawValue)
    case .lastProcess: UInt64(numbering.lastProcess)
    case .nextSpace: UInt64(numbering.nextSpace)
    case .nextInode: numbering.nextInode
    case .nextSharedInode: numbering.nextAnonymousInode
    case .nextFile: UInt64(numbering.freeFiles.first?.rawValue ?? 0)
    case .freeFiles: Digest.of(numbering.freeFiles.lazy.map(\.rawValue))
    case .nextOpen: UInt64(numbering.freeOpens.first?.rawValue ?? 0)
    case .freeOpens: Digest.of(numbering.freeOpens.lazy.map(\.rawValue))
    case .nextAnonymousMemory: UInt64(numbering.freeAnonymousMemory.first?.rawValue ?? 0)
    case .freeAnonymousMemory: Digest.of(numbering.freeAnonymousMemory.lazy.map(\.rawValue))
    case .chance: UInt64(truncatingIfNeeded: numbering.chance)
    case .committed: UInt64(truncatingIfNeeded: commit.committed)
    case .totalPages: UInt64(truncatingIfNeeded: commit.totalPages)
    case .totalReserve: UInt64(truncatingIfNeeded: allocator.totalReservePages)
    case .marksByHand: allocator.settings.minFreeKilobytes == nil ? 0 : 1
    case .allocationContext: UInt64(truncatingIfNeeded: allocator.context.rawValue)
    case .bootRuns: UInt64(allocator.returnedFrames.count)
    case .readAhead: UInt64(truncatingIfNeeded: settings.readAheadPageCount)
    case .pageLists: Digest.of(listWords)
    case .swap: Digest.of(swapWords)
    case .taskList: Digest.of(reorderedTasks.lazy.map(\.rawValue))
    case .outOfMemoryReports: UInt64(outOfMemory.count)
    }
  }
}
