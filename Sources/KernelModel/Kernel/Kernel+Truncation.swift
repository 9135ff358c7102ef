import Hardware

/// Making files longer and shorter.
extension Kernel {
  /// Gives a file another length. Linux: `ftruncate`.
  ///
  /// Pages beyond the new end leave every address space, private copies of them too.
  /// - Throws: `EBADF` when nothing is open there, `EINVAL` when it is not open for writing.
  public func ftruncate(
    _ descriptor: Int32, byteCount: UInt64, by process: Process
  ) throws(Refusal) {
    guard let open = process.descriptors[descriptor] else {
      throw Refusal(.badFileDescriptor, .badDescriptor(descriptor))
    }
    guard files[open].isWritable else { throw Refusal(.invalidArgument, .notWritable) }
    truncate(files[open].file, byteCount: byteCount)
  }

  /// Gives a file another length, whoever has it open. Linux: `truncate_pagecache`.
  public func truncate(_ file: CachedFile, byteCount: UInt64) {
    let end = (byteCount + 4095) >> 12
    if end < file.pageCount {
      core.unmapEverywhere(file, end..<file.pageCount, includingCopies: true)
    }
    files.setByteCount(byteCount, of: file)
  }
}
