import Drawing

extension CommandError {
  /// Draws the line, a caret under the word, the message and the note:
  ///
  ///     mmap 64K rw fixd
  ///                 ^~~~
  ///     error: unknown word 'fixd'
  ///     note: did you mean 'fixed'?
  ///
  /// - Parameter canvas: the note is wrapped at its width; the message is one line, unless there is
  ///   less room than 80 columns.
  public func drawn(
    in line: SourceLine, place: Place? = nil, on canvas: Canvas = Canvas()
  ) -> StyledText {
    var text = StyledText()
    let picture = Self.picture(of: line, around: range)
    text.appendLine(picture.line)
    text.append(String(repeating: " ", count: picture.column))
    let underline = String(repeating: "~", count: max(0, picture.width - 1))
    text.appendLine("^" + underline, .error)
    let advice = advice(in: canvas.language)
    let start = place.map { "\($0): " } ?? ""
    let label = canvas.words(ErrorPhrase.error) + ": "
    text.append(start)
    text.append(label, .error)
    text.appendWrapped(
      advice.message, from: start.columnCount + label.columnCount,
      width: canvas.width < 80 ? canvas.width : .max, indent: label.columnCount)
    for note in [advice.note, expansion.map { canvas.words(ErrorPhrase.standsFor($0)) }] {
      guard let note else { continue }
      let label = canvas.words(ErrorPhrase.note) + ": "
      text.append(label, .note)
      text.appendWrapped(note, from: label.columnCount, width: canvas.width)
    }
    return text
  }

  /// The part of the line that is worth showing, and where in it the word lies, in columns.
  ///
  /// Characters stay whole, a tab becomes a space, what is hidden is put in plain sight. Of a long
  /// line some 60 columns before the word and what fits behind it are kept.
  private static func picture(
    of line: SourceLine, around range: Range<Int>
  ) -> (line: String, column: Int, width: Int) {
    let low = min(max(range.lowerBound, line.range.lowerBound), line.range.upperBound)
    let high = min(max(range.upperBound, low), line.range.upperBound)
    var (before, word, after): ([Character], [Character], [Character]) = ([], [], [])
    var start = line.range.lowerBound
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = line.bytes[line.range].makeIterator()
    for character in line.text {
      var end = start
      for _ in character.unicodeScalars {
        switch parser.parseScalar(from: &bytes) {
        case .valid(let scalar): end += scalar.count
        // Bytes that are no UTF-8 are drawn as U+FFFD, whose own length they need not have.
        case .error(let count): end += count
        case .emptyInput: break
        }
      }
      let drawn = Self.drawn(character)
      if end <= low {
        before += drawn
      } else if start < high {
        word += drawn
      } else {
        after += drawn
      }
      start = end
    }
    if before.columnCount > 60 { before = ["…"] + ending(of: before, columns: 59) }
    if word.columnCount > 60 { word = beginning(of: word, columns: 59) + ["…"] }
    if after.columnCount > 30 { after = beginning(of: after, columns: 29) + ["…"] }
    return (String(before + word + after), before.columnCount, word.columnCount)
  }

  private static func beginning(of text: [Character], columns: Int) -> [Character] {
    var width = 0
    return Array(
      text.prefix {
        width += $0.columnCount
        return width <= columns
      })
  }

  private static func ending(of text: [Character], columns: Int) -> [Character] {
    beginning(of: text.reversed(), columns: columns).reversed()
  }

  private static func drawn(_ character: Character) -> [Character] {
    character == "\t" ? [" "] : Array(String(character).visible())
  }
}
