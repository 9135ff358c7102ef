import Glibc
import Synchronization

/// The calls that write files of the host, in one place: each can be made to fail.
package enum HostCall {
  package static func open(_ path: String, _ flags: Int32, _ permissions: mode_t) -> Int32 {
    FailingCall.isNow ? -1 : unsafe Glibc.open(path, flags, permissions)
  }

  package static func write(
    _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
  ) -> Int {
    if FailingCall.isNow { return -1 }
    return unsafe bytes.withUnsafeBytes {
      unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
    }
  }

  /// Writes at the end of a file that was opened for that.
  package static func append(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    if FailingCall.isNow { return -1 }
    return unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
  }

  package static func sync(_ descriptor: Int32) -> Int32 {
    FailingCall.isNow ? -1 : fsync(descriptor)
  }

  package static func link(_ path: String, _ other: String) -> Int32 {
    FailingCall.isNow ? -1 : unsafe Glibc.link(path, other)
  }

  package static func rename(_ path: String, _ other: String) -> Int32 {
    FailingCall.isNow ? -1 : unsafe Glibc.rename(path, other)
  }

  package static func close(_ descriptor: Int32) -> Int32 {
    let isNow = FailingCall.isNow
    let result = Glibc.close(descriptor)
    if isNow { errno = EIO }
    return isNow ? -1 : result
  }
}

/// One of the calls that write files, which fails with `EIO`: for tests.
package final class FailingCall: Sendable {
  /// The one that is to fail while a test's work is done; nil everywhere else.
  @TaskLocal package static var awaited: FailingCall?

  private let left: Atomic<Int>

  /// - Parameter number: of the call, from 1.
  package init(number: Int) { left = Atomic(number) }

  /// Whether it has come.
  package var hasCome: Bool { left.load(ordering: .relaxed) <= 0 }

  /// Counts a call.
  ///
  /// - Returns: whether it is the one; `errno` says why then.
  fileprivate static var isNow: Bool {
    guard let awaited else { return false }
    guard awaited.left.subtract(1, ordering: .relaxed).newValue == 0 else { return false }
    errno = EIO
    return true
  }
}
