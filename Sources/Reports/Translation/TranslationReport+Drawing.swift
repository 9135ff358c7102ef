import Drawing
import Hardware

extension TranslationReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    func words(_ phrase: TranslationPhrase) -> String { canvas.words(phrase) }
    var lines = LabelledLines(labelWidth: 7, on: canvas)
    drawLogical(into: &lines.text)
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
      lines.text.append("  ")
      lines.text.append(pieces.digits(of: physical))
      lines.text.append("   ")
      lines.text.appendWrapped(
        frame.map { canvas.words($0) } ?? words(.memory(isInRAM: isInRAM)), from: 15,
        width: canvas.width)
    }
    if let fault {
      lines.add("#PF", canvas.words(fault), .fault, labelled: .fault)
      for (index, step) in (forecast?.steps ?? []).enumerated() {
        lines.add(index == 0 ? "Linux" : "", canvas.words(step))
      }
    }
    text.append(lines.text)
  }

  /// The address as it was given; its parts are to be seen where it is the linear one.
  private func drawLogical(into text: inout StyledText) {
    let logical = segment.logical
    guard let address, logical.hasSuffix(address.digits) else {
      return text.append(logical, .address)
    }
    text.append(String(logical.dropLast(address.digits.count)), .address)
    text.append(pieces.digits(of: address))
  }

  private func drawBits(_ lines: inout LabelledLines) {
    lines.label(lines.canvas.words(TranslationPhrase.bitsLabel))
    lines.text.append(pieces.bits())
    lines.text.endLine()
    lines.label("")
    lines.text.append(pieces.names(on: lines.canvas))
    lines.text.endLine()
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
    lines.text.append(index == 0 ? "CR3 " : "")
    lines.text.append(sum(of: index))
    lines.text.append(" = ")
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
