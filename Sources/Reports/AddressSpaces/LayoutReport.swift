import Drawing
import Grammar
import Hardware
import KernelModel

/// The 4 GiB of a process from top to bottom: its areas, the gaps between them, the kernel's
/// windows, how much of each is in use and which physical memory lies behind it.
package struct LayoutReport: Report {
  package static let kind = "layout"

  /// A stretch of user space or of the kernel's gigabyte.
  package enum Row: Sendable {
    case user(UserStretch)
    case kernel(KernelStretch)
  }

  /// A zone of physical memory.
  package struct PhysicalZone: Encodable, Sendable {
    let name: FrameZone
    let start: UInt64
    let end: UInt64
  }

  package let process: Int32
  package let program: String
  package let layout: String
  package let memory: UInt64
  /// The highest addresses first.
  package let rows: [Row]
  package let zones: [PhysicalZone]

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    program = process.name
    layout = kernel.layout.name.rawValue
    memory = kernel.configuration.memory
    let rows = kernel.userStretches(of: space).map(Row.user)
    self.rows = (rows + kernel.kernelStretches().map(Row.kernel)).reversed()
    zones = Self.zones(of: kernel)
  }

  /// The zones that hold memory, the lowest first.
  package static func zones(of kernel: Kernel) -> [PhysicalZone] {
    kernel.allocator.zones.filter(\.isPopulated).map { zone in
      PhysicalZone(
        name: .zone(zone.kind), start: zone.frames.lowerBound.base.rawValue,
        end: zone.frames.upperBound.base.rawValue)
    }
  }
}

extension LayoutReport.Row: Encodable {
  package var start: UInt64 {
    switch self {
    case .user(let stretch): stretch.start
    case .kernel(let stretch): stretch.start
    }
  }

  package var end: UInt64 {
    switch self {
    case .user(let stretch): stretch.end
    case .kernel(let stretch): stretch.end
    }
  }

  package var byteCount: UInt64 { end - start }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .user(let stretch): try stretch.encode(to: encoder)
    case .kernel(let stretch): try stretch.encode(to: encoder)
    }
  }
}
