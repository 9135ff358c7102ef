import Grammar

extension SourceLine {
  /// The error to show for a line: that it is no text, if it is none, before anything else.
  package func explained(_ error: CommandError) -> CommandError { binaryError ?? error }

  /// That a byte of the line is a control character other than white space, or no UTF-8.
  package var binaryError: CommandError? {
    guard let index = firstIndexOfNoText else { return nil }
    return CommandError(
      .invalidByte(bytes[index], offset: column(of: index) - 1), at: index..<index + 1)
  }

  /// That the line is no UTF-8, if it is none: what it would do with such bytes is guesswork.
  var encodingError: CommandError? {
    guard bytes[range].contains(where: { $0 >= 0x80 }),
      String(validating: bytes[range], as: UTF8.self) == nil
    else { return nil }
    return binaryError
  }

  /// The first byte that is a control character other than white space, or no UTF-8.
  private var firstIndexOfNoText: Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        guard byte >= 0x20 && byte != 0x7f || byte.isSpace else { return index }
        index += 1
      } else {
        let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
        let end = min(index + length, range.upperBound)
        guard String(validating: bytes[index..<end], as: UTF8.self) != nil else { return index }
        index = end
      }
    }
    return nil
  }
}
