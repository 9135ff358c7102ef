import Drawing
import Grammar

/// What a person types as an answer.
///
/// A number counts in any base, unit and spelling, and so does a sum that comes to it: `16`, `0x10`,
/// `10h`, `16 pages`, `64K / 4K`. Where digits may be read in two ways, each of them counts. Yes and
/// no count in every language, words without case.
package struct TypedAnswer: Sendable {
  /// What was typed, with the signs of a Chinese keyboard made narrow and no blanks at its ends.
  package let text: String

  package init(_ typed: String) {
    var scalars = String.UnicodeScalarView()
    for scalar in typed.unicodeScalars { scalars.append(scalar.narrowed) }
    var text = Substring(String(scalars)).trimmed
    while let last = text.last, ".!。".contains(last) { text = text.dropLast().trimmed }
    while text.first == "=" { text = text.dropFirst().trimmed }
    self.text = String(text)
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The answer as a line, for whoever tells what is wrong with it.
  package var line: SourceLine { SourceLine(text) }

  /// Whether it comes to a value.
  ///
  /// - Parameter symbols: what names in a sum stand for.
  package func matches(_ value: AnswerValue, _ symbols: some SymbolResolver) -> Bool {
    switch value {
    case .number(let number): numbers(symbols).contains(number)
    case .truth(let truth): self.truth == truth
    case .word(let word): matches(word)
    case .option(let number, let options): self.option(of: options, symbols) == number
    }
  }

  /// Why it can be no value of the kind of another; nil when it can.
  ///
  /// An answer that cannot be read is none, and so not wrong.
  package func fault(
    for value: AnswerValue, _ symbols: some SymbolResolver
  ) -> CommandError? {
    let line = line
    switch value {
    case .number:
      guard numbers(symbols).isEmpty else { return nil }
      do throws(CommandError) {
        _ = try evaluate(line, symbols, .words)
        return nil
      } catch {
        return error
      }
    case .option(_, let options):
      return option(of: options, symbols) == nil
        ? CommandError(
          .refused(AnswerComplaint.isNoOption(text, count: options.count)), at: line.range) : nil
    case .truth:
      return truth == nil
        ? CommandError(.refused(AnswerComplaint.isNoTruth(text)), at: line.range) : nil
    case .word:
      return isEmpty
        ? CommandError(.expected(.argument("a word"), found: .nothing), at: line.range) : nil
    }
  }
}

/// Why what was typed is no answer.
package enum AnswerComplaint: Complaint {
  /// Neither yes nor no.
  case isNoTruth(String)
  /// Neither the number of a phrase nor the phrase.
  case isNoOption(String, count: Int)

  package var code: String {
    switch self {
    case .isNoTruth: "neither-yes-nor-no"
    case .isNoOption: "no-such-option"
    }
  }

  package var details: Details {
    switch self {
    case .isNoTruth(let text): ["typed": text]
    case .isNoOption(let text, let count): ["typed": text, "count": count]
    }
  }
}

extension Unicode.Scalar {
  /// The sign of ASCII that a full-width one, or a typographic one, stands for.
  fileprivate var narrowed: Unicode.Scalar {
    switch value {
    case 0xff01...0xff5e: Unicode.Scalar(value - 0xfee0) ?? self
    case 0x3000, 0xa0: " "
    case 0x2212, 0x2013, 0x2014: "-"
    case 0xd7: "*"
    case 0xf7: "/"
    case 0x201c, 0x201d: "\""
    case 0x2018, 0x2019: "'"
    default: self
    }
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
