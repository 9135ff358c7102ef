import Drawing
import KernelModel

/// Which structure of a machine is meant, whatever it is called in whatever language.
package enum StructureID: Hashable, Sendable {
  case memory
  case registers
  case tlb
  case replacement
  case chipCounters
  case settings
  case kernelFigures
  case counters
  case zones
  case freeLists
  case perCPULists
  case pageblocks
  case frames
  case pageCache
  case slabCaches
  case slabs
  case vmallocAreas
  case permanentMaps
  case fixmap
  case sleepingMaps
  case windowFigures
  case kernelTables
  case processes
  case descriptors
  case opens
  case files
  case areas(of: ProcessID)
  case tables(of: ProcessID)
  case directory(of: ProcessID)
  case figures(of: ProcessID)
  case anonymousMemory
  case results
  case session
}

extension StructureID: Coded {
  /// It is part of every digest.
  package var code: String {
    switch self {
    case .memory: "ram"
    case .registers: "registers"
    case .tlb: "tlb"
    case .replacement: "tlb-replacement"
    case .chipCounters: "chip-counters"
    case .settings: "settings"
    case .kernelFigures: "kernel-figures"
    case .counters: "vmstat"
    case .zones: "zones"
    case .freeLists: "free-lists"
    case .perCPULists: "per-cpu-lists"
    case .pageblocks: "pageblocks"
    case .frames: "struct-page"
    case .pageCache: "page-cache"
    case .slabCaches: "slab-caches"
    case .slabs: "slabs"
    case .vmallocAreas: "vmalloc-areas"
    case .permanentMaps: "kmap-slots"
    case .fixmap: "fixmap"
    case .sleepingMaps: "sleeping-kmaps"
    case .windowFigures: "window-figures"
    case .kernelTables: "kernel-page-tables"
    case .processes: "processes"
    case .descriptors: "open-files"
    case .opens: "struct-file"
    case .files: "files"
    case .areas: "areas"
    case .tables: "page-tables"
    case .directory: "directory-kernel-part"
    case .figures: "process-figures"
    case .anonymousMemory: "anon-vmas"
    case .results: "results"
    case .session: "session"
    }
  }

  /// Whose it is, when it is a process's.
  var process: ProcessID? {
    switch self {
    case .areas(let id), .tables(let id), .directory(let id), .figures(let id): id
    default: nil
    }
  }

  /// The key of its digest.
  var key: UInt64 {
    Digest.key(code) &+ (process.map { Digest.key(UInt64($0.rawValue)) } ?? 0)
  }

  private enum CodingKeys: CodingKey { case code, process }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encodeIfPresent(process?.rawValue, forKey: .process)
  }
}

/// Under what `digest` counts a structure.
package enum StatePart: CaseIterable, Hashable, Sendable {
  case memory, chip, frames, slabs, spaces, windows, processes, files, settings, session
}

extension StatePart: Coded {
  package var code: String {
    switch self {
    case .memory: "ram"
    case .chip: "chip"
    case .frames: "frames"
    case .slabs: "slabs"
    case .spaces: "address-spaces"
    case .windows: "kernel-windows"
    case .processes: "processes"
    case .files: "files"
    case .settings: "settings"
    case .session: "session"
    }
  }
}

extension StructureID {
  /// Nil for what `digest` leaves to `diff`: what says in another way what RAM or another structure
  /// says, and results, which are the person's and no part of the machine.
  var part: StatePart? {
    switch self {
    case .memory: .memory
    case .registers, .tlb, .replacement, .chipCounters: .chip
    case .zones, .freeLists, .perCPULists, .pageblocks, .frames: .frames
    case .slabCaches, .slabs: .slabs
    case .areas, .figures, .anonymousMemory: .spaces
    case .vmallocAreas, .permanentMaps, .sleepingMaps, .windowFigures: .windows
    case .processes, .descriptors: .processes
    case .opens, .files: .files
    case .settings, .kernelFigures, .counters: .settings
    case .session: .session
    case .pageCache, .fixmap, .kernelTables, .tables, .directory, .results: nil
    }
  }
}
