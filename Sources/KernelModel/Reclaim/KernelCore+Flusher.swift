import Hardware

/// The task that writes the dirty pages of files. Linux: `wb_workfn`.
///
/// The disk is a simple one: it takes whatever it is given and is done at once, and the task runs
/// when reclaim has met nothing but dirty pages, as soon as that pass over the lists is over. No
/// clock makes it run: pages that nobody needs the frames of stay dirty until `msync` or `sync`.
extension KernelCore {
  /// Writes every dirty page of every file, in the order of the files and their pages; what reclaim
  /// had wanted to free is what it meets next.
  ///
  /// Linux: `wakeup_flusher_threads`.
  func flush() {
    background.isFlusherWoken = false
    var count = 0
    for file in files.all { count += writeBack(file) }
    tracer.emit(.reclaim(.flushed(pages: UInt32(clamping: count))))
  }
}
