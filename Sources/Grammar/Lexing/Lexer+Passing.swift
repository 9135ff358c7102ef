/// Where the parts of a command begin and end.
///
/// Both readings of a line go by these rules: the strict one of `CommandParser`, and that of
/// `LineWords`, which asks nothing about meaning.
extension Lexer {
  // MARK: Strings, comments, ends

  /// Whether a string begins here: at a quote that does not stand right behind a letter or digit.
  var isAtString: Bool {
    byte(at: position) == UInt8(ascii: "\"") && !(position > 0 && bytes[position - 1].isWordPart)
  }

  /// Passes the string that begins here, escapes and all.
  ///
  /// - Returns: false when nothing closes it; it goes to the line's end then.
  mutating func passString() -> Bool {
    position += 1
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < end else {
      position = end
      return false
    }
    position += 1
    return true
  }

  /// Whether a comment begins here. In the middle of a word a `#` is part of it, as in the name of
  /// a file.
  var isAtComment: Bool {
    guard byte(at: position) == UInt8(ascii: "#") else { return false }
    guard position > 0 else { return true }
    let before = bytes[position - 1]
    return before.isSpace || before == UInt8(ascii: ";")
  }

  /// Whether the command ends here: at a `;`, at a comment, at the line's end.
  var isAtCommandEnd: Bool {
    position >= end || bytes[position] == UInt8(ascii: ";") || isAtComment
  }

  /// Where the command ends that goes on here. What stands in strings ends nothing.
  var commandEnd: Int {
    var copy = self
    while !copy.isAtCommandEnd {
      if !copy.isAtString {
        copy.position += 1
      } else if !copy.passString() {
        break
      }
    }
    return copy.position
  }

  // MARK: Words

  /// The bytes up to the next white space or the end of the command.
  func rawRange() -> Range<Int> {
    var index = position
    while index < end, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ";") { index += 1 }
    return position..<index
  }

  /// Passes everything up to the comma or parenthesis that ends an argument of a call.
  ///
  /// - Returns: false when the line ends first.
  mutating func passArgument() -> Bool {
    var depth = 0
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard passString() else { return false }
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")") where depth == 0, UInt8(ascii: ",") where depth == 0: return true
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
      position += 1
    }
    return false
  }

  // MARK: What stands in front

  /// Passes `NAME =` and returns where the name stands. A name is a word; eight hexadecimal digits
  /// are a number and so no name.
  mutating func passResultName() -> Range<Int>? {
    let start = position
    var index = start
    while byte(at: index).isWordPart { index += 1 }
    let nameEnd = index
    guard nameEnd > start, byte(at: start).isWordStart else { return nil }
    while byte(at: index).isSpace { index += 1 }
    guard byte(at: index) == UInt8(ascii: "="), byte(at: index + 1) != UInt8(ascii: "=") else {
      return nil
    }
    guard !(nameEnd - start == 8 && bytes.address(at: start) != nil) else { return nil }
    position = index + 1
    skipSpaces()
    return start..<nameEnd
  }

  /// The name of the command here: a word that may have hyphens inside, `+++` or `---`.
  func commandName() -> Range<Int> {
    let start = position
    if isAtMark { return start..<start + 3 }
    var index = start
    guard byte(at: index).isWordStart else { return start..<start }
    while byte(at: index).isWordPart || isInnerHyphen(index, from: start) { index += 1 }
    return start..<index
  }

  /// One of the marks that strace prints stands here: `+++ exited`, `--- SIGCHLD`.
  var isAtMark: Bool {
    let byte = byte(at: position)
    return (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
      && self.byte(at: position + 1) == byte && self.byte(at: position + 2) == byte
  }

  private func isInnerHyphen(_ index: Int, from start: Int) -> Bool {
    byte(at: index) == UInt8(ascii: "-") && index > start && byte(at: index + 1).isWordStart
  }
}
