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
      ArgumentDefinition("ADDR", .logicalAddress, "the first byte, or one in a segment: 33:1000"),
      .access,
      ArgumentDefinition(
        "LENGTH", .byteCount, "every page of so many bytes", .optional, keyword: "for"),
      .privilege,
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
    if access == .write { try invocation.checkWrittenByte() }
    if invocation.isGiven(2), invocation.word(2) == 0 {
      throw invocation.error(
        .outOfRange(invocation.text(2) ?? "", bounds: 1...0xffff_ffff, unit: .byteCount), at: 2)
    }
    guard let length = invocation.wordIfGiven(2), length > 1 else {
      return try world.touch(invocation, access, process)
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
}

extension World {
  /// Accesses one byte; what is expected of a write is what it writes.
  fileprivate func touch(
    _ invocation: borrowing Invocation, _ access: Access, _ process: Process
  ) throws(CommandError) -> any Report {
    let privilege = invocation.privilege(3)
    let address = try linearAddress(invocation, access, privilege)
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
    let privilege = invocation.privilege(3)
    let start = try linearAddress(invocation, access, privilege, byteCount: Int(length))
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
      if pages & 0x3ff == 0 {
        hasProgressed?(Double(address - UInt64(start.rawValue)) / Double(length))
      }
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
  /// Refuses `touch ADDR w = 300`: what is expected of a write is the byte that it writes.
  fileprivate func checkWrittenByte() throws(CommandError) {
    guard case .value(let value) = expectation.kind, !(0...255).contains(value) else { return }
    let range = expectation.start..<expectation.end
    throw CommandError(.outOfRange(line.text(in: range), bounds: 0...255, unit: .byte), at: range)
  }

  /// A length that somebody is to look at.
  func shownLength(_ index: Int, default standard: UInt32) throws(CommandError) -> UInt32 {
    let length = wordIfGiven(index) ?? standard
    guard length <= 65536 else {
      throw error(
        .outOfRange(text(index) ?? "", bounds: 0...65536, unit: .shownLength), at: index)
    }
    return length
  }
}
