import Drawing
import Hardware

extension PageTableReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    func title(_ column: PageTablePhrase.Column) -> String {
      canvas.words(PageTablePhrase.title(column))
    }
    text.append(canvas.words(PageTablePhrase.directory(process: process)), .heading)
    text.appendLine("P:\(directory.digits)", .address)
    var table = Table([
      .init(title(.range)), .init(title(.size), .right), .init(title(.rights)),
      .init(title(.bits)), .init(title(.entries), isOptional: true), .init(title(.frames)),
      .init(title(.owner)),
    ])
    for section in sections {
      table.append(heading: Self.heading(of: section, on: canvas))
      for run in section.runs {
        let end = UInt64(run.start.rawValue) + run.byteCount
        table.append([
          .init("\(run.start.digits)-\(hexadecimal(end, digits: 8))", .address),
          .init(shortSize(run.byteCount)), .init(run.rightsLetters, .value),
          .init(run.bitLetters), .init(run.entryWords),
          .init(run.showsFrames ? canvas.words(run.frames) : ""),
          .init(canvas.words(run.owner)),
        ])
      }
    }
    table.draw(into: &text, width: canvas.width)
    drawAudit(on: canvas, into: &text)
  }

  private static func heading(of section: Section, on canvas: Canvas) -> StyledText {
    let end = hexadecimal(section.end, digits: 8)
    var heading = StyledText(
      "\(canvas.words(section.name)) \(hexadecimal(section.start, digits: 8))-\(end)", .heading)
    heading.append(
      canvas.words(PageTablePhrase.use(pages: section.pageCount, tables: section.tableCount)),
      .faint)
    return heading
  }

  private func drawAudit(on canvas: Canvas, into text: inout StyledText) {
    let words = canvas.words(
      PageTablePhrase.audit(
        resident: (residentFound, residentCounted), tables: (tablesFound, tablesCounted)))
    guard residentFound != residentCounted || tablesFound != tablesCounted else {
      return text.appendLine(words, .faint)
    }
    guard halted != nil else {
      return text.appendLine(canvas.words(PageTablePhrase.broken(words)), .error)
    }
    text.appendProblem(
      canvas.words(
        PageTablePhrase.unfinished(
          pages: residentFound - residentCounted, tables: tablesFound - tablesCounted)),
      halted: halted, on: canvas)
  }
}

extension PageTableReport.Run {
  /// `urwx`: user or kernel, read, write, execute; `----` for memory that may not be touched.
  fileprivate var rightsLetters: String {
    guard let rights else { return "----" }
    return (rights.contains(.user) ? "u" : "k") + (rights.contains(.writable) ? "rw" : "r-")
      + (rights.contains(.noExecute) ? "-" : "x")
  }

  /// `PS`, `G`, `UC` (PCD and PWT), `UC-` (PCD alone), `WC` (PWT alone).
  fileprivate var bitLetters: String {
    var names: [String] = []
    if bits.contains(.pageSize) { names.append("PS") }
    if bits.contains(.global) { names.append("G") }
    switch (bits.contains(.cacheDisabled), bits.contains(.writeThrough)) {
    case (true, true): names.append("UC")
    case (true, false): names.append("UC-")
    case (false, true): names.append("WC")
    case (false, false): break
    }
    return names.joined(separator: " ")
  }

  /// `32.75-78`, `769-991`
  fileprivate var entryWords: String {
    func digits(_ indices: some Sequence<Int>) -> String {
      indices.map(String.init).joined(separator: ".")
    }
    guard firstIndices != lastIndices else { return digits(firstIndices) }
    let isInOneTable = firstIndices.dropLast() == lastIndices.dropLast()
    let last = isInOneTable ? lastIndices.suffix(1) : lastIndices[...]
    return "\(digits(firstIndices))-\(digits(last))"
  }

  /// Many frames of memory that may not be touched are not worth a range.
  fileprivate var showsFrames: Bool { rights != nil || frameCount == 1 }

  fileprivate var frames: PageTablePhrase {
    .frames(lowestFrame, highestFrame, count: frameCount, isContiguous: isContiguous)
  }
}
