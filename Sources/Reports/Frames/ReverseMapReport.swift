import Drawing
import Grammar
import Hardware
import KernelModel

/// Everywhere that a frame can be reached: from processes, from the kernel, through the TLB.
package struct ReverseMapReport: CheckedReport {
  package static let kind = "reverse-map"

  package let frame: FrameDescription
  /// Entries of user space, found as Linux's reverse map finds them.
  package let mappings: [ReverseMapping]
  package let aliases: [KernelAlias]
  package let lines: [TLBLineDescription]
  /// What the frame's record counts; nil where no record is.
  package let mapCount: Int32?
  package let useCount: Int32?
  /// The command in whose middle the machine is halted.
  package var halted: String?

  private let entrySize: Int
  private let lowMemoryEnd: PageFrameNumber

  package enum CodingKeys: CodingKey { case frame, mappings, aliases, lines, mapCount, useCount }

  package init(_ number: PageFrameNumber, in kernel: Kernel) {
    frame = FrameDescription(number, in: kernel)
    entrySize = kernel.tables.usesPAE ? 8 : 4
    lowMemoryEnd = kernel.boot.lowMemoryEnd
    aliases = kernel.kernelAliases(of: number)
    let bytes = number.base.rawValue
    lines = kernel.machine.describedLines().filter {
      $0.base.rawValue <= bytes && bytes < $0.base.rawValue + UInt64($0.byteCount)
    }
    guard frame.zone != nil else {
      (mappings, mapCount, useCount) = ([], nil, nil)
      return
    }
    mappings = kernel.reverseMappings(of: number)
    mapCount = kernel.pages[number].mapCount
    useCount = kernel.pages[number].useCount
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 12, on: canvas)
    frame.drawHeading(on: canvas, into: &lines.text)
    for mapping in mappings {
      lines.label(canvas.words(FramePhrase.process(mapping.process)))
      lines.text.append("V:\(mapping.address.digits)", .address)
      let value = hexadecimal(mapping.entry.rawValue, digits: entrySize * 2)
      lines.text.append("  PTE at \(mapping.place.digits): ")
      lines.text.append(value, .value)
      lines.text.appendLine(mapping.name.isEmpty ? "" : "  \(mapping.name)")
    }
    lines.add(aliases, beyond: frame.frame.base >= lowMemoryEnd.base ? lowMemoryEnd.base : nil)
    for line in self.lines {
      lines.label("TLB")
      lines.text.append("V:\(line.page.digits)", .address)
      let place = "\(line.array) set \(line.set), way \(line.way)"
      lines.text.appendLine(
        "  \(place): \(canvas.words(line.rights))"
          + (line.stale.map { "; STALE: \(canvas.words($0))" } ?? ""),
        line.stale == nil ? .plain : .warning)
    }
    if let mapCount, let useCount {
      let isRight = Int(mapCount) == mappings.count
      let counts = FramePhrase.counts(
        found: mappings.count, mapCount: mapCount, useCount: useCount,
        problem: isRight ? nil : problem)
      lines.text.appendLine(canvas.words(counts), isRight ? .faint : problem.role)
    }
    text.append(lines.text)
  }
}
