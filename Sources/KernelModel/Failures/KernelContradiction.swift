import Glibc
import Synchronization

/// Where a kernel can contradict itself by no fault of its own: on a machine whose RAM somebody has
/// spoilt.
public enum KernelContradiction {
  /// What the threads do on which a kernel contradicts itself.
  private static let handlers = Mutex<[pthread_t: @Sendable () -> Void]>([:])

  /// Does something on this thread.
  ///
  /// - Parameter handler: called first where the model contradicts itself meanwhile; where it does
  ///   not return the program goes on without the thread.
  public static func handled(by handler: @escaping @Sendable () -> Void, _ body: () -> Void) {
    let thread = pthread_self()
    handlers.withLock { $0[thread] = handler }
    body()
    handlers.withLock { $0[thread] = nil }
  }

  fileprivate static func handle() { handlers.withLock { $0[pthread_self()] }?() }
}

/// Ends the program because the model contradicts itself. Linux: `BUG()`.
func kernelBug(_ what: @autoclosure () -> String) -> Never {
  KernelContradiction.handle()
  fatalError("BUG: \(what())")
}
