import Hardware

extension PageAllocator {
  /// Puts a free block at the head of its list. Linux: `add_to_free_list`.
  @inline(__always)
  func listAtHead(_ block: PageFrameNumber, order: Int, type: MigrateType, zone: Int) {
    let index = listIndex(zone, order, type)
    let head = freeLists[index].head
    pages[block] = Page(
      flags: [], use: .freeBlock, order: UInt8(truncatingIfNeeded: order),
      migrateType: type.rawValue, useCount: 0, mapCount: 0, owner: 0, index: 0, next: head,
      previous: .none)
    freeLists[index].head = block
    freeLists[index].count &+= 1
    if head == .none {
      freeLists[index].tail = block
      state[zone].occupiedOrders |= occupiedBit(order, type)
    } else {
      pages[head].previous = block
    }
  }

  /// Puts a free block at the tail of its list. Linux: `add_to_free_list_tail`.
  @inline(__always)
  func listAtTail(_ block: PageFrameNumber, order: Int, type: MigrateType, zone: Int) {
    let index = listIndex(zone, order, type)
    let tail = freeLists[index].tail
    pages[block] = Page(
      flags: [], use: .freeBlock, order: UInt8(truncatingIfNeeded: order),
      migrateType: type.rawValue, useCount: 0, mapCount: 0, owner: 0, index: 0, next: .none,
      previous: tail)
    freeLists[index].tail = block
    freeLists[index].count &+= 1
    if tail == .none {
      freeLists[index].head = block
      state[zone].occupiedOrders |= occupiedBit(order, type)
    } else {
      pages[tail].next = block
    }
  }

  /// Takes a free block off the list that it is on, and leaves its `Page` all zeros.
  /// Linux: `del_page_from_free_list`.
  @inline(__always)
  func unlist(_ block: PageFrameNumber, zone: Int) {
    let page = pages[block]
    let type = MigrateType(bits: page.migrateType)
    let index = listIndex(zone, Int(page.order), type)
    if page.previous == .none {
      freeLists[index].head = page.next
    } else {
      pages[page.previous].next = page.next
    }
    if page.next == .none {
      freeLists[index].tail = page.previous
    } else {
      pages[page.next].previous = page.previous
    }
    freeLists[index].count &-= 1
    if freeLists[index].count == 0 {
      state[zone].occupiedOrders &= ~occupiedBit(Int(page.order), type)
    }
    pages[block] = .unused
  }

  /// The bit of `occupiedOrders` that stands for a list.
  @inline(__always)
  func occupiedBit(_ order: Int, _ type: MigrateType) -> UInt64 {
    1 << (UInt64(type.rawValue) &* 16 &+ UInt64(truncatingIfNeeded: order))
  }

  /// The orders whose lists of a type have a block, one bit each.
  @inline(__always)
  func occupiedOrders(_ zone: Int, _ type: MigrateType) -> UInt64 {
    state[zone].occupiedOrders >> (UInt64(type.rawValue) &* 16) & 0x7ff
  }

  /// Puts a page at the head of one of the CPU's lists: it is the next to be taken.
  @inline(__always)
  func parkAtHead(_ frame: PageFrameNumber, remembering type: MigrateType, list index: Int) {
    let head = cpuLists[index].head
    pages[frame] = Page(
      flags: [], use: .perCPU, order: 0, migrateType: type.rawValue, useCount: 0, mapCount: 0,
      owner: 0, index: 0, next: head, previous: .none)
    cpuLists[index].head = frame
    if head == .none { cpuLists[index].tail = frame } else { pages[head].previous = frame }
  }

  /// Puts a page at the tail of one of the CPU's lists.
  @inline(__always)
  func parkAtTail(_ frame: PageFrameNumber, remembering type: MigrateType, list index: Int) {
    let tail = cpuLists[index].tail
    pages[frame] = Page(
      flags: [], use: .perCPU, order: 0, migrateType: type.rawValue, useCount: 0, mapCount: 0,
      owner: 0, index: 0, next: .none, previous: tail)
    cpuLists[index].tail = frame
    if tail == .none { cpuLists[index].head = frame } else { pages[tail].next = frame }
  }

  /// Takes the page at the head of one of the CPU's lists, which must have one.
  @inline(__always)
  func unparkHead(list index: Int) -> PageFrameNumber {
    let frame = cpuLists[index].head
    let next = pages[frame].next
    cpuLists[index].head = next
    if next == .none { cpuLists[index].tail = .none } else { pages[next].previous = .none }
    return frame
  }

  /// Takes the page at the tail of one of the CPU's lists, which must have one.
  @inline(__always)
  func unparkTail(list index: Int) -> PageFrameNumber {
    let frame = cpuLists[index].tail
    let previous = pages[frame].previous
    cpuLists[index].tail = previous
    if previous == .none { cpuLists[index].head = .none } else { pages[previous].next = .none }
    return frame
  }
}
