import Dispatch

/// Work that can pause in its middle, deep inside other people's calls, and go on later.
///
/// It has a thread of its own, but never runs beside the thread that resumes it: one of the two
/// always waits, so neither needs to guard what they share.
final class Coroutine: @unchecked Sendable {
  private let mayRun = DispatchSemaphore(value: 0)
  private let hasStopped = DispatchSemaphore(value: 0)
  private let body: (Coroutine) -> Void
  private var hasBegun = false
  /// Whether the work is done.
  private(set) var isFinished = false

  init(_ body: @escaping (Coroutine) -> Void) { self.body = body }

  /// Lets the work run until it pauses or is done.
  ///
  /// - Precondition: it is not done.
  func resume() {
    precondition(!isFinished)
    if !hasBegun {
      hasBegun = true
      // A queue of its own gets a thread of its own, however many of the others wait.
      DispatchQueue(label: "command").async { [self] in
        mayRun.wait()
        body(self)
        isFinished = true
        hasStopped.signal()
      }
    }
    mayRun.signal()
    hasStopped.wait()
  }

  /// Called by the work itself: it is done, although it cannot leave the calls that it is inside.
  /// Its thread waits for ever.
  func abandon() -> Never {
    isFinished = true
    hasStopped.signal()
    while true { mayRun.wait() }
  }

  /// Called by the work itself: waits until it is resumed.
  func pause() {
    hasStopped.signal()
    mayRun.wait()
  }
}
