import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel

/// The chunks of a heap in address order.
package struct HeapReport: CheckedReport {
  package static let kind = "heap"

  /// A chunk in a few figures.
  package struct Entry: Encodable, Sendable {
    package let chunk: UInt32
    package let size: UInt32
    package let flags: Chunk.Flags
    /// Used, or the list it waits in.
    package let state: HeapSurvey.Entry.State
    /// The first eight bytes of its memory.
    package let bytes: [UInt8]

    package init(_ entry: HeapSurvey.Entry, _ survey: HeapSurvey) {
      chunk = entry.chunk.rawValue
      size = entry.size
      flags = entry.flags
      state = entry.state
      bytes =
        entry.state == .fence
        ? [] : survey.firstBytes(of: entry.chunk, count: min(8, entry.size - 8))
    }
  }

  package struct Piece: Encodable, Sendable {
    package let start: UInt32
    package let end: UInt32
    package let isMapped: Bool
    package let chunks: [Entry]
  }

  package let process: Int32
  package let pieces: [Piece]
  /// Whether `malloc` was ever called.
  package let isInitialized: Bool
  let usedBytes: UInt32
  let freeBytes: UInt32
  package let problems: [HeapSurvey.Problem]
  /// The command in whose middle the machine is halted.
  package var halted: String?

  /// More lines than that nobody reads.
  private static let mostLines = 200

  /// The heap of a process that has never asked for memory.
  package init(ofEmpty process: Process) {
    self.process = process.id.rawValue
    (pieces, isInitialized, usedBytes, freeBytes, problems) = ([], false, 0, 0, [])
  }

  package init(_ process: Process, _ survey: HeapSurvey) {
    self.process = process.id.rawValue
    isInitialized = true
    pieces = survey.pieces.map { piece in
      Piece(
        start: piece.range.lowerBound, end: piece.range.upperBound,
        isMapped: piece.entries.contains { $0.state == .mapped },
        chunks: piece.entries.map { Entry($0, survey) })
    }
    let figures = survey.figures
    usedBytes = figures.usedByteCount
    freeBytes = figures.freeByteCount
    problems = survey.problems
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard isInitialized else {
      return text.appendLine(canvas.words(HeapPhrase.noHeap(process)), .heading)
    }
    text.appendLine(
      canvas.words(HeapPhrase.used(process, bytes: usedBytes, free: freeBytes)), .heading)
    var left = Self.mostLines
    for piece in pieces {
      text.append("\(addressDigits(piece.start))-\(addressDigits(piece.end))", .address)
      text.append("  \(size(UInt64(piece.end - piece.start)))")
      text.appendLine(
        piece.isMapped
          ? ", \(canvas.words(HeapPhrase.ownMappings))" : "  \(canvas.words(HeapPhrase.legend))",
        .faint)
      if !piece.isMapped { Shape.mosaic(piece.mosaic).draw(on: canvas, indent: 2, into: &text) }
      drawTable(piece.chunks.prefix(left), on: canvas, into: &text)
      left = max(0, left - piece.chunks.count)
    }
    let count = pieces.reduce(0) { $0 + $1.chunks.count }
    if count > Self.mostLines {
      text.appendLine("  \(canvas.words(HeapPhrase.more(count - Self.mostLines)))", .faint)
    }
    for problem in problems {
      text.appendProblem(canvas.words(problem), .spoilt, halted: halted, on: canvas)
    }
  }

  private func drawTable(
    _ chunks: ArraySlice<Entry>, on canvas: Canvas, into text: inout StyledText
  ) {
    guard !chunks.isEmpty else { return }
    func heading(_ column: HeapColumn) -> String { canvas.words(column) }
    var table = Table([
      .init(heading(.chunk)), .init(heading(.memory)), .init(heading(.size), .right),
      .init(heading(.flags)), .init(heading(.state)), .init(heading(.firstBytes)),
    ])
    for chunk in chunks {
      let isUsed = chunk.state == .used
      table.append([
        .init(addressDigits(chunk.chunk), .faint),
        .init(chunk.bytes.isEmpty ? "" : addressDigits(chunk.chunk &+ 8), .address),
        .init("\(chunk.size)", .value), .init(chunk.flags.letters),
        .init(canvas.words(chunk.state), isUsed ? .first : .second),
        .init(chunk.bytes.map(byteDigits).joined(separator: " "), .faint),
      ])
    }
    table.draw(into: &text, indent: 2)
  }
}

extension HeapReport.Piece {
  /// To scale: each place shows what most of its bytes are, the top only where there is nothing
  /// else: it would hide all small things.
  fileprivate var mosaic: Mosaic {
    Mosaic(
      "heap", of: UInt64(start)..<UInt64(end), in: .linear,
      chunks.map { chunk in
        let first = UInt64(chunk.chunk)
        return Mosaic.Stretch(
          first..<first + UInt64(chunk.size), chunk.cell,
          weight: chunk.state == .free(.top) ? 0 : 1)
      })
  }
}

extension HeapReport.Entry {
  fileprivate var cell: Mosaic.Cell {
    switch state {
    case .used, .cacheTable, .fence: Mosaic.Cell("#", .first)
    case .free(.top): Mosaic.Cell("T", .second)
    case .free(.threadCache), .free(.fast): Mosaic.Cell("c", .second)
    case .free, .lost, .mapped: .gap
    }
  }
}

extension Chunk.Flags {
  /// A letter for each flag that is set.
  package var letters: String {
    let names: [(Chunk.Flags, String)] = [(.otherArena, "A"), (.mapped, "M"), (.previousInUse, "P")]
    let set = names.filter { contains($0.0) }.map(\.1).joined()
    return set.isEmpty ? "-" : set
  }
}
