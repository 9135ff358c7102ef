extension PageAllocator {
  /// Which memory was out when something for this purpose could not be had.
  func shortage(for purpose: FrameShortage.Purpose) -> FrameShortage {
    let high = zones[Int(Zone.Kind.highMemory.rawValue)]
    let free = max(0, high.freePages - high.boostedWatermarks.min)
    // With frames left above the reserve of high memory, it was low memory that had none.
    return FrameShortage(
      free > 0 && purpose == .page ? .record : purpose, freeHighPages: UInt32(clamping: free))
  }
}
