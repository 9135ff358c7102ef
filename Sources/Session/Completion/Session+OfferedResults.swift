import Grammar
import Hardware
import KernelModel
import Reports

/// Numbers that could be meant: results, symbols, addresses.
extension Session {
  /// How many numbered results are offered, and among how many they are looked for.
  private static let offeredCount = 9
  private static let searchedCount = 1000

  /// Results that fit, those with names first, then the latest by number.
  ///
  /// - Parameters:
  ///   - words: what to say of one; its value unless told.
  ///   - fits: whether a value could be meant. Behind a dollar every number is offered.
  func latestResults(
    _ context: CursorContext, words: ((Int128) -> String)? = nil, where fits: (Int128) -> Bool
  ) -> [LineCompletion.Candidate] {
    let words = words ?? Self.spelled
    let isNumbered = context.fragment.first == "$"
    let named = results.names.compactMap { name -> LineCompletion.Candidate? in
      guard !isNumbered, let value = results.value(named: name), fits(value) else { return nil }
      return .init(name, words(value))
    }
    let count = results.values.count
    var numbered: [LineCompletion.Candidate] = []
    var listed: Set<Int128> = []
    for index in (max(0, count - Self.searchedCount)..<count).reversed()
    where numbered.count < Self.offeredCount {
      let value = results.values[index]
      // An older result of the same value may be another thing's that is gone.
      if isNumbered || fits(value), listed.insert(value).inserted || isNumbered {
        numbered.append(.init("$\(index + 1)", fits(value) ? words(value) : Self.spelled(value)))
      }
    }
    return named + numbered
  }

  /// An address as every view prints it.
  private static func addressWords(_ value: Int128) -> String {
    UInt32(exactly: value).map(addressDigits) ?? spelled(value)
  }

  private static func spelled(_ value: Int128) -> String {
    value > 0xffff ? "0x\(hexadecimal(value))" : "\(value)"
  }

  /// Everything that an expression may name.
  package func symbols(_ context: CursorContext) -> [LineCompletion.Candidate] {
    guard context.fragment.first != "$" else { return [] }
    let names = symbolNames.dropFirst(results.names.count)
    let wanted = names.filter { !$0.hasPrefix("FIX_") || context.fragment.first == "F" }
    // Some windows are not in every layout.
    return wanted.compactMap { name in
      value(ofSymbol: name).map { LineCompletion.Candidate(name, Self.spelled($0)) }
    }
  }

  /// Results, then where the process's areas begin, then symbols that are linear addresses.
  package func addresses(_ context: CursorContext) -> [LineCompletion.Candidate] {
    let lowest: Int128 = context.fragment.isEmpty ? 0x1_0000 : 0
    let results = latestResults(context, words: Self.addressWords) { lowest...0xffff_ffff ~= $0 }
    guard context.fragment.first != "$" else { return results }
    let symbols = symbols(context).compactMap { symbol -> LineCompletion.Candidate? in
      guard !["cr0", "cr3", "cr4"].contains(symbol.text), world.figure(named: symbol.text) == nil,
        let value = value(ofSymbol: symbol.text), value > 0xffff
      else { return nil }
      return .init(symbol.text, Self.addressWords(value))
    }
    return results + areas + symbols
  }

  /// Where the current process's areas begin, with their names.
  private var areas: [LineCompletion.Candidate] {
    guard !isBare, let space = process.space else { return [] }
    return MappingRecord.all(of: space, in: kernel).map {
      LineCompletion.Candidate(
        addressDigits($0.range.lowerBound), $0.name.isEmpty ? $0.mode : "\($0.mode) \($0.name)")
    }
  }
}
