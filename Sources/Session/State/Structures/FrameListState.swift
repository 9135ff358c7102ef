import Hardware
import KernelModel

/// Lists of frames, in which the order counts: the buddy system's free lists or those of the CPU.
struct FrameListState: StateTable {
  let id: StructureID
  let allocator: PageAllocator

  /// A list, which is known by number.
  private struct List {
    let zone: Zone.Kind
    /// Of its blocks; nil for a list of the CPU.
    let order: Int?
    let type: MigrateType
  }

  private static let perCPUTypes = MigrateType.allCases.prefix(MigrateType.perCPUCount)

  private var listCount: Int {
    Zone.Kind.allCases.count
      * (id == .freeLists ? Order.count * MigrateType.allCases.count : Self.perCPUTypes.count)
  }

  private func list(_ number: Int) -> List {
    guard id == .freeLists else {
      let (zone, type) = number.quotientAndRemainder(dividingBy: Self.perCPUTypes.count)
      return List(zone: Zone.Kind.allCases[zone], order: nil, type: MigrateType.allCases[type])
    }
    let (rest, type) = number.quotientAndRemainder(dividingBy: MigrateType.allCases.count)
    let (zone, order) = rest.quotientAndRemainder(dividingBy: Order.count)
    return List(zone: Zone.Kind.allCases[zone], order: order, type: MigrateType.allCases[type])
  }

  private func frames(of list: List) -> [PageFrameNumber] {
    list.order.map { allocator.freeBlocks(in: list.zone, order: $0, type: list.type) }
      ?? allocator.parkedFrames(in: list.zone, type: list.type)
  }

  func enter(into facts: inout Facts) {
    for number in 0..<listCount {
      let frames = frames(of: list(number))
      facts.add(number) { $0.add(.frames, list: frames.lazy.map(\.rawValue)) }
    }
  }

  /// The list from where it differs from the other's.
  func fields(at place: UInt64, against other: FrameListState?) -> FieldList {
    let list = list(Int(place))
    let mine = frames(of: list)
    let common = zip(mine, other?.frames(of: list) ?? []).prefix { $0 == $1 }.count
    var fields = FieldList()
    fields.add(.zone, list.zone.rawValue, code: list.zone.name)
    if let order = list.order { fields.add(.order, order) }
    fields.add(.type, list.type.rawValue, code: list.type.name)
    fields.add(.count, mine.count)
    fields.add(.commonCount, common)
    fields.add(.frames, list: mine[common...].map(\.rawValue))
    return fields
  }
}

/// The type of each pageblock.
struct PageblockState: StateTable {
  let id = StructureID.pageblocks
  let allocator: PageAllocator

  func enter(into facts: inout Facts) {
    let order = UInt32(allocator.pageblockOrder)
    for zone in allocator.zones {
      var frame = zone.frames.lowerBound
      while frame < zone.frames.upperBound {
        facts.add(frame.rawValue) { $0.add(.type, allocator.pageblockType(of: frame).rawValue) }
        frame = PageFrameNumber(rawValue: (frame.rawValue >> order + 1) << order)
      }
    }
  }

  func fields(at place: UInt64, against other: PageblockState?) -> FieldList {
    let type = allocator.pageblockType(of: PageFrameNumber(rawValue: UInt32(place)))
    var list = FieldList()
    list.add(.type, type.rawValue, code: type.name)
    return list
  }
}
