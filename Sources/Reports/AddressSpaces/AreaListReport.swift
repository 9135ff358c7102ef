import Drawing
import Grammar
import Hardware
import KernelModel

/// The areas of a process in list order, with their links. Linux: `struct vm_area_struct`.
package struct AreaListReport: Report {
  package static let kind = "area-list"

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
        parts: area.parts(of: space.image))
    }
    total = areas.reduce(0) { $0 + Int(($1.end - $1.start) >> 12) }
    totalVM = space.totals.total
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(AreaPhrase.list(process, count: areas.count)), .heading)
    for area in text.patience.wanted(areas) {
      text.append("#\(area.slot)".right(4), .label)
      text.append(" ")
      text.append((area.start..<area.end).digits, .address)
      text.append("  \(canvas.words(AreaPhrase.pages((area.end - area.start) >> 12)))", .value)
      text.append(area.name.isEmpty ? "" : "  \(area.name)")
      let parts = area.parts.notNamed
      text.appendLine(parts.isEmpty ? "" : "  \(parts)", .faint)
      func link(_ name: AreaLinkName, _ slot: UInt32) -> String {
        "\(canvas.words(name)) \(slot == 0 ? "-" : "#\(slot)")"
      }
      text.appendLine(
        "     \(link(.previous, area.previous)) \(link(.next, area.next))  "
          + "\(canvas.words(AreaLinkName.tree)): \(link(.up, area.parent)) "
          + "\(link(.left, area.left)) \(link(.right, area.right))", .faint)
      text.append("     vm_flags \(area.flags.joined(separator: " "))  ")
      text.append("vm_pgoff 0x\(hexadecimal(area.pageOffset))")
      text.appendLine(area.anonymous == 0 ? "" : "  anon_vma \(area.anonymous)")
    }
    text.appendLine(
      canvas.words(AreaPhrase.listTotal(total, totalVM: totalVM)),
      total == totalVM ? .faint : .error)
  }
}

extension AreaOptions {
  /// Two letters for each flag that is set. Linux: `show_smap_vma_flags`.
  var flagLetters: [String] { Self.letters.filter { contains($0.option) }.map(\.letters) }
}
