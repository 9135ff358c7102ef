import Drawing
import Hardware
import KernelModel

extension Command {
  static let examinations = [examine, poke]

  static let examine = CommandDefinition(
    "x", .memoryAccess, .looks, "show memory without touching it, as in GDB",
    arguments: [ArgumentDefinition("ADDR", .address, "the first byte")], takesFormat: true,
    details: """
      x/4xw: four words in hexadecimal. Letters: x d u o t (binary) a c s (string); sizes: b h w \
      g (1, 2, 4, 8 bytes). Nothing faults, no TLB line is filled.
      """,
    example: "x/4xw 08048000"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    return try UnitsReport(invocation) { world.peek($0, process) }
  }

  static let poke = CommandDefinition(
    "poke", .memoryAccess, .acts, "write a word of RAM behind the kernel's back",
    arguments: [
      ArgumentDefinition("PHYS", .physicalAddress, "where, a multiple of 4"),
      ArgumentDefinition("WORD", .word32, "what"),
    ],
    details: "The next walk sees it; a TLB line that was filled before does not.",
    example: "poke 0x100000 0"
  ).byWorld { world, invocation throws(CommandError) in
    let address = PhysicalAddress(rawValue: UInt64(invocation.number(0)))
    let memory = world.machine.memory
    guard address.rawValue % 4 == 0 else {
      throw invocation.error(.refused(MemoryComplaint.isNotWordAligned(address)), at: 0)
    }
    guard memory.contains(address, byteCount: 4) else {
      throw invocation.error(
        .outOfRange(
          invocation.text(0) ?? "", bounds: 0...(Int128(memory.frameCount) << 12) - 4,
          unit: .ram), at: 0)
    }
    let old = memory.load(UInt32.self, at: address)
    // From here on the kernel's rules may be broken without any fault of the kernel's.
    world.isTamperedWith = true
    memory.store(invocation.word(1), at: address)
    return PokeReport(address: address.rawValue, old: old, new: invocation.word(1))
  }
}

extension World {
  /// A byte as it can be seen without a fault; nil where nothing is.
  fileprivate func peek(_ address: VirtualAddress, _ process: Process) -> UInt8? {
    if address < AddressSpace.end { return process.space?.peek(address) }
    return kernel.layout.physicalAddress(of: address).flatMap { physical in
      machine.memory.contains(physical) ? machine.memory.load(UInt8.self, at: physical) : nil
    } ?? peekWindow(address)
  }

  /// A byte of the kernel's windows, by its tables.
  private func peekWindow(_ address: VirtualAddress) -> UInt8? {
    let entry = kernel.tables.entry(of: address, in: kernel.tables.kernelDirectory)
    guard entry.isMapped else { return nil }
    return machine.memory.load(UInt8.self, at: entry.frame.base + UInt64(address.offset))
  }
}

/// Memory cut in units.
struct UnitsReport: Report {
  static let kind = "units"

  let address: UInt32
  let bytes: [UInt8]
  let unit: MemoryFormat.Unit
  let spelling: MemoryFormat.Spelling
  let count: Int

  enum Key: String, CodingKey { case address, unit, values, string }

  /// Looks at as much memory as the format says, up to the first byte that cannot be seen.
  ///
  /// - Throws: when there is nothing to be seen at all.
  init(
    _ invocation: borrowing Invocation, _ peek: (VirtualAddress) -> UInt8?
  ) throws(CommandError) {
    let format = invocation.format ?? MemoryFormat()
    var spelling = format.spelling ?? .hexadecimal
    var unit = format.unit ?? (spelling == .character || spelling == .string ? .byte : .word)
    if spelling == .string, unit != .byte { spelling = .hexadecimal }
    if spelling == .address { unit = .word }
    let byteCount = spelling == .string ? 4096 : (format.count ?? 1) * unit.rawValue
    var bytes: [UInt8] = []
    while bytes.count < byteCount, let byte = peek(invocation.address(0) + UInt32(bytes.count)) {
      bytes.append(byte)
    }
    guard !bytes.isEmpty else {
      throw invocation.error(
        .refused(MemoryComplaint.nothingIsSeen(at: invocation.address(0))), at: 0)
    }
    address = invocation.word(0)
    self.bytes = bytes
    self.unit = unit
    self.spelling = spelling
    count = format.count ?? 1
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(address, forKey: .address)
    try container.encode(unit.rawValue, forKey: .unit)
    if spelling == .string {
      try container.encode(strings, forKey: .string)
    } else {
      try container.encode(values, forKey: .values)
    }
  }

  /// Little-endian.
  private var values: [UInt64] {
    stride(from: 0, to: bytes.count - unit.rawValue + 1, by: unit.rawValue).map { start in
      bytes[start..<start + unit.rawValue].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private var strings: [String] {
    bytes.split(separator: 0, maxSplits: count, omittingEmptySubsequences: false).prefix(count)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    if spelling == .string {
      var start = address
      for string in strings {
        text.append(addressDigits(start), .address)
        let shown = string.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
        text.appendLine(": \"\(shown)\"")
        start &+= UInt32(string.utf8.count) + 1
      }
      return
    }
    let perLine = max(1, 16 / unit.rawValue)
    let values = values
    for start in stride(from: 0, to: values.count, by: perLine) {
      text.append(addressDigits(address &+ UInt32(start * unit.rawValue)), .address)
      text.append(":")
      for value in values[start..<min(start + perLine, values.count)] {
        text.append(" ")
        text.append(spelled(value), value == 0 ? .faint : .value)
      }
      text.endLine()
    }
  }

  private func spelled(_ value: UInt64) -> String {
    let bits = unit.rawValue * 8
    switch spelling {
    case .hexadecimal, .address, .string: return padded(String(value, radix: 16), to: bits / 4)
    case .binary: return padded(String(value, radix: 2), to: bits)
    case .octal: return "0" + String(value, radix: 8)
    case .unsigned: return "\(value)"
    case .decimal:
      let shift = 64 - bits
      return "\(Int64(bitPattern: value << shift) >> shift)"
    case .character:
      return "'\(UnicodeScalar(UInt8(truncatingIfNeeded: value)).escaped(asASCII: true))'"
    }
  }

  private func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A word of RAM that was overwritten.
struct PokeReport: Report {
  static let kind = "poke"

  let address: UInt64
  let old: UInt32
  let new: UInt32

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("P:\(addressDigits(UInt32(truncatingIfNeeded: address)))", .address)
    text.append(": \(addressDigits(old)) -> ")
    text.appendLine(addressDigits(new), .changed)
  }
}
