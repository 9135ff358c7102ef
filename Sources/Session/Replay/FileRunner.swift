/// Replays logs and transcripts, printing as it goes.
public struct FileRunner {
  public enum Status: Comparable, Sendable {
    /// Every line was carried out.
    case done
    /// A line was wrong, or was refused; the rest was carried out.
    case failed
    /// The machine was halted where the replay was to end.
    case halted
    /// A breakpoint halted the machine; the rest waits until the halted command is done.
    case waiting
    case interrupted
  }

  /// Where a replay ends before its file does.
  public enum End: Equatable, Sendable {
    case file
    /// At the event of that number.
    case event(Int)
    /// At the first breakpoint.
    case breakpoint
  }

  package let session: Session
  public var end = End.file
  /// Whether its commands are the person's own and may do what those may: read and write files of
  /// the host, write over older ones.
  public var isTrusted = false
  /// Asked before each command how to go on.
  public var conductor: (any FileConductor)?

  public init(_ session: Session) { self.session = session }

  /// Carries out a file, by what its first command looks like as a log or as a transcript.
  ///
  /// A log prints what its commands print. A transcript prints its narration and its prompts as
  /// well, so that it looks as the session did. A line that fails is shown (in a log with its
  /// place) and the next one is carried out; a transcript may show an error on purpose.
  public func run(_ path: String) throws(FileRefusal) -> Status {
    try run(session.reader(path, of: .streamsToo))
  }

  /// Carries out a file from its beginning, if it is for this machine.
  public func run(_ reader: LineReader) throws(FileRefusal) -> Status {
    let wanted: Configuration
    do throws(ConfigurationRefusal) {
      wanted = try session.configuration.following(reader)
    } catch {
      throw FileRefusal(file: reader.name, .hasBadMachine(error))
    }
    // A machine that has booted cannot become another one.
    guard wanted == session.configuration || wanted.isMet(by: session.configuration) else {
      throw FileRefusal(file: reader.name, .isForAnotherMachine(wanted))
    }
    return try FileReplay(self, reader).run()
  }
}

extension Session {
  /// Whether the machine is halted inside a command.
  public var isHalted: Bool { halted != nil }

  /// Lets the next command that acts halt at an event, if that is one of its own.
  func haltNext(atEvent number: Int) {
    guard isPresent else { return }
    debugger.rule = number > debugger.clock ? .event(number) : .never
  }
}
