import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let accesses = [touch, read, write]

  static let touch = CommandDefinition(
    "touch", .memoryAccess, .acts, "access memory as the process would",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the first byte"),
      .access,
      ArgumentDefinition(
        "LENGTH", .byteCount, "every page of so many bytes", .optional, keyword: "for"),
      ArgumentDefinition(
        "PRIVILEGE", .choice, "on whose behalf; the user's unless told", .optional,
        words: [
          .init("user", 0, "as the program would: CPL 3"),
          .init("kernel", 1, "as the kernel would: CPL 0"),
        ]),
    ],
    details: """
      The chip translates, the kernel handles each fault, the access is tried again. Behind a \
      write `= 0xBB` is the byte to write; without it the page is only made writable and dirty. \
      A fault of the kernel's own that nothing mends is an oops.
      """,
    example: "mmap 64K rw; touch $1 w; touch $1 r for 64K"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    guard let access = Access(rawValue: UInt8(invocation.word(1))) else { return SilentReport() }
    guard let length = invocation.wordIfGiven(2), length > 1 else {
      return world.touch(invocation, access, process)
    }
    return try world.touch(invocation, access, length: length, process)
  }

  static let read = CommandDefinition(
    "read", .memoryAccess, .acts, "read bytes as the process would",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the first byte"),
      ArgumentDefinition("LENGTH", .byteCount, "16 unless told", .optional),
    ], example: "read 08048000 32"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    let length = try invocation.shownLength(1, default: 16)
    var bytes: [UInt8] = []
    var faultCount = 0
    do throws(Signal) {
      for offset in 0..<length {
        let read = try world.kernel.read(invocation.address(0) + offset, by: process)
        bytes.append(read.byte)
        faultCount += read.result.faultCount
      }
    } catch {
      return MemoryReport(
        address: invocation.word(0), bytes: bytes, faults: faultCount, signal: error,
        aftermath: world.aftermath(of: error, .read, by: process))
    }
    return MemoryReport(address: invocation.word(0), bytes: bytes, faults: faultCount)
  }

  static let write = CommandDefinition(
    "write", .memoryAccess, .acts, "write bytes as the process would",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the first byte"),
      ArgumentDefinition("DATA", .text, "strings, and bytes as numbers; at least one", .repeated),
    ], example: #"mmap 4K; write $1 "hello" 0x21 0; read $1"#
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.isGiven(1) else { throw invocation.missing(1) }
    let process = try world.caller(invocation)
    let bytes = try invocation.data(1)
    var faultCount = 0
    do throws(Signal) {
      for (offset, byte) in bytes.enumerated() {
        let address = invocation.address(0) + UInt32(offset)
        faultCount += try world.kernel.write(byte, at: address, by: process).faultCount
      }
    } catch {
      return AccessReport(
        address: error.address.rawValue, access: .write, pages: 1, byte: nil, faults: faultCount,
        signal: error, aftermath: world.aftermath(of: error, .write, by: process))
    }
    return AccessReport(
      address: invocation.word(0), access: .write, pages: bytes.isEmpty ? 0 : 1,
      byte: bytes.first, faults: faultCount)
  }
}

extension World {
  /// Accesses one byte; what is expected of a write is what it writes.
  fileprivate func touch(
    _ invocation: borrowing Invocation, _ access: Access, _ process: Process
  ) -> any Report {
    let address = invocation.address(0)
    let privilege: Privilege = invocation.word(3) == 0 ? .user : .supervisor
    do throws(Signal) {
      let result = try kernel.access(address, access, privilege: privilege, by: process)
      if access == .write, case .value(let byte) = invocation.expectation.kind {
        kernel.machine.memory.store(UInt8(truncatingIfNeeded: byte), at: result.physical)
      }
      return AccessReport(
        address: address.rawValue, access: access, pages: 1,
        byte: kernel.machine.memory.load(at: result.physical), faults: result.faultCount)
    } catch {
      return AccessReport(
        address: address.rawValue, access: access, pages: 1, byte: nil, faults: 0, signal: error,
        aftermath: aftermath(of: error, access, by: process),
        oops: privilege == .supervisor ? Oops(error, access, by: process, in: kernel) : nil)
    }
  }

  /// Accesses a byte of every page of a range, until one ends in a signal.
  fileprivate func touch(
    _ invocation: borrowing Invocation, _ access: Access, length: UInt32, _ process: Process
  ) throws(CommandError) -> any Report {
    let start = invocation.address(0)
    let privilege: Privilege = invocation.word(3) == 0 ? .user : .supervisor
    let end = UInt64(start.rawValue) + UInt64(length)
    guard end <= 1 << 32 else {
      throw invocation.error(.refused(MemoryComplaint.rangeIsTooLong), at: 2)
    }
    var address = UInt64(start.rawValue)
    var pages = 0
    var faultCount = 0
    // What the log says must have been done: the first page always is.
    repeat {
      let place = VirtualAddress(rawValue: UInt32(address))
      do throws(Signal) {
        faultCount += try kernel.access(place, access, privilege: privilege, by: process)
          .faultCount
      } catch {
        return AccessReport(
          address: place.rawValue, access: access, pages: pages, byte: nil, faults: faultCount,
          signal: error, aftermath: aftermath(of: error, access, by: process),
          oops: privilege == .supervisor ? Oops(error, access, by: process, in: kernel) : nil)
      }
      pages += 1
      address = (address & ~0xfff) + 4096
    } while address < end && !isInterrupted()
    var report = AccessReport(
      address: start.rawValue, access: access, pages: pages, byte: nil, faults: faultCount)
    if address < end {
      let pageCount = ((end + 4095) >> 12) - UInt64(start.rawValue >> 12)
      report.interruption = Interruption(
        done: pages, of: Int(pageCount), .page,
        command: invocation.text(with: address - UInt64(start.rawValue), at: 2))
    }
    return report
  }
}

extension Invocation {
  /// A length that somebody is to look at.
  func shownLength(_ index: Int, default standard: UInt32) throws(CommandError) -> UInt32 {
    let length = wordIfGiven(index) ?? standard
    guard length <= 65536 else {
      throw error(
        .outOfRange(text(index) ?? "", bounds: 0...65536, unit: .shownLength), at: index)
    }
    return length
  }

  /// The bytes that strings and numbers spell.
  func data(_ index: Int) throws(CommandError) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in [self[index]] + further where value.isGiven {
      if line.bytes[value.range.lowerBound] == UInt8(ascii: "\"") {
        bytes += line.bytes.unquotedBytes(in: value.range)
        continue
      }
      let number = try line.bytes.number(in: value.range, .call)
      guard let byte = UInt8(exactly: number) else {
        throw CommandError(
          .outOfRange(line.text(in: value.range), bounds: 0...255, unit: .byte),
          at: value.range)
      }
      bytes.append(byte)
    }
    return bytes
  }
}
