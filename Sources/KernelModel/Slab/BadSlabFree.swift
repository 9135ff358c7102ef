import Hardware

/// Memory that must not be given back to the slab layer, with what SLUB's debugging prints of it.
///
/// Linux: `free_consistency_checks`, `object_err`, `slab_err`.
public struct BadSlabFree: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// No memory of the direct map, or of a frame that neither slab nor `kmalloc` owns.
    /// Linux: the `BUG_ON` of `kfree`.
    case noSlabPage
    /// No object begins there. Linux: "Invalid object pointer".
    case noObject
    /// It is not in use. Linux: "Object already free".
    case alreadyFree
    /// It belongs to another cache than it was given to. Linux: "Wrong slab cache".
    case wrongCache(asked: String)
  }

  /// The slab as it was found.
  public struct Slab: Hashable, Sendable {
    public var cache: String
    public var frame: PageFrameNumber
    public var objects: Int
    public var used: Int
    /// The first free object, of the CPU's list if the CPU takes from this slab; 0 if there is
    /// none.
    public var freeObject: VirtualAddress
    public var flags: PageFlags
    /// Bytes from the slab's beginning to the address.
    public var offset: Int
    /// What the word for the free pointer holds at the address.
    public var freePointer: UInt32
  }

  public var reason: Reason
  public var address: VirtualAddress
  /// `nil` when the address lies in no slab.
  public var slab: Slab?
}

extension SlabAllocator {
  /// Takes memory back on somebody's word: as `kfree`, but what SLUB's debugging complains of is
  /// refused and changes nothing.
  ///
  /// - Parameter cache: the cache that it is said to belong to; `nil` for whichever it is.
  /// - Throws: `BadSlabFree` when the address is no object in use.
  /// - Complexity: O(objects of the slab)
  public func release(
    _ address: VirtualAddress, to cache: SlabCache? = nil
  ) throws(BadSlabFree) {
    if address.rawValue <= Self.zeroSizePointer.rawValue && cache == nil { return }
    if let refusal = refusal(address, cache) { throw refusal }
    kfree(address)
  }

  /// Whether an address could be given back: an object in use, or a block, begins there.
  ///
  /// - Complexity: O(objects of the slab)
  public func isInUse(_ address: VirtualAddress) -> Bool {
    address.rawValue > Self.zeroSizePointer.rawValue && refusal(address, nil) == nil
  }

  /// Whether an address lies in a slab of the kernel's own objects, of which `kmalloc` hands out
  /// none: who gives such a one back takes it from the kernel.
  public func isKernelsOwn(_ address: VirtualAddress) -> Bool {
    let slab = slab(of: address)
    guard slab != .none else { return false }
    let kmalloc = SlabDescription.firstKmalloc..<SlabDescription.firstNamed
    return !kmalloc.contains(Int(pages.pages[slab].owner))
  }

  /// The bytes that were really handed out at an address. Linux: `ksize`.
  public func usableSize(of address: VirtualAddress) -> Int? {
    let slab = slab(of: address)
    if slab != .none { return descriptions[Int(pages.pages[slab].owner)].geometry.size }
    let frame = DirectMapPlan.physical(address).frame
    return isBigBlock(frame) ? 4096 << Int(pages.pages[frame].order) : nil
  }

  private func refusal(_ address: VirtualAddress, _ cache: SlabCache?) -> BadSlabFree? {
    let slab = slab(of: address)
    guard slab != .none else {
      let frame = DirectMapPlan.physical(address).frame
      let isBlock = address >= DirectMapPlan.base && address.offset == 0 && isBigBlock(frame)
      if isBlock, cache == nil { return nil }
      return BadSlabFree(reason: .noSlabPage, address: address, slab: nil)
    }
    let owner = Int(pages.pages[slab].owner)
    var reason: BadSlabFree.Reason?
    if !isObject(address.rawValue, in: slab, cache: owner) {
      reason = .noObject
    } else if freeObjects(in: slab).contains(address) {
      reason = .alreadyFree
    } else if let cache, cache.index != owner {
      reason = .wrongCache(asked: cache.name)
    }
    return reason.map {
      BadSlabFree(reason: $0, address: address, slab: description(of: slab, at: address))
    }
  }

  /// The free objects of a slab in the order of its lists: the CPU's first. Ends where a list leads
  /// out of the slab, and after as many as the slab has.
  public func freeObjects(in slab: PageFrameNumber) -> [VirtualAddress] {
    let cache = Int(pages.pages[slab].owner)
    let limit = Int(counters(of: slab).objects)
    var objects: [VirtualAddress] = []
    var heads = [records[slab.index].freeObject]
    if slab == states[cache].cpuSlab { heads.insert(states[cache].freeObject.rawValue, at: 0) }
    for head in heads {
      var next = head
      while next != 0, objects.count < limit, isObject(next, in: slab, cache: cache) {
        let object = VirtualAddress(rawValue: next)
        objects.append(object)
        next = freePointer(of: object, offset: states[cache].freePointerOffset)
      }
    }
    return objects
  }

  private func description(
    of slab: PageFrameNumber, at address: VirtualAddress
  ) -> BadSlabFree.Slab {
    let cache = Int(pages.pages[slab].owner)
    let counters = counters(of: slab)
    return BadSlabFree.Slab(
      cache: descriptions[cache].name, frame: slab, objects: Int(counters.objects),
      used: Int(counters.objects) - freeObjects(in: slab).count,
      freeObject: freeObjects(in: slab).first ?? VirtualAddress(rawValue: 0),
      flags: pages.pages[slab].flags,
      offset: Int(address.rawValue &- DirectMapPlan.virtual(slab.base).rawValue),
      freePointer: freePointer(of: address, offset: states[cache].freePointerOffset))
  }
}
