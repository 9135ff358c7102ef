import Glibc
import Grammar
import KernelModel
import SystemPackage

/// The bytes of a pipe or a terminal, as they come.
///
/// Waiting for them is done in short sleeps, so that Ctrl-C and the wish of the system that the
/// program end are heard.
final class StreamedInput {
  private let descriptor: FileDescriptor
  private let isOwn: Bool
  private let isInterrupted: () -> Bool
  /// What was read ahead of whoever reads on.
  private var held: [UInt8] = []
  private var isAtEnd = false

  /// How long one sleep is.
  private static let milliseconds: Int32 = 100

  /// - Parameters:
  ///   - isOwn: whether the descriptor is closed with the stream.
  ///   - isInterrupted: asked between two sleeps: whether to take this for the end.
  init(_ descriptor: FileDescriptor, isOwn: Bool, isInterrupted: @escaping () -> Bool) {
    self.descriptor = descriptor
    self.isOwn = isOwn
    self.isInterrupted = isInterrupted
  }

  deinit { if isOwn { try? descriptor.close() } }

  static func isTerminal(_ descriptor: FileDescriptor) -> Bool {
    isatty(descriptor.rawValue) == 1
  }

  /// The next bytes, at least one; none at the end.
  func next() throws(SystemPackage.Errno) -> [UInt8] {
    guard held.isEmpty else {
      defer { held = [] }
      return held
    }
    return try read()
  }

  /// All that is still to come.
  func rest() throws(SystemPackage.Errno) -> [UInt8] {
    var all: [UInt8] = []
    while case let bytes = try next(), !bytes.isEmpty { all += bytes }
    return all
  }

  /// What comes up to the end of the first line that is neither empty nor a comment, or up to so
  /// many bytes. It will be read again.
  func beginning(upTo count: Int) -> [UInt8] {
    while !isAtEnd, held.count < count, !holdsCommand {
      guard let bytes = try? read() else { break }
      held += bytes
    }
    return Array(held.prefix(count))
  }

  private var holdsCommand: Bool {
    held.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .contains { line in
        let first = line.first { !$0.isSpace }
        return first != nil && first != UInt8(ascii: "#")
      }
  }

  private func read() throws(SystemPackage.Errno) -> [UInt8] {
    while !isAtEnd, !isInterrupted() {
      var waiting = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&waiting, 1, Self.milliseconds) > 0 else { continue }
      do {
        let bytes = try readWhatIsThere()
        if bytes.isEmpty { isAtEnd = true }
        return bytes
      } catch let error as SystemPackage.Errno {
        guard error == .interrupted || error == .resourceTemporarilyUnavailable else { throw error }
      } catch {
        throw .ioError
      }
    }
    isAtEnd = true
    return []
  }

  private func readWhatIsThere() throws -> [UInt8] {
    unsafe try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initializedCount in
      initializedCount = unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }
}
