import Drawing
import Reports

extension MachineSetting.Meaning: Worded {
  package var english: String {
    switch self {
    case .highTables: "page tables of processes in high memory; chosen at boot"
    case .largePages: "low memory is mapped by large pages; chosen at boot"
    case .cpuCount: "CPUs that the kernel is built for, which moves its windows; chosen at boot"
    case .vmallocReserve: "bytes kept for vmalloc, which low memory loses; chosen at boot"
    case .handlesSignals: "the current process survives SIGSEGV and SIGBUS"
    case .faultAround: "how much of a file a read fault maps at once"
    case .mapsBottomUp: "mmap searches from the bottom up"
    case .mostAreas: "how many areas a process may have"
    case .lowestAddress: "the lowest address that may be mapped"
    case .overcommitMode: "0 guesses, 1 always promises, 2 never too much"
    case .overcommitRatio: "percent of RAM that mode 2 promises"
    case .vmallocSync:
      "new vmalloc tables: 1 every directory at once (from 5.8), 0 by vmalloc_fault"
    case .stackGuardGap: "bytes kept free below a stack"
    case .pageCluster: "2^n slots of swap are read at once at most"
    case .swappiness: "how readily private pages are swapped: 100 as pages of files are dropped"
    case .panicOnOOM: "out of memory, 0 kills, 1 panics unless confined, 2 always panics"
    case .killsAllocatingTask: "out of memory, whoever asks is killed and not the worst"
    case .dumpsTasks: "reports of the OOM killer list the processes"
    case .lowmemReserve: "1/n of higher zones is kept, by zone"
    case .minFree: "kB of the min marks of low memory"
    case .perCPUShare: "a CPU parks at most 1/n of a zone"
    case .watermarkBoost: "rise of the marks, 1/10000 of high"
    case .watermarkScale: "gap of the marks, 1/10000 of a zone"
    }
  }
}

extension SettingMeaning: Worded {
  package var english: String {
    switch self {
    case .setting(let meaning): meaning.english
    case .register(let meaning): meaning.english
    }
  }

  package var chinese: String {
    switch self {
    case .setting(let meaning): meaning.chinese
    case .register(let meaning): meaning.chinese
    }
  }
}
