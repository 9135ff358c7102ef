import KernelModel
import SystemPackage

/// Which file something is, by whatever name it was opened.
package struct FileIdentity: Equatable, Codable, Sendable {
  let device: DeviceID
  let inode: Inode
}

/// A file that was opened for reading, without waiting, and what it turned out to be.
final class OpenedFile {
  enum Kind {
    case file
    /// A pipe or a terminal: it can be read once, and may keep the reader waiting.
    case stream
    /// A directory, a device, a socket.
    case other
  }

  let identity: FileIdentity
  let kind: Kind
  private let descriptor: FileDescriptor
  private var isTaken = false

  /// - Throws: why it cannot be opened.
  init(_ path: String) throws(SystemPackage.Errno) {
    do {
      // The opening of a pipe to which nobody writes would wait for somebody who does.
      descriptor = try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch let error as SystemPackage.Errno {
      throw error
    } catch {
      throw .ioError
    }
    do {
      let stat = try descriptor.stat()
      identity = FileIdentity(device: stat.deviceID, inode: stat.inode)
      kind =
        switch stat.type {
        case .regular: .file
        case .fifo: .stream
        case .characterSpecial where StreamedInput.isTerminal(descriptor): .stream
        default: .other
        }
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  deinit { if !isTaken { try? descriptor.close() } }

  /// The descriptor, which is then the caller's to close.
  func takeDescriptor() -> FileDescriptor {
    isTaken = true
    return descriptor
  }

  /// The first bytes of a file.
  func beginning(upTo count: Int) -> [UInt8] {
    unsafe (try? [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      initializedCount = unsafe try descriptor.read(
        fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
    }) ?? []
  }
}
