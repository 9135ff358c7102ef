import Hardware
import KernelModel

/// The entries of a mapping as recordings write them, a token a page: where the page is, and what is
/// known of it.
struct PageTokens {
  fileprivate enum Token: Equatable {
    case text(String)
    case slot(area: Int, UInt32, isCached: Bool)
  }

  private var tokens: [Token] = []
  private let namesSlots: Bool

  /// - Parameter namesSlots: which slot a page has is told.
  init(
    _ range: Range<VirtualAddress>, of space: AddressSpace, in kernel: Kernel, namesSlots: Bool
  ) {
    self.namesSlots = namesSlots
    var address = range.lowerBound
    while address < range.upperBound {
      let entry = kernel.tables.entry(of: address, in: space.directory)
      tokens.append(Self.token(of: entry, in: space, kernel))
      address = address + 4096
    }
  }

  private static func token(
    of entry: PageTableEntry, in space: AddressSpace, _ kernel: Kernel
  ) -> Token {
    if entry == .none { return .text(".") }
    if let slot = SwapEntry(entry, usesPAE: kernel.tables.usesPAE) {
      return .slot(area: slot.area, slot.slot, isCached: kernel.swap.frame(of: slot) != nil)
    }
    guard let frame = space.mappedFrame(of: entry) else { return .text("z") }
    let page = kernel.pages[frame]
    var text = "p"
    if page.use != .anonymous { text += "f" }
    if page.flags.contains(.swapCache) { text += "c" }
    if page.flags.contains(.active) { text += "a" }
    if page.flags.contains(.referenced) { text += "r" }
    if page.flags.contains(.dirty) { text += "d" }
    if page.flags.contains(.unevictable) { text += "u" }
    if page.use == .anonymous, !page.flags.contains(.swapBacked) { text += "l" }
    if page.mapCount > 1 { text += "\(page.mapCount)" }
    return .text(text)
  }

  /// Pages of an address space.
  private static let mostPages = 1 << 20

  /// As a recording wrote them: `N*TOKEN` is N of them, slots counting up.
  ///
  /// - Returns: nil for text that is none.
  init?(_ text: String, namesSlots: Bool) {
    self.namesSlots = namesSlots
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "*", maxSplits: 1)
      guard let last = parts.last, let count = parts.count == 1 ? 1 : Int(parts[0]),
        0...Self.mostPages ~= count, tokens.count + count <= Self.mostPages,
        let first = Token(last)
      else { return nil }
      for place in 0..<count { tokens.append(first.advanced(by: UInt32(place))) }
    }
  }

  /// How the pages differ from others, but for what depends on strangers; nil where they do not.
  func difference(from others: PageTokens) -> Bool {
    tokens.count != others.tokens.count
      || zip(tokens, others.tokens).contains { plain($0) != plain($1) }
  }

  /// A token without what is by chance: slots of devices that hand them out in batches, and whether
  /// the page counts as active, which the pages of others decide.
  private func plain(_ token: Token) -> String {
    guard case .text(let text) = token, text.hasPrefix("p") else { return word(token) }
    return text.filter { $0 != "a" }
  }

  /// Tokens that repeat stand once, with their number; slots in a row likewise.
  var text: String {
    var parts: [String] = []
    var index = 0
    while index < tokens.count {
      var count = 1
      while index + count < tokens.count,
        word(tokens[index + count]) == word(tokens[index].advanced(by: UInt32(count)))
      {
        count += 1
      }
      parts.append((count > 1 ? "\(count)*" : "") + word(tokens[index]))
      index += count
    }
    return parts.joined(separator: " ")
  }

  private func word(_ token: Token) -> String {
    switch token {
    case .text(let text): text
    case .slot(let area, let slot, let isCached):
      (isCached ? "S" : "s") + (namesSlots ? "\(area):\(slot)" : "")
    }
  }
}

extension PageTokens.Token {
  fileprivate init?(_ text: Substring) {
    guard text.first == "s" || text.first == "S" else {
      self = .text(String(text))
      return
    }
    let numbers = text.dropFirst().split(separator: ":")
    guard numbers.count == 2, let area = Int(numbers[0]), let slot = UInt32(numbers[1]),
      slot < 1 << 30
    else { return nil }
    self = .slot(area: area, slot, isCached: text.first == "S")
  }

  /// The token of a page further on, where pages follow each other.
  fileprivate func advanced(by distance: UInt32) -> Self {
    guard case .slot(let area, let slot, let isCached) = self else { return self }
    return .slot(area: area, slot + distance, isCached: isCached)
  }
}
