import Grammar
import Session

/// What a file is, for `check`.
public enum FileKind: String, Encodable, Sendable {
  case transcript
  /// Commands, one a line; `= result` is what must come of them.
  case log
  /// A recording of a real kernel's answers.
  case recording
  /// A program's system calls as strace printed them.
  case trace
  /// Vectors for the memory management unit.
  case vectors
  /// A dump of a real kernel's zone figures.
  case zones

  /// Knows a file by the end of its name, or by how it begins.
  public init(path: String, beginning: some Collection<UInt8>) {
    let ending = path.split(separator: "/").last?.split(separator: ".").last.map(String.init)
    switch ending {
    case "transcript": self = .transcript
    case "klog": self = .recording
    case "strace": self = .trace
    case "mmu": self = .vectors
    default: self = FileKind(beginning: Array(beginning))
    }
  }

  private init(beginning bytes: [UInt8]) {
    var reader = LineReader(name: "", bytes: bytes)
    var kind: FileKind?
    while kind == nil, let line = try? reader.next() { kind = FileKind(decidedBy: line) }
    self = kind ?? .log
  }

  /// Nil when the line may stand in files of several kinds.
  private init?(decidedBy line: SourceLine) {
    let text = line.text
    if text.hasPrefix("=== zoneinfo") || (text.hasPrefix("Node ") && text.contains(", zone ")) {
      self = .zones
    } else if text.hasPrefix("@") {
      self = .recording
    } else {
      switch TranscriptLine(line) {
      case .command: self = .transcript
      case .output where !text.allSatisfy(\.isWhitespace): self = .log
      case .output, .narration: return nil
      }
    }
  }
}
