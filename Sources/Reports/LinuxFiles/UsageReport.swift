import Drawing
import Grammar
import KernelModel

/// What each mapping of a process uses, byte for byte as `/proc/PID/smaps` shows it.
package struct UsageReport: Report {
  package static let kind = "smaps"
  package static let isVerbatim = true

  package struct Mapping: Encodable, Sendable {
    package let mapping: MappingLine
    /// In kB, by Linux's names and in Linux's order.
    package let figures: [Figure]
    /// Whether transparent huge pages may be used: never, they are not built.
    package let mayUseHugePages = false
    /// Two letters a flag.
    package let flags: [String]

    package enum CodingKeys: String, CodingKey {
      case mapping, figures, flags
      case mayUseHugePages = "THPeligible"
    }
  }

  package struct Figure: Encodable, Sendable {
    package let name: String
    package let kilobytes: Int
  }

  package let process: Int32
  package let mappings: [Mapping]
  /// The sum of all Rss, and the process's own count, in kB.
  let residentSum: Int
  let residentCounted: Int

  private let rules: KernelRules

  package enum CodingKeys: CodingKey { case process, mappings, residentSum, residentCounted }

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    rules = kernel.rules
    var sum = 0
    mappings = space.areas.links.map { link in
      let area = space.areas[link]
      let usage = space.usage(of: link)
      sum += usage.resident
      return Mapping(
        mapping: MappingLine(area, of: space, in: kernel),
        figures: usage.figures(of: area, rules: kernel.rules), flags: area.options.flagLetters)
    }
    residentSum = sum
    residentCounted = space.resident.total * 4
  }

  // Linux: `show_smap`.
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for mapping in text.patience.wanted(mappings) {
      text.append(mapping.mapping.drawn(nameColumn: rules.mapsNameColumn))
      text.endLine()
      for figure in mapping.figures {
        text.append("\(figure.name):".left(16), .label)
        text.appendLine("\(figure.kilobytes.right(8)) kB", figure.kilobytes == 0 ? .faint : .value)
      }
      text.append("THPeligible:    ", .label)
      text.appendLine((mapping.mayUseHugePages ? 1 : 0).right(rules.smapsHugePageColumn), .faint)
      text.append("VmFlags: ", .label)
      text.appendLine(mapping.flags.map { $0 + " " }.joined())
    }
  }
}

extension AreaUsage {
  /// The lines of `smaps` between the mapping and `THPeligible`.
  fileprivate func figures(of area: VMArea, rules: KernelRules) -> [UsageReport.Figure] {
    var lines: [(String, Int)] = [
      ("Size", Int(area.byteCount >> 10)), ("KernelPageSize", 4), ("MMUPageSize", 4),
      ("Rss", resident), ("Pss", proportional),
    ]
    if rules.smapsTellsDirtyShare { lines.append(("Pss_Dirty", proportionalDirty)) }
    lines += [
      ("Shared_Clean", sharedClean), ("Shared_Dirty", sharedDirty),
      ("Private_Clean", privateClean), ("Private_Dirty", privateDirty),
      ("Referenced", referenced), ("Anonymous", anonymous),
    ]
    if rules.smapsTellsMergedPages { lines.append(("KSM", 0)) }
    lines += [
      ("LazyFree", lazyFree), ("AnonHugePages", 0), ("ShmemPmdMapped", 0), ("FilePmdMapped", 0),
      ("Shared_Hugetlb", 0), ("Private_Hugetlb", 0), ("Swap", swapped),
      ("SwapPss", proportionallySwapped),
      ("Locked", locked),
    ]
    return lines.map { UsageReport.Figure(name: $0.0, kilobytes: $0.1) }
  }
}
