import Drawing
import KernelModel

extension StructureID: Worded {
  package var english: String {
    switch self {
    case .memory: "RAM"
    case .registers: "registers"
    case .tlb: "TLB"
    case .replacement: "replacement in the TLB"
    case .chipCounters: "counters of the chip"
    case .settings: "settings"
    case .kernelFigures: "figures of the kernel"
    case .counters: "vmstat"
    case .zones: "zones"
    case .freeLists: "free lists"
    case .perCPULists: "per-CPU lists"
    case .pageblocks: "pageblocks"
    case .frames: "struct page"
    case .pageCache: "page cache"
    case .slabCaches: "slab caches"
    case .slabs: "slabs"
    case .vmallocAreas: "vmalloc areas"
    case .permanentMaps: "kmap slots"
    case .fixmap: "fixmap"
    case .sleepingMaps: "temporary kmaps of sleeping tasks"
    case .windowFigures: "figures of the windows"
    case .kernelTables: "kernel page tables"
    case .processes: "processes"
    case .descriptors: "open files"
    case .opens: "struct file"
    case .files: "files"
    case .areas(let process): "areas of process \(process.rawValue)"
    case .tables(let process): "page tables of process \(process.rawValue)"
    case .directory(let process):
      "kernel part of the directory of process \(process.rawValue)"
    case .figures(let process): "figures of process \(process.rawValue)"
    case .anonymousMemory: "anon_vmas"
    case .results: "results"
    case .session: "session"
    }
  }
}

extension StatePart: Worded {
  package var english: String {
    switch self {
    case .memory: "RAM"
    case .chip: "chip"
    case .frames: "frames"
    case .slabs: "slabs"
    case .spaces: "address spaces"
    case .windows: "kernel windows"
    case .processes: "processes"
    case .files: "files"
    case .settings: "settings"
    case .session: "session"
    }
  }
}
