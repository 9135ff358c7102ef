import KernelModel

extension DecisionLine.Scan {
  /// Goes through the rounds with what each recorded batch gave, request by request.
  func mismatch(_ header: DecisionHeader) -> DecisionMismatch? {
    var rounds = ScanRounds(
      targets: request.targets(of: sizes), aim: aim, deactivating: deactivated,
      priority: request.priority, isDirect: isDirect)
    var number = 0
    var reclaimedBatches = 0
    while let wanted = rounds.next() {
      let recorded = number < requests.count ? requests[number] : nil
      guard recorded == wanted else {
        return .request(number: number + 1, expected: recorded, got: wanted)
      }
      var batch = batches[number]
      // A batch that took nothing is told no outcome of.
      if !wanted.list.isActive, batch.taken > 0 {
        guard reclaimedBatches < reclaimed.count else { return batchMismatch }
        batch.reclaimed = reclaimed[reclaimedBatches]
        reclaimedBatches += 1
      }
      rounds.note(batch)
      number += 1
    }
    if let wrong = mismatchAtEnd(requests.dropFirst(number), header) { return wrong }
    return reclaimedBatches == reclaimed.count ? nil : batchMismatch
  }

  private var batchMismatch: DecisionMismatch {
    let taking = zip(requests, batches).count { !$0.list.isActive && $1.taken > 0 }
    return .batches(expected: reclaimed.count, got: taking)
  }

  /// Compares what is asked of the active anonymous pages behind the rounds. The lists were not
  /// recorded again there: only where all that they can have become decides alike is it compared.
  private func mismatchAtEnd(
    _ rest: ArraySlice<ScanRounds.Request>, _ header: DecisionHeader
  ) -> DecisionMismatch? {
    let number = rest.startIndex + 1
    let (fewest, most) = finalLists
    let first = rest.first
    if let first {
      let wanted = most.finalAging(hasSwap: header.hasSwap)
      guard first == wanted else {
        return .request(number: number, expected: first, got: wanted)
      }
    } else if let wanted = fewest.finalAging(hasSwap: header.hasSwap) {
      return .request(number: number, expected: nil, got: wanted)
    }
    guard let second = rest.dropFirst().first else { return nil }
    return .request(number: number + 1, expected: second, got: nil)
  }

  /// The anonymous lists at the end, with the least and with the most need of aging. What was taken
  /// may have been freed or moved over, and counters lag behind by a batch of 32.
  private var finalLists: (least: EvictableCounts, most: EvictableCounts) {
    var taken = EvictableCounts()
    for (request, batch) in zip(requests, batches) { taken[request.list] += batch.taken }
    let lag = 32
    var least = node
    least.inactiveAnonymous += taken.activeAnonymous + lag
    least.activeAnonymous = max(0, node.activeAnonymous - taken.activeAnonymous - lag)
    var most = node
    most.inactiveAnonymous = max(0, node.inactiveAnonymous - taken.inactiveAnonymous - lag)
    most.activeAnonymous += taken.inactiveAnonymous + lag
    return (least, most)
  }
}
