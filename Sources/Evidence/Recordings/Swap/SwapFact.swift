import Drawing
import Grammar
import Hardware
import KernelModel

/// What recordings of kernels under memory pressure say besides.
public enum SwapFact: Equatable, Sendable {
  /// `@device KIND page_cluster=N`: what swap lies on, and 2^N slots are read at once.
  case device(Device, clusterOrder: Int)
  /// `@swap NAME size=SLOTS used=SLOTS prio=N`: an area, which is switched on where it is new.
  case area(name: String, slots: UInt32, used: UInt32, priority: Int)
  /// `@swap NAME off`
  case noArea(name: String)
  /// `@pages PID START-END TOKEN …`: the entries of one mapping.
  case pages(processID: UInt32, Range<UInt32>, tokens: String)
  /// `@vm used=U,… k=v …`: slots in use, and how counters grew.
  case counters(used: [UInt32], [RecordedFigure])
  /// `@vmstat k=v …`: how lines of /proc/vmstat grew.
  case statistics([SignedFigure])
  /// `@sysctl NAME=VALUE` of those that are known.
  case clusterOrder(Int)
  /// `[PID] touch ADDR r|w = 0xBB faults=N major=M [page=same|new]`
  case touch(processID: UInt32, VirtualAddress, written: UInt8?, isWrite: Bool)
  /// `[PID] sweep ADDR N STEP r|w [0xBB] = bytes faults=letters [SIGNAL CODE]`
  case sweep(processID: UInt32, Sweep)
  /// `[PID] mincore(ADDR, LENGTH, [digits]) = 0`
  case residency(processID: UInt32, VirtualAddress, UInt32)
  /// `[PID] swapon("NAME", 0 or SWAP_FLAG_PREFER|N) = 0`
  case switchOn(name: String, priority: Int?)
  /// `[PID] swapoff("NAME") = 0`
  case switchOff(processID: UInt32, name: String)
  /// `[PID] clear_refs(1) = 0`
  case clearReferences(processID: UInt32)

  /// What the recording machine swapped to.
  public enum Device: String, Sendable {
    case rotating = "rot"
    case twoRotating = "rot2"
    case memory = "ram"
    /// So many slots that the CPU sets them aside in batches: which slot a page has is by chance.
    case large = "big"
  }

  /// `nr_anon_pages=-16`
  public struct SignedFigure: Equatable, Sendable {
    public let name: String
    public let value: Int
  }

  public struct Sweep: Equatable, Sendable {
    public let start: VirtualAddress
    public let count: Int
    public let step: Int32
    /// The first byte to write; nil reads.
    public let written: UInt8?
  }
}

extension SwapFact {
  /// Reads what stands behind `@KIND`; nil where the kind is none of these.
  init?(_ kind: String, _ fields: inout Fields) throws(CommandError) {
    switch kind {
    case "@device":
      guard let device = Device(rawValue: try fields.word(.fact)) else { return nil }
      self = .device(device, clusterOrder: Int(try fields.value(of: "page_cluster")))
    case "@swap":
      let name = try fields.word(.fileName)
      var rest = fields
      if try rest.word(.fact) == "off" {
        self = .noArea(name: name)
        return
      }
      let slots = try fields.value(of: "size")
      let used = try fields.value(of: "used")
      let priority = fields.rest().split(separator: "=").last.flatMap { Int($0) }
      self = .area(
        name: name, slots: UInt32(clamping: slots), used: UInt32(clamping: used),
        priority: priority ?? 0)
    case "@pages":
      let processID = UInt32(clamping: try fields.number(.processID, base: 10))
      self = .pages(processID: processID, try fields.addresses(), tokens: fields.rest())
    case "@vm":
      let used = try fields.word(.fact).split(separator: "=").last ?? ""
      var figures: [RecordedFigure] = []
      while let pair = try fields.pair() { figures.append(RecordedFigure(pair.key, pair.value)) }
      self = .counters(
        used: used.split(separator: ",").map { UInt32($0) ?? 0 }, figures)
    case "@vmstat": self = .statistics(Self.signedFigures(fields.rest()))
    case "@sysctl":
      guard let figure = Self.signedFigures(fields.rest()).first, figure.name == "page-cluster",
        0...31 ~= figure.value
      else { return nil }
      self = .clusterOrder(figure.value)
    default: return nil
    }
  }

  private static func signedFigures(_ text: String) -> [SignedFigure] {
    text.split(separator: " ").compactMap { field in
      let parts = field.split(separator: "=")
      guard parts.count == 2, let value = Int(parts[1]) else { return nil }
      return SignedFigure(name: String(parts[0]), value: value)
    }
  }

  /// Reads a line of a command that other recordings do not have; nil where it is none of these.
  init?(command line: SourceLine) throws(CommandError) {
    let text = line.text
    guard text.first == "[", let close = text.firstIndex(of: "]"),
      let processID = UInt32(text[text.index(after: text.startIndex)..<close])
    else { return nil }
    let rest = text[text.index(after: close)...].drop { $0 == " " }
    let head = rest.prefix { $0 != " " && $0 != "(" }
    let arguments = rest.dropFirst(head.count)
    switch head {
    case "touch" where arguments.contains(" major="):
      self.init(touch: arguments, processID)
    case "sweep": self.init(sweep: arguments, processID)
    case "mincore", "swapon", "swapoff", "clear_refs":
      self.init(call: String(head), arguments, processID)
    default: return nil
    }
  }

  private init?(touch arguments: Substring, _ processID: UInt32) {
    let words = arguments.split(separator: " ")
    guard words.count > 3, let address = UInt32(hexadecimal: words[0]) else { return nil }
    let isWrite = words[1] == "w"
    self = .touch(
      processID: processID, VirtualAddress(rawValue: address),
      written: isWrite ? UInt32(hexadecimal: words[3]).map { UInt8(truncatingIfNeeded: $0) } : nil,
      isWrite: isWrite)
  }

  /// A sweep touches each page of an address space once at most.
  private static let mostTouches = 1 << 20

  private init?(sweep arguments: Substring, _ processID: UInt32) {
    let words = arguments.split(separator: " ")
    guard words.count > 4, let address = UInt32(hexadecimal: words[0]),
      let count = Int(words[1]), 0...Self.mostTouches ~= count, let step = Int32(words[2])
    else { return nil }
    let written = words[3] == "w" ? UInt32(hexadecimal: words[4]) : nil
    self = .sweep(
      processID: processID,
      Sweep(
        start: VirtualAddress(rawValue: address), count: count, step: step,
        written: written.map { UInt8(truncatingIfNeeded: $0) }))
  }

  private init?(call: String, _ arguments: Substring, _ processID: UInt32) {
    guard let open = arguments.firstIndex(of: "("), let close = arguments.firstIndex(of: ")"),
      open < close
    else { return nil }
    let values = arguments[arguments.index(after: open)..<close].split(separator: ",").map {
      $0.drop { $0 == " " }
    }
    let name = values.first.map { $0.split(separator: "\"").joined() } ?? ""
    switch call {
    case "mincore":
      guard values.count == 3, let address = UInt32(hexadecimal: values[0]),
        let length = UInt32(values[1])
      else { return nil }
      self = .residency(processID: processID, VirtualAddress(rawValue: address), length)
    case "swapon":
      self = .switchOn(
        name: name,
        priority: values.last.flatMap { $0.split(separator: "|").dropFirst().last }
          .flatMap { Int($0) })
    case "swapoff": self = .switchOff(processID: processID, name: name)
    default: self = .clearReferences(processID: processID)
    }
  }
}

extension UInt32 {
  /// `0x` and digits.
  fileprivate init?(hexadecimal text: some StringProtocol) {
    guard text.hasPrefix("0x") else { return nil }
    self.init(text.dropFirst(2), radix: 16)
  }
}
