import Grammar
import Session

/// Expressions of a lesson, judged on a machine.
extension Excerpt {
  /// What it is worth now.
  ///
  /// - Throws: what is wrong with it, with the place in the author's file.
  package func value(in symbols: some SymbolResolver) throws(LessonFault) -> Int128 {
    do throws(CommandError) {
      var lexer = Lexer(source)
      let value = try Expression(symbols: symbols, allowsComparisons: true, standsAlone: true)
        .evaluate(&lexer)
      let next = try lexer.next()
      guard next.kind == .end, next.start == source.range.upperBound else {
        throw CommandError(.expected(.argument("operator"), found: lexer.found(next)), at: next.range)
      }
      return value
    } catch {
      throw fault(error)
    }
  }

  /// Whether it holds now. What names something that is not there yet does not.
  package func holds(in symbols: some SymbolResolver) -> Bool {
    do throws(LessonFault) {
      return try value(in: symbols) != 0
    } catch {
      return false
    }
  }

  /// The commands that it is made of, one after another.
  ///
  /// A `!` behind one says that its error is what is to be seen.
  package var commands: [LessonCommand] {
    LineWords(source).commands.map { LessonCommand(String($0.text)) }
  }

  /// Whether a question for its value is answered by yes or no: a comparison decides it.
  var isComparison: Bool {
    var lexer = Lexer(source)
    var depth = 0
    while let token = try? lexer.next(), token.kind != .end {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .both, .either, .not:
        if depth == 0 { return true }
      default: break
      }
    }
    return false
  }
}

/// A command that a lesson carries out.
package struct LessonCommand: Equatable, Sendable {
  package let text: String
  /// It is to fail: its error is what is to be seen.
  package let mayFail: Bool

  init(_ text: String) {
    let bare = text.drop(while: \.isWhitespace)
    mayFail = bare.hasSuffix("!")
    self.text = String(mayFail ? bare.dropLast() : bare)
  }
}
