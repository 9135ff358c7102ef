import Drawing
import Grammar
import Hardware
import KernelModel

/// What the TLB holds, line by line.
package struct TLBReport: Report {
  package static let kind = "tlb"

  package let processor: String
  package let lines: [TLBLineDescription]
  package let lineCount: Int

  package init(_ machine: Machine) {
    processor = machine.tlb.geometry.name
    lines = machine.describedLines()
    lineCount = machine.tlb.geometry.arrays.reduce(0) { $0 + $1.lineCount }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("\(processor): ", .heading)
    text.appendLine("\(lines.count) of \(counted(lineCount, "line")) in use", .heading)
    guard !lines.isEmpty else { return }
    var table = Table([
      .init("array"), .init("set", .right), .init("way", .right, isOptional: true), .init("linear"),
      .init("size", .right), .init("physical"), .init("may"), .init("hits", .right, isOptional: true),
      .init(""),
    ])
    for line in lines {
      let marks = [line.isDirty ? "D" : nil, line.isGlobal ? "G" : nil].compactMap { $0 }
      table.append([
        .init(line.array, .label), .init("\(line.set)"), .init("\(line.way)"),
        .init(line.page.digits, .address), .init(shortSize(UInt64(line.byteCount))),
        .init(line.base.digits, .address),
        .init(([line.rights] + marks).joined(separator: ", "), .value),
        .init("\(line.hitCount)"), .init(line.stale == nil ? "" : "STALE", .warning),
      ])
    }
    table.draw(into: &text, width: canvas.width)
    let stale = lines.filter { $0.stale != nil }
    for line in stale {
      text.append("STALE: ", .warning)
      text.appendLine("V:\(line.page.digits) -> P:\(line.base.digits); \(line.stale ?? "")")
    }
    if stale.isEmpty { text.appendLine("every line agrees with the tables", .faint) }
  }
}

/// How the TLB and the walks have done since the machine was started.
package struct TLBStatisticsReport: Report {
  package static let kind = "tlbStatistics"

  package struct Array: Encodable, Sendable {
    package let name: String
    package let lines: Int
    package let ways: Int
    package let used: Int
    package let hits: Int
    package let misses: Int
    package let fills: Int
    package let evictions: Int
    /// Bytes that the lines of now translate.
    package let reach: Int
  }

  package let processor: String
  package let arrays: [Array]
  package let walks: Int
  let entriesRead: Int
  let entriesWritten: Int
  package let faults: Int
  let directoryLoads: Int
  let invalidations: Int
  let wholeFlushes: Int
  package let droppedLines: Int

  package init(_ machine: Machine) {
    let ledger = machine.ledger
    processor = machine.tlb.geometry.name
    arrays = machine.tlb.geometry.arrays.enumerated().map { index, shape in
      let found = machine.tlb.statistics(ofArray: index, ledger)
      return Array(
        name: shape.name, lines: shape.lineCount, ways: shape.wayCount,
        used: found.usedLineCount, hits: found.hitCount, misses: found.missCount,
        fills: found.fillCount, evictions: found.evictionCount, reach: found.byteCount)
    }
    walks = ledger.walkCount
    entriesRead = ledger.entryReadCount
    entriesWritten = ledger.entryWriteCount
    faults = ledger.faultCount
    directoryLoads = ledger.directoryLoadCount
    invalidations = ledger.invalidationCount
    wholeFlushes = ledger.wholeFlushCount
    droppedLines = ledger.droppedLineCount
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(processor, .heading)
    var table = Table([
      .init("array"), .init("lines/ways", .right), .init("used", .right), .init("hits", .right),
      .init("misses", .right), .init("fills", .right), .init("evicted", .right),
      .init("reach", .right),
    ])
    for array in arrays {
      table.append([
        .init(array.name, .label), .init("\(array.lines)/\(array.ways)"), .init("\(array.used)"),
        .init("\(array.hits)", .value), .init("\(array.misses)", .value), .init("\(array.fills)"),
        .init("\(array.evictions)"), .init(shortSize(UInt64(array.reach))),
      ])
    }
    table.draw(into: &text, width: canvas.width)
    text.appendLine(
      "\(counted(walks, "walk")) read \(counted(entriesRead, "entry", "entries")) of the tables and "
        + "wrote \(entriesWritten); \(counted(faults, "fault"))")
    text.appendLine(
      "\(counted(directoryLoads, "load")) of CR3, \(invalidations) INVLPG, "
        + "\(counted(wholeFlushes, "whole flush", "whole flushes")): "
        + "\(counted(droppedLines, "line")) dropped")
  }
}
