import Drawing
import Grammar

/// What is wrong with a line of a lesson.
package enum LessonComplaint: Complaint {
  // The line
  case tab
  /// It begins with no word of the format. Behind a text it may be meant to go on with that.
  case unknownWord(String, nearest: LessonWord?, isBehindText: Bool)
  /// `en：` with the colon of a Chinese keyboard.
  case wideColon(String)
  /// Depth is counted in steps of two blanks.
  case oddDepth(blanks: Int)
  case wrongDepth(LessonWord, blanks: Int, wanted: Int)
  case misplaced(LessonWord)
  case wrongOrder(LessonWord, behind: LessonWord)
  case givenTwice(LessonWord)
  case nothingBehind(LessonWord)
  case unexpected(String, behind: LessonWord)
  // What is missing
  case missingHeader
  case missingField(LessonWord, of: LessonWord)
  case missingTexts(of: LessonWord)
  case textWithoutOwner(LessonWord)
  /// A `wrong` or a `notice` that neither names a misconception nor has words.
  case missingDiagnosis(of: LessonWord)
  case bothDiagnoses(of: LessonWord)
  // Values
  case badNumber(String)
  case badName(String)
  case reservedName(String)
  case unknownMisconception(String, nearest: Misconception?)
  case unknownPicture(String, nearest: String?)
  case badProcess(String)
  case openPlaceholder, emptyPlaceholder, openCode
  // The end
  case secondNext
  case behindNext(LessonWord)
  // The whole
  case tooLong(lineLimit: Int, byteLimit: Int)
  case tooManyFaults(limit: Int)
  /// A lesson teaches nothing without one.
  case lacks(LessonWord)
  case missingLanguage(Language)

  package var code: String {
    switch self {
    case .tab: "tab"
    case .unknownWord: "unknown-lesson-word"
    case .wideColon: "wide-colon"
    case .oddDepth: "odd-depth"
    case .wrongDepth: "wrong-depth"
    case .misplaced: "misplaced"
    case .wrongOrder: "wrong-order"
    case .givenTwice: "given-twice-in-lesson"
    case .nothingBehind: "nothing-behind"
    case .unexpected: "unexpected-behind"
    case .missingHeader: "no-lesson-line"
    case .missingField: "missing-line"
    case .missingTexts: "missing-text"
    case .textWithoutOwner: "text-without-owner"
    case .missingDiagnosis: "missing-diagnosis"
    case .bothDiagnoses: "two-diagnoses"
    case .badNumber: "bad-lesson-number"
    case .badName: "bad-lesson-name"
    case .reservedName: "reserved-lesson-name"
    case .unknownMisconception: "unknown-misconception"
    case .unknownPicture: "unknown-picture"
    case .badProcess: "bad-process"
    case .openPlaceholder: "open-brace"
    case .emptyPlaceholder: "empty-braces"
    case .openCode: "open-backquote"
    case .secondNext: "second-next"
    case .behindNext: "behind-next"
    case .tooLong: "lesson-too-long"
    case .tooManyFaults: "too-many-faults"
    case .lacks: "lesson-lacks"
    case .missingLanguage: "missing-language"
    }
  }

  package var details: Details {
    switch self {
    case .tab, .missingHeader, .openPlaceholder, .emptyPlaceholder, .openCode, .secondNext: [:]
    case .unknownWord(let word, let nearest, _): ["typed": word, "nearest": nearest?.rawValue]
    case .wideColon(let word), .reservedName(let word): ["typed": word]
    case .oddDepth(let blanks): ["blanks": blanks]
    case .wrongDepth(let word, let blanks, let wanted):
      ["word": word.rawValue, "blanks": blanks, "wanted": wanted]
    case .misplaced(let word): ["word": word.rawValue, "owners": word.owners.map(\.rawValue)]
    case .wrongOrder(let word, let earlier):
      ["word": word.rawValue, "behind": earlier.rawValue]
    case .missingField(let word, let owner): ["word": word.rawValue, "owner": owner.rawValue]
    case .givenTwice(let word), .nothingBehind(let word), .missingTexts(let word),
      .textWithoutOwner(let word), .missingDiagnosis(let word), .bothDiagnoses(let word),
      .behindNext(let word), .lacks(let word):
      ["word": word.rawValue]
    case .unexpected(let text, let word): ["typed": text, "behind": word.rawValue]
    case .badNumber(let text), .badName(let text), .badProcess(let text): ["typed": text]
    case .unknownMisconception(let id, let nearest):
      ["typed": id, "nearest": nearest?.rawValue]
    case .unknownPicture(let name, let nearest): ["typed": name, "nearest": nearest]
    case .tooLong(let lines, let bytes): ["lineLimit": lines, "byteLimit": bytes]
    case .tooManyFaults(let limit): ["limit": limit]
    case .missingLanguage(let language): ["language": language.rawValue]
    }
  }
}
