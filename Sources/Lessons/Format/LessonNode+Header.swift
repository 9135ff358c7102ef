import Grammar

extension Lesson {
  /// Numbers below are those of the lessons that come with the program.
  package static let firstOwnNumber = 100

  /// Whether a word can be the name of a lesson.
  package static func canBeCalled(_ name: String) -> Bool {
    LessonNode.isName(name) && !LessonNode.reservedNames.contains(name)
  }
}

extension LessonNode {
  /// Words that `lesson WORD` means something with.
  package static let reservedNames = [
    "new", "goal", "save", "again", "next", "back", "leave", "forget", "report",
  ]

  /// The number and the name of a lesson's first line.
  func header(_ faults: inout LessonFaults) -> (number: Int, name: String)? {
    let words = value.words
    guard words.count > 0 else { return nil }
    let number = words[0].text.utf8.allSatisfy(\.isDigit) ? Int(words[0].text) : nil
    guard let number, 0...999 ~= number else {
      faults.append(words[0].fault(LessonComplaint.badNumber(words[0].typed)))
      return nil
    }
    guard words.count > 1 else {
      faults.append(words[0].fault(LessonComplaint.missingHeader))
      return nil
    }
    let name = words[1].text
    if Self.reservedNames.contains(name) {
      faults.append(words[1].fault(LessonComplaint.reservedName(name)))
    } else if !Self.isName(name) {
      faults.append(words[1].fault(LessonComplaint.badName(words[1].typed)))
    }
    if words.count > 2 {
      faults.append(words[2].fault(LessonComplaint.unexpected(words[2].typed, behind: .lesson)))
    }
    return (number, name)
  }

  static func isName(_ text: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard text.utf8.count <= 24, let first = text.utf8.first, letters ~= first else { return false }
    return text.utf8.allSatisfy { letters ~= $0 || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}
