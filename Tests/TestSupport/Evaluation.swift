import Grammar

/// What an expression comes to, or the words of its error.
package func evaluate(_ text: String, results: [Int128] = []) -> Result<Int128, CommandError> {
  var lexer = Lexer(SourceLine(text))
  let expression = Expression(symbols: SomeSymbols(results: results))
  return Result { () throws(CommandError) in try expression.evaluate(&lexer) }
}

/// The value of an expression; nil when it is wrong.
package func value(_ text: String, results: [Int128] = []) -> Int128? {
  try? evaluate(text, results: results).get()
}

/// The error of an expression, with the text that the caret points at.
package func complaint(_ text: String, results: [Int128] = []) -> [String]? {
  guard case .failure(let error) = evaluate(text, results: results) else { return nil }
  return error.words(in: SourceLine(text))
}

extension CommandError {
  /// The offending text, the message and the note.
  package func words(in line: SourceLine) -> [String] {
    [line.text(in: range), message] + (note.map { [$0] } ?? [])
  }
}

package struct SomeSymbols: SymbolResolver {
  package var results: [Int128]
  package var named: [(String, Int128)] = [("PAGE_OFFSET", 0xc000_0000), ("stack", 0xbfff_f000)]

  package func value(ofSymbol name: String) -> Int128? { named.first { $0.0 == name }?.1 }
  package func value(ofResult number: UInt64) -> Int128? {
    number == 0 ? results.last : results.indices ~= Int(number) - 1 ? results[Int(number) - 1] : nil
  }
  package var resultCount: Int { results.count }
  package var symbolNames: [String] { named.map(\.0) }
}
