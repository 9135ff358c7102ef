import Drawing
import Grammar
import KernelModel

/// What the kernel says when an area is taken into use. Linux: the message of `sys_swapon`.
package struct SwapOnReport: Report {
  package static let kind = "swapon"

  package let name: String
  /// The number by which entries of tables name it.
  package let number: Int
  /// In kB.
  package let size: Int
  package let priority: Int

  package init(_ area: SwapArea) {
    name = area.name
    number = area.number
    size = Int(area.slotCount) * 4
    priority = area.priority
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      "Adding \(size)k swap on \(name).  Priority:\(priority) extents:1 across:\(size)k ")
  }
}
