import Synchronization

/// Ctrl-C as a flag: the signal raises it, whatever takes long polls it.
public enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  /// Makes SIGINT raise the flag instead of ending the program.
  ///
  /// A SIGINT that was ignored at start, as in a background job of a script, stays ignored.
  public static func install() {
    clear()
    LineEditorSignals.installInterrupt()
  }

  /// Whether Ctrl-C was pressed since the last `clear()`. One relaxed load.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Raises the flag. Safe in a signal handler.
  public static func request() { flag.store(true, ordering: .relaxed) }

  /// Lowers the flag, once what it asked for has been done.
  public static func clear() { flag.store(false, ordering: .relaxed) }
}
