import Drawing
import Grammar
import Session

/// Reads lessons, line by line, and tells all that is wrong with one.
///
/// A line stands below the line before it by its depth; what stands at the margin is complete when
/// the next line does. After a mistake the reader goes on with what was probably meant, so that one
/// mistake is told once.
package struct LessonReader {
  /// No lesson has so many lines: what does not end is read no further.
  package static let lineLimit = 20_000
  /// Nor so many bytes.
  package static let byteLimit = 4 << 20

  /// What was read before the line that is being read.
  var faults = LessonFaults()
  /// What stands at the margin and may go on.
  var top: LessonNode?
  /// The text that deeper lines go on with.
  var text: OpenText?
  /// Lines deeper than so many blanks belong to what could not be read.
  var skippedDepth: Int?
  /// The last line of the format; nil behind another.
  var lastWord: LessonWord?
  private var header: (node: LessonNode, number: Int, name: String)?
  private var hasBegun = false
  private var items: [Lesson.Item] = []
  private var hasNext = false
  private var hasToldEnd = false
  private var digest = Digest()

  /// A text that the next line may go on with.
  struct OpenText {
    /// Where it goes in the end; nil where it has no place.
    enum Owner { case top, field }

    var owner: Owner?
    let language: Language
    let label: Excerpt
    let blanks: Int
    var builder = LessonTextBuilder()
  }

  private init() {}

  /// Reads a whole file.
  ///
  /// - Parameter source: at its beginning.
  /// - Returns: the lesson, where nothing is wrong with it; all that is wrong, in the order of the
  ///   lines.
  /// - Complexity: O(length); holds the file's bytes.
  package static func read(_ source: LineReader) -> (lesson: Lesson?, faults: [LessonFault]) {
    var reader = LessonReader()
    var configuration = Configuration()
    var refusal: ConfigurationRefusal?
    do throws(ConfigurationRefusal) {
      configuration = try configuration.following(source)
    } catch {
      refusal = error
    }
    let machine = reader.readLines(of: source, refusal)
    let authority = Authority(of: .init(source))
    if !reader.hasBegun, reader.top == nil, reader.faults.all.isEmpty {
      let nothing = Excerpt("", place: Place(file: source.name, line: 1))
      reader.faults.append(nothing.fault(LessonComplaint.missingHeader))
    }
    return reader.finished(machine, configuration, authority)
  }

  /// Whether a file is meant to be a lesson: a line at the margin begins with that word, or nearly.
  ///
  /// - Complexity: O(length), up to that line.
  package static func isMeant(by source: LineReader) -> Bool {
    var source = source
    var byteCount = 0
    while let line = try? source.next(), byteCount <= byteLimit {
      byteCount += line.range.count
      guard line.binaryError == nil, let line = LessonLine(line, source.place), line.blanks == 0
      else { continue }
      if line.word == .lesson || line.nearestWord == .lesson { return true }
    }
    return false
  }

  /// - Returns: the line that names a machine.
  private mutating func readLines(
    of source: LineReader, _ refusal: ConfigurationRefusal?
  ) -> Excerpt? {
    var source = source
    var machine: Excerpt?
    var byteCount = 0
    do throws(FileRefusal) {
      while let line = try source.next(), !faults.isFull {
        byteCount += line.range.count
        guard source.lineNumber <= Self.lineLimit, byteCount <= Self.byteLimit else {
          // The beginning of such a line is enough to be shown.
          let beginning = line.range.prefix(80)
          let shown = SourceLine(bytes: line.bytes, range: beginning)
          faults.append(
            Excerpt(shown, beginning, source.place).fault(
              LessonComplaint.tooLong(lineLimit: Self.lineLimit, byteLimit: Self.byteLimit)))
          break
        }
        for byte in line.bytes[line.range] { digest.add(UInt64(byte)) }
        digest.add(UInt64(UInt8(ascii: "\n")))
        if source.lineNumber == 1, line.text.hasPrefix("# pagewalk") {
          machine = Excerpt(line, line.range.lowerBound..<line.trimmedEnd, source.place)
          if let refusal { faults.append(machine!.fault(refusal)) }
        }
        read(line, source.place)
      }
    } catch {
      faults.append(LessonFault(error))
    }
    return machine
  }

  private mutating func finished(
    _ machine: Excerpt?, _ configuration: Configuration, _ authority: Authority
  ) -> (lesson: Lesson?, faults: [LessonFault]) {
    endText()
    endTop()
    guard faults.all.isEmpty, let header else { return (nil, Self.sorted(faults)) }
    var lesson = Lesson(
      keyword: header.node.keyword, number: header.number, name: header.name,
      title: header.node.texts, items: items)
    lesson.machine = machine
    lesson.configuration = configuration
    lesson.authority = authority
    lesson.version = digest.digits
    return (lesson, [])
  }

  /// In the order of the lines; the last one tells that there were too many.
  private static func sorted(_ faults: LessonFaults) -> [LessonFault] {
    let kept = faults.all.prefix(LessonFaults.limit).enumerated().sorted {
      ($0.element.lineNumber ?? .max, $0.offset) < ($1.element.lineNumber ?? .max, $1.offset)
    }.map(\.element)
    guard faults.isFull, let last = faults.all.last else { return kept }
    return kept + [last.replaced(by: LessonComplaint.tooManyFaults(limit: LessonFaults.limit))]
  }

  /// Makes an item of what stands at the margin.
  mutating func endTop() {
    guard let node = top else { return }
    top = nil
    let isFirst = !hasBegun
    hasBegun = true
    if node.word != .lesson, isFirst {
      faults.append(node.keyword.fault(LessonComplaint.missingHeader))
    }
    node.check(&faults)
    if node.word == .lesson {
      guard header == nil else {
        faults.append(node.keyword.fault(LessonComplaint.givenTwice(.lesson)))
        return
      }
      header = node.header(&faults).map { (node, $0.number, $0.name) }
      return
    }
    checkEnd(node)
    if let item = node.item(&faults) { items.append(item) }
  }

  private mutating func checkEnd(_ node: LessonNode) {
    if hasNext, !hasToldEnd {
      hasToldEnd = true
      faults.append(
        node.keyword.fault(
          node.word == .next ? LessonComplaint.secondNext : .behindNext(node.word)))
    }
    if node.word == .next { hasNext = true }
  }
}

extension Digest {
  /// Sixteen hexadecimal digits.
  fileprivate var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
