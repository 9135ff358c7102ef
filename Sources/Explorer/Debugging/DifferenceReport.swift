import Hardware
import KernelModel

/// How two machines differ, structure by structure.
struct DifferenceReport: Report {
  static let kind = "difference"

  struct Line: Encodable, Sendable {
    /// `areas of process 1`
    let structure: String
    let only: [String]
    let onlyOther: [String]
  }

  let first: String
  let second: String
  let lines: [Line]

  init(_ first: Session, _ second: Session, names: (String, String)) {
    (self.first, self.second) = names
    let (left, right) = (Self.structures(of: first), Self.structures(of: second))
    var lines: [Line] = []
    for name in left.map(\.name) + right.map(\.name).filter({ name in
      !left.contains { $0.name == name }
    }) {
      let mine = left.first { $0.name == name }?.facts ?? []
      let theirs = right.first { $0.name == name }?.facts ?? []
      let (mineSet, theirsSet) = (Set(mine), Set(theirs))
      let only = mine.filter { !theirsSet.contains($0) }
      let onlyOther = theirs.filter { !mineSet.contains($0) }
      if !only.isEmpty || !onlyOther.isEmpty {
        lines.append(Line(structure: name, only: only, onlyOther: onlyOther))
      }
    }
    self.lines = lines
  }

  /// Everything that is compared, as short facts.
  private static func structures(of session: Session) -> [(name: String, facts: [String])] {
    let kernel = session.kernel
    var all: [(name: String, facts: [String])] = []
    for process in kernel.processes.all {
      guard let space = process.space else { continue }
      let name = "process \(process.id.rawValue)"
      all.append(
        (
          "areas of \(name)",
          MappingRecord.all(of: space, in: kernel).map {
            "\(addressDigits($0.range.lowerBound))-\(addressDigits($0.range.upperBound)) \($0.mode)"
              + ($0.name.isEmpty ? "" : " \($0.name)")
          }
        ))
      var entries: [String] = []
      let user = 0..<UInt64(KernelLayout.pageOffset.rawValue)
      kernel.tables.forEachLeaf(in: user, of: space.directory) {
        entries.append("\($0.address.digits): \(hexadecimal($0.entry.rawValue, digits: 8))")
      }
      all.append(("entries of \(name)", entries))
      let resident = space.resident
      all.append(
        (
          "figures of \(name)",
          [
            "RSS \(resident.total) pages", "minor faults \(space.faults.minor)",
            "heap ends at \(space.image.heapEnd.digits)",
          ]
        ))
    }
    for zone in kernel.allocator.zones {
      all.append(
        (
          "zone \(zone.kind.name)",
          ["\(zone.freePages) pages free", "\(zone.perCPUPages) parked"]
        ))
    }
    let lines = kernel.machine.describedLines().map {
      "\($0.array) \($0.page.digits) -> P:\($0.base.digits) \($0.rights)"
    }
    all.append(("TLB", lines))
    let controls = kernel.machine.controls
    all.append(
      (
        "registers",
        [
          "CR0 \(hexadecimal(controls.cr0.rawValue, digits: 8))",
          "CR2 \(controls.cr2.digits)", "CR3 \(hexadecimal(controls.cr3, digits: 8))",
          "CR4 \(hexadecimal(controls.cr4.rawValue, digits: 8))",
        ]
      ))
    return all
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    guard !lines.isEmpty else { return text.appendLine("the machines are equal", .faint) }
    text.append("- \(first)", .removed)
    text.append("   ")
    text.appendLine("+ \(second)", .added)
    for line in lines {
      text.appendLine(line.structure, .heading)
      draw(line.only, "- ", .removed, &text)
      draw(line.onlyOther, "+ ", .added, &text)
    }
  }

  private func draw(
    _ facts: [String], _ sign: String, _ role: Role, _ text: inout StyledText
  ) {
    for fact in facts.prefix(12) { text.appendLine("\(sign)\(fact)", role) }
    if facts.count > 12 { text.appendLine("\(sign)\(facts.count - 12) more", .faint) }
  }
}
