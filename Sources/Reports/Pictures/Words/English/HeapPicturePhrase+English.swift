import CLibrary
import Drawing
import Hardware
import KernelModel

extension HeapPicturePhrase {
  var english: String {
    switch self {
    case .title(let process, let program): "Heap and stack of process \(process) (\(program))"
    case .heap(let used, let free):
      "Of the heap \(used) bytes are used and \(free) free."
    case .noHeap: "There is no heap yet: the first malloc makes one."
    case .stack(let byteCount, let used, let limit?):
      "The stack has \(shortSize(byteCount)), \(shortSize(used)) of it with frames; it may grow to "
        + "\(shortSize(limit))."
    case .stack(let byteCount, let used, nil):
      "The stack has \(shortSize(byteCount)), \(shortSize(used)) of it with frames; no limit."
    case .heapTitle(let end): "the heap, break at \(end.digits)"
    case .stackTitle: "the stack"
    case .lists(let count): "\(counted(count, "list")) of free chunks"
    case .fromBreak: "from brk"
    case .fromMappings: "from mmap"
    case .kind(let kind): kind.english
    case .chunks(.mixed, let count): "\(counted(count, "chunk")) more"
    case .chunks(let kind, let count): "\(kind.english), \(counted(count, "chunk"))"
    case .list(let list): list.name
    case .programStart: "arguments, environment"
    case .stackUsed: "in use"
    case .stackUntouched: "mapped, no frames"
    case .stackRoom: "may grow to here"
    }
  }
}

extension ChunkRun.Kind {
  fileprivate var english: String {
    switch self {
    case .used: "used"
    case .free: "free"
    case .top: "top"
    case .mapped: "mmapped"
    case .table: "tcache table"
    case .lost: "in no list"
    case .mixed: "several kinds"
    }
  }
}
