import KernelModel

/// What the slots of a swap area hold, or those of several together.
struct SwapUse: Hashable, Encodable {
  /// The area's; of several the first one's.
  let number: Int
  /// Empty for several.
  let name: String
  let areaCount: Int
  private(set) var slots = 0
  /// Pages that are in their slots alone.
  private(set) var out = 0
  /// Pages that are in memory as well.
  private(set) var cached = 0
  /// Slots that the CPU has set aside to give. Linux: `swp_slots`.
  private(set) var aside = 0

  /// - Complexity: O(slots in use)
  init(of area: SwapArea) {
    number = area.number
    name = area.name
    areaCount = 1
    slots = Int(area.slotCount)
    area.forEachUsedSlot { slot in
      let record = area[slot]
      if record.frame != nil {
        cached += 1
      } else if record.userCount > 0 {
        out += 1
      } else {
        aside += 1
      }
    }
  }

  init(_ areas: [SwapUse]) {
    number = areas.first?.number ?? 0
    name = ""
    areaCount = areas.count
    for area in areas {
      slots += area.slots
      out += area.out
      cached += area.cached
      aside += area.aside
    }
  }

  var used: Int { out + cached + aside }
}
