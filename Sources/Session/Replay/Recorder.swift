import Disk
import Drawing
import Grammar

/// Writes a transcript while a person works: after each command everything up to it is in the file.
///
/// What cannot be written to its end is taken back: the file then ends with the line before, and
/// nothing more is written.
///
/// What steers the recording itself is no part of it: it would be another's file when the
/// transcript is replayed.
package final class Recorder {
  package let path: String
  private let target: Target
  /// Why nothing more is written; nil while all is well.
  private(set) var fault: FileFault?
  /// How many bytes there were before the line that is being recorded.
  private var lineStart = 0
  private let canvas: Canvas
  /// A line has begun that is recorded: what the line that began the recording prints is not.
  private var isWriting = false
  /// The end of the last line is not written yet: what the command prints may go on.
  private var isLineOpen = false
  /// Which machine it is for, until that is written.
  private var firstLine: String
  private let isKeptOut: (SourceLine) -> Bool

  private enum Target {
    case file(WrittenFile)
    /// What is recorded by a transcript that is being checked.
    case pretended(NamedFiles.Pretended)
  }

  /// Begins a file with what came before, which another recorder wrote. Only once that is written
  /// does it take the place of an older one.
  ///
  /// - Parameters:
  ///   - session: the one that is recorded. Its machine is told in the first line unless it is the
  ///     usual one.
  ///   - replacing: what the file may be written in place of.
  /// - Throws: why the file cannot be written.
  init(
    path: String, of session: Session, after before: String, replacing: WrittenFile.Replacing
  ) throws(DiskFault) {
    self.path = path
    isKeptOut = { [unowned session] in session.steersRecording($0) }
    canvas = Canvas(language: session.language)
    firstLine = before.isEmpty ? Self.firstLine(of: session) : ""
    let file = try WrittenFile(path, replacing: replacing, besides: session.recorder?.file)
    try file.append(Array(before.utf8))
    try file.takePlace()
    target = .file(file)
  }

  /// A recorder that keeps what it would write.
  init(path: String, of session: Session, pretending file: NamedFiles.Pretended) {
    self.path = path
    isKeptOut = { [unowned session] in session.steersRecording($0) }
    canvas = Canvas(language: session.language)
    firstLine = Self.firstLine(of: session)
    target = .pretended(file)
  }

  private static func firstLine(of session: Session) -> String {
    session.language.firstLine(on: session.configuration).map { $0 + "\n" } ?? ""
  }

  private var file: WrittenFile? {
    if case .file(let file) = target { return file }
    return nil
  }

  deinit { closeLine() }

  /// Ends the file, with all of it on the disk.
  func finish() {
    closeLine()
    do throws(DiskFault) {
      try file?.finish()
    } catch {
      fault = fault ?? FileFault(error)
    }
  }

  /// The line that ends the recording may end it in its middle.
  private func closeLine() {
    guard isLineOpen else { return }
    write("\n")
    isLineOpen = false
  }

  /// Writes what came before, as another recorder wrote it.
  func begin(with text: String) {
    guard !text.isEmpty else { return }
    firstLine = ""
    write(text)
  }

  func append(_ line: SourceLine, prompt: String) {
    isWriting = !isKeptOut(line)
    guard isWriting else { return }
    lineStart = file?.byteCount ?? 0
    writeOpen(firstLine + prompt + line.text + "\n")
    firstLine = ""
  }

  /// The command is done, and so is what it printed.
  ///
  /// - Parameter stop: where the command was stopped, if it was.
  func endLine(stoppedAt stop: RecordedStop?) {
    guard isWriting else { return }
    write((isLineOpen ? "\n" : "") + (stop.map { InterruptionNote.text($0) + "\n" } ?? ""))
    isLineOpen = false
  }

  /// Writes all but the last end of a line. A file whose last line is open was torn off: the program
  /// ended in the middle of a command.
  private func writeOpen(_ text: String) {
    let opened = (isLineOpen ? "\n" : "") + text
    isLineOpen = opened.last == "\n"
    write(isLineOpen ? String(opened.dropLast()) : opened)
  }

  /// Takes what a line printed. What would be a prompt or narration of the transcript becomes
  /// `...`.
  func append(_ text: String) {
    guard isWriting else { return }
    guard text.utf8.contains(UInt8(ascii: "#")) || text.utf8.contains(UInt8(ascii: ">")) else {
      return writeOpen(text)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if case .output = TranscriptLine(SourceLine(String(line))) { return line }
      return Self.anyLines
    }
    writeOpen(lines.joined(separator: "\n"))
  }

  /// What stands for any lines of a transcript.
  private static let anyLines: Substring = "..."

  /// Lists are drawn to their end although nobody wants more, unless they are longer.
  private static let wholeCount = 4096

  /// Takes a line of narration between two commands.
  func narrate(_ line: String) { if isWriting { write(line + "\n") } }

  /// Takes a line of narration wherever it stands, before the first command as well.
  func narrateAnywhere(_ line: String) {
    write(firstLine + line + "\n")
    firstLine = ""
  }

  /// Takes a report.
  ///
  /// - Parameter patience: how long somebody waits for that. A long list ends in `...` where nobody
  ///   does.
  func append(_ report: any Drawable, _ patience: Patience = Patience()) {
    var canvas = canvas
    canvas.patience = patience.passing(Self.wholeCount)
    let text = PlainRenderer(canvas: canvas).render(report)
    let isOpen = patience.isOver && text.utf8.count { $0 == 0x0a } >= Self.wholeCount
    append(isOpen ? text + Self.anyLines + "\n" : text)
  }

  func append(_ error: CommandError, in line: SourceLine, at place: Place?) {
    append(ErrorReport(error, in: line, place: place))
  }

  private func write(_ text: String) {
    guard !text.isEmpty, fault == nil else { return }
    switch target {
    case .file(let file):
      do throws(DiskFault) {
        try file.append(Array(text.utf8))
      } catch {
        fault = FileFault(error)
        file.truncate(to: lineStart)
      }
    case .pretended(let file): file.text += text
    }
  }
}
