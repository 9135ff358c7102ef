import Drawing
import Hardware

extension PageTableReport {
  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("process \(process): page directory at ", .heading)
    text.appendLine("P:\(directory.digits)", .address)
    var table = Table([
      .init("range"), .init("size", .right), .init("may"), .init("bits"),
      .init("entries", isOptional: true),
      .init("frames"), .init("what"),
    ])
    for section in sections {
      table.append(heading: Self.heading(of: section))
      for run in section.runs {
        let end = UInt64(run.start.rawValue) + run.byteCount
        table.append([
          .init("\(run.start.digits)-\(hexadecimal(end, digits: 8))", .address),
          .init(shortSize(run.byteCount)), .init(run.rights, .value),
          .init(run.bits.joined(separator: " ")), .init(run.entryWords), .init(run.frameWords),
          .init(run.owner),
        ])
      }
    }
    table.draw(into: &text, width: canvas.width)
    drawAudit(on: canvas, into: &text)
  }

  private static func heading(of section: Section) -> StyledText {
    let end = hexadecimal(section.end, digits: 8)
    var heading = StyledText(
      "\(section.name) \(hexadecimal(section.start, digits: 8))-\(end)", .heading)
    heading.append(
      section.pageCount == 0
        ? ": nothing" : ": \(counted(section.pageCount, "page")) mapped", .faint)
    if section.tableCount > 0 {
      heading.append(", \(counted(section.tableCount, "table"))", .faint)
    }
    return heading
  }

  private func drawAudit(on canvas: Canvas, into text: inout StyledText) {
    func compared(_ found: Int, _ words: String, _ name: String, _ count: Int) -> String {
      "\(found) \(words) \(found == count ? "=" : "and") \(name) \(count)"
    }
    let words =
      "user space: " + compared(residentFound, "pages that count", "RSS", residentCounted) + ", "
      + compared(tablesFound, "tables", "VmPTE", tablesCounted)
    guard residentFound != residentCounted || tablesFound != tablesCounted else {
      return text.appendLine(words, .faint)
    }
    guard halted != nil else { return text.appendLine("\(words): BROKEN", .error) }
    text.appendProblem(
      [
        Self.unfinished(residentFound - residentCounted, "page"),
        Self.unfinished(tablesFound - tablesCounted, "table"),
      ].compactMap(\.self).joined(separator: ", "), halted: halted, on: canvas)
  }

  /// What a command that is halted has not done yet; nil for nothing.
  ///
  /// - Parameter surplus: how many more the tables have than are counted.
  private static func unfinished(_ surplus: Int, _ noun: String) -> String? {
    switch surplus {
    case 0: nil
    case 1...: "\(counted(surplus, noun)) of user space not counted yet"
    default: "\(counted(-surplus, noun)) of user space counted and not there yet, or no more"
    }
  }
}

extension PageTableReport.Run {
  /// `32.75-78`, `769-991`
  fileprivate var entryWords: String {
    guard firstEntry != lastEntry else { return firstEntry }
    let (first, last) = (firstEntry.split(separator: "."), lastEntry.split(separator: "."))
    let isInOneTable = first.dropLast() == last.dropLast()
    return "\(firstEntry)-\(isInOneTable ? String(last[last.count - 1]) : lastEntry)"
  }

  /// `3ffc4`, `00400-37fff`, `9 in 3ff80-3ffc7`
  fileprivate var frameWords: String {
    guard rights != "----" || frameCount == 1 else { return "" }
    let frames =
      lowestFrame == highestFrame
      ? lowestFrame.digits : "\(lowestFrame.digits)-\(highestFrame.digits)"
    return isContiguous ? frames : "\(frameCount) in \(frames)"
  }
}
