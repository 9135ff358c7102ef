import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel

/// One chunk, field by field.
package struct HeapChunkReport: Report {
  package static let kind = "heapChunk"

  package struct Field: Encodable, Sendable {
    let name: String
    let address: UInt32
    let value: UInt32
    let meaning: String
  }

  package let chunk: UInt32
  package let size: UInt32
  package let state: String
  package let usable: UInt32
  package let fields: [Field]

  /// - Returns: nil when no chunk holds the address.
  package init?(_ process: Process, _ survey: HeapSurvey, at address: UInt32) {
    guard let space = process.space,
      let entry = survey.entries.first(where: { address &- $0.chunk.rawValue < $0.size })
    else { return nil }
    chunk = entry.chunk.rawValue
    size = entry.size
    state = entry.state.name
    usable =
      entry.state == .fence ? 0 : entry.size - (entry.flags.contains(.mapped) ? 8 : 4)
    let start = chunk
    let word = { (offset: UInt32) -> UInt32 in
      (0..<4).reduce(0 as UInt32) { word, index in
        let place = VirtualAddress(rawValue: start &+ offset &+ UInt32(index))
        return word | UInt32(space.peek(place) ?? 0) << (8 * UInt32(index))
      }
    }
    var fields = [
      Field(
        name: "prev_size", address: start, value: word(0),
        meaning: Self.previousSize(entry.flags)),
      Field(
        name: "size", address: start &+ 4, value: word(4),
        meaning: "\(entry.size) | \(entry.flags.names)"),
    ]
    let links = Self.links(entry)
    for (index, name) in links.enumerated() {
      let offset = UInt32(8 + 4 * index)
      fields.append(
        Field(
          name: name, address: start &+ offset, value: word(offset),
          meaning: Self.meaning(
            name, word(offset), at: start &+ offset, isMangled: name == "next" || links.count == 1)))
    }
    self.fields = fields
  }

  private static func previousSize(_ flags: Chunk.Flags) -> String {
    if flags.contains(.mapped) { return "bytes of the mapping before the chunk" }
    return flags.contains(.previousInUse)
      ? "belongs to the chunk before, which is in use" : "of the chunk before, which is free"
  }

  /// The words that a free chunk's links take.
  private static func links(_ entry: HeapSurvey.Entry) -> [String] {
    switch entry.state {
    case .free(.threadCache): ["next", "key"]
    case .free(.fast): ["fd"]
    case .free(.unsorted), .free(.small): ["fd", "bk"]
    case .free(.large): ["fd", "bk", "fd_nextsize", "bk_nextsize"]
    case .free(.top), .used, .lost, .mapped, .cacheTable, .fence: []
    }
  }

  private static func meaning(
    _ name: String, _ value: UInt32, at place: UInt32, isMangled: Bool
  ) -> String {
    if isMangled {
      return "\(addressDigits(place >> 12 ^ value)) ^ \(addressDigits(place >> 12))"
    }
    return name == "key" ? "the word by which a double free shows" : ""
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("chunk \(addressDigits(chunk))", .heading)
    text.append(": \(size) bytes, ")
    text.append(state, .changed)
    text.appendLine(usable > 0 ? ", \(usable) usable from \(addressDigits(chunk &+ 8))" : "")
    var table = Table([.init(""), .init(""), .init(""), .init("")])
    for field in fields {
      table.append([
        .init(field.name, .label), .init(addressDigits(field.address), .address),
        .init(addressDigits(field.value), .value), .init(field.meaning),
      ])
    }
    table.draw(into: &text, indent: 2)
  }
}

extension Chunk.Flags {
  /// The names of the flags that are set, as glibc has them.
  fileprivate var names: String {
    let names: [(Chunk.Flags, String)] = [
      (.otherArena, "NON_MAIN_ARENA"), (.mapped, "IS_MMAPPED"), (.previousInUse, "PREV_INUSE"),
    ]
    let set = names.filter { contains($0.0) }.map(\.1)
    return set.isEmpty ? "0" : set.joined(separator: " | ")
  }
}
