import Hardware
import Reports

extension Macros {
  /// The commands that make the names.
  var steps: [String] {
    all.filter { !$0.lines.isEmpty }
      .map { "\($0.isAlias ? "alias" : "define") \($0.name) \($0.words)" }
  }
}

extension Breakpoint {
  /// The words that make it, wherever the session is then: addresses are numbers, since what names
  /// one may lie elsewhere later.
  fileprivate var placeText: String {
    switch target {
    case .addresses(let range):
      let place = text.split(separator: " ").prefix { $0 != "for" }.joined(separator: " ")
      guard !Condition.isConstant(place) else { return text }
      let start = "0x" + String(range.lowerBound, radix: 16)
      return range.count == 1 ? start : "\(start) for \(range.count)"
    case .entry(let page):
      let words = text.split(separator: " ")
      guard let index = words.firstIndex(of: "pte"),
        !Condition.isConstant(words[(index + 1)...].joined(separator: " "))
      else { return text }
      let address = "0x" + String(page.address.rawValue, radix: 16)
      return words[...index].joined(separator: " ") + " " + address
    case .kind, .function, .frame, .value: return text
    }
  }
}

extension BreakpointTable {
  /// The commands that make the breakpoints, which are numbered anew.
  var steps: [String] {
    all.enumerated().flatMap { index, breakpoint in
      let number = index + 1
      let isWatch = breakpoint.text.hasPrefix("watch ")
      let verb = isWatch ? "" : breakpoint.isTemporary ? "tbreak " : "break "
      let condition = breakpoint.condition.map { " if \($0)" } ?? ""
      var steps = ["\(verb)\(breakpoint.placeText)\(condition)"]
      if breakpoint.ignoreCount > 0 { steps.append("ignore \(number) \(breakpoint.ignoreCount)") }
      if !breakpoint.commands.isEmpty {
        let lines = breakpoint.commands.map(\.quoted).joined(separator: " ")
        steps.append("commands \(number) \(lines)")
      }
      if !breakpoint.isEnabled { steps.append("disable \(number)") }
      return steps
    }
  }
}
