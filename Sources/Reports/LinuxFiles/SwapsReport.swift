import Drawing
import Grammar
import Hardware
import KernelModel

/// The swap areas, byte for byte as `/proc/swaps`.
package struct SwapsReport: LinuxText {
  package static let kind = "swaps"

  package struct Row: Encodable, Sendable {
    package let name: String
    /// `partition` or `file`.
    let type: String
    /// In kB.
    package let size: Int
    package let used: Int
    package let priority: Int
  }

  /// By number of the area.
  package let areas: [Row]

  package init(_ kernel: Kernel) {
    areas = kernel.swap.areas.compactMap { area in
      area.map {
        Row(
          name: $0.name, type: $0.name.hasPrefix("/dev/") ? "partition" : "file",
          size: Int($0.slotCount) * 4, used: Int($0.usedSlots) * 4, priority: $0.priority)
      }
    }
  }

  // Linux: `swap_show`.
  package var text: String {
    let header = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
    return areas.reduce(header) { text, row in
      let type = row.type == "file" ? "file\t" : row.type
      return text + row.name.left(40) + type + "\t\(Self.column(row.size))\t"
        + "\(Self.column(row.used))\t\(row.priority)\n"
    }
  }

  /// A figure, with a tab more where it is short.
  private static func column(_ kilobytes: Int) -> String {
    "\(kilobytes)" + (kilobytes < 10_000_000 ? "\t" : "")
  }
}
