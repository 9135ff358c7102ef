import CLibrary
import Drawing
import Hardware
import KernelModel

/// The words of heap and stack.
enum HeapPicturePhrase: Phrase, DetailedFact {
  case title(Int32, program: String)
  /// Bytes.
  case heap(used: UInt32, free: UInt32)
  case noHeap
  case stack(UInt64, used: UInt64, limit: UInt64?)
  /// The heap, and where the break is.
  case heapTitle(VirtualAddress)
  case stackTitle
  case lists(Int)
  case fromBreak, fromMappings
  case kind(ChunkRun.Kind)
  case chunks(ChunkRun.Kind, Int)
  case list(HeapList)
  case programStart, stackUsed, stackUntouched, stackRoom

  var code: String {
    switch self {
    case .title: "title"
    case .heap: "heap"
    case .noHeap: "no-heap"
    case .stack: "stack"
    case .heapTitle: "heap-title"
    case .stackTitle: "stack-title"
    case .lists: "lists"
    case .fromBreak: "from-break"
    case .fromMappings: "from-mappings"
    case .kind: "kind"
    case .chunks: "chunks"
    case .list: "list"
    case .programStart: "program-start"
    case .stackUsed: "stack-used"
    case .stackUntouched: "stack-untouched"
    case .stackRoom: "stack-room"
    }
  }

  var details: Details {
    switch self {
    case .title(let process, let program): ["process": process, "program": program]
    case .heap(let used, let free): ["used": used, "free": free]
    case .stack(let byteCount, let used, let limit):
      ["bytes": byteCount, "used": used, "limit": limit]
    case .heapTitle(let end): ["break": end]
    case .lists(let count): ["count": count]
    case .kind(let kind): ["kind": kind.rawValue]
    case .chunks(let kind, let count): ["kind": kind.rawValue, "count": count]
    case .list(let list): ["list": list]
    case .noHeap, .stackTitle, .fromBreak, .fromMappings, .programStart, .stackUsed,
      .stackUntouched, .stackRoom:
      [:]
    }
  }
}
