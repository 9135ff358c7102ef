import Drawing
import Hardware
import KernelModel

extension StateFigure: Worded {
  package var english: String {
    switch self {
    case .register(let figure): figure.english
    case .chip(let counter): counter.english
    case .lookups(let array, let counter): "\(array) \(counter.english)"
    case .setting(let name), .counter(let name), .namedResult(let name): name
    case .kernel(let figure): figure.english
    case .zone(let zone, let figure): "\(zone.name): \(figure.english)"
    case .protection(let zone, let index): "\(zone.name): protection[\(index)]"
    case .window(let figure): figure.english
    case .space(let figure): figure.english
    case .cachedArea(let slot): "vmacache[\(slot)]"
    case .result(let number): "$\(number)"
    case .session(let figure): figure.english
    case .tracedProcess(let number): "process \(number) of the trace"
    }
  }
}

extension RegisterFigure: Worded {
  /// Intel's names.
  package var english: String {
    switch self {
    case .cr0: "CR0"
    case .cr2: "CR2"
    case .cr3: "CR3"
    case .cr4: "CR4"
    case .efer: "EFER"
    case .alignmentCheck: "EFLAGS.AC"
    case .privilegeLevel: "CPL"
    case .globalTable: "GDTR"
    case .localTable: "LDTR"
    case .segment(let register): register.name
    case .pointer(let index): "PDPTE \(index)"
    }
  }
}

extension ChipCounter: Worded {
  package var english: String {
    switch self {
    case .dataWalks: "data walks"
    case .fetchWalks: "fetch walks"
    case .entriesRead: "entries read"
    case .entriesWritten: "entries written"
    case .pageFaults: "page faults"
    case .directoryLoads: "loads of CR3"
    case .wholeFlushes: "whole flushes"
    case .invalidations: "invlpg"
    case .droppedLines: "lines dropped"
    }
  }
}

extension LookupCounter: Worded {
  package var english: String {
    switch self {
    case .hits: "hits"
    case .misses: "misses"
    case .fills: "fills"
    case .evictions: "evictions"
    }
  }
}

extension KernelFigure: Worded {
  package var english: String {
    switch self {
    case .current, .lastProcess, .committed, .totalPages, .totalReserve, .readAhead: rawValue
    case .nextSpace: "next mm"
    case .nextInode: "next inode"
    case .nextSharedInode: "next inode of shared memory"
    case .nextFile: "next file"
    case .freeFiles: "numbers of files given back"
    case .nextOpen: "next open"
    case .freeOpens: "numbers of opens given back"
    case .nextAnonymousMemory: "next anon_vma"
    case .freeAnonymousMemory: "numbers of anon_vmas given back"
    case .chance: "chance"
    case .marksByHand: "min_free_kbytes by hand"
    case .pageLists: "order of the LRU lists"
    case .swap: "swap areas and slots"
    case .taskList: "order of the task list"
    case .outOfMemoryReports: "reports of the OOM killer"
    case .allocationContext: "allocation context"
    case .bootRuns: "runs of boot given back"
    }
  }
}

extension ZoneFigure: Worded {
  package var english: String {
    switch self {
    case .free: "free"
    case .managed: "managed"
    case .min, .low, .high, .highAtomic: rawValue
    case .boost: "boost"
    case .boostAnnounced: "boost announced"
    case .perCPUCount: "pcp count"
    case .perCPUHigh: "pcp high"
    case .perCPUBatch: "pcp batch"
    }
  }
}

extension WindowFigure: Worded {
  package var english: String {
    switch self {
    case .lastSlot, .vmallocPages, .lazyPages: rawValue
    case .temporaryMaps: "temporary kmaps"
    }
  }
}

extension SpaceFigure: Worded {
  package var english: String {
    switch self {
    case .mm, .users, .directory, .areaCount, .total, .data, .executable, .stack, .locked,
      .peakTotal, .filePages, .anonymousPages, .sharedPages, .peakResident, .mapBase,
      .readImpliesExecute, .defaultOptions, .guardGap, .addressSpaceLimit, .dataLimit, .stackLimit,
      .lockedMemoryLimit, .heapStart, .heapEnd, .stackStart:
      rawValue
    case .minorFaults: "minor faults"
    case .majorFaults: "major faults"
    case .pageTables: "page tables"
    case .legacyLayout: "legacy layout"
    case .hardDataLimit: "hard RLIMIT_DATA"
    case .isPrivileged: "privileged"
    case .entryPoint: "entry point"
    case .interpreter: "interpreter"
    case .library: "C library"
    case .codeStart: "start of code"
    case .codeEnd: "end of code"
    case .dataStart: "start of data"
    case .dataEnd: "end of data"
    case .zerosStart: "start of bss"
    case .zerosEnd: "end of bss"
    case .argumentsStart: "start of arg"
    case .argumentsEnd: "end of arg"
    case .environmentStart: "start of env"
    case .environmentEnd: "end of env"
    }
  }
}

extension SessionFigure: Worded {
  package var english: String {
    switch self {
    case .process: "current process"
    case .sysroot: "sysroot"
    case .uncheckedProcesses: "unchecked processes of the trace"
    case .mappings: "mappings of its program"
    case .hasUnfinishedCalls: "calls whose end is missing"
    }
  }
}
