import Drawing
import Hardware

extension TranslationReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    func words(_ phrase: TranslationPhrase) -> String { canvas.words(phrase) }
    var lines = LabelledLines(labelWidth: 7, on: canvas)
    lines.text.append(segment.logical, .address)
    lines.text.appendLine(": \(words(.access(privilege, access)))")
    segment.draw(&lines)
    guard address != nil else { return text.append(lines.text) }
    if isPagingOff {
      lines.add("CR0", words(.pagingOff))
    } else {
      drawBits(&lines)
      drawLookups(&lines)
      for index in levels.indices { drawLevel(index, &lines) }
      if let rights {
        if stale != nil, isHit {
          lines.add(words(.rightsLabel), words(.staleRights(rights)), .warning)
        } else {
          lines.add(
            words(.rightsLabel), words(.verdict(rights, privilege, access, refusal)),
            refusal == nil ? .plain : .error)
        }
      }
    }
    if let physical {
      lines.text.append("  P:\(physical.digits)", .address)
      lines.text.append("   ")
      lines.text.appendWrapped(
        frame.map { canvas.words($0) } ?? words(.memory(isInRAM: isInRAM)), from: 15,
        width: canvas.width)
    }
    if let fault {
      lines.add("#PF", words(.errorCode(fault.code)), .error)
      for (index, step) in (forecast?.steps ?? []).enumerated() {
        lines.add(index == 0 ? "Linux" : "", canvas.words(step))
      }
    }
    text.append(lines.text)
  }

  private func drawBits(_ lines: inout LabelledLines) {
    let label = lines.canvas.words(TranslationPhrase.bitsLabel)
    lines.add(label, pieces.map(\.bits).joined(separator: " "), .value)
    let names = pieces.map { piece in
      let value =
        piece.selects == nil
        ? hexadecimal(piece.value, digits: (piece.width + 3) / 4) : "\(piece.value)"
      return "\(lines.canvas.words(piece)) \(value)".left(piece.width)
    }
    var row = names.joined(separator: " ")
    while row.last == " " { row.removeLast() }
    lines.add("", row, .faint)
  }

  private func drawLookups(_ lines: inout LabelledLines) {
    let canvas = lines.canvas
    guard let last = lookups.last else { return }
    lines.add("TLB", canvas.words(TranslationPhrase.lookups(lookups)))
    if let stale { lines.add("", canvas.words(TranslationPhrase.stale(stale)), .warning) }
    let remark: TranslationPhrase? =
      switch last.lookup.verdict {
      case .hit: .noWalk(isStale: stale != nil)
      case .clean: .firstWrite
      case .insufficient: .insufficientRights
      case .miss: nil
      }
    if let remark { lines.add("", canvas.words(remark), .faint) }
  }

  private func drawLevel(_ index: Int, _ lines: inout LabelledLines) {
    let level = levels[index]
    let step = level.step
    lines.label(level.kind.name)
    lines.text.append(
      "\(index == 0 ? "CR3 " : "")\(step.table.digits) + \(step.index)*\(level.entrySize) = ")
    lines.text.append(step.place.digits, .address)
    lines.text.append(": ")
    lines.text.append(hexadecimal(step.entry.rawValue, digits: level.entrySize * 2), .value)
    // Eight bytes and their letters do not fit beside each other.
    if level.isPAE {
      lines.text.endLine()
      lines.add("", level.letters)
    } else {
      lines.text.appendLine("  \(level.letters)")
    }
    if isVerbose {
      for bit in level.bits {
        lines.add(
          "", "\(bit.name.left(7)) \(bit.isSet ? 1 : 0)  \(lines.canvas.words(bit))", .faint)
      }
    }
    lines.add("", lines.canvas.words(TranslationPhrase.conclusion(level)))
  }
}
