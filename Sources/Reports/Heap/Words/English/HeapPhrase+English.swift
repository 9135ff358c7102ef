import CLibrary
import Drawing
import Hardware
import KernelModel

extension HeapPhrase: Worded {
  var english: String {
    switch self {
    case .noHeap(let process): "process \(process) has no heap yet: the first 'malloc' makes one"
    case .used(let process, let bytes, let free):
      "process \(process): \(bytes) bytes of the heap used, \(free) free"
    case .ownMappings: "chunks with mappings of their own"
    case .legend: "# used, c cached, . free, T top"
    case .more(let count): "and \(counted(count, "chunk")) more"
    case .arena(let process, let address):
      "process \(process): main_arena at \(addressDigits(address))"
    case .allEmpty: "all empty"
    case .chain(let chain): Self.words(of: chain)
    case .top(let address, let size): "\(addressDigits(address)), \(size) bytes"
    case .splitLast(let address): "\(addressDigits(address)) was split last"
    case .mapped(let chunks, let bytes): "\(counted(chunks, "chunk")), \(bytes) bytes"
    case .thresholds(let mapping, let trim): "mmap from \(mapping) bytes on, trim from \(trim)"
    case .chunk(let address): "chunk \(addressDigits(address))"
    case .chunkSize(let size): "\(size) bytes, "
    case .usable(let count, let address): ", \(count) usable from \(addressDigits(address))"
    }
  }

  private static func words(of chain: HeapBinsReport.Chain) -> String {
    let shown = chain.chunks.prefix(12).map(addressDigits).joined(separator: " ")
    let rest = chain.chunks.count > 12 ? " and \(chain.chunks.count - 12) more" : ""
    let size = chain.size.map { "size \($0), " } ?? ""
    let limit = chain.limit.map { " of \($0)" } ?? ""
    return "\(size)\(chain.chunks.count)\(limit): \(shown)\(rest)"
  }
}

extension HeapLabel: Worded {
  var english: String {
    switch self {
    case .bins: "bins"
    case .list(let list): list.name
    case .top: "top"
    case .remainder: "remainder"
    case .mapped: "mmapped"
    case .thresholds: "thresholds"
    }
  }
}

extension HeapColumn: Worded {
  var english: String {
    switch self {
    case .chunk: "CHUNK"
    case .memory: "MEMORY"
    case .size: "SIZE"
    case .flags: "FLAGS"
    case .state: "STATE"
    case .firstBytes: "FIRST BYTES"
    }
  }
}

extension HeapSurvey.Entry.State: Worded {
  public var english: String {
    switch self {
    case .used: "used"
    case .free(let list): list.name
    case .lost: "in no list"
    case .mapped: "mmapped"
    case .cacheTable: "tcache table"
    case .fence: "fence"
    }
  }
}
