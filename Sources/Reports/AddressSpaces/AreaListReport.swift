import Drawing
import Grammar
import Hardware
import KernelModel

/// The areas of a process in list order, with their links. Linux: `struct vm_area_struct`.
package struct AreaListReport: Report {
  package static let kind = "areaList"

  package struct Entry: Encodable, Sendable {
    /// The area's number, by which others link to it; 0 is none.
    package let slot: UInt32
    package let start: VirtualAddress
    package let end: VirtualAddress
    /// Two letters a flag, as `smaps` prints them.
    package let flags: [String]
    package let pageOffset: UInt32
    /// The number of its `anon_vma`; 0 before the first private page.
    package let anonymous: UInt32
    package let previous: UInt32
    package let next: UInt32
    package let parent: UInt32
    package let left: UInt32
    package let right: UInt32
    package let name: String
    /// Which of the program's five parts it holds.
    package let parts: [ProgramPart]
    fileprivate let partWords: String

    package enum CodingKeys: CodingKey {
      case slot, start, end, flags, pageOffset, anonymous, previous, next, parent, left, right
      case name, parts
    }
  }

  package let process: Int32
  package let areas: [Entry]
  /// Sums in pages.
  package let total: Int
  let totalVM: Int

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    areas = space.areas.links.map { link in
      let area = space.areas[link]
      return Entry(
        slot: link.slot, start: area.start, end: area.end, flags: area.options.flagLetters,
        pageOffset: area.pageOffset, anonymous: area.anonymous.rawValue,
        previous: area.previous.slot, next: area.next.slot, parent: area.parent.slot,
        left: area.left.slot, right: area.right.slot, name: area.name(in: space, kernel),
        parts: area.parts(of: space.image), partWords: area.partWords(of: space.image))
    }
    total = areas.reduce(0) { $0 + Int(($1.end - $1.start) >> 12) }
    totalVM = space.totals.total
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      "process \(process): mm->mmap, \(counted(areas.count, "area")) in a list", .heading)
    for area in areas {
      text.append("#\(area.slot)".right(4), .label)
      text.append(" ")
      text.append((area.start..<area.end).digits, .address)
      text.append("  \(counted((area.end - area.start) >> 12, "page"))", .value)
      text.append(area.name.isEmpty ? "" : "  \(area.name)")
      text.appendLine(area.partWords.isEmpty ? "" : "  \(area.partWords)", .faint)
      text.appendLine(
        "     prev \(link(area.previous)) next \(link(area.next))  tree: up \(link(area.parent)) "
          + "left \(link(area.left)) right \(link(area.right))", .faint)
      text.append("     vm_flags \(area.flags.joined(separator: " "))  ")
      text.append("vm_pgoff 0x\(hexadecimal(area.pageOffset))")
      text.appendLine(area.anonymous == 0 ? "" : "  anon_vma \(area.anonymous)")
    }
    text.appendLine(
      "\(total) pages in the list, total_vm \(totalVM)\(total == totalVM ? "" : ": DIFFERENT")",
      total == totalVM ? .faint : .error)
  }

  private func link(_ slot: UInt32) -> String { slot == 0 ? "-" : "#\(slot)" }
}

extension AreaOptions {
  /// Two letters for each flag that is set. Linux: `show_smap_vma_flags`.
  var flagLetters: [String] { Self.letters.filter { contains($0.option) }.map(\.letters) }
}
