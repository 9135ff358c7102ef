import Drawing
import Hardware
import KernelModel

/// What a frame with paging entries is for.
package struct TablePlace: Equatable, Sendable {
  /// Whose it is; nil for the kernel's.
  let process: Int32?
  /// The first address that it is for.
  let start: VirtualAddress
  /// How many bytes each of its entries stands for.
  let span: UInt32
  let usesPAE: Bool

  var isDirectory: Bool { span != 4096 }

  /// The last address that it is for.
  var last: VirtualAddress {
    let entryCount: UInt32 = usesPAE ? 512 : 1024
    return VirtualAddress(rawValue: start.rawValue &+ span &* entryCount &- 1)
  }
}

extension Kernel {
  /// Whose table or directory a frame holds; nil when no directory leads to it.
  func tablePlace(of frame: PageFrameNumber) -> TablePlace? {
    var directories = spaces.map { (process(using: $0)?.id.rawValue, $0.directory) }
    directories.append((nil, tables.kernelDirectory))
    for (process, directory) in directories {
      if tables.usesPAE {
        for index in 0..<4 as Range<UInt32> {
          let pointer = tables.entry(at: directory + UInt64(index) * 8)
          guard pointer.isPresent, pointer.frame == frame else { continue }
          return TablePlace(
            process: index == 3 ? nil : process, start: VirtualAddress(rawValue: index << 30),
            span: tables.tableSpan, usesPAE: true)
        }
      } else if directory.frame == frame {
        return TablePlace(
          process: process, start: VirtualAddress(rawValue: 0), span: tables.tableSpan,
          usesPAE: false)
      }
      if let start = tables.firstAddress(mappedBy: frame, in: directory) {
        return TablePlace(
          process: start < KernelLayout.pageOffset ? process : nil, start: start, span: 4096,
          usesPAE: tables.usesPAE)
      }
    }
    return nil
  }
}

extension PageTables {
  /// The first address that a table in `frame` maps, if the directory leads to it.
  func firstAddress(
    mappedBy frame: PageFrameNumber, in directory: PhysicalAddress
  ) -> VirtualAddress? {
    var start: UInt64 = 0
    while start < 1 << 32 {
      let address = VirtualAddress(rawValue: UInt32(start))
      if let place = directoryEntryPlace(of: address, in: directory) {
        let entry = entry(at: place)
        if entry.isPresent, !entry.contains(.pageSize), entry.frame == frame { return address }
      }
      start += UInt64(tableSpan)
    }
    return nil
  }
}
