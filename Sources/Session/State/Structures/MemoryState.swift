import Drawing
import Hardware
import KernelModel
import Reports

/// Frames of RAM that hold something other than zeros.
struct MemoryState: StateTable {
  let id = StructureID.memory
  let memory: PhysicalMemory
  /// What the frames are to the kernel; nil on a machine without one.
  let pages: PageMap?

  func enter(into facts: inout Facts) {
    for index in 0..<memory.frameCount {
      let frame = PageFrameNumber(rawValue: UInt32(index))
      if !memory.isUntouched(frame) { facts.add(index, memory.digest(of: frame)) }
    }
  }

  /// How many words differ from the other machine's, and the first of them.
  func fields(at place: UInt64, against other: MemoryState?) -> FieldList {
    var list = FieldList()
    let frame = PageFrameNumber(rawValue: UInt32(place))
    var first: PhysicalAddress?
    var count = 0
    for offset in stride(from: UInt64(0), to: 4096, by: 4) {
      let address = frame.base + offset
      guard memory.load(UInt32.self, at: address) != other?.memory.load(UInt32.self, at: address)
      else { continue }
      first = first ?? address
      count += 1
    }
    guard let first else { return list }
    if let pages, pages.contains(frame) {
      let use = pages[frame].use
      list.add(.use, use.rawValue, code: FrameUse(use).code)
    }
    list.add(.wordCount, count)
    list.add(.address, first.rawValue)
    list.add(.value, memory.load(UInt32.self, at: first))
    return list
  }
}

extension PhysicalMemory {
  /// The digest of a frame's contents; 0 for zeros, whether they were written or not.
  fileprivate func digest(of frame: PageFrameNumber) -> UInt64 {
    // Four at a time: one after another each would wait for the one before.
    var (first, second, third, fourth) = (Digest(), Digest(), Digest(), Digest())
    var seen: UInt64 = 0
    var address = frame.base
    let end = frame.base + 4096
    while address < end {
      let a = load(UInt64.self, at: address)
      let b = load(UInt64.self, at: address + 8)
      let c = load(UInt64.self, at: address + 16)
      let d = load(UInt64.self, at: address + 24)
      seen |= a | b | c | d
      first.add(a)
      second.add(b)
      third.add(c)
      fourth.add(d)
      address = address + 32
    }
    guard seen != 0 else { return 0 }
    var whole = Digest()
    whole.add(first.value)
    whole.add(second.value)
    whole.add(third.value)
    whole.add(fourth.value)
    return whole.value
  }
}
