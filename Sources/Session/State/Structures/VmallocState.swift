import Hardware
import KernelModel
import Reports

/// The areas of vmalloc, those that wait for a purge included.
struct VmallocState: StateTable {
  let id = StructureID.vmallocAreas
  let vmalloc: VmallocSpace

  func enter(into facts: inout Facts) {
    for area in vmalloc.all {
      facts.add(area.start.rawValue) { Self.describe(area, waitingPlace: 0, into: &$0) }
    }
    for (index, area) in vmalloc.waiting.enumerated() {
      facts.add(area.start.rawValue) { Self.describe(area, waitingPlace: index + 1, into: &$0) }
    }
  }

  /// - Parameter waitingPlace: its place among those that wait, from 1; 0 when it does not.
  private static func describe(
    _ area: VmallocArea, waitingPlace: Int, into fields: inout some FieldSink
  ) {
    fields.add(.end, area.end.rawValue)
    fields.add(.pageCount, area.pageCount)
    fields.add(.kind, area.kind.rawValue, code: area.kind.code)
    fields.add(.hasGuard, area.hasGuard)
    fields.add(.device, area.device.rawValue)
    fields.add(.isLazilyFreed, area.state == .lazilyFreed)
    fields.add(.object, area.objects.area.rawValue)
    fields.add(.pageArray, area.objects.pages.rawValue)
    fields.add(.hasVmallocPageArray, area.hasVmallocPageArray)
    fields.add(.waitingPlace, waitingPlace)
  }

  func fields(at place: UInt64, against other: VmallocState?) -> FieldList {
    var list = FieldList()
    let waiting = vmalloc.waiting
    let index = waiting.firstIndex { UInt64($0.start.rawValue) == place }
    let area = index.map { waiting[$0] } ?? vmalloc.all.first { UInt64($0.start.rawValue) == place }
    if let area { Self.describe(area, waitingPlace: index.map { $0 + 1 } ?? 0, into: &list) }
    return list
  }
}
