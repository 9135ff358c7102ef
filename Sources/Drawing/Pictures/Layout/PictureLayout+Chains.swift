extension PictureLayout {
  /// The heads in a column, what hangs on each to the right of it.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ chains: [Chain], in region: Region) -> Int {
    let names = chains.map { name(of: $0.item) }
    let details = chains.map { pieces($0.item.detail, or: .value) }
    let nameWidth = min(names.map(width).max() ?? 0, region.width / 2)
    let detailWidth = min(details.map(width).max() ?? 0, region.width / 4)
    let first = region.column + nameWidth + (detailWidth > 0 ? detailWidth + 1 : 0)
    for (index, chain) in chains.enumerated() {
      let line = region.line + index
      let head = Plate.Rect.cells(column: region.column, line: line, width: nameWidth)
      write(names[index], at: region.column, line, width: nameWidth, of: chain.item)
      writeRight(
        details[index], at: region.column + nameWidth + 1, line, width: detailWidth, of: chain.item)
      plate.place(chain.item, at: head)
      mark(chain.item, around: head.inset(-3, 1))
      place(chain, from: first, line, end: region.end)
    }
    plate.grow(to: region.line + chains.count)
    return chains.count
  }

  private mutating func place(_ chain: Chain, from start: Int, _ line: Int, end: Int) {
    var column = start
    for (index, member) in chain.members.enumerated() {
      let words = name(of: member, or: member.role)
      let left = chain.members.count - index + chain.moreCount
      let more = left > 1 ? 2 + String(left).count : 0
      guard column + 4 + width(words) + more <= end else {
        return write([.init(text: "+\(left)", role: .faint)], at: column + 1, line, width: 6)
      }
      plate.add(
        .path(
          [.middle(column: column + 1, line: line), .middle(column: column + 2, line: line)],
          weight: 1, .faint, hasHead: true))
      let rect = Plate.Rect.cells(column: column + 4, line: line, width: width(words))
      plate.add(.node(rect.inset(-4, 2), member.role), of: member)
      write(words, at: column + 4, line, width: width(words), of: member)
      plate.place(member, at: rect)
      mark(member, around: rect.inset(-6, 0))
      column += 4 + width(words)
    }
    if chain.moreCount > 0 {
      write([.init(text: "+\(chain.moreCount)", role: .faint)], at: column + 1, line, width: 8)
    }
  }
}
