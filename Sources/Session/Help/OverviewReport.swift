import Drawing
import Grammar

/// Where to begin, and what there is: one screen of 80 columns and 24 lines.
package struct OverviewReport: Report {
  package static let kind = "overview"

  private let isBare: Bool
  private let groups: [(group: CommandGroup, commands: [String])]

  /// - Parameter isBare: the machine has no kernel.
  package init(_ catalog: CommandCatalog, _ groups: [CommandGroup], isBare: Bool) {
    self.isBare = isBare
    self.groups = groups.map { group in
      (group, catalog.commands.filter { !$0.isHidden && $0.group == group }.map(\.name))
    }
  }

  private struct Group: Encodable {
    let group: CommandGroup
    let commands: [String]
  }

  package enum CodingKeys: CodingKey { case begin, groups }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(steps.map(\.line), forKey: .begin)
    try container.encode(
      groups.map { Group(group: $0.group, commands: $0.commands) }, forKey: .groups)
  }

  private var steps: [FirstStep] { isBare ? FirstStep.bare : FirstStep.booted }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(HelpPhrase.begin), .heading)
    draw(steps.map { ($0.line, canvas.words($0)) }, on: canvas, into: &text)
    text.appendLine(canvas.words(HelpPhrase.groups), .heading)
    let names = groups.map { canvas.words($0.group) }
    let width = names.reduce(0) { max($0, $1.columnCount) }
    for (name, entry) in zip(names, groups) {
      text.append("  ")
      text.append(name, .label)
      text.pad(from: name.columnCount, to: width + 2)
      text.appendLine(Self.list(entry.commands, in: canvas.width - width - 4), .command)
    }
    text.appendLine(canvas.words(HelpPhrase.further), .heading)
    draw(
      FurtherHelp.allCases.map { ($0.line, canvas.words($0)) }, on: canvas, into: &text)
  }

  private func draw(
    _ lines: [(line: String, words: String)], on canvas: Canvas, into text: inout StyledText
  ) {
    let width = lines.reduce(0) { max($0, $1.line.columnCount) }
    for (line, words) in lines {
      text.append("  ")
      text.append(line, .command)
      text.pad(from: line.columnCount, to: width + 2)
      text.appendWrapped(words, from: width + 4, width: canvas.width)
    }
  }

  /// As many names as fit, and how many more there are.
  private static func list(_ names: [String], in room: Int) -> String {
    let whole = names.joined(separator: " ")
    guard whole.count > room else { return whole }
    var line = names[0]
    var rest = names.dropFirst()
    while let next = rest.first, "\(line) \(next) +\(rest.count - 1)".count <= room {
      line += " \(next)"
      rest = rest.dropFirst()
    }
    return "\(line) +\(rest.count)"
  }
}
