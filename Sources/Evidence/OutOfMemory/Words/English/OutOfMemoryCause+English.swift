import Drawing
import KernelModel

extension OutOfMemoryCause {
  var english: String {
    switch self {
    case .unknownLine: "a line of no kind that belongs here"
    case .missing(let part): "\(part.english) missing here"
    case .noFigure(let label): "no '\(label)' where it belongs"
    case .noNumber(let label): "no number behind '\(label)'"
    case .notPages(let label, let kilobytes):
      "\(label)\(kilobytes)kB is no whole number of pages"
    case .form: "the kernel would write this line otherwise"
    case .score(let expected, let got): "oom_score: expected \(expected), got \(got)"
    case .victim(let expected, let got):
      "expected that \(expected.english), but by its own figures \(got.english)"
    case .figure(let figure, let expected, let got):
      "\(figure.english): expected \(expected), got \(got)"
    case .process(let trait, let id): "process \(id) \(trait.english)"
    }
  }
}

extension OutOfMemoryPart {
  fileprivate var english: String {
    switch self {
    case .machine: "@machine is"
    case .report: "the line of who asked is"
    case .memory: "Mem-Info is"
    case .node: "the node is"
    case .zones: "zones are"
    case .lists: "the free lists of a zone are"
    case .pools: "caches, swap and RAM are"
    case .tasks: "the heading of the table of tasks is"
    case .ending: "what came of it is"
    }
  }
}

extension OutOfMemoryFigure {
  fileprivate var english: String {
    switch self {
    case .residentParts: "VmRSS is RssAnon, RssFile and RssShmem"
    case .residentLimit: "resident pages are at most those of the areas"
    case .freeParts: "MemFree is LowFree and HighFree"
    case .freeSwap: "free swap is at most all swap"
    case .kills: "each kill ends a process by SIGKILL"
    case .memoryTotal: "pages RAM without reserved ones are MemTotal"
    case .ramPages: "pages RAM are those present in the zones"
    case .reservedPages: "reserved pages are present and not managed"
    case .highMemoryPages: "pages HighMem are those present in that zone"
    case .swapTotal: "Total swap is SwapTotal"
    case .swapTraffic: "what was added to the swap cache and not deleted is in it"
    case .swapFinds: "the swap cache finds at most what is sought"
    case .pageCache: "the page cache is files, shared memory and the swap cache"
    case .hugePages: "free and surplus huge pages are at most all of them"
    case .node: "the node's figure is that of Mem-Info"
    case .zoneFree: "free pages of Mem-Info are those of the zones"
    case .zoneLists: "a list of the node is those of its zones"
    case .zonePerCPU: "free_pcp of Mem-Info is that of the zones"
    case .localPerCPU: "local_pcp is free_pcp of the one CPU"
    case .zoneTables: "page tables of Mem-Info are those of the zones"
    case .zoneWritePending: "writepending of the zones is dirty and writeback"
    case .zoneBounce: "bounce of Mem-Info is that of the zones"
    case .zoneContiguous: "free_cma of Mem-Info is that of the zones"
    case .highAtomic: "pages of reserved_highatomic beyond whole pageblocks"
    case .zoneOrder: "zones come from DMA up, each once, and none above the request's class"
    case .blockTotal: "the sum of the free lists"
    case .freeBlocks: "free pages of the zone are those on its lists"
    case .slabs: "slabs are told where they take more than all lists"
    case .markSteps: "low is as far above min as high above low"
    case .minMark: "the min mark of the zone"
    case .lowMark: "the low mark of the zone"
    case .highMark: "the high mark of the zone"
    case .boost: "pages of the boost beyond whole pageblocks"
    case .protection: "the reserve of the zone"
    case .protectionClasses: "reserves for each class of requests"
    case .areaPages: "the pages of its areas are those told elsewhere"
    case .residentPages: "the resident pages are those of the table"
    case .tables: "the kB of its page tables are those told elsewhere"
    case .tablePages: "bytes of page tables beyond whole pages"
    case .swapEntries: "swapents are at most all swap"
    case .adjustment: "oom_score_adj is that told elsewhere"
    case .user: "the user is that told elsewhere"
    case .group: "tgid is pid of a process with one task"
    case .nodes: "nodes are told for a memory policy alone"
    }
  }
}

extension OutOfMemoryTrait {
  fileprivate var english: String {
    switch self {
    case .name: "has another name elsewhere"
    case .notListed: "does not stand in the table"
    case .listedTwice: "stands in the table twice"
    case .wentUnkilled: "is gone, but was not killed and shares no memory with who was"
    case .endedUnkilled: "ended by SIGKILL, but was not killed and shares no memory with who was"
    case .reapedUnkilled: "was reaped, but not killed"
    case .adjustment: "has an oom_score_adj outside of -1000 to 1000"
    }
  }
}

extension OOMVerdict {
  fileprivate var english: String {
    switch self {
    case .tryAgain: "nobody dies, for the request may not wait for files"
    case .letAskerEnd: "nobody dies, for who asks is about to end"
    case .wait(let id): "nobody dies while process \(id.rawValue) still does"
    case .letVictimEnd(let id): "process \(id.rawValue) ends by itself"
    case .kill(let id, .worst): "process \(id.rawValue) dies as the worst"
    case .kill(let id, .allocatingTask): "process \(id.rawValue) dies because it asked"
    case .panic(.systemWide), .panic(.compulsory): "the kernel panics as it was told to"
    case .panic(.deadlock): "the kernel panics because nobody may be killed"
    }
  }
}
