import Drawing
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
          start: section.range.lowerBound, end: end, name: section.kind.english, kind: "window", use: use,
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
    switch section.kind {
    case .directMap:
      return ("all", "P:00000000-\(hexadecimal(boot.lowMemoryEnd.base.rawValue - 1, digits: 8))")
    case .vmalloc:
      let areas = vmalloc.all
      let waiting = vmalloc.waiting.count
      return (
        counted(areas.count, "area") + (waiting == 0 ? "" : ", \(waiting) waiting"),
        behind(layout.vmalloc, "any frames, HighMem first")
      )
    case .permanentMap:
      let used = (0..<permanentMap.slotCount).count { permanentMap.count(of: $0) > 0 }
      return (
        "\(used)/\(permanentMap.slotCount) slots",
        behind(layout.permanentMaps, "HighMem frames in turn")
      )
    case .cpuEntryArea: return ("CPU 0", "tables and stacks of CPU 0")
    case .ldtRemap: return ("", "nothing: for kernels with isolated tables")
    case .fixmap:
      let behind = "devices, HighMem frames for a moment"
      let slotCount = fixedMap.slots.reduce(0) { $0 + $1.count }
      let used = fixedMap.slots.reduce(0) { sum, slot in
        sum + slot.indices.count { fixedMap.entry(of: $0).isPresent }
      }
      return ("\(used)/\(slotCount) slots", behind)
    case .user: return ("", "")
    }
  }

  /// The zones of what a window maps now; what it is for as long as it maps nothing.
  private func behind(_ range: Range<VirtualAddress>, _ purpose: String) -> String {
    let frames = frames(behind: range)
    return frames.count == 0 ? purpose : frames.zoneWords
  }
}
