import Drawing

/// A word of the format with what stands behind and below it, before it is known to be complete.
struct LessonNode {
  /// `english` or `chinese` for a paragraph.
  let word: LessonWord
  let keyword: Excerpt
  /// Empty where nothing stands.
  let value: Excerpt
  var texts = Texts()
  var fields: [LessonNode] = []

  var isParagraph: Bool { word.language != nil }

  /// What is wrong with its shape: order, what is twice, what is missing.
  func check(_ faults: inout LessonFaults) {
    if word.takesValue, value.range.isEmpty, !isParagraph {
      faults.append(keyword.fault(LessonComplaint.nothingBehind(word)))
    }
    if !word.takesValue, !value.range.isEmpty {
      faults.append(value.fault(LessonComplaint.unexpected(value.typed, behind: word)))
    }
    if word.needsTexts, texts.isEmpty {
      faults.append(keyword.fault(LessonComplaint.missingTexts(of: word)))
    }
    checkOrder(&faults)
    for needed in word.neededFields where !fields.contains(where: { $0.word == needed }) {
      faults.append(keyword.fault(LessonComplaint.missingField(needed, of: word)))
    }
    for field in fields { field.check(&faults) }
  }

  private func checkOrder(_ faults: inout LessonFaults) {
    let order = word.fields
    var last: LessonWord?
    var seen: Set<LessonWord> = []
    for field in fields {
      let isNew = seen.insert(field.word).inserted
      if !isNew, !field.word.mayBeRepeated {
        faults.append(field.keyword.fault(LessonComplaint.givenTwice(field.word)))
      } else if let last, order.firstIndex(of: field.word)! < order.firstIndex(of: last)! {
        faults.append(field.keyword.fault(LessonComplaint.wrongOrder(field.word, behind: last)))
      } else {
        last = field.word
      }
    }
  }

  func field(_ word: LessonWord) -> LessonNode? { fields.first { $0.word == word } }

  func fields(_ word: LessonWord) -> [LessonNode] { fields.filter { $0.word == word } }
}
