import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let write = CommandDefinition(
    "write", .memoryAccess, .acts, "write bytes or words as the process would",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the first byte"),
      ArgumentDefinition(
        "TYPE", .choice, "how numbers lie there, little-endian; bytes unless told", .optional,
        words: [
          .init("u8", 1, "a byte"), .init("u16", 2, "two bytes"), .init("u32", 4, "a word"),
          .init("u64", 8, "eight bytes"), .init("ptr", 4, "an address"),
        ]),
      ArgumentDefinition("DATA", .text, "strings and numbers; at least one", .repeated),
    ],
    details: """
      Everything is read before anything is written. 'set {int}ADDR = VALUE' writes one number as \
      in GDB.
      """,
    example: #"mmap 4K; write $1 "hello" 0x21 0; read $1; write $1 ptr $1+8 0"#
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.isGiven(2) else { throw invocation.missing(2) }
    let process = try world.caller(invocation)
    let type = MemoryType(byteCount: Int(invocation.wordIfGiven(1) ?? 1), isSigned: false)
    let units = try invocation.units(2, type, world)
    return try world.write(units, at: invocation.address(0), invocation, process)
  }
}

/// What is written in one access.
struct WrittenUnit {
  /// The number that the bytes are; nil for a byte of a string.
  let number: Int128?
  let bytes: [UInt8]
}

extension World {
  /// Writes units one behind another as a process does, until one ends in a signal.
  ///
  /// - Throws: when they reach beyond 4 GiB; nothing is written then.
  func write(
    _ units: [WrittenUnit], at start: VirtualAddress, _ invocation: borrowing Invocation,
    _ process: Process
  ) throws(CommandError) -> any Report {
    let byteCount = units.reduce(0) { $0 + $1.bytes.count }
    guard UInt64(start.rawValue) + UInt64(byteCount) <= 1 << 32 else {
      throw invocation.error(.refused(MemoryComplaint.rangeIsTooLong), at: 0)
    }
    var address = start
    var faultCount = 0
    do throws(Signal) {
      for unit in units {
        faultCount += try write(unit.bytes, at: address, process)
        address = address + UInt32(unit.bytes.count)
      }
    } catch {
      return AccessReport(
        address: error.address.rawValue, access: .write, pages: 1, byte: nil, faults: faultCount,
        signal: error, aftermath: aftermath(of: error, .write, by: process))
    }
    let first = units.first
    let isByte = first.map { $0.bytes.count == 1 } ?? true
    return AccessReport(
      address: start.rawValue, access: .write, pages: units.isEmpty ? 0 : 1,
      byte: isByte ? first?.bytes.first : nil, faults: faultCount,
      written: isByte
        ? nil
        : first.flatMap { unit in
          unit.number.map { AccessReport.Written($0, byteCount: unit.bytes.count) }
        })
  }

  /// Writes the bytes of one number. Where they lie in two pages, both must let them in before
  /// either is changed, as with an instruction.
  ///
  /// - Returns: how many faults it took.
  private func write(
    _ bytes: [UInt8], at address: VirtualAddress, _ process: Process
  ) throws(Signal) -> Int {
    let first = try kernel.access(address, .write, by: process)
    var faultCount = first.faultCount
    let room = Int(VirtualAddress.pageByteCount - address.offset)
    var next = first.physical
    if bytes.count > room {
      let second = try kernel.access(address.pageBase + 4096, .write, by: process)
      faultCount += second.faultCount
      next = second.physical
    }
    for (offset, byte) in bytes.enumerated() {
      let place =
        offset < room ? first.physical + UInt64(offset) : next + UInt64(offset - room)
      machine.memory.store(byte, at: place)
    }
    return faultCount
  }
}

extension Invocation {
  /// What strings and numbers spell.
  ///
  /// - Throws: what is no number, or none that the type holds.
  fileprivate func units(
    _ index: Int, _ type: MemoryType, _ world: World
  ) throws(CommandError) -> [WrittenUnit] {
    var units: [WrittenUnit] = []
    for value in [self[index]] + further where value.isGiven {
      if line.bytes[value.range.lowerBound] == UInt8(ascii: "\"") {
        units += line.bytes.unquotedBytes(in: value.range)
          .map { WrittenUnit(number: nil, bytes: [$0]) }
        continue
      }
      let number = try number(at: value.range, world)
      let bounds = type.byteCount == 1 ? 0...255 : type.bounds
      guard bounds.contains(number) else {
        throw CommandError(
          .outOfRange(
            line.text(in: value.range), bounds: bounds,
            unit: type.byteCount == 1 ? .byte : .number), at: value.range)
      }
      units.append(WrittenUnit(number: number, bytes: type.bytes(of: number)))
    }
    return units
  }

  /// The value of an expression without white space.
  private func number(at range: Range<Int>, _ world: World) throws(CommandError) -> Int128 {
    var lexer = Lexer(SourceLine(bytes: line.bytes, range: range))
    lexer.dialect = .call
    let value: Int128
    do throws(CommandError) {
      value = try Expression(symbols: world, standsAlone: true).evaluate(&lexer)
    } catch {
      guard case .unknownSymbol(let name, _) = error.reason, !name.hasPrefix("$") else {
        throw error
      }
      throw CommandError(
        .refused(MemoryComplaint.textHasNoQuotes(line.text(in: range))), at: range)
    }
    let rest = try lexer.next()
    guard rest.kind == .end else {
      throw CommandError(.expected(.number, found: lexer.found(rest)), at: rest.range)
    }
    return value
  }
}
