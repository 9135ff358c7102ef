import Drawing
import Grammar
import KernelModel

/// A process's limits, in bytes; nil where there is none.
package struct LimitsReport: Report {
  package static let kind = "limits"

  package let addressSpace: UInt32?
  package let data: UInt32?
  package let stack: UInt32?
  package let lockedMemory: UInt32?

  package init(_ limits: ResourceLimits) {
    func finite(_ value: UInt32) -> UInt32? { value == ResourceLimits.unlimited ? nil : value }
    addressSpace = finite(limits.addressSpace)
    data = finite(limits.data)
    stack = finite(limits.stack)
    lockedMemory = finite(limits.lockedMemory)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init("", .right)])
    for (name, value) in [
      ("as", addressSpace), ("data", data), ("stack", stack), ("memlock", lockedMemory),
    ] {
      table.append([
        .init(name, .label),
        .init(value.map { "\($0 >> 10) kB" } ?? canvas.words(LimitPhrase.unlimited)),
      ])
    }
    table.draw(into: &text)
  }
}

/// What is said of a limit.
enum LimitPhrase: Sendable {
  case unlimited
}
