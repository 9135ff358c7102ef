import Hardware
import KernelModel
import Reports

/// The areas of an address space, by their starts.
struct AreaState: StateTable {
  let id: StructureID
  let space: AddressSpace
  let kernel: Kernel

  func enter(into facts: inout Facts) {
    var link = space.areas.first
    while !link.isNone {
      let area = space.areas[link]
      facts.add(area.start.rawValue) { describe(area, link, into: &$0) }
      link = area.next
    }
  }

  private func describe(_ area: VMArea, _ link: AreaLink, into fields: inout some FieldSink) {
    fields.add(.end, area.end.rawValue)
    fields.add(.options, area.options.rawValue)
    fields.add(.pageOffset, area.pageOffset)
    fields.add(.file, area.file.rawValue)
    fields.add(.anonymousMemory, area.anonymous.rawValue)
    fields.add(.kind, area.kind.rawValue)
    fields.add(.isRed, area.isRed)
    fields.add(.left, space.areas[area.left].start.rawValue)
    fields.add(.right, space.areas[area.right].start.rawValue)
    fields.add(.subtreeGap, area.subtreeGap)
    fields.add(.object, area.object.rawValue)
    fields.add(.chain, list: kernel.anonymousMemory.chain(of: link).lazy.map(\.rawValue))
  }

  func fields(at place: UInt64, against other: AreaState?) -> FieldList {
    var list = FieldList()
    let link = AreaSearch.area(at: VirtualAddress(rawValue: UInt32(place)), in: space.areas)
    guard !link.isNone, UInt64(space.areas[link].start.rawValue) == place else { return list }
    let area = space.areas[link]
    list.add(.name, name: area.shortName(in: space, kernel))
    describe(area, link, into: &list)
    return list
  }
}

/// What gathers the areas that a private page may be found in, by number.
struct AnonymousMemoryState: StateTable {
  let id = StructureID.anonymousMemory
  let kernel: Kernel

  private var memory: AnonymousMemory { kernel.anonymousMemory }

  /// The areas that it may be found in, in the order of its list.
  private func areas(_ id: AnonymousMemoryID) -> [VMArea] {
    var found: [VMArea] = []
    memory.forEachArea(of: id) { found.append(memory.areas[$0]) }
    return found
  }

  func enter(into facts: inout Facts) {
    memory.forEachRecord { id, record in
      facts.add(id.rawValue) { describe(id, record, into: &$0) }
    }
  }

  private func describe(
    _ id: AnonymousMemoryID, _ record: AnonymousMemoryDescription, into fields: inout some FieldSink
  ) {
    let areas = areas(id)
    fields.add(.parent, record.parent.rawValue)
    fields.add(.entryCount, record.entryCount)
    fields.add(.childCount, record.childCount)
    fields.add(.activeAreaCount, record.activeAreaCount)
    fields.add(.spaces, list: areas.lazy.map(\.space.rawValue))
    fields.add(.areas, list: areas.lazy.map(\.start.rawValue))
  }

  func fields(at place: UInt64, against other: AnonymousMemoryState?) -> FieldList {
    var list = FieldList()
    let id = AnonymousMemoryID(rawValue: UInt32(place))
    let record = memory[id]
    if record.childCount + record.entryCount > 0,
      !kernel.numbering.freeAnonymousMemory.contains(id)
    {
      describe(id, record, into: &list)
    }
    return list
  }
}
