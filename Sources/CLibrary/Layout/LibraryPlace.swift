import Hardware
import KernelModel

extension LibraryData {
  /// Finds room for the library's data in a process, as its program was linked: in the writable
  /// segment of `libc.so.6` if one is mapped, else in the program's own bss.
  ///
  /// - Returns: nil for a program without a C library.
  /// - Complexity: O(areas); the answer is noted in the address space for the next call.
  public init?(of process: Process, in kernel: Kernel) {
    guard let space = process.space else { return nil }
    if let noted = Self(noted: space) {
      self = noted
      return
    }
    guard let base = Self.inLibrary(space, kernel) ?? Self.inProgram(space) else { return nil }
    self.init(base: base)
    kernel.noteLibrary(at: VirtualAddress(rawValue: base), of: process)
  }

  /// The place that an earlier call found.
  @inline(__always)
  init?(noted space: AddressSpace) {
    let base = space.image.library.rawValue
    guard base != 0 else { return nil }
    self.init(base: base)
  }

  private static func inLibrary(_ space: AddressSpace, _ kernel: Kernel) -> UInt32? {
    var link = space.areas.first
    while !link.isNone {
      let area = space.areas[link]
      link = area.next
      guard area.file != .none, area.options.contains(.write),
        let name = kernel.files[area.file].file.name.split(separator: "/").last,
        name.hasPrefix("libc.so") || name.hasPrefix("libc-2")
      else { continue }
      if area.end - area.start >= offsetInLibrary + byteCount {
        return area.start.rawValue + offsetInLibrary
      }
    }
    return nil
  }

  /// Behind the initialised data, up to the heap.
  private static func inProgram(_ space: AddressSpace) -> UInt32? {
    let image = space.image
    let dataEnd = image.data.upperBound.rawValue
    guard dataEnd != 0 else { return nil }
    let start = (dataEnd + 31) & ~31
    let end = start + byteCount
    var place = start
    while place < end {
      // A look from outside: neither the kernel nor its cache of areas learns of it.
      let link = space.areas.peek(endingAfter: VirtualAddress(rawValue: place))
      guard !link.isNone, space.areas[link].start.rawValue <= place,
        space.areas[link].options.contains(.write),
        space.areas[link].options.isDisjoint(with: .growsDown)
      else { return nil }
      place = space.areas[link].end.rawValue
    }
    return start
  }
}
