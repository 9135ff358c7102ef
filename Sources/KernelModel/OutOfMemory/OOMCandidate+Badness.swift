extension OOMCandidate {
  /// How many pages its end would bring, and its adjustment's share of all; nil when it is exempt.
  ///
  ///     points = resident + in swap + pages of tables + adjustment x (total / 1000)
  ///
  /// Linux's `long` has 32 bits on i386, and wraps. Linux: `oom_badness`.
  ///
  /// - Parameter totalPages: RAM that the allocator manages and all swap.
  /// - Complexity: O(1)
  public func badness(totalPages: Int, rules: KernelRules) -> Int? {
    guard !isUnkillable, memory != nil, adjustment != .never,
      traits.isDisjoint(with: [.reaped, .inVfork])
    else { return nil }
    let points = residentPages &+ swapEntries &+ tableByteCount / 4096
    return Self.long(points &+ adjustment.rawValue &* (totalPages / 1000), rules)
  }

  /// What `/proc/PID/oom_score` says: 0 when it is exempt, 666 for a task of nothing, at most 2000.
  ///
  ///     (1000 + points x 1000 / total) x 2 / 3
  ///
  /// The product wraps at 32 bits where a `long` has no more: a task of more than 2147483 points has
  /// the score of a small one. Linux: `proc_oom_score`.
  ///
  /// - Complexity: O(1)
  public func score(totalPages: Int, rules: KernelRules) -> UInt64 {
    guard let points = badness(totalPages: totalPages, rules: rules),
      case let total = Self.long(totalPages, rules), total != 0
    else { return 0 }
    let thousandths = Self.long(points &* 1000, rules) / total
    let score = Self.long((1000 &+ thousandths) &* 2, rules) / 3
    return rules.isWide
      ? UInt64(bitPattern: Int64(score)) : UInt64(UInt32(truncatingIfNeeded: score))
  }

  /// A `long` of the kernel with that value.
  private static func long(_ value: Int, _ rules: KernelRules) -> Int {
    rules.isWide ? value : Int(Int32(truncatingIfNeeded: value))
  }
}
