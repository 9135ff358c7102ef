import KernelModel

extension DecisionLine.Scan {
  /// Reads `by= priority= ... ZONE:... = [LIST:N/N/N/N ...] reclaimed=N,...`.
  init(
    _ inputs: DecisionLine.Words, _ outputs: DecisionLine.Words
  ) throws(DecisionRefusal.Cause) {
    let (zones, words) = try DecisionLine.split(inputs)
    var fields = try DecisionFields(words)
    let who = try fields.text("by")
    guard who == "kswapd" || who == "direct" else {
      throw .badValue(key: "by", word: who.excerpt)
    }
    isDirect = who == "direct"
    let (anonymousCost, fileCost) = try fields.pair("costs")
    request = ScanRequest(
      priority: try fields.number("priority", in: 0...ScanRequest.firstPriority),
      swappiness: UInt32(try fields.number("swappiness", in: 0...200)),
      maySwap: try fields.flag("may_swap"),
      freeSwapSlots: try fields.number("swap", in: DecisionFields.signedBounds),
      costs: ScanCosts(anonymous: anonymousCost, file: fileCost),
      cache: CacheVerdict(
        isTrimmed: try fields.flag("trim"), isTiny: try fields.flag("tiny")))
    let zoneClass = try fields.number("class", in: 0...3)
    aim = try fields.number("aim")
    deactivated = try fields.deactivated()
    node = try fields.counts("node_")
    _ = try fields.pair("refaults_seen")
    try fields.expectEnd()
    sizes = EvictableCounts()
    for (zone, figures) in zones {
      var fields = figures
      let counts = try fields.counts()
      _ = try fields.number("free", in: DecisionFields.signedBounds)
      for key: Substring in ["min", "low", "high", "boost"] { _ = try fields.number(key) }
      try fields.expectEnd()
      if zone.rawValue <= zoneClass { sizes += counts }
    }
    (requests, batches, reclaimed) = ([], [], [])
    try readAnswer(outputs)
  }

  private mutating func readAnswer(
    _ outputs: DecisionLine.Words
  ) throws(DecisionRefusal.Cause) {
    guard let end = outputs.firstIndex(where: { $0.hasSuffix("]") }),
      outputs.first?.first == "["
    else { throw .badRequest(outputs.first?.excerpt ?? "") }
    for word in outputs[...end] {
      let name = word.drop { $0 == "[" }.prefix { $0 != "]" }
      if !name.isEmpty { try readRequest(name) }
    }
    var fields = try DecisionFields(outputs[(end + 1)...])
    reclaimed = try fields.numbers("reclaimed", separator: ",")
    try fields.expectEnd()
  }

  private mutating func readRequest(_ word: Substring) throws(DecisionRefusal.Cause) {
    let parts = word.split { $0 == ":" || $0 == "/" }
    guard parts.count == 5,
      let list = EvictableList.allCases.first(where: { $0.abbreviation == parts[0] })
    else { throw .badRequest(word.excerpt) }
    var figures: [Int] = []
    for part in parts.dropFirst() {
      figures.append(try DecisionFields.number(part, parts[0], in: DecisionFields.wordBounds))
    }
    requests.append(.init(list: list, pageCount: figures[0]))
    batches.append(.init(scanned: figures[1], skipped: figures[2], taken: figures[3]))
  }
}

extension DecisionLine.Flags {
  /// Reads `priority= node_ia= node_if= node_af= free= high= deactivate= = trim= tiny=`.
  init(
    _ inputs: DecisionLine.Words, _ outputs: DecisionLine.Words
  ) throws(DecisionRefusal.Cause) {
    var fields = try DecisionFields(inputs)
    priority = try fields.number("priority", in: 0...ScanRequest.firstPriority)
    lists = EvictableCounts(
      inactiveAnonymous: try fields.number("node_ia"),
      inactiveFile: try fields.number("node_if"), activeFile: try fields.number("node_af"))
    freePages = try fields.number("free", in: DecisionFields.signedBounds)
    highMarks = try fields.number("high")
    deactivated = try fields.deactivated()
    try fields.expectEnd()
    var answers = try DecisionFields(outputs)
    answer = CacheVerdict(
      isTrimmed: try answers.flag("trim"), isTiny: try answers.flag("tiny"))
    try answers.expectEnd()
  }
}

extension DecisionLine.Slab {
  /// Reads `FUNCTION deferred= freeable= priority= = delta= total_scan=`.
  init(
    _ inputs: DecisionLine.Words, _ outputs: DecisionLine.Words
  ) throws(DecisionRefusal.Cause) {
    guard let name = inputs.first, !name.contains("=") else { throw .missing(key: "function") }
    function = String(name)
    var fields = try DecisionFields(inputs.dropFirst())
    deferred = try fields.number("deferred")
    freeable = try fields.number("freeable")
    priority = try fields.number("priority", in: 0...ScanRequest.firstPriority)
    try fields.expectEnd()
    var answers = try DecisionFields(outputs)
    answer = SlabWork(
      delta: try answers.number("delta"), total: try answers.number("total_scan"))
    try answers.expectEnd()
  }
}
