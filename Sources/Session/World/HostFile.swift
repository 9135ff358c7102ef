import KernelModel
import SystemPackage

/// A regular file of the host, open for reading as long as it is known.
final class HostFile: FileBytes {
  private let descriptor: FileDescriptor

  /// - Throws: why it cannot be opened; nothing that is no regular file stays open.
  init(_ path: FilePath) throws(SystemPackage.Errno) {
    do {
      // A pipe must not make anybody wait.
      descriptor = try FileDescriptor.open(
        path, .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch let error as SystemPackage.Errno {
      throw error
    } catch {
      throw .ioError
    }
  }

  deinit { try? descriptor.close() }

  func bytes(from offset: UInt64, count: Int) -> [UInt8]? {
    guard let start = Int64(exactly: offset), count > 0 else { return [] }
    // The file is read, not mapped: somebody may cut it short at any time.
    return unsafe try? [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      while initializedCount < count {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[initializedCount...])
        let read = unsafe try descriptor.read(
          fromAbsoluteOffset: start + Int64(initializedCount), into: rest)
        guard read > 0 else { return }
        initializedCount += read
      }
    }
  }
}
