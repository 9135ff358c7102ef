import Drawing
import Grammar
import Session

/// What a file is, for `check`: every kind of evidence there is.
public enum FileKind: CaseIterable, Sendable {
  case transcript
  /// Commands, one a line; `= result` is what must come of them.
  case log
  /// Processes of a machine that ran out of memory, and the kernel's reports. Recordings begin with
  /// the same character.
  case outOfMemory
  /// A recording of a real kernel's answers.
  case recording
  /// A program's system calls as strace printed them.
  case trace
  /// Vectors for the memory management unit.
  case vectors
  /// A dump of a real kernel's zone figures.
  case zones
  /// What a real kernel decided under memory pressure.
  case decisions
  case lesson
  /// Kinds of questions, of which each is made with many seeds.
  case questions
  /// Pages with a transcript inside.
  case handout

  /// How files of the kind are known and checked.
  var evidence: any Evidence.Type {
    switch self {
    case .transcript: TranscriptEvidence.self
    case .log: LogEvidence.self
    case .outOfMemory: OutOfMemoryEvidence.self
    case .recording: RecordingEvidence.self
    case .trace: TraceEvidence.self
    case .vectors: VectorEvidence.self
    case .zones: ZoneEvidence.self
    case .decisions: DecisionEvidence.self
    case .lesson: LessonEvidence.self
    case .questions: QuestionEvidence.self
    case .handout: HandoutEvidence.self
    }
  }
}

extension FileKind: Coded {
  public var code: String { evidence.code }
}

extension FileKind {
  /// A line that files of no kind begin with.
  public struct Unknown: Error, Equatable, Sendable {
    public let line: Int
    public let text: String
  }

  /// Knows a file by the end of its name, or by how it begins. A file that says nothing is a log
  /// of no commands.
  ///
  /// - Parameter catalog: the commands that a log may have.
  /// - Throws: the line that no kind begins with.
  public init(
    path: String, beginning: some Collection<UInt8>, _ catalog: CommandCatalog
  ) throws(Unknown) {
    let ending = path.split(separator: "/").last?.split(separator: ".").last.map(String.init)
    if let named = Self.allCases.first(where: { $0.evidence.ending == ending && ending != nil }) {
      self = named
      return
    }
    var reader = LineReader(name: path, bytes: Array(beginning))
    while let line = try? reader.next() {
      let known = Self.allCases.first { $0.evidence.begins(with: line, catalog) }
      if let known {
        self = known
        return
      }
      guard line.saysNothing else { throw Unknown(line: reader.lineNumber, text: line.text) }
    }
    self = .log
  }
}

extension SourceLine {
  /// Whether the line is empty or a comment, which may stand in files of several kinds.
  var saysNothing: Bool {
    let first = bytes[range].first { !$0.isSpace }
    return first == nil || first == UInt8(ascii: "#")
  }
}
