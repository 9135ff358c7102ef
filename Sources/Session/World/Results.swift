/// What earlier commands returned: `$1`, `$2`, … in order, and those that were given names.
public struct Results: Sendable {
  public private(set) var values: [Int128] = []
  private var named: [String: Int128] = [:]

  public init() {}

  /// Remembers a value and returns its number, from 1.
  @discardableResult
  mutating func append(_ value: Int128, name: String? = nil) -> Int {
    values.append(value)
    if let name { named[name] = value }
    return values.count
  }

  /// The value of `$n`, or of the last one when `number` is 0.
  public func value(_ number: UInt64) -> Int128? {
    if number == 0 { return values.last }
    return number <= UInt64(values.count) ? values[Int(number) - 1] : nil
  }

  public func value(named name: String) -> Int128? { named[name] }

  /// The names given so far, in alphabetical order.
  public var names: [String] { named.keys.sorted() }
}
