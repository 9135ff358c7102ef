import Grammar
import Hardware

/// The lines of the TLB.
package struct TLBState: StateTable {
  package let id = StructureID.tlb
  package let tlb: TranslationLookasideBuffer

  private func number(_ place: TranslationLookasideBuffer.Place) -> Int {
    place.array << 24 | place.set << 8 | place.way
  }

  package func enter(into facts: inout Facts) {
    tlb.forEachLine { place, line in
      facts.add(number(place)) { Self.describe(line, into: &$0) }
    }
  }

  private static func describe(_ line: TLBLine, into fields: inout some FieldSink) {
    fields.add(.page, line.page.rawValue)
    fields.add(.base, line.base.rawValue)
    fields.add(.rights, line.rights.rawValue)
    fields.add(.isGlobal, line.isGlobal)
    fields.add(.byteCount, line.byteCount)
    fields.add(.pageByteCount, line.pageByteCount)
    fields.add(.memoryType, line.memoryType)
  }

  package func fields(at place: UInt64, against other: TLBState?) -> FieldList {
    var list = FieldList()
    tlb.forEachLine { found, line in
      guard number(found) == place else { return }
      list.add(.array, name: tlb.geometry.arrays[found.array].name)
      list.add(.set, found.set)
      list.add(.way, found.way)
      Self.describe(line, into: &list)
    }
    return list
  }
}

/// Which line of the TLB goes next, and the directory entries that are remembered.
struct ReplacementState: StateTable {
  let id = StructureID.replacement
  let machine: Machine

  private var arrays: [TLBGeometry.Shape] { machine.tlb.geometry.arrays }
  /// The places from here on are directory entries; below are sets, by array.
  private var directory: Int { arrays.count << 24 }

  /// The bits of pseudo-LRU, or the ways in order of use.
  private func order(_ array: Int, _ set: Int) -> [UInt64] {
    machine.tlb.treeBits(ofArray: array, set: set).map { [$0] }
      ?? machine.tlb.waysByUse(ofArray: array, set: set).map { UInt64($0) }
  }

  func enter(into facts: inout Facts) {
    for (array, shape) in arrays.enumerated() {
      for set in 0..<shape.setCount {
        facts.add(array << 24 | set << 8) { $0.add(.order, list: order(array, set)) }
      }
    }
    for (index, entry) in machine.rememberedDirectoryEntries.enumerated() {
      facts.add(directory + index) { Self.describe(entry, into: &$0) }
    }
  }

  private static func describe(
    _ entry: (VirtualAddress, PageTableEntry), into fields: inout some FieldSink
  ) {
    fields.add(.address, entry.0.rawValue)
    fields.add(.entry, entry.1.rawValue)
  }

  func fields(at place: UInt64, against other: ReplacementState?) -> FieldList {
    var list = FieldList()
    guard place < directory else {
      let entries = machine.rememberedDirectoryEntries
      let index = Int(place) - directory
      guard index < entries.count else { return list }
      list.add(.index, index)
      Self.describe(entries[index], into: &list)
      return list
    }
    let (array, set) = (Int(place >> 24), Int(place >> 8 & 0xffff))
    list.add(.array, name: arrays[array].name)
    list.add(.set, set)
    list.add(.nextWay, machine.tlb.nextWay(ofArray: array, set: set))
    list.add(.order, list: order(array, set))
    return list
  }
}
