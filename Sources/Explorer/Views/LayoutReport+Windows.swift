import Hardware
import KernelModel

extension Kernel {
  /// The rows of the kernel's gigabyte, lowest first.
  func windowRows() -> [LayoutReport.Row] {
    var rows: [LayoutReport.Row] = []
    var end = UInt64(KernelLayout.pageOffset.rawValue)
    for section in AddressSection.all(of: layout).dropFirst() {
      if section.range.lowerBound > end { rows.append(hole(end..<section.range.lowerBound)) }
      end = section.range.upperBound
      let (use, behind) = describe(section)
      rows.append(
        LayoutReport.Row(
          start: section.range.lowerBound, end: end, name: section.name, kind: "window", use: use,
          behind: behind))
    }
    rows.append(hole(end..<1 << 32))
    return rows
  }

  private func hole(_ range: Range<UInt64>) -> LayoutReport.Row {
    LayoutReport.Row(
      start: range.lowerBound, end: range.upperBound, name: "hole", kind: "hole", use: "",
      behind: "")
  }

  private func describe(_ section: AddressSection) -> (use: String, behind: String) {
    switch section.name {
    case "direct map":
      return ("all", "P:00000000-\(hexadecimal(boot.lowMemoryEnd.base.rawValue - 1, digits: 8))")
    case "vmalloc":
      let areas = vmalloc.all
      let waiting = vmalloc.waiting.count
      return (
        counted(areas.count, "area") + (waiting == 0 ? "" : ", \(waiting) waiting"),
        "any frames, HighMem first"
      )
    case "kmap":
      let used = (0..<permanentMap.slotCount).count { permanentMap.count(of: $0) > 0 }
      return ("\(used)/\(permanentMap.slotCount) slots", "HighMem frames in turn")
    case "fixmap":
      let behind = "devices, HighMem frames for a moment"
      let slotCount = fixedMap.slots.reduce(0) { $0 + $1.count }
      let used = fixedMap.slots.reduce(0) { sum, slot in
        sum
          + (slot.index..<slot.index + slot.count).count { index in
            tables.entry(of: FixedMap.address(of: index), in: tables.kernelDirectory).isPresent
          }
      }
      return ("\(used)/\(slotCount) slots", behind)
    default: return ("", "")
    }
  }
}
