import Drawing
import Grammar
import Hardware
import KernelModel

/// Where a word lies in what a process has in memory.
package struct SearchReport: Report {
  package static let kind = "search"

  let value: UInt32
  /// The first of the addresses, ascending.
  let places: [VirtualAddress]
  /// How many there are.
  let count: Int

  package enum CodingKeys: CodingKey { case count, places, value }

  private static let limit = 20

  /// Looks at every frame that the process's tables map, and touches none.
  ///
  /// - Complexity: O(bytes in memory).
  package init(
    for value: UInt32, in space: AddressSpace, of process: Process, _ kernel: Kernel,
    isInterrupted: () -> Bool
  ) {
    self.value = value
    var places: [VirtualAddress] = []
    var count = 0
    let memory = kernel.machine.memory
    for link in space.areas.links {
      var page = space.areas[link].start
      let end = space.areas[link].end
      while page < end, !isInterrupted() {
        let entry = kernel.tables.entry(of: page, in: space.directory)
        if entry.isMapped {
          for offset in stride(from: UInt32(0), to: 4096, by: 4)
          where memory.load(UInt32.self, at: entry.frame.base + UInt64(offset)) == value {
            count += 1
            if places.count < Self.limit { places.append(page + offset) }
          }
        }
        page = page + 4096
      }
    }
    self.places = places
    self.count = count
  }

  package var outcome: Outcome { places.first.map { .observed(Int128($0.rawValue)) } ?? .none }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for place in places {
      text.append(place.digits, .address)
      text.append(": ")
      text.appendLine(hexadecimal(value, digits: 8), .value)
    }
    if places.count < count || count == 0 {
      text.appendLine(canvas.words(SearchPhrase.others(count - places.count)), .faint)
    }
  }
}

/// What is said of places that are not listed.
enum SearchPhrase: Worded {
  /// 0 where there are none at all.
  case others(Int)
}
