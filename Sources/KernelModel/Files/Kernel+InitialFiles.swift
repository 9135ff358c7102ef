import Hardware

extension Kernel {
  /// Makes the file system in memory that a machine boots from: a file whose pages have all been
  /// used. Linux: `populate_rootfs`.
  public func addInitialFiles(pageCount: Int) {
    let file = files.create(
      "/initramfs", kind: .temporary, byteCount: UInt64(pageCount) << 12,
      content: .pattern(first: 1))
    file.forEachCachedPage { _, frame in lists.activate(frame) }
  }
}
