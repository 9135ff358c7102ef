import Hardware

/// Cuts the evidence of a translation into ideas, in the order in which the chip comes to them.
struct WalkthroughIdeas {
  private(set) var ideas: [WalkthroughIdea] = []
  private let report: TranslationReport

  init(_ report: TranslationReport) {
    self.report = report
    addSegment()
    guard report.address != nil else { return }
    guard report.mode != .disabled else {
      ideas.append(
        WalkthroughIdea(
          title: "paging is off",
          words: ["PG is clear in CR0: the linear address goes out on the bus as it is."]))
      addEnd()
      return
    }
    addBits()
    addLookups()
    for index in report.levels.indices { addLevel(index) }
    addRights()
    addEnd()
  }

  // MARK: Stages

  private mutating func addSegment() {
    var idea = WalkthroughIdea(title: "from the program's address to the linear address")
    if let segment = report.segment {
      idea.picture = [segment.logical]
      if let words = segment.selectorWords {
        idea.words.append("The selector \(hexadecimal(segment.selector, digits: 4)) is \(words).")
      }
      if let place = segment.place {
        idea.words.append(
          "Its descriptor is entry \(place.index) of the \(place.table), eight bytes at "
            + "\(place.base.digits) + \(place.index)*8 = \(place.address.digits): "
            + "\(hexadecimal(place.descriptor, digits: 16)).")
      }
      if let words = segment.descriptorWords { idea.words.append("It says: \(words).") }
      if let check = segment.check { idea.words.append("The limit: \(check).") }
      if let sum = segment.sum, let linear = segment.linear {
        idea.words.append("Base and offset make the linear address: \(sum) = \(linear.digits).")
      }
      if let fault = segment.fault {
        idea.words.append(
          "The chip raises \(fault.name) with error code 0x\(hexadecimal(fault.code)): "
            + "\(fault.words). Linux sends \(fault.signal).")
      }
    } else if let flatness = report.flatness {
      idea.words = [
        "Every address a program uses is an offset in a segment. Here: \(flatness)."
      ]
    }
    ideas.append(idea)
  }

  private mutating func addBits() {
    let names = report.pieces.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    var idea = WalkthroughIdea(
      title: "the linear address is cut into its parts",
      picture: [report.address?.digits ?? "", bits(marking: nil)])
    let tables = report.pieces.count - 1
    idea.words = [
      "The chip does not add or compare here: the upper bits choose an entry of "
        + "\(tables == 1 ? "one table" : "\(tables) tables") in turn, the rest is the byte in the "
        + "page. \(names)."
    ]
    ideas.append(idea)
  }

  private mutating func addLookups() {
    for lookup in report.lookups {
      var idea = WalkthroughIdea(title: "is the page in the \(lookup.array)?")
      idea.words = [
        lookup.setCount == 1
          ? "All lines of it are compared with the page's number."
          : "The page's number picks set \(lookup.set) of \(lookup.setCount); only its ways are "
            + "compared."
      ]
      switch lookup.verdict {
      case "hit": idea.words.append("A hit in way \(lookup.way ?? 0): no walk, no read of RAM.")
      case "miss": idea.words.append("None of them holds the page: a miss.")
      case "clean":
        idea.words.append(
          "A line holds the page, but this is the first write: a walk must set D in RAM.")
      default:
        idea.words.append("A line holds the page, but its rights do not suffice: a walk decides.")
      }
      if let base = lookup.base, let rights = lookup.rights {
        idea.words.append("The line says: page at P:\(base.digits), \(rights).")
      }
      if let stale = report.stale {
        idea.words.append("The line is stale; nobody has flushed it. In the tables, \(stale).")
      }
      ideas.append(idea)
    }
  }

  private mutating func addLevel(_ index: Int) {
    let level = report.levels[index]
    let base = hexadecimal(level.table.rawValue, digits: 8)
    let size = level.entrySize
    let source = index == 0 ? "CR3 says where the first table lies" : "The entry before says where"
    ideas.append(
      WalkthroughIdea(
        title: "where the \(level.name) lies",
        picture: [
          bits(marking: index), "\(base) + \(level.index)*\(size) = \(level.place.digits)",
        ],
        words: [
          "\(source): P:\(base). The bits marked choose entry \(level.index), of \(size) bytes."
        ]))
    var idea = WalkthroughIdea(
      title: "what the \(level.name) says",
      picture: [
        "\(level.place.digits): \(hexadecimal(level.entry.rawValue, digits: size * 2))",
        level.letters,
      ])
    idea.words = level.bits.filter { ["p", "w", "u", "ps", "nx"].contains($0.name.lowercased()) }
      .reversed().map { "\($0.name): \($0.words)." }
    idea.words.append("So: \(report.conclusion(from: level)).")
    ideas.append(idea)
  }

  private mutating func addRights() {
    guard let last = report.levels.last, last.decision == "page", let rights = last.allows else {
      return
    }
    let verdict = report.refusal ?? "allowed"
    ideas.append(
      WalkthroughIdea(
        title: "may this access be made?",
        words: [
          "User and writable hold only if every level says so, no-execute if any does. "
            + "All levels together: \(rights).",
          "A \(report.privilege) \(report.access): \(verdict).",
        ]))
  }

  private mutating func addEnd() {
    if let physical = report.physical {
      var idea = WalkthroughIdea(title: "the physical address", picture: ["P:\(physical.digits)"])
      if report.mode != .disabled, let page = report.levels.last?.target,
        let offset = report.pieces.last
      {
        idea.picture = [
          "\(page.digits) + \(hexadecimal(offset.value)) = P:\(physical.digits)"
        ]
      }
      if let frame = report.frame { idea.words.append("It is in \(frame.english).") }
      ideas.append(idea)
    } else if let fault = report.fault {
      ideas.append(
        WalkthroughIdea(
          title: "a page fault",
          picture: ["error code 0x\(hexadecimal(fault.code))", "CR2 = \(report.address?.digits ?? "")"],
          words: ["The chip gives up and tells the kernel why: \(fault.words)."]))
      guard let forecast = fault.forecast else { return }
      ideas.append(
        WalkthroughIdea(title: "what Linux would do about it", words: forecast.steps))
    }
  }

  /// The address in binary, cut where the tables cut it; the part that counts is marked.
  private func bits(marking marked: Int?) -> String {
    report.pieces.enumerated().map { index, piece in
      index == marked ? "[\(piece.bits)]" : piece.bits
    }.joined(separator: " ")
  }
}
