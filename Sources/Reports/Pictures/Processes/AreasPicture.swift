import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The sections of the program's file beside the areas of the process that runs it, and which
  /// become which; heap and stack come from no file.
  ///
  /// Filled by what is there; a section of zeros takes no room in the file. The areas alone where
  /// the file's sections are not known.
  ///
  /// - Complexity: O(areas + sections)
  package static func areas(
    _ process: Process, _ space: AddressSpace, in kernel: Kernel
  ) -> Picture {
    let program = ProgramSections(of: space, in: kernel)
    let sections = (program?.stretches ?? []).condensed(to: mostSections) {
      ProgramSections.joining($0)
    }
    let stretches = ProgramStretch.all(of: space, program?.file, in: kernel)
    var panels = [
      Panel(
        .strip(Strip(stretches.map(\.segment).reversed())),
        title: Caption(AreasPicturePhrase.process(space.areas.count)), share: 3)
    ]
    var summary = Caption(
      AreasPicturePhrase.counts(space.areas.count, promised: UInt64(space.totals.total) << 12))
    var links: [Link] = []
    if let program {
      panels.insert(
        Panel(
          .strip(Strip(sections.reversed().map(\.segment))),
          title: Caption(.name(program.file.name.shortened(to: 20)))
            + Caption(.bytes(program.file.byteCount), .value), share: 2), at: 0)
      summary =
        Caption(
          AreasPicturePhrase.sizes(
            text: program.sizes.text, data: program.sizes.data, bss: program.sizes.bss)) + summary
      links = sections.flatMap { section in
        stretches.filter { $0.holds(section.range) }.map { Link(section.id, $0.id) }
      }
    }
    return Picture(
      "areas",
      title: Caption(AreasPicturePhrase.title(process.id.rawValue, program: process.name)),
      summary: summary, bands: [Band(panels)], links: links)
  }

  private static let mostSections = 10
}

extension ProgramSections.Stretch {
  fileprivate var id: String { "section.\(hexadecimal(range.lowerBound, digits: 8))" }

  fileprivate var segment: Strip.Segment {
    let caption =
      group.map { AreasPicturePhrase.section($0) } ?? .sectionsMore(sectionCount)
    return Strip.Segment(
      PictureItem(
        id, Caption(caption), detail: Caption(.bytes(byteCount), .value),
        group?.pictureRole ?? .faint, letter: group?.pictureLetter, size: byteCount),
      range.lowerBound, range.upperBound, isGap: group == .zeros)
  }
}

/// An area that belongs to the program, or others between two such.
private struct ProgramStretch {
  let id: String
  let range: Range<UInt64>
  let caption: Caption
  let detail: Caption
  let role: Role
  let letter: Character?
  /// It holds what the program's file has in it, or zeros behind that.
  let isOfFile: Bool

  /// Areas that are shown one by one.
  private static let most = 9

  func holds(_ section: Range<UInt64>) -> Bool { isOfFile && range.overlaps(section) }

  /// By rising addresses.
  static func all(
    of space: AddressSpace, _ file: CachedFile?, in kernel: Kernel
  ) -> [ProgramStretch] {
    var found: [ProgramStretch] = []
    var others: [VMArea] = []
    var shown = 0
    func endRun() {
      if !others.isEmpty { found.append(ProgramStretch(others)) }
      others = []
    }
    for link in space.areas.links {
      let area = space.areas[link]
      let parts = area.parts(of: space.image)
      let isOfProgram = area.file != .none && kernel.files[area.file].file === file
      guard parts == [.stack] || shown < most && (isOfProgram || !parts.isEmpty) else {
        others.append(area)
        continue
      }
      endRun()
      shown += 1
      found.append(
        ProgramStretch(
          area, parts, name: AreaName(area, in: space, kernel).shortened,
          isOfProgram: isOfProgram))
    }
    endRun()
    return found
  }

  private init(_ area: VMArea, _ parts: [ProgramPart], name: AreaName, isOfProgram: Bool) {
    let group = ELFSection.Group(parts, isOfProgram: isOfProgram)
    id = area.pictureID
    range = UInt64(area.start.rawValue)..<UInt64(area.end.rawValue)
    caption = Caption(AreasPicturePhrase.area(name, parts))
    detail =
      Caption(.bytes(UInt64(area.byteCount)), .value) + Caption(.name(area.options.mode), .faint)
    role = group?.pictureRole ?? .plain
    letter = group?.pictureLetter ?? (parts == [.stack] ? "S" : "H")
    isOfFile = group != nil
  }

  /// - Precondition: there is one at least.
  private init(_ others: [VMArea]) {
    let (first, last) = (others[0], others[others.count - 1])
    id = "others.\(first.pictureID)"
    range = UInt64(first.start.rawValue)..<UInt64(last.end.rawValue)
    caption = Caption(AreasPicturePhrase.others(others.count), .faint)
    detail = Caption(.bytes(others.reduce(0) { $0 + UInt64($1.byteCount) }), .faint)
    (role, letter, isOfFile) = (.faint, nil, false)
  }

  var segment: Strip.Segment {
    Strip.Segment(
      PictureItem(
        id, caption, detail: detail, role, letter: letter,
        size: range.upperBound - range.lowerBound),
      range.lowerBound, range.upperBound)
  }
}

extension ELFSection.Group {
  /// What an area has of the program's file; nil for what comes from no file.
  fileprivate init?(_ parts: [ProgramPart], isOfProgram: Bool) {
    switch parts.first {
    case .text: self = .code
    case .data: self = .data
    case .bss: self = .zeros
    case .heap, .stack, nil:
      guard isOfProgram else { return nil }
      self = .constants
    }
  }

  fileprivate var pictureRole: Role {
    switch self {
    case .code: .first
    case .constants: .second
    case .data: .third
    case .zeros: .fourth
    }
  }

  fileprivate var pictureLetter: Character {
    switch self {
    case .code: "T"
    case .constants: "R"
    case .data: "D"
    case .zeros: "B"
    }
  }
}
