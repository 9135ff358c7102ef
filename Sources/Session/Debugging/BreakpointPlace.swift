import Grammar
import Hardware
import KernelModel
import Reports

/// Reads where a breakpoint is to halt, as `break`, `tbreak`, `advance` and `watch` take it.
package struct BreakpointPlace {
  package let target: Breakpoint.Target
  /// The words that name the place.
  package let text: String
  package let condition: String?

  /// - Throws: what is wrong with the words, at the argument's place.
  package init(
    breaking text: String, _ session: Session, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    (self.text, condition) = Self.parted(text)
    try condition.map { condition throws(CommandError) in
      try session.checkCondition(condition, invocation)
    }
    target = try Self.target(self.text, session, invocation)
  }

  package init(
    watching text: String, _ session: Session, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    let place: String
    (place, condition) = Self.parted(text)
    self.text = "watch " + place
    try condition.map { condition throws(CommandError) in
      try session.checkCondition(condition, invocation)
    }
    let words = place.split(separator: " ").map(String.init)
    if let first = words.first, ["pte", "frame"].contains(first), words.count > 1 {
      target = try Self.placed(first, words.dropFirst().joined(separator: " "), session, invocation)
    } else {
      target = try Self.watched(place, session, invocation)
    }
  }

  /// The words before `if`, and those behind.
  private static func parted(_ text: String) -> (String, String?) {
    let words = text.split(separator: " ").map(String.init)
    guard let index = words.firstIndex(of: "if") else {
      return (words.joined(separator: " "), nil)
    }
    return (
      words[..<index].joined(separator: " "), words[(index + 1)...].joined(separator: " ")
    )
  }

  private static func target(
    _ text: String, _ session: Session, _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint.Target {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else {
      throw invocation.error(.missingArgument("PLACE", usage: invocation.definition.usage), at: 0)
    }
    if words.count == 1 {
      if let kind = EventKind(rawValue: first) { return .kind(kind) }
      if let function = entered(first) { return .function(function) }
      if session.world.figure(named: first) != nil { return .value(first) }
    } else if ["pte", "frame"].contains(first) {
      return try placed(first, words.dropFirst().joined(separator: " "), session, invocation)
    } else if EventKind(rawValue: first) != nil || entered(first) != nil {
      throw invocation.error(.refused(PlaceComplaint.standsAlone(first)), at: 0)
    }
    if ["<", ">", "==", "!=", "&&", "||"].contains(where: { text.contains($0) }) {
      return try watched(text, session, invocation)
    }
    // What it names was there when it was made; an address is saved as a number.
    if session.restoresBreakpoints, session.symbolNames.contains(text),
      address(text, session) == nil
    {
      return .value(text)
    }
    return try addresses(words, session, invocation)
  }

  private static func entered(_ name: String) -> KernelFunction? {
    KernelFunction.entered.first { $0.rawValue == name }
  }

  /// `pte ADDR` and `frame PFN`.
  private static func placed(
    _ kind: String, _ text: String, _ session: Session, _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint.Target {
    if kind == "pte" {
      guard !session.isBare else {
        throw invocation.error(.refused(PlaceComplaint.hasNoKernel), at: 0)
      }
      guard let address = address(text, session) else {
        throw invocation.error(.expected(.addressBehind(kind), found: .word(text)), at: 0)
      }
      return .entry(EntryChange.Page(VirtualAddress(rawValue: address), of: session.world.process))
    }
    let digits = text.hasPrefix("0x") ? String(text.dropFirst(2)) : text
    guard let frame = UInt32(digits, radix: 16) else {
      throw invocation.error(.expected(.frame, found: .word(text)), at: 0)
    }
    let count = session.machine.memory.frameCount
    guard Int(frame) < count else {
      let last = PageFrameNumber(rawValue: UInt32(count - 1))
      throw invocation.error(
        .refused(PlaceComplaint.noSuchFrame(digits: digits, last: last)), at: 0)
    }
    return .frame(frame)
  }

  /// An expression that is to change.
  private static func watched(
    _ text: String, _ session: Session, _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint.Target {
    try session.checkCondition(text, invocation)
    guard !Condition.isConstant(text) else {
      throw invocation.error(.refused(PlaceComplaint.neverChanges(text)), at: 0)
    }
    return .value(text)
  }

  /// `ADDR`, `*ADDR`, `ADDR for LENGTH`.
  private static func addresses(
    _ words: [String], _ session: Session, _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint.Target {
    let end = words.firstIndex(of: "for") ?? words.count
    var place = words[..<end].joined(separator: " ")
    if place.hasPrefix("*") { place.removeFirst() }
    let names = EventKind.allCases.map(\.rawValue) + KernelFunction.entered.map(\.rawValue)
    guard let start = address(place, session) else {
      throw invocation.error(
        .unknownWord(
          place, nearest: Spelling.nearest(to: words[0], among: names),
          usage: "break KIND|FUNCTION|ADDR [for LENGTH]|pte ADDR|frame PFN|COMPARISON "
            + "[if CONDITION]"), at: 0)
    }
    guard start >= 4096 || place.utf8.count == 8 || place.hasPrefix("0x") else {
      throw invocation.error(.refused(PlaceComplaint.isSmallNumber(place)), at: 0)
    }
    guard end < words.count else { return .addresses(start...start) }
    let length = words[(end + 1)...].joined(separator: " ")
    guard let byteCount = address(length, session), byteCount > 0 else {
      throw invocation.error(
        .expected(.lengthBehind("for"), found: length.isEmpty ? .nothing : .word(length)), at: 0)
    }
    let last = UInt32(clamping: UInt64(start) + UInt64(byteCount) - 1)
    return .addresses(start...last)
  }

  /// The value of an expression that is an address; nil when it is none.
  private static func address(_ text: String, _ session: Session) -> UInt32? {
    Condition.value(of: text, session).flatMap { UInt32(exactly: $0) }
  }
}

extension Session {
  /// Refuses a condition that cannot be read.
  package func checkCondition(
    _ text: String, _ invocation: borrowing Invocation, at index: Int = 0
  ) throws(CommandError) {
    guard !restoresBreakpoints else { return }
    let symbols = EventSymbols(.leave(.findVMA), world)
    var lexer = Lexer(SourceLine(text))
    do throws(CommandError) {
      _ = try Expression(symbols: symbols, allowsComparisons: true, standsAlone: true)
        .evaluate(&lexer)
      let rest = try lexer.next()
      guard rest.kind == .end else {
        throw CommandError(.unexpectedArgument(text, usage: invocation.definition.usage), at: 0..<0)
      }
    } catch {
      throw invocation.error(error.reason, at: index)
    }
  }
}
