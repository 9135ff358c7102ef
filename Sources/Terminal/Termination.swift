import Synchronization

/// The wish of the system that the program end: SIGTERM, or SIGHUP when the terminal is gone.
///
/// The first such signal is a flag, so that the terminal gets its modes back and files are whole;
/// the second ends the program at once.
public enum Termination {
  private static let number = Atomic<Int32>(0)

  /// Whether the program should end. One relaxed load.
  public static var isRequested: Bool { number.load(ordering: .relaxed) != 0 }

  /// The status to end with, as a shell reports it for a signal: 128 and its number; nil if none.
  public static var exitStatus: Int32? {
    let signal = number.load(ordering: .relaxed)
    return signal == 0 ? nil : 128 + signal
  }

  /// Notes the signal. Safe in a signal handler.
  static func request(signal: Int32) { number.store(signal, ordering: .relaxed) }
}
