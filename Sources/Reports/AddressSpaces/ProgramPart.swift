import Hardware
import KernelModel

/// The five parts of a program in memory. Linux keeps where they lie in `mm_struct`.
package enum ProgramPart: String, Encodable, Sendable {
  case text, data, bss, heap, stack
}

extension VMArea {
  /// Which parts the area holds: one as a rule; a page in which the data end holds some bss too.
  package func parts(of image: ProgramImageBounds) -> [ProgramPart] {
    let range = start..<end
    guard kind == .ordinary else { return [] }
    if start <= image.stackStart, image.stackStart <= end, options.contains(.growsDown) {
      return [.stack]
    }
    var parts: [ProgramPart] = []
    if file != .none {
      if options.contains(.execute), range.overlaps(image.code) { parts.append(.text) }
      if range.overlaps(image.data) { parts.append(.data) }
      if range.overlaps(image.zeros), options.contains(.write) { parts.append(.bss) }
      return parts
    }
    guard options.contains(.write) else { return [] }
    let hasZeros =
      image.zeros.isEmpty
      ? start < image.heapStart && start >= image.data.upperBound.pageBase
      : range.overlaps(image.zeros)
    if hasZeros { parts.append(.bss) }
    if start < image.heapEnd, end > image.heapStart { parts.append(.heap) }
    return parts
  }
}

extension [ProgramPart] {
  /// The parts by their names, without those that an area's name in `maps` tells anyway.
  var notNamed: String {
    filter { $0 != .stack }.map(\.rawValue).joined(separator: ", ")
  }
}
