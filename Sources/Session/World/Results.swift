import Grammar

/// What earlier commands returned: `$1`, `$2`, … in order, `$a1`, `$a2`, … of what was said aside,
/// and those that were given names.
public struct Results: Sendable {
  /// Of a number that was left out: 0.
  public private(set) var values: [Int128] = []
  /// Numbers whose lines were left out.
  private var holes: Set<Int> = []
  private var named: [String: Int128] = [:]
  private var asideCount = 0
  /// The last one of either kind.
  package private(set) var latest: Int128?

  public init() {}

  /// What the next result will be called.
  package func nextName(isAside: Bool) -> ResultName {
    ResultName((isAside ? asideCount : values.count) + 1, isAside: isAside)
  }

  /// Remembers a value.
  mutating func append(_ value: Int128, name: String? = nil, isAside: Bool = false) {
    latest = value
    if let name { named[name] = value }
    guard isAside else { return values.append(value) }
    asideCount += 1
    named[ResultName(asideCount, isAside: true).text] = value
  }

  /// Leaves numbers out, so that those behind them mean what they would have meant.
  package mutating func leaveOut(_ count: Int) {
    for _ in 0..<count {
      values.append(0)
      holes.insert(values.count)
    }
  }

  /// The value of `$n`, or of the last one when `number` is 0.
  public func value(_ number: UInt64) -> Int128? {
    let index = number == 0 ? UInt64(values.count) : number
    guard index > 0, index <= UInt64(values.count), holes.isEmpty || !holes.contains(Int(index))
    else {
      return nil
    }
    return values[Int(index) - 1]
  }

  public func value(named name: String) -> Int128? { named[name] }

  /// The names given so far, in alphabetical order, `$a1` and its like among them.
  public var names: [String] { named.keys.sorted() }
}
