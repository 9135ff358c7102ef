import Hardware
import KernelModel

/// Address spaces as pictures.
extension TestProcess {
  /// Draws the pages from `first`, and where two areas meet.
  public func picture(_ count: UInt32, from first: UInt32 = TestProcess.firstPage) -> String {
    var drawing = ""
    var last = AreaLink.none
    for number in first..<first + count {
      let link = area(number)
      if !link.isNone, !last.isNone, link != last { drawing.append("|") }
      drawing.append(link.isNone ? "." : Self.letter(space.areas[link].options))
      last = link
    }
    return drawing
  }

  /// The area that holds a page, or none; looks without a trace.
  public func area(_ number: UInt32) -> AreaLink {
    let link = space.areas.area(endingAfter: page(number))
    return !link.isNone && space.areas[link].start <= page(number) ? link : .none
  }

  /// The flags of the area that holds a page, as `smaps` prints them.
  public func flags(_ number: UInt32) -> String {
    let options = space.areas[area(number)].options
    return AreaOptions.letters.filter { options.contains($0.option) }.map(\.letters)
      .joined(separator: " ")
  }

  /// Every area as start-end in page numbers, hexadecimal.
  public var ranges: [String] {
    var found: [String] = []
    var link = space.areas.first
    while !link.isNone {
      let area = space.areas[link]
      found.append(
        String(area.start.pageNumber, radix: 16) + "-" + String(area.end.pageNumber, radix: 16))
      link = area.next
    }
    return found
  }

  private static func letter(_ options: AreaOptions) -> Character {
    let isShared = options.contains(.mayShare)
    switch options.intersection(.accessMask) {
    case [.read, .write]: return isShared ? "W" : "w"
    case .read: return isShared ? "R" : "r"
    case [.read, .execute]: return isShared ? "o" : "x"
    case .accessMask: return isShared ? "o" : "X"
    case []: return isShared ? "o" : "-"
    default: return "o"
    }
  }

  private static func protection(_ letter: Character) -> Protection {
    switch letter {
    case "w", "W": [.read, .write]
    case "r", "R": .read
    case "x": [.read, .execute]
    case "X": [.read, .write, .execute]
    default: .none
    }
  }

  /// Maps what the picture shows, one `mmap` for each run of equal letters.
  public func map(
    _ picture: String, from first: UInt32 = TestProcess.firstPage, adding flags: MapFlags = []
  ) throws {
    var number = first
    for run in picture.split(separator: "|").flatMap(Self.runs) {
      defer { number += UInt32(run.count) }
      guard let letter = run.first, letter != "." else { continue }
      let type: MapFlags = letter.isUppercase && letter != "X" ? .shared : .copyOnWrite
      _ = try kernel.mmap(
        MapRequest(
          address: page(number), length: pages(UInt32(run.count)),
          protection: Self.protection(letter),
          flags: flags.union([type, .anonymous, .fixed])), by: process)
    }
  }

  private static func runs(_ text: Substring) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      found.append(run)
      rest = rest.dropFirst(run.count)
    }
    return found
  }
}
