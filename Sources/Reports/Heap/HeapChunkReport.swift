import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel

/// One chunk, field by field.
package struct HeapChunkReport: Report {
  package static let kind = "heap-chunk"

  package struct Field: Encodable, Sendable {
    package let name: String
    package let address: UInt32
    package let value: UInt32
    package let meaning: ChunkFieldMeaning?
  }

  package let chunk: UInt32
  package let size: UInt32
  package let state: HeapSurvey.Entry.State
  package let usable: UInt32
  package let fields: [Field]

  /// - Returns: nil when no chunk holds the address.
  package init?(_ process: Process, _ survey: HeapSurvey, at address: UInt32) {
    guard let space = process.space,
      let entry = survey.entries.first(where: { address &- $0.chunk.rawValue < $0.size })
    else { return nil }
    chunk = entry.chunk.rawValue
    size = entry.size
    state = entry.state
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
        meaning: .size(entry.size, entry.flags)),
    ]
    let links = Self.links(entry)
    for (index, name) in links.enumerated() {
      let offset = UInt32(8 + 4 * index)
      let isMangled = name == "next" || links.count == 1
      fields.append(
        Field(
          name: name, address: start &+ offset, value: word(offset),
          meaning: Self.meaning(
            name, word(offset), at: start &+ offset, isMangled: isMangled)))
    }
    self.fields = fields
  }

  private static func previousSize(_ flags: Chunk.Flags) -> ChunkFieldMeaning {
    if flags.contains(.mapped) { return .bytesBeforeMapping }
    return flags.contains(.previousInUse) ? .previousInUse : .previousFree
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
  ) -> ChunkFieldMeaning? {
    if isMangled { return .mangled(target: place >> 12 ^ value, key: place >> 12) }
    return name == "key" ? .doubleFreeKey : nil
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(canvas.words(HeapPhrase.chunk(chunk)), .heading)
    text.append(": \(canvas.words(HeapPhrase.chunkSize(size)))")
    text.append(canvas.words(state), .heading)
    text.appendLine(
      usable > 0 ? canvas.words(HeapPhrase.usable(usable, from: chunk &+ 8)) : "")
    var table = Table([.init(""), .init(""), .init(""), .init("")])
    for field in fields {
      table.append([
        .init(field.name, .label), .init(addressDigits(field.address), .address),
        .init(addressDigits(field.value), .value),
        .init(field.meaning.map { canvas.words($0) } ?? ""),
      ])
    }
    table.draw(into: &text, indent: 2)
  }
}
