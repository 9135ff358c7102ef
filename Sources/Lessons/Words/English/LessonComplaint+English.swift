import Drawing
import Grammar

extension LessonComplaint {
  package var english: ErrorWords {
    switch self {
    case .tab: ErrorWords("a tab", note: "depth is counted in steps of two blanks")
    case .unknownWord(let word, let nearest, let isBehindText):
      ErrorWords(
        "'\(word)' begins no line of a lesson",
        note: English.suggestion(nearest?.rawValue)
          ?? (isBehindText
            ? "a text goes on two blanks deeper than its 'en:' or 'zh:'"
            : "only texts go on in the next line"))
    case .wideColon(let word):
      ErrorWords("'\(word)' ends in a full-width colon", note: "type ':'")
    case .oddDepth(let blanks):
      ErrorWords(
        "\(blanks) blanks stand in front", note: "depth is counted in steps of two blanks")
    case .wrongDepth(let word, let blanks, let wanted):
      ErrorWords(
        "'\(word.rawValue)' stands behind \(English.blanks(blanks))",
        note: wanted == 0 ? "it begins at the margin" : "here its depth is \(wanted) blanks")
    case .misplaced(let word):
      ErrorWords(
        "'\(word.rawValue)' belongs to nothing here",
        note: "it stands below \(English.list(word.owners))")
    case .wrongOrder(let word, let earlier):
      ErrorWords("'\(word.rawValue)' comes before '\(earlier.rawValue)'")
    case .givenTwice(let word): ErrorWords("'\(word.rawValue)' is given twice")
    case .nothingBehind(let word): ErrorWords("nothing stands behind '\(word.rawValue)'")
    case .unexpected(let text, let word):
      ErrorWords(
        "'\(text)' stands behind '\(word.rawValue)'",
        note: word.takesTexts ? "its texts stand on lines of their own" : nil)
    case .missingHeader:
      ErrorWords("a lesson begins with its number and name", note: "such as 'lesson 3 faults'")
    case .missingField(let word, let owner):
      ErrorWords("this '\(owner.rawValue)' has no '\(word.rawValue)'")
    case .missingTexts(let word):
      ErrorWords(
        "this '\(word.rawValue)' has no text",
        note: "'en:' and 'zh:' stand below it, two blanks deeper")
    case .textWithoutOwner(let word):
      ErrorWords(
        "'\(word.rawValue)' belongs to nothing here", note: "a paragraph begins at the margin")
    case .missingDiagnosis(let word):
      ErrorWords(
        "this '\(word.rawValue)' says nothing",
        note: "'-> ID' behind it names a misconception, or texts stand below it")
    case .bothDiagnoses(let word):
      ErrorWords(
        "this '\(word.rawValue)' names a misconception and has texts",
        note: "the misconception has a sentence of its own")
    case .badNumber(let text):
      ErrorWords("'\(text)' is no number of a lesson", note: "numbers go from 0 to 999")
    case .badName(let text):
      ErrorWords(
        "'\(text)' is no name of a lesson",
        note: "a name has a-z, 0-9 and -, begins with a letter and has 24 signs at most")
    case .reservedName(let text):
      ErrorWords("a lesson cannot be called '\(text)'", note: "'lesson \(text)' means something")
    case .unknownMisconception(let id, let nearest):
      ErrorWords(
        "there is no misconception '\(id)'", note: English.suggestion(nearest?.rawValue))
    case .unknownPicture(let name, let nearest):
      ErrorWords("there is no picture '\(name)'", note: English.suggestion(nearest))
    case .badProcess(let text): ErrorWords("'\(text)' is no number of a process")
    case .openPlaceholder:
      ErrorWords("nothing closes this '{' on its line", note: "'{' between backquotes is a sign")
    case .emptyPlaceholder: ErrorWords("nothing stands between these braces")
    case .openCode: ErrorWords("nothing closes this '`'")
    case .secondNext: ErrorWords("a lesson has one 'next'")
    case .behindNext(let word):
      ErrorWords("'\(word.rawValue)' stands behind 'next'", note: "'next' stands last")
    case .tooLong(let lines, let bytes):
      ErrorWords("a lesson has at most \(lines) lines and \(size(UInt64(bytes)))")
    case .tooManyFaults(let limit): ErrorWords("after \(limit) errors the rest is not read")
    case .lacks(let word): ErrorWords("this lesson has no '\(word.rawValue)'")
    case .missingLanguage(let language):
      ErrorWords("'\(LessonWord(language).rawValue)' is missing")
    }
  }
}

extension English {
  fileprivate static func blanks(_ count: Int) -> String {
    count == 0 ? "no blanks" : "\(count) blanks"
  }

  fileprivate static func list(_ words: [LessonWord]) -> String {
    words.map { "'\($0.rawValue)'" }.joined(separator: " or ")
  }
}
