/// A moment in which nothing happens.
public enum Pause {
  /// Waits; Ctrl-C and the signals that end the program end the wait as well.
  public static func wait(milliseconds: Int) {
    guard milliseconds > 0, !Interrupt.isRequested, !Termination.isRequested else { return }
    let wakeUp = LineEditorSignals.wakeUp
    let time = Int32(clamping: milliseconds)
    if LineEditorHost.wait(for: wakeUp, milliseconds: time).first { LineEditorSignals.drain() }
  }
}
