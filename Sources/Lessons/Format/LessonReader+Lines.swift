import Drawing
import Grammar
import Session

extension LessonReader {
  /// Takes the next line.
  mutating func read(_ source: SourceLine, _ place: Place) {
    if let error = source.binaryError {
      faults.append(LessonFault(error, source, place))
      return
    }
    guard let line = LessonLine(source, place) else { return }
    if let tab = line.tab { faults.append(tab.fault(LessonComplaint.tab)) }
    if let skippedDepth, line.blanks > skippedDepth { return }
    skippedDepth = nil
    if let text, line.blanks >= text.blanks + 2 {
      self.text!.builder.add(Excerpt(line.line, line.content, place), &faults)
      return
    }
    endText()
    guard let word = line.word else { return tellUnknownWord(line) }
    if line.blanks % 2 == 1 {
      faults.append(line.depthFault(LessonComplaint.oddDepth(blanks: line.blanks)))
    }
    lastWord = word
    if let language = word.language {
      beginText(language, line)
    } else {
      add(word, line)
    }
  }

  private mutating func tellUnknownWord(_ line: LessonLine) {
    let isBehindText = lastWord?.language != nil
    if let word = line.wordWithWideColon {
      skippedDepth = line.blanks
      faults.append(word.fault(LessonComplaint.wideColon(word.typed)))
      return
    }
    let nearest = line.nearestWord
    // What was to go on with a text has nothing below it.
    if !isBehindText || nearest != nil { skippedDepth = line.blanks }
    faults.append(
      line.head.fault(
        LessonComplaint.unknownWord(
          line.head.typed, nearest: nearest, isBehindText: isBehindText)))
  }

  /// Puts a line that is no text where it belongs.
  private mutating func add(_ word: LessonWord, _ line: LessonLine) {
    let node = LessonNode(word: word, keyword: line.head, value: line.value)
    let depth = word.depth!
    let isMisplaced =
      switch depth {
      case 0: false
      case 1: top?.word.fields.contains(word) != true
      default: top?.fields.last?.word.fields.contains(word) != true
      }
    guard !isMisplaced else {
      faults.append(line.head.fault(LessonComplaint.misplaced(word)))
      skippedDepth = line.blanks
      return
    }
    checkDepth(word, line, wanted: 2 * depth)
    switch depth {
    case 0:
      endTop()
      top = node
    case 1: top!.fields.append(node)
    default:
      let index = top!.fields.count - 1
      if !top!.fields[index].texts.isEmpty {
        faults.append(
          line.head.fault(
            LessonComplaint.wrongOrder(
              word, behind: top!.fields[index].texts.english == nil ? .chinese : .english)))
      }
      top!.fields[index].fields.append(node)
    }
  }

  private mutating func beginText(_ language: Language, _ line: LessonLine) {
    var open = OpenText(
      owner: owner(of: language, line), language: language, label: line.head, blanks: line.blanks)
    if line.value.range.isEmpty, open.owner != nil {
      faults.append(line.head.fault(LessonComplaint.nothingBehind(LessonWord(language))))
    }
    open.builder.add(line.value, &faults)
    text = open
  }

  /// Whose text a line begins; nil when it is nobody's, which is told.
  private mutating func owner(of language: Language, _ line: LessonLine) -> OpenText.Owner? {
    let word = LessonWord(language)
    switch line.blanks / 2 {
    case 0:
      // A paragraph goes on with its other language.
      if let top, top.isParagraph, top.texts[language] == nil { return .top }
      endTop()
      top = LessonNode(word: word, keyword: line.head, value: line.value)
      return .top
    case 1,
      2 where top?.fields.isEmpty == true:
      guard let top, top.word.takesTexts else { break }
      checkDepth(word, line, wanted: 2)
      if let field = top.fields.first {
        faults.append(line.head.fault(LessonComplaint.wrongOrder(word, behind: field.word)))
        return nil
      }
      return isNew(top.texts, word, line) ? .top : nil
    case let depth:
      guard let field = top?.fields.last, field.word.takesTexts else { break }
      if depth > 2 { checkDepth(word, line, wanted: 4) }
      return isNew(field.texts, word, line) ? .field : nil
    }
    faults.append(line.head.fault(LessonComplaint.textWithoutOwner(word)))
    return nil
  }

  private mutating func isNew(_ texts: Texts, _ word: LessonWord, _ line: LessonLine) -> Bool {
    guard texts[word.language!] != nil else { return true }
    faults.append(line.head.fault(LessonComplaint.givenTwice(word)))
    return false
  }

  private mutating func checkDepth(_ word: LessonWord, _ line: LessonLine, wanted: Int) {
    guard line.blanks != wanted, line.blanks % 2 == 0 else { return }
    faults.append(
      line.depthFault(
        LessonComplaint.wrongDepth(word, blanks: line.blanks, wanted: wanted)))
  }

  /// Gives the text that ends to its owner.
  mutating func endText() {
    guard var open = text else { return }
    text = nil
    let finished = open.builder.finished(open.label, &faults)
    switch open.owner {
    case .top: top!.texts[open.language] = finished
    case .field: top!.fields[top!.fields.count - 1].texts[open.language] = finished
    case nil: break
    }
  }
}

extension LessonLine {
  /// A fault of the blanks in front: the caret stands under the word.
  fileprivate func depthFault(_ complaint: LessonComplaint) -> LessonFault {
    head.fault(complaint)
  }

  /// The word in front of a full-width colon, with it: `en：`.
  fileprivate var wordWithWideColon: Excerpt? {
    let colon = Array("：".utf8)
    let bytes = line.bytes[head.range.prefix(16)]
    guard let start = bytes.firstRange(of: colon)?.lowerBound else { return nil }
    let word = line.text(in: head.range.lowerBound..<start)
    guard LessonWord(rawValue: word + ":") != nil else { return nil }
    return Excerpt(line, head.range.lowerBound..<start + colon.count, place)
  }
}

extension LessonLine {
  /// The word of the format that the line's first is most like.
  var nearestWord: LessonWord? {
    guard head.range.count <= 24 else { return nil }
    return Spelling.nearest(to: head.text, among: LessonWord.allCases.map(\.rawValue))
      .flatMap(LessonWord.init)
  }
}
