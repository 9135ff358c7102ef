import Drawing
import Hardware
import KernelModel

extension TranslationReport {
  func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 7, on: canvas)
    lines.text.append(segment?.logical ?? address?.digits ?? "", .address)
    lines.text.appendLine(": \(privilege) \(access)")
    if let segment { segment.draw(&lines) }
    if address == nil {
      text.append(lines.text)
      return
    }
    if let flatness { lines.add(access == "fetch" ? "CS" : "DS", flatness) }
    if mode == .disabled {
      lines.add("CR0", "PG is clear: the linear address is the physical address")
    } else {
      drawBits(&lines)
      drawLookups(&lines)
      for (index, level) in levels.enumerated() { draw(level, isFirst: index == 0, &lines) }
      if let rights = levels.last?.allows, levels.last?.decision == "page" {
        let verdict = "\(privilege) \(access) \(refusal ?? "allowed")"
        if stale != nil, lookups.last?.verdict == "hit" {
          lines.add("rights", "\(rights) in the tables; the TLB's line lets it pass", .warning)
        } else {
          lines.add("rights", "\(rights): \(verdict)", refusal == nil ? .plain : .error)
        }
      }
    }
    if let physical {
      lines.text.append("  P:\(physical.digits)", .address)
      lines.text.append("   ")
      let words =
        isInRAM ? frame?.english ?? "RAM" : frame?.english ?? "no RAM: reads find all ones"
      lines.text.appendWrapped(words, from: 15, width: canvas.width)
    }
    if let fault { draw(fault, &lines) }
    text.append(lines.text)
  }

  private func drawBits(_ lines: inout LabelledLines) {
    lines.add("bits", pieces.map(\.bits).joined(separator: " "), .value)
    let names = pieces.map { piece in
      let value =
        piece.name == "byte"
        ? hexadecimal(piece.value, digits: (piece.bits.count + 3) / 4) : "\(piece.value)"
      return "\(piece.name) \(value)".left(piece.bits.count)
    }
    var row = names.joined(separator: " ")
    while row.last == " " { row.removeLast() }
    lines.add("", row, .faint)
  }

  private func drawLookups(_ lines: inout LabelledLines) {
    let answers = lookups.map { lookup in
      var words = "\(lookup.array) set \(lookup.set) of \(lookup.setCount)"
      if let way = lookup.way { words += ", way \(way)" }
      words += ": \(lookup.verdict)"
      guard let base = lookup.base, let rights = lookup.rights else { return words }
      return words + ", page at P:\(base.digits), \(rights)"
    }
    guard let last = lookups.last else { return }
    lines.add("TLB", answers.joined(separator: "; "))
    if let stale { lines.add("", "STALE, nobody has flushed it: \(stale)", .warning) }
    switch last.verdict {
    case "hit" where stale != nil: lines.add("", "no walk; what it would find:", .faint)
    case "hit": lines.add("", "no walk; it would find the same:", .faint)
    case "clean": lines.add("", "the first write: a walk must set D", .faint)
    case "insufficient": lines.add("", "the line's rights do not suffice: a walk", .faint)
    default: break
    }
  }

  private func draw(_ level: Level, isFirst: Bool, _ lines: inout LabelledLines) {
    let base = hexadecimal(level.table.rawValue, digits: 8)
    lines.label(level.name)
    lines.text.append("\(isFirst ? "CR3 " : "")\(base) + \(level.index)*\(level.entrySize) = ")
    lines.text.append(level.place.digits, .address)
    lines.text.append(": ")
    lines.text.append(hexadecimal(level.entry.rawValue, digits: level.entrySize * 2), .value)
    // Eight bytes and their letters do not fit beside each other.
    if level.entrySize == 8 {
      lines.text.endLine()
      lines.add("", level.letters)
    } else {
      lines.text.appendLine("  \(level.letters)")
    }
    if isVerbose {
      for bit in level.bits {
        lines.add("", "\(bit.name.left(7)) \(bit.isSet ? 1 : 0)  \(bit.words)", .faint)
      }
    }
    lines.add("", conclusion(from: level))
  }

  /// What follows from an entry.
  func conclusion(from level: Level) -> String {
    switch level.decision {
    case "notPresent":
      return "not present: " + (level.entry == .none ? "never mapped" : level.entry.absenceWords)
    case "reserved":
      return "present, and a bit that must be clear is set"
    default:
      let target = level.target ?? PhysicalAddress(rawValue: 0)
      if level.name == "PDPTE" {
        return "directory at P:\(target.digits); held in the chip since CR3 was loaded"
      }
      let what = level.decision == "table" ? "table" : size(UInt64(level.pageByteCount ?? 0))
      let set = level.entryAfter.rawValue & ~level.entry.rawValue
      let marks = [set & 0x20 != 0 ? "A" : nil, set & 0x40 != 0 ? "D" : nil].compactMap { $0 }
      return "\(what) at P:\(target.digits)" + (level.allows.map { "; so far \($0)" } ?? "")
        + (marks.isEmpty ? "" : "; the access sets \(marks.joined(separator: " and "))")
    }
  }

  private func draw(_ fault: Fault, _ lines: inout LabelledLines) {
    lines.add("#PF", "error code 0x\(hexadecimal(fault.code)): \(fault.words)", .error)
    for (index, step) in (fault.forecast?.steps ?? []).enumerated() {
      lines.add(index == 0 ? "Linux" : "", step)
    }
  }
}

extension PageTableEntry {
  /// What Linux means by an entry that is not present and not empty.
  var absenceWords: String {
    if isMapped { return "PROT_NONE, its frame \(frame.digits) is kept" }
    return "a swap entry: type \(rawValue >> 1 & 31), offset \(hexadecimal(rawValue >> 9))"
  }
}
