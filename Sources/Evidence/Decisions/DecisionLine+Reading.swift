import KernelModel

extension DecisionLine {
  /// Reads a line; nil when it decides nothing: a line of context, or a decision whose outcome was
  /// not seen.
  init?(_ text: String) throws(DecisionRefusal.Cause) {
    let words = text.split { $0 == " " || $0 == "\t" }
    guard let first = words.first, !DecisionKind.contextWords.contains(String(first)) else {
      return nil
    }
    guard let kind = DecisionKind(rawValue: String(first)) else {
      throw .unknownLine(first.excerpt)
    }
    guard let sign = words.firstIndex(of: "=") else { return nil }
    let inputs = words[1..<sign]
    let outputs = words[(sign + 1)...]
    switch kind {
    case .scan: self = .scan(try Scan(inputs, outputs))
    case .flags: self = .flags(try Flags(inputs, outputs))
    case .prio: self = try Self.readPriority(inputs, outputs)
    case .balanced: self = try Self.readBalanced(inputs, outputs)
    case .wmark: self = try Self.readWatermark(inputs, outputs)
    case .retry: self = try Self.readRetry(inputs, outputs)
    case .slab: self = .slab(try Slab(inputs, outputs))
    }
  }

  typealias Words = ArraySlice<Substring>

  /// `boosted= priority= aim= taken= reclaimed= = next N`
  private static func readPriority(
    _ inputs: Words, _ outputs: Words
  ) throws(DecisionRefusal.Cause) -> DecisionLine {
    var fields = try DecisionFields(inputs)
    let pass = BackgroundPass(
      priority: try fields.number("priority", in: 1...ScanRequest.firstPriority),
      boostPages: try fields.number("boosted"), aim: try fields.number("aim"),
      takenPages: try fields.number("taken"), reclaimedPages: try fields.number("reclaimed"))
    try fields.expectEnd()
    guard outputs.first == "next" else { throw .missing(key: "next") }
    let next = try readAnswer(
      outputs.dropFirst(), "next", in: 0...ScanRequest.firstPriority)
    return .priority(pass, next: next)
  }

  /// `order= class= ZONE:free=,high=,boost=,reserve=,highatomic= ... = 0|1`
  private static func readBalanced(
    _ inputs: Words, _ outputs: Words
  ) throws(DecisionRefusal.Cause) -> DecisionLine {
    let (zones, words) = try split(inputs)
    var fields = try DecisionFields(words)
    let order = try fields.number("order", in: 0...Order.max)
    let zoneClass = try fields.number("class", in: 0...3)
    try fields.expectEnd()
    var tests: [WatermarkFigures] = []
    for (zone, figures) in zones {
      var fields = figures
      let test = WatermarkFigures(
        order: order, freePages: try fields.number("free", in: DecisionFields.signedBounds),
        mark: try fields.number("high") + (try fields.number("boost")),
        reserve: try fields.number("reserve"),
        highAtomicPages: try fields.number("highatomic"))
      try fields.expectEnd()
      if zone.rawValue <= zoneClass { tests.append(test) }
    }
    return .balanced(zones: tests, try readAnswer(outputs, "balanced", in: 0...1) == 1)
  }

  /// `order= mark= class= reserve= flags= highatomic= free= = 0|1`
  private static func readWatermark(
    _ inputs: Words, _ outputs: Words
  ) throws(DecisionRefusal.Cause) -> DecisionLine {
    var fields = try DecisionFields(inputs)
    _ = try fields.number("class", in: 0...3)
    let limits = try fields.number("flags", in: 0...Int(UInt16.max))
    let test = WatermarkFigures(
      order: try fields.number("order", in: 0...Order.max),
      freePages: try fields.number("free", in: DecisionFields.signedBounds),
      mark: try fields.number("mark"), reserve: try fields.number("reserve"),
      highAtomicPages: try fields.number("highatomic"),
      limits: AllocationLimits(rawValue: UInt16(limits)))
    try fields.expectEnd()
    return .watermark(test, try readAnswer(outputs, "wmark", in: 0...1) == 1)
  }

  /// `zone= order= reclaimable= available= min= loops= = 0|1`
  private static func readRetry(
    _ inputs: Words, _ outputs: Words
  ) throws(DecisionRefusal.Cause) -> DecisionLine {
    var fields = try DecisionFields(inputs)
    let retry = Retry(
      zone: try Zone.Kind(named: try fields.text("zone")),
      order: try fields.number("order", in: 0...Order.max),
      availablePages: try fields.number("available", in: DecisionFields.signedBounds),
      mark: try fields.number("min"))
    _ = try fields.number("reclaimable")
    _ = try fields.number("loops")
    try fields.expectEnd()
    return .retry(retry, try readAnswer(outputs, "retry", in: 0...1) == 1)
  }

  /// The one number that an answer is.
  private static func readAnswer(
    _ outputs: Words, _ key: Substring, in bounds: ClosedRange<Int>
  ) throws(DecisionRefusal.Cause) -> Int {
    guard let word = outputs.first else { throw .missing(key: String(key)) }
    if outputs.count > 1 { throw .excess(outputs[outputs.startIndex + 1].excerpt) }
    return try DecisionFields.number(word, key, in: bounds)
  }

  /// Tells words `ZONE:KEY=VALUE,...` from the others.
  static func split(
    _ inputs: Words
  ) throws(DecisionRefusal.Cause) -> (zones: [(Zone.Kind, DecisionFields)], others: [Substring]) {
    var zones: [(Zone.Kind, DecisionFields)] = []
    var others: [Substring] = []
    for word in inputs {
      guard let colon = word.firstIndex(of: ":"),
        colon < word.firstIndex(of: "=") ?? word.endIndex
      else {
        others.append(word)
        continue
      }
      let fields = try DecisionFields(word[word.index(after: colon)...].split(separator: ","))
      zones.append((try Zone.Kind(named: word[..<colon]), fields))
    }
    return (zones, others)
  }
}

extension DecisionFields {
  /// `deactivate=af`, with `-` in the place of a side that does not age.
  mutating func deactivated() throws(DecisionRefusal.Cause) -> DeactivatedSides {
    let word = try text("deactivate")
    switch word {
    case "--": return []
    case "a-": return .anonymous
    case "-f": return .file
    case "af": return [.anonymous, .file]
    default: throw .badValue(key: "deactivate", word: word.excerpt)
    }
  }

  /// Figures of the four lists: `ia= aa= if= af=`, each behind a prefix.
  mutating func counts(_ prefix: String = "") throws(DecisionRefusal.Cause) -> EvictableCounts {
    var counts = EvictableCounts()
    for list in EvictableList.allCases {
      counts[list] = try number(Substring(prefix + list.abbreviation))
    }
    return counts
  }
}

extension EvictableList {
  /// The name that recordings have for a list.
  var abbreviation: String {
    switch self {
    case .inactiveAnonymous: "ia"
    case .activeAnonymous: "aa"
    case .inactiveFile: "if"
    case .activeFile: "af"
    }
  }
}
