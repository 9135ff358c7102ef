import Drawing
import Grammar

/// What became of a line.
public struct Execution {
  public enum Status: Sendable {
    /// Everything was carried out.
    case done
    /// Everything was carried out, and the simulated kernel refused a call or sent a signal that
    /// the line did not expect.
    case refused
    /// The line was wrong, or something came of it that it did not expect. The rest of it was not
    /// carried out.
    case failed
    /// Ctrl-C, between two commands. The rest of the line was not carried out.
    case interrupted
    /// The person wants to leave.
    case quit
  }

  public internal(set) var status = Status.done
  /// The report of the last command.
  public internal(set) var report: (any Report)?
  /// Why the line failed.
  public internal(set) var error: CommandError?

  package init() {}
}
