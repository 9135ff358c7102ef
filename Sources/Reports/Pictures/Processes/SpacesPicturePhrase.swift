import Drawing

/// The words of two address spaces.
enum SpacesPicturePhrase: Phrase, DetailedFact {
  case title(Int32, Int32)
  case single(Int32, program: String)
  case process(Int32, program: String)
  /// Bytes that a process has mapped for itself, and those with frames.
  case own(Int32, UInt64, used: UInt64)
  /// Tables of the kernel that all spaces lead to.
  case tables(Int, of: Int, spaces: Int)
  case kernel(Int, of: Int)
  case kernelPart
  case gap
  case areas(AreaPurpose, Int)
  case more(Int)
  case window(AddressSection.Kind)

  var code: String {
    switch self {
    case .title: "title"
    case .single: "single"
    case .process: "process"
    case .own: "own"
    case .tables: "tables"
    case .kernel: "kernel"
    case .kernelPart: "kernel-part"
    case .gap: "gap"
    case .areas: "areas"
    case .more: "more"
    case .window: "window"
    }
  }

  var details: Details {
    switch self {
    case .title(let first, let second): ["first": first, "second": second]
    case .single(let process, let program), .process(let process, let program):
      ["process": process, "program": program]
    case .own(let process, let byteCount, let used):
      ["process": process, "bytes": byteCount, "used": used]
    case .tables(let same, let all, let count): ["same": same, "all": all, "spaces": count]
    case .kernel(let same, let all): ["same": same, "all": all]
    case .areas(let purpose, let count): ["purpose": purpose, "areas": count]
    case .more(let count): ["areas": count]
    case .window(let window): ["window": window]
    case .kernelPart, .gap: [:]
    }
  }
}
