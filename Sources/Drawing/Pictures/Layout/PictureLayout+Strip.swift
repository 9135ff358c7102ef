extension PictureLayout {
  /// Parts under each other: address, swatch, name, and at the right end what is in it.
  ///
  /// Where arrows lead, each part has an even number of lines: they leave on the first and arrive on
  /// the second, so that none runs over another.
  ///
  /// - Returns: how many lines it takes.
  mutating func place(_ strip: Strip, in region: Region) -> Int {
    let addressWidth = strip.digits > 0 ? strip.digits + 1 : 0
    let left = region.column + addressWidth
    var line = region.line
    for (segment, height) in zip(
      strip.segments, Self.heights(of: strip, unit: region.isLinked ? 2 : 1)) {
      let item = segment.item
      if strip.digits > 0 {
        let address = Numeral.address(segment.start, digits: strip.digits).english
        write(
          [.init(text: address, role: segment.isGap ? .faint : .address)], at: region.column, line,
          width: strip.digits, of: item)
      }
      let box = Plate.Rect.cells(
        column: left, line: line, width: region.end - left, height: height)
      plate.add(
        .fill(
          Plate.Rect.cells(column: left, line: line, width: 2, height: height).inset(0, 1),
          segment.isGap ? .faint : item.role, segment.isGap ? "·" : item.letter ?? "#"),
        of: item)
      plate.add(.outline(box.inset(0, 1), segment.isGap ? .faint : item.role), of: item)
      let detail = pieces(item.detail, or: .value)
      let room = region.end - left - 4
      let detailWidth = min(width(detail), room)
      write(
        name(of: item, or: segment.isGap ? .faint : .plain), at: left + 3, line,
        width: max(1, room - detailWidth - (detailWidth > 0 ? 1 : 0)), of: item)
      writeRight(detail, at: left + 3, line, width: room, of: item)
      plate.place(item, at: box)
      mark(item, around: box.inset(-2, 0))
      line += height
    }
    plate.grow(to: line)
    return line - region.line
  }

  /// A line for each, and the lines that are left by size.
  private static func heights(of strip: Strip, unit: Int) -> [Int] {
    let spare = max(0, strip.lineCount / unit - strip.segments.count)
    let total = strip.segments.reduce(UInt64(0)) { $0 + ($1.end - $1.start) }
    var given = 0
    var position: UInt64 = 0
    return strip.segments.map { segment in
      position += segment.end - segment.start
      let share = Int(UInt128(spare) * UInt128(position) / UInt128(max(1, total)))
      defer { given = share }
      return unit * (1 + share - given)
    }
  }
}
