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
    func title(_ column: TLBPhrase.Column) -> String { canvas.words(TLBPhrase.title(column)) }
    text.append("\(processor): ", .heading)
    text.appendLine(canvas.words(TLBPhrase.use(lines.count, of: lineCount)), .heading)
    guard !lines.isEmpty else { return }
    var table = Table([
      .init(title(.array)), .init(title(.set), .right),
      .init(title(.way), .right, isOptional: true), .init(title(.linear)),
      .init(title(.size), .right),
      .init(title(.physical)), .init(title(.rights)), .init(title(.hits), .right, isOptional: true),
      .init(""),
    ])
    for line in lines {
      table.append([
        .init(line.array, .label), .init("\(line.set)"), .init("\(line.way)"),
        .init(line.page.digits, .address), .init(shortSize(UInt64(line.byteCount))),
        .init(line.base.digits, .address),
        .init(canvas.words(TLBPhrase.rights(line.rights, isGlobal: line.isGlobal)), .value),
        .init("\(line.hitCount)"),
        .init(line.stale == nil ? "" : canvas.words(TLBPhrase.staleMark), .warning),
      ])
    }
    table.draw(into: &text, width: canvas.width)
    for line in lines {
      guard let stale = line.stale else { continue }
      text.append("\(canvas.words(TLBPhrase.staleMark)): ", .warning)
      text.appendLine(
        "V:\(line.page.digits) -> P:\(line.base.digits); \(canvas.words(stale))")
    }
    if lines.allSatisfy({ $0.stale == nil }) {
      text.appendLine(canvas.words(TLBPhrase.allAgree), .faint)
    }
  }
}

/// How the TLB and the walks have done since the machine was started.
package struct TLBStatisticsReport: Report {
  package static let kind = "tlb-statistics"

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
  package let entriesRead: Int
  package let entriesWritten: Int
  package let faults: Int
  package let directoryLoads: Int
  package let invalidations: Int
  package let wholeFlushes: Int
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
    func title(_ column: TLBPhrase.Column) -> String { canvas.words(TLBPhrase.title(column)) }
    text.appendLine(processor, .heading)
    var table = Table([
      .init(title(.array)), .init(title(.linesAndWays), .right), .init(title(.used), .right),
      .init(title(.hits), .right), .init(title(.misses), .right), .init(title(.fills), .right),
      .init(title(.evictions), .right), .init(title(.reach), .right),
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
      canvas.words(
        TLBPhrase.walks(walks, read: entriesRead, written: entriesWritten, faults: faults)))
    text.appendLine(
      canvas.words(
        TLBPhrase.drops(
          loads: directoryLoads, invalidations: invalidations, flushes: wholeFlushes,
          lines: droppedLines)))
  }
}
