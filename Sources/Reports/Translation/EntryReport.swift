import Drawing
import Hardware
import KernelModel

/// One paging entry taken apart, bit by bit.
struct EntryReport: Report {
  static let kind = "entry"

  let entry: PageTableEntry
  /// `PTE`, `PDE`
  let level: String
  let letters: String
  let bits: [BitMeaning]
  /// Where the entry leads to: the table's or page's first byte.
  let target: PhysicalAddress?
  /// Bytes of the page that it maps; nil for a directory entry that leads to a table.
  let pageByteCount: Int?
  let frame: FrameDescription?
  /// What Linux means by an entry that is not present.
  let absence: String?

  private let entrySize: Int

  enum CodingKeys: CodingKey {
    case entry, level, letters, bits, target, pageByteCount, frame, absence
  }

  /// - Parameters:
  ///   - isDirectory: it stands in a page directory.
  ///   - kernel: who can tell whose the frame is.
  init(_ entry: PageTableEntry, isDirectory: Bool, on machine: Machine, _ kernel: Kernel?) {
    let isPAE = machine.controls.mode == .pae
    let isLarge = isDirectory && entry.contains(.pageSize) && machine.controls.hasLargePages
    let kind: EntryKind = isLarge ? .largePage : isDirectory ? .directory : .table
    self.entry = entry
    entrySize = isPAE ? 8 : 4
    level = kind.name
    letters = EntryBit.letters(of: entry, kind, isPAE: isPAE)
    bits = EntryBit.meanings(in: entry, kind, isPAE: isPAE)
    guard entry.isPresent else {
      (target, pageByteCount, frame) = (nil, nil, nil)
      absence = entry == .none ? "never mapped" : entry.absenceWords
      return
    }
    let base = isLarge ? entry.largeBase(isPAE: isPAE) : entry.frame.base
    target = base
    pageByteCount = isLarge ? isPAE ? 2 << 20 : 4 << 20 : isDirectory ? nil : 4096
    frame = kernel.map { FrameDescription(base.frame, in: $0) }
    absence = nil
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 8, on: canvas)
    lines.text.append(hexadecimal(entry.rawValue, digits: entrySize * 2), .value)
    lines.text.appendLine(" as a \(level): \(letters)")
    for bit in bits { lines.add(bit.name, "\(bit.isSet ? 1 : 0)  \(bit.words)") }
    if let absence { lines.add("Linux", absence) }
    if let target {
      let what = pageByteCount.map { "maps \(size(UInt64($0)))" } ?? "leads to the table"
      lines.add("target", "\(what) at P:\(target.digits)"
          + (frame.map { "; \($0.english)" } ?? ""))
    }
    text.append(lines.text)
  }
}

extension ControlRegisters {
  /// Whether a directory entry may map a large page: CR4.PSE, or PAE, which has them always.
  var hasLargePages: Bool { mode == .pae || cr4.contains(.pageSizeExtensions) }
}

extension PageTableEntry {
  /// The first byte of the large page that the entry maps. SDM vol. 3, tables 4-4 and 4-9.
  func largeBase(isPAE: Bool) -> PhysicalAddress {
    if isPAE { return PhysicalAddress(rawValue: rawValue & 0x000f_ffff_ffe0_0000) }
    return PhysicalAddress(rawValue: rawValue & 0xffc0_0000 | (rawValue & 0x001f_e000) << 19)
  }
}
