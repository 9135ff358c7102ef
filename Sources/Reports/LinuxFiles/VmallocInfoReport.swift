import Drawing
import Grammar
import Hardware
import KernelModel

/// The areas of the vmalloc window, in the lines of `/proc/vmallocinfo`.
package struct VmallocInfoReport: LinuxText {
  package static let kind = "vmallocinfo"

  package struct Area: Encodable, Sendable {
    let start: VirtualAddress
    /// The guard page included.
    let end: VirtualAddress
    let kind: VmallocArea.Kind
    /// Freed, and waiting for the flush.
    let isUnpurged: Bool
    let pages: UInt32
    /// The device's first byte; nil for memory.
    let device: PhysicalAddress?
    /// The array of its pages has an area of its own.
    let hasVmallocPageArray: Bool
  }

  /// The busy ones by address, then those that wait for a flush.
  package let areas: [Area]

  private let deviceDigits: Int

  package enum CodingKeys: CodingKey { case areas }

  package init(_ kernel: Kernel) {
    deviceDigits = kernel.tables.usesPAE ? 16 : 8
    areas =
      kernel.vmalloc.all.map { Area($0, isUnpurged: false) }
      + kernel.vmalloc.waiting.map { Area($0, isUnpurged: true) }
  }

  // Linux: `s_show`.
  package var text: String { areas.map { $0.text(deviceDigits: deviceDigits) }.joined() }
}

extension VmallocInfoReport.Area {
  fileprivate init(_ area: VmallocArea, isUnpurged: Bool) {
    start = area.start
    end = area.end
    kind = area.kind
    self.isUnpurged = isUnpurged
    pages = area.kind == .ioremap ? 0 : area.pageCount
    device = area.kind == .ioremap ? area.device : nil
    hasVmallocPageArray = area.hasVmallocPageArray && !isUnpurged
  }

  fileprivate func text(deviceDigits: Int) -> String {
    let range = "0x\(start.digits)-0x\(end.digits) \((end - start).right(7))"
    guard !isUnpurged else { return "\(range) unpurged vm_area\n" }
    // The frames of vmap are not the area's, and Linux does not count them here.
    let count = kind == .vmalloc && pages > 0 ? " pages=\(pages)" : ""
    // As Linux, which asks whether phys_addr is set.
    let place =
      device.flatMap { $0.rawValue == 0 ? nil : $0 }
      .map { " phys=0x\(hexadecimal($0.rawValue, digits: deviceDigits))" } ?? ""
    return "\(range)\(count)\(place) \(kind.code)\(hasVmallocPageArray ? " vpages" : "")\n"
  }
}
