import CLibrary
import Hardware
import KernelModel

/// Every structure verified against its rules and against the others, with its figures.
struct AuditReport: Report {
  static let kind = "audit"

  struct Line: Encodable, Sendable {
    let structure: String
    let figures: String
    /// `ok`, `broken` or `not reached`.
    let verdict: String
  }

  struct Violation: Encodable, Sendable {
    let structure: String
    let rule: Int
    let words: String
  }

  let lines: [Line]
  /// The first rule found broken.
  let violation: Violation?
  /// Lines of the TLB that say what the tables no longer say: flushes that were forgotten.
  let staleLines: [TLBLineDescription]
  /// What programs have done to their heaps: no rule of the kernel's is broken by that.
  let spoiltHeaps: [String]

  init(_ kernel: Kernel) {
    var found: InvariantViolation?
    do throws(InvariantViolation) { try kernel.checkInvariants() } catch { found = error }
    violation = found.map {
      Violation(structure: $0.structure, rule: $0.number, words: $0.description)
    }
    let tlb = kernel.machine.describedLines()
    staleLines = tlb.filter { $0.stale != nil }
    var isReached = true
    var lines: [Line] = kernel.auditedStructures.map { structure in
      let isBroken = found.map { structure.names.contains($0.structure) } ?? false
      defer { if isBroken { isReached = false } }
      return Line(
        structure: structure.title, figures: structure.figures,
        verdict: isBroken ? "broken" : isReached ? "ok" : "not reached")
    }
    lines.append(
      Line(
        structure: "TLB", figures: "\(counted(tlb.count, "line")) against the tables",
        verdict: staleLines.isEmpty ? "ok" : "\(staleLines.count) stale"))
    let heaps = kernel.auditedHeaps
    spoiltHeaps = heaps.flatMap(\.problems)
    if !heaps.isEmpty {
      let chunks = heaps.reduce(0) { $0 + $1.chunkCount }
      lines.append(
        Line(
          structure: "C library",
          figures: "\(counted(chunks, "chunk")) in \(counted(heaps.count, "heap")): "
            + "headers, lists, counts",
          verdict: spoiltHeaps.isEmpty ? "ok" : "spoilt"))
    }
    self.lines = lines
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init(""), .init("")])
    for line in lines {
      table.append([
        .init(line.structure, .label),
        .init(line.verdict, line.verdict == "ok" ? .plain : .error), .init(line.figures),
      ])
    }
    table.draw(into: &text, indent: 2)
    if let violation {
      text.append("BROKEN: ", .error)
      text.appendLine("\(violation.structure), rule \(violation.rule): \(violation.words)")
    }
    for line in staleLines {
      text.append("STALE: ", .warning)
      text.appendLine(
        "\(line.array) set \(line.set), way \(line.way): V:\(line.page.digits) -> "
          + "P:\(line.base.digits); \(line.stale ?? "")")
    }
    for problem in spoiltHeaps {
      text.append("SPOILT: ", .warning)
      text.appendWrapped(problem, from: 8, width: canvas.width)
    }
    if violation == nil, staleLines.isEmpty, spoiltHeaps.isEmpty {
      text.appendLine("every rule of every structure holds", .faint)
    }
  }
}

extension Kernel {
  /// The heaps of the processes that have called the C library, one for each address space.
  fileprivate var auditedHeaps: [(chunkCount: Int, problems: [String])] {
    var seen: Set<AddressSpaceID> = []
    return processes.all.compactMap { process in
      guard let space = process.space, seen.insert(space.id).inserted,
        let survey = HeapSurvey(process), survey.isInitialized
      else { return nil }
      return (
        survey.entries.count,
        survey.problems.map { "process \(process.id.rawValue): \($0)" }
      )
    }
  }
}

/// What an audit says of one structure: under which names its violations go, and its figures.
struct AuditedStructure {
  let title: String
  let names: [String]
  let figures: String
}

extension Kernel {
  /// The structures in the order in which `checkInvariants` verifies them.
  fileprivate var auditedStructures: [AuditedStructure] {
    let allocator = allocator
    let blocks = allocator.zones.reduce(0) { sum, zone in
      (0..<Order.count).reduce(sum) { $0 + zone.freeBlockCount(order: $1) }
    }
    let parked = allocator.zones.reduce(0) { $0 + $1.perCPUPages }
    let areaCount = spaces.reduce(0) { $0 + $1.areas.count }
    let resident = spaces.reduce(0) { $0 + $1.resident.total }
    let tableCount = spaces.reduce(0) { $0 + $1.pageTableCount }
    let usedSlots = (0..<permanentMap.slotCount).count { permanentMap.count(of: $0) > 0 }
    let cached = files.all.reduce(0) { $0 + $1.cachedPageCount }
    return [
      AuditedStructure(
        title: "buddy lists", names: ["page allocator"],
        figures: "\(counted(blocks, "free block")), \(allocator.freePageCount) free pages, "
          + "\(parked) parked, \(allocator.managedPageCount) managed"),
      AuditedStructure(
        title: "slabs", names: ["slab"],
        figures: "\(counted(slabs.caches.count, "cache")), "
          + "\(counted(slabs.caches.reduce(0) { $0 + $1.slabCount }, "slab")), "
          + counted(slabs.caches.reduce(0) { $0 + $1.activeObjectCount }, "object")),
      AuditedStructure(
        title: "kmap window", names: ["pkmap"],
        figures: "\(usedSlots) of \(counted(permanentMap.slotCount, "slot"))"),
      AuditedStructure(
        title: "fixmap", names: ["fixmap"],
        figures: "\(fixedMap.temporaryDepth) of \(counted(fixedMap.slotsPerCPU, "temporary kmap"))"
      ),
      AuditedStructure(
        title: "vmalloc", names: ["vmalloc"],
        figures: "\(counted(vmalloc.all.count, "area")), \(vmalloc.waiting.count) waiting, "
          + "\(counted(vmalloc.gaps.count, "free block"))"),
      AuditedStructure(
        title: "areas", names: ["vma tree", "mm", "vma"],
        figures: "\(counted(areaCount, "area")) in \(counted(spaces.count, "address space")): "
          + "list = tree, colours, gaps"),
      AuditedStructure(
        title: "page tables", names: ["page tables", "resident pages"],
        figures:
          "\(counted(tableCount, "table")), \(counted(resident, "resident page")): "
          + "each in an area, none allows more"),
      AuditedStructure(
        title: "reverse map", names: ["anon_vma"],
        figures: "\(counted(anonymousMemory.recordCount, "anon_vma")), "
          + counted(anonymousMemory.entryCount, "chain entry", "chain entries")),
      AuditedStructure(
        title: "files", names: ["files"],
        figures: "\(counted(files.all.count, "file")), \(counted(cached, "cached page"))"),
      AuditedStructure(
        title: "frames", names: ["page"],
        figures: "counts of users and mappings = tables + page cache"),
    ]
  }
}
