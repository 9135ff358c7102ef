extension PictureLayout {
  /// The way from top to bottom: a question or a thing, the evidence beside it, and below it what
  /// lay the other way.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ flow: Flow, in region: Region) -> Int {
    let spine = region.column + 1
    let captionColumn = region.column + 4
    let widest = flow.steps.map { width(name(of: $0.item)) }.max() ?? 0
    let captionWidth = min(widest, region.width / 2 - 4)
    let detailColumn = captionColumn + captionWidth + 2
    var line = region.line
    for (index, step) in flow.steps.enumerated() {
      let isReached = step.outcome != .notReached
      let isLast = index == flow.steps.count - 1
      let hasOtherWay = !step.otherWay.isEmpty
      let height = hasOtherWay || !isLast ? 2 : 1
      if !isLast {
        let goesOn = isReached && step.outcome == .passes
          && flow.steps[index + 1].outcome != .notReached
        plate.add(
          .path(
            [.middle(column: spine, line: line), .middle(column: spine, line: line + height)],
            weight: goesOn ? 3 : 1, goesOn ? .heading : .faint, hasHead: false))
      }
      if hasOtherWay {
        plate.add(
          .path(
            [.middle(column: spine, line: line), .middle(column: spine, line: line + 1),
             .middle(column: spine + 3, line: line + 1)],
            weight: 1, .faint, hasHead: true))
        write(
          pieces(step.otherWay, or: .faint), at: spine + 5, line + 1, width: region.end - spine - 5,
          of: step.item)
      }
      let dot: Plate.Dot =
        switch step.outcome {
        case .passes, .ends: .passed
        case .refuses: .refused
        case .notReached: .notReached
        }
      let role: Role = step.outcome == .refuses ? .error : isReached ? .heading : .faint
      plate.add(.dot(.middle(column: spine, line: line), dot, role), of: step.item)
      let rect = Plate.Rect.cells(column: captionColumn, line: line, width: captionWidth)
      plate.add(.node(rect.inset(-6, 1), isReached ? role : .faint), of: step.item)
      plate.place(step.item, at: rect)
      write(
        name(of: step.item, or: isReached ? (role == .error ? .error : .plain) : .faint),
        at: captionColumn, line, width: captionWidth, of: step.item)
      write(
        pieces(step.item.detail, or: isReached ? .value : .faint), at: detailColumn, line,
        width: max(1, region.end - detailColumn), of: step.item)
      mark(step.item, around: rect.inset(-9, -1))
      line += height
    }
    plate.grow(to: line)
    return line - region.line
  }
}
