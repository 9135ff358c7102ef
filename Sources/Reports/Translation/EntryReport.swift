import Drawing
import Grammar
import Hardware
import KernelModel

/// One paging entry taken apart, bit by bit.
package struct EntryReport: Report {
  package static let kind = "entry"

  package let entry: PageTableEntry
  package let level: EntryKind
  package let bits: [BitMeaning]
  /// Where the entry leads to: the table's or page's first byte.
  package let target: PhysicalAddress?
  /// Bytes of the page that it maps; nil for a directory entry that leads to a table.
  package let pageByteCount: Int?
  package let frame: FrameDescription?
  /// What Linux means by an entry that is not present.
  let absence: EntryAbsence?

  private let isPAE: Bool

  /// - Parameters:
  ///   - isDirectory: it stands in a page directory.
  ///   - kernel: who can tell whose the frame is.
  package init(_ entry: PageTableEntry, isDirectory: Bool, on machine: Machine, _ kernel: Kernel?) {
    isPAE = machine.controls.mode == .pae
    let isLarge = isDirectory && entry.contains(.pageSize) && machine.controls.hasLargePages
    level = isLarge ? .largePage : isDirectory ? .directory : .table
    self.entry = entry
    bits = BitMeaning.all(in: entry, level, isPAE: isPAE)
    absence = EntryAbsence(entry)
    guard entry.isPresent else {
      (target, pageByteCount, frame) = (nil, nil, nil)
      return
    }
    let base = isLarge ? entry.largeBase(isPAE: isPAE) : entry.frame.base
    target = base
    pageByteCount = isLarge ? isPAE ? 2 << 20 : 4 << 20 : isDirectory ? nil : 4096
    frame = kernel.map { FrameDescription(base.frame, in: $0) }
  }

  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "entry": entry.wide, "level": level, "bits": bits, "target": target,
      "pageByteCount": pageByteCount, "frame": frame, "absence": absence,
    ]
    try facts.encode(to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 8, on: canvas)
    lines.text.append(hexadecimal(entry.rawValue, digits: isPAE ? 16 : 8), .value)
    let letters = EntryBit.letters(of: entry, level, isPAE: isPAE)
    lines.text.appendLine(" \(canvas.words(EntryPhrase.asKind(level)))\(letters)")
    for bit in bits { lines.add(bit.name, "\(bit.isSet ? 1 : 0)  \(canvas.words(bit))") }
    if let absence { lines.add("Linux", canvas.words(absence)) }
    if let target {
      lines.add(
        canvas.words(EntryPhrase.targetLabel),
        canvas.words(EntryPhrase.target(target, pageByteCount: pageByteCount, frame)))
    }
    text.append(lines.text)
  }
}

/// What is said around the facts of one entry.
enum EntryPhrase: Sendable {
  case asKind(EntryKind)
  case targetLabel
  case target(PhysicalAddress, pageByteCount: Int?, FrameDescription?)
}

extension ControlRegisters {
  /// Whether a directory entry may map a large page: CR4.PSE, or PAE, which has them always.
  package var hasLargePages: Bool { mode == .pae || cr4.contains(.pageSizeExtensions) }
}

extension PageTableEntry {
  /// The first byte of the large page that the entry maps. SDM vol. 3, tables 4-4 and 4-9.
  package func largeBase(isPAE: Bool) -> PhysicalAddress {
    if isPAE { return PhysicalAddress(rawValue: rawValue & 0x000f_ffff_ffe0_0000) }
    return PhysicalAddress(rawValue: rawValue & 0xffc0_0000 | (rawValue & 0x001f_e000) << 19)
  }
}
