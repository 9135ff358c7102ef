import KernelModel
import Synchronization
import SystemPackage

/// A regular file of the host, open for reading as long as it is known.
///
/// What was read once is read the same ever after: whoever goes back in time must find the file
/// that was there, though somebody may have written into it since.
final class HostFile: FileBytes {
  private let descriptor: FileDescriptor
  /// What was read, in blocks; nil for one that could not be.
  private let blocks = Mutex<[UInt64: [UInt8]?]>([:])

  private static let blockByteCount = 1 << 16
  /// So many blocks are kept, 256 MiB; what is read beyond them may change.
  private static let mostBlocks = 1 << 12

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
    let room = UInt64(Int64.max) - UInt64(Self.blockByteCount)
    guard count > 0, offset <= room, UInt64(count) <= room - offset else { return [] }
    let size = UInt64(Self.blockByteCount)
    var bytes: [UInt8] = []
    for block in offset / size...(offset + UInt64(count) - 1) / size {
      guard let found = self.block(block) else { return bytes.isEmpty ? nil : bytes }
      let low = max(offset, block * size) - block * size
      let high = min(offset + UInt64(count) - block * size, UInt64(found.count))
      if low < high { bytes += found[Int(low)..<Int(high)] }
      // The file ends in this block.
      guard found.count == Self.blockByteCount else { break }
    }
    return bytes
  }

  private func block(_ number: UInt64) -> [UInt8]? {
    blocks.withLock { blocks in
      if let known = blocks[number] { return known }
      let read = read(from: number * UInt64(Self.blockByteCount), count: Self.blockByteCount)
      if blocks.count < Self.mostBlocks { blocks.updateValue(read, forKey: number) }
      return read
    }
  }

  private func read(from offset: UInt64, count: Int) -> [UInt8]? {
    guard let start = Int64(exactly: offset) else { return [] }
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
