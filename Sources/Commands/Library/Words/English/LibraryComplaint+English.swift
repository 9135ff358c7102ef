import Grammar
import Hardware
import KernelModel

extension LibraryComplaint {
  var english: ErrorWords {
    switch self {
    case .hasNoHeap(let process):
      ErrorWords(
        "process \(process.rawValue) has no heap yet", note: "the first 'malloc' makes one")
    case .hasNoLibrary(let process):
      ErrorWords(
        "process \(process.rawValue) has no C library",
        note: "neither libc.so.6 nor a bss with room for main_arena is mapped")
    case .noChunkHolds(let address):
      ErrorWords("no chunk of the heap holds \(address.digits)", note: "'heap' lists them")
    }
  }
}
