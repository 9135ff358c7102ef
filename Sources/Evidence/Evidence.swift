import Grammar
import Session

/// A kind of file that says what somebody has seen, and that the model is held against.
///
/// Each kind has a folder of its own; `FileKind` lists them all.
package protocol Evidence {
  /// What programs call it.
  static var code: String { get }

  /// The end of the name that makes a file one of this kind, whatever it holds.
  static var ending: String? { get }

  /// Whether a line is how files of this kind begin.
  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool

  /// Compares a file with what the model does.
  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict
}

/// What became of a file, and the session that it left behind.
package struct Verdict {
  package let report: CheckReport
  /// Nil where none was needed, or none was made.
  package var session: Session?
}

/// A file of evidence, opened once.
package struct EvidenceFile {
  /// As it was named on the command line; `-` is standard input.
  let path: String
  /// At the file's beginning. Each copy reads on its own.
  let reader: LineReader

  /// Opens a file that lies beside this one and has the same name up to the end.
  func beside(_ ending: String) throws(FileRefusal) -> LineReader {
    let known = FileKind.allCases.compactMap { $0.evidence.ending }.map { ".\($0)" }
    let stem = known.first { path.hasSuffix($0) }.map { String(path.dropLast($0.count)) } ?? path
    return try LineReader(path: stem + ending, of: .files)
  }
}

/// What files are checked on: it makes a fresh machine for each.
package struct EvidenceBench {
  /// Of the machines, where a file does not ask for another one.
  let configuration: Configuration
  let commands: CommandSet
  let isInterrupted: () -> Bool
  /// What files' lines may do with files of the host.
  var permissions = Permissions()
  var asksPerson: ((HostAccessQuestion) -> Bool?)?
  var hasProgressed: ((Double) -> Void)?
  /// Of the questions that each kind makes.
  var seeds: ClosedRange<UInt64> = 1...50
  /// Whose the lines are that are carried out.
  var authority = Authority.person

  /// A fresh session.
  ///
  /// - Parameter change: what the kind of evidence asks for.
  func session(
    _ change: (inout Configuration) -> Void = { _ in }
  ) throws(ConfigurationRefusal) -> Session {
    var configuration = configuration
    change(&configuration)
    let session = try Session(configuration: configuration, commands: commands)
    session.isInterrupted = isInterrupted
    session.checksInvariants = false
    session.files.writing = .nothing
    session.permissions = permissions
    session.asksPerson = asksPerson
    session.authority = authority
    return session
  }

  /// The same for machines of another kind.
  private func with(_ configuration: Configuration) -> EvidenceBench {
    var bench = EvidenceBench(
      configuration: configuration, commands: commands, isInterrupted: isInterrupted)
    bench.permissions = permissions
    bench.asksPerson = asksPerson
    bench.hasProgressed = hasProgressed
    bench.seeds = seeds
    bench.authority = authority
    return bench
  }

  /// The same for a file's own lines.
  func of(_ file: EvidenceFile) -> EvidenceBench {
    var bench = self
    bench.authority = Authority(of: .init(file.reader))
    return bench
  }

  /// A fresh session of the machine that a file asks for in its first lines.
  func session(
    for file: EvidenceFile, _ change: (inout Configuration) -> Void = { _ in }
  ) throws(FileRefusal) -> Session {
    do throws(ConfigurationRefusal) {
      let wanted = try configuration.following(file.reader)
      return try with(wanted).session(change)
    } catch {
      throw FileRefusal(file: file.path, .hasBadMachine(error))
    }
  }
}
