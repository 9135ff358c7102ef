import Hardware

extension VmallocArea {
  /// The slab objects that stand for it: the `vm_struct` and the array of its pages, 0 for none.
  public var objects: (area: VirtualAddress, pages: VirtualAddress) { (object, pageArray) }
}

extension FixedMap {
  /// Open temporary kmaps of tasks that do not run now, by task, the outermost first.
  public var suspendedFrames: [(process: ProcessID, frames: [PageFrameNumber])] {
    suspended.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
