import Drawing
import Hardware

/// The parts of an address keep their looks from the address through its bits to the sums.
extension AddressPiece {
  var role: Role {
    switch selects {
    case .pointer: .pointerBits
    case .directory, .largePage: .directoryBits
    case .table: .tableBits
    case nil: .offsetBits
    }
  }
}

extension AddressPiece {
  /// An index in decimal digits, the byte in the page in hexadecimal ones.
  var number: String {
    selects == nil ? hexadecimal(value, digits: (width + 3) / 4) : "\(value)"
  }
}

extension [AddressPiece] {
  /// The address in hexadecimal. A digit that has bits of two parts looks like neither.
  func digits(of address: VirtualAddress) -> StyledText {
    var text = StyledText()
    for (place, digit) in address.digits.enumerated() {
      text.append(String(digit), role(ofBits: 4 * place..<4 * place + 4))
    }
    return text
  }

  /// The part that holds all of the bits, counted from the highest of the address.
  private func role(ofBits bits: Range<Int>) -> Role {
    var start = 0
    for piece in self {
      if bits.lowerBound >= start, bits.upperBound <= start + piece.width { return piece.role }
      start += piece.width
    }
    return .address
  }

  /// A physical address whose last digits are those of the byte in the page.
  func digits(of physical: PhysicalAddress) -> StyledText {
    let digits = physical.digits
    let count = (last?.width ?? 0) / 4
    return StyledText("P:\(digits.dropLast(count))", .address)
      + StyledText(String(digits.suffix(count)), .offsetBits)
  }

  /// The address in binary, cut where the tables cut it.
  ///
  /// - Parameter marked: the part that stands in brackets.
  func bits(marking marked: Int? = nil) -> StyledText {
    var text = StyledText()
    for (index, piece) in enumerated() {
      if index > 0 { text.append(" ") }
      text.append(index == marked ? "[\(piece.bits)]" : piece.bits, piece.role)
    }
    return text
  }

  /// What the parts are and come to, each below its bits.
  func names(on canvas: Canvas) -> StyledText {
    var text = StyledText(ambiguousWidth: canvas.ambiguousWidth)
    for (index, piece) in enumerated() {
      let name = "\(canvas.words(piece)) \(piece.number)"
      text.append(name, piece.role)
      guard index + 1 < count else { continue }
      text.pad(
        from: name.columnCount(ambiguous: canvas.ambiguousWidth), to: piece.width)
      text.append(" ")
    }
    return text
  }
}

extension TranslationReport {
  /// `02003000 + 735*4`, the index as in the address.
  func sum(of index: Int) -> StyledText {
    let level = levels[index]
    return StyledText("\(level.step.table.digits) + ")
      + StyledText("\(level.step.index)", pieces[index].role)
      + StyledText("*\(level.entrySize)")
  }
}
