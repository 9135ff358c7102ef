import Disk
import Drawing
import KernelModel
import SystemPackage

/// The files that commands of a session name: which of them may be written, which are being read.
package struct NamedFiles {
  /// What a command may write.
  package enum Writing: Comparable {
    /// New files, and older ones of the kind that is written: a person asks for it.
    case overItsKind
    /// New files alone: a file's commands may be somebody else's.
    case newFiles
    /// Nothing. What would be written is kept here, for those who read it again.
    case nothing
  }

  /// The text of a file that only seems to be written.
  final class Pretended { var text = "" }

  package var writing = Writing.overItsKind
  private var pretended: [String: Pretended] = [:]
  /// Those that a file's commands wrote when they were new, and may write again.
  private var made: Set<String> = []
  /// Those that are being read, the innermost last.
  private var reading: [FileIdentity?] = []

  /// Refuses to write over what somebody else may need.
  ///
  /// - Returns: whether there is no such file yet.
  /// - Throws: why the file must stay as it is.
  @discardableResult
  mutating func check(
    _ path: String, for kind: WrittenKind, writing: Writing? = nil
  ) throws(FileRefusal) -> Bool {
    let writing = writing ?? self.writing
    guard writing < .nothing else { return false }
    let there: OpenedFile
    do throws(SystemPackage.Errno) {
      there = try OpenedFile(path)
    } catch {
      // Why a file cannot be written that is not there shows when it is.
      guard error != .noSuchFileOrDirectory else { return true }
      throw FileRefusal(file: path, .system(error))
    }
    guard there.kind == .file else { throw FileRefusal(file: path, .isNoFile) }
    guard writing == .overItsKind || made.contains(path) else {
      throw FileRefusal(file: path, .isThereAlready)
    }
    guard kind.isOf(there.beginning(upTo: 4096)) else {
      throw FileRefusal(file: path, .isOfAnotherKind(than: kind))
    }
    return false
  }

  /// That a file was written which `check` had allowed.
  mutating func wrote(_ path: String, writing: Writing? = nil) {
    if writing ?? self.writing == .newFiles { made.insert(path) }
  }

  /// Whether a file's commands wrote it when it was new.
  func hasMade(_ path: String) -> Bool { made.contains(path) }

  /// A file that only seems to be written, from its beginning.
  mutating func pretend(_ path: String) -> Pretended {
    let file = Pretended()
    pretended[path] = file
    return file
  }

  /// What was written under a name without being written.
  func pretendedText(_ path: String) -> String? { pretended[path]?.text }

  // MARK: Reading

  package func isBeingRead(_ identity: FileIdentity?) -> Bool {
    identity != nil && reading.contains(identity)
  }

  mutating func beginReading(_ identity: FileIdentity?) { reading.append(identity) }

  mutating func endReading() { reading.removeLast() }
}

extension Session {
  /// Opens a file that a command names.
  package func reader(_ path: String, of kinds: LineReader.Kinds) throws(FileRefusal) -> LineReader
  {
    if let text = files.pretendedText(path) {
      return LineReader(name: path, bytes: Array(text.utf8))
    }
    try authorize(.read, of: path)
    return try LineReader(path: path, of: kinds, isInterrupted: interruptions.source)
  }

  /// Writes a file that a command names, all of it at once.
  package func write(_ text: String, to path: String, as kind: WrittenKind) throws(FileRefusal) {
    guard files.writing < .nothing else {
      files.pretend(path).text = text
      return
    }
    let replacing = try replacing(path, as: kind)
    try WholeFile.write(text, to: path, replacing: replacing)
    files.wrote(path, writing: mayWrite)
  }

  /// What a command may write: a file's commands less than the person's.
  var mayWrite: NamedFiles.Writing {
    max(files.writing, authority.isPerson ? .overItsKind : .newFiles)
  }

  /// What a file that a command names may be written in place of.
  ///
  /// - Throws: why it must not be written.
  func replacing(
    _ path: String, as kind: WrittenKind
  ) throws(FileRefusal) -> WrittenFile.Replacing {
    try authorize(.write, of: path)
    let isNew = try files.check(path, for: kind, writing: mayWrite)
    guard mayWrite == .newFiles else { return .whatIsThere }
    return isNew ? .nothing : .fileItself
  }
}

extension WrittenKind {
  /// Whether a file that begins so is one of these; an empty one may become one.
  fileprivate func isOf(_ beginning: [UInt8]) -> Bool {
    guard !beginning.isEmpty else { return true }
    return switch self {
    case .transcript: TranscriptLine.isTranscript(beginning)
    case .session: beginning.starts(with: SessionFile.opening.utf8)
    case .lesson: beginning.starts(with: "lesson ".utf8) || beginning.starts(with: "# pagewalk ".utf8)
    case .answers: beginning.starts(with: AnswersOpening.text.utf8)
    case .picture:
      beginning.starts(with: SVGRenderer.opening.utf8)
        || beginning.starts(with: PicturePage.opening.utf8)
    }
  }
}
