import Grammar

/// A session as `save` writes it: a log that names its version and its machine and ends in the
/// digest of the machine that its commands lead to.
///
///     # pagewalk session 3
///     # pagewalk --memory 64M
///     mmap 64K rw
///     touch $1 w
///     # checkpoint before 1
///     # do alias grab mmap 64K rw
///     # do break split if order >= 3
///     # digest 92cf57c34be1a6f0
///
/// To everything else it is a log: `pagewalk run` replays it, whatever its version. Version 1 had
/// no `# do`; the digests of versions 1 and 2 named states in another way.
package struct SessionFile {
  package static let version = 3
  package static let opening = "# pagewalk session "
  private static let markOpening = "# checkpoint "
  private static let stepOpening = "# do "
  private static let digestOpening = "# digest "

  /// The commands that a file may have done again at its end: they make names and breakpoints.
  package static let steps = [
    "alias", "define", "break", "tbreak", "watch", "ignore", "commands", "disable",
  ]

  /// Each command with its line's number.
  package private(set) var commands: [(number: Int, line: SourceLine)] = []
  private(set) var marks: [(number: Int, name: String, point: Timeline.Point)] = []
  /// What is to be done at the end, with the lines' numbers.
  private(set) var steps: [(number: Int, line: SourceLine)] = []
  package private(set) var digest = ""
  package let configuration: Configuration
  /// Whose its lines are.
  let source: Authority.Source

  /// Reads a file.
  ///
  /// - Parameter reader: at its beginning.
  /// - Throws: why it is no session that this version could take up.
  package init(_ reader: LineReader) throws(FileRefusal) {
    var reader = reader
    let path = reader.name
    source = Authority.Source(reader)
    do throws(ConfigurationRefusal) {
      configuration = try Configuration(narratedBy: reader)
    } catch {
      throw FileRefusal(file: path, .hasBadMachine(error))
    }
    guard let first = try reader.next(), first.text.hasPrefix(Self.opening) else {
      throw FileRefusal(
        file: path, line: 1, .session(.hasNoOpening("\(Self.opening)\(Self.version)")))
    }
    let version = first.text.dropFirst(Self.opening.count)
    guard Int(version) == Self.version else {
      let isOlder = Int(version).map { 1..<Self.version ~= $0 } ?? false
      throw FileRefusal(
        file: path, line: 1,
        .session(.version(String(version), known: Self.version, isOlder: isOlder)))
    }
    while let line = try reader.next() {
      let text = line.text
      guard digest.isEmpty else {
        throw FileRefusal(file: path, line: reader.lineNumber, .session(.goesOnBehindDigest))
      }
      if text.hasPrefix(Self.digestOpening) {
        digest = String(text.dropFirst(Self.digestOpening.count))
      } else if text.hasPrefix(Self.markOpening) {
        guard let mark = Self.mark(text) else {
          throw FileRefusal(file: path, line: reader.lineNumber, .session(.hasBadMark))
        }
        marks.append((reader.lineNumber, mark.name, mark.point))
      } else if text.hasPrefix(Self.stepOpening) {
        steps.append(
          (reader.lineNumber, SourceLine(String(text.dropFirst(Self.stepOpening.count)))))
      } else if !text.hasPrefix("#"), line.trimmedEnd > line.range.lowerBound {
        commands.append((reader.lineNumber, line))
      }
    }
    guard !digest.isEmpty else {
      throw FileRefusal(file: path, .session(.hasNoDigest))
    }
    for mark in marks where mark.point.command > commands.count {
      throw FileRefusal(
        file: path, line: mark.number,
        .session(
          .markIsBeyond(mark.name, command: mark.point.command, count: commands.count)))
    }
  }

  private static func mark(_ text: String) -> (name: String, point: Timeline.Point)? {
    let words = text.dropFirst(markOpening.count).split(separator: " ")
    guard 2...3 ~= words.count, let command = Int(words[1]), command >= 0 else { return nil }
    let event = words.count == 3 ? Int(words[2]) : nil
    guard words.count == 2 || event != nil else { return nil }
    return (String(words[0]), Timeline.Point(command: command, event: event))
  }
}

extension SessionFile {
  /// The text of a session's file, and how many commands it has.
  ///
  /// What steered the session (`help`, `goto`) is no part of it.
  /// - Throws: that somebody gave up on the way to its end.
  package static func text(
    of session: Session
  ) throws(CommandError) -> (text: String, commandCount: Int, digest: String) {
    var lines = ["\(opening)\(version)"]
    if session.configuration != Configuration() { lines.append(session.configuration.narration) }
    var kept = [0]
    for index in 0..<session.log.count {
      let isKept = session.log.effect(index) != .steers
      if isKept { lines.append(session.log[index].text) }
      kept.append(kept[index] + (isKept ? 1 : 0))
    }
    for name in session.timeline.markNames {
      guard let point = session.timeline.point(named: name) else { continue }
      let event = point.event.map { " \($0)" } ?? ""
      lines.append("\(markOpening)\(name) \(kept[point.command])\(event)")
    }
    lines += (session.macros.steps + session.debugger.breakpoints.steps).map { stepOpening + $0 }
    let last = session.isPresent ? session : try session.twin(at: session.log.count)
    let digest = last.digest
    lines.append("\(digestOpening)\(digest)")
    return (lines.joined(separator: "\n") + "\n", kept[session.log.count], digest)
  }
}
