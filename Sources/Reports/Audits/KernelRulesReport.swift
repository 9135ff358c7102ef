import Drawing
import KernelModel

/// The rules in which the kernels differ, and which of them are in force.
struct KernelRulesReport: Report {
  static let kind = "kernel-rules"

  struct Rule: Encodable, Sendable {
    let subject: String
    let name: String
    /// In the order of `versions`.
    let values: [String]
    let words: String
    let function: String
  }

  let versions: [String]
  /// Whose rules hold.
  let version: String
  let rules: [Rule]

  init(_ version: KernelVersion) {
    self.version = version.rawValue
    versions = KernelVersion.allCases.map(\.rawValue)
    rules = KernelRule.all.map {
      Rule(
        subject: $0.subject, name: $0.name, values: $0.values, words: $0.words,
        function: $0.function)
    }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      "\(counted(rules.count, "rule")) in which the kernels differ; those of \(version) hold", .heading)
    let width = rules.reduce(0) { max($0, $1.name.columnCount) } + 4
    text.append("".left(width), .label)
    for name in versions { column(name, isInForce: name == version, into: &text) }
    text.endLine()
    var subject = ""
    for rule in rules {
      if rule.subject != subject { text.appendLine(rule.subject, .heading) }
      subject = rule.subject
      text.append("  \(rule.name)".left(width), .label)
      for (name, value) in zip(versions, rule.values) {
        column(value, isInForce: name == version, into: &text)
      }
      text.endLine()
      text.append("    ")
      text.appendWrapped("\(rule.words) (\(rule.function))", from: 4, width: canvas.width)
    }
    text.appendLine("pagewalk --kernel \(versions.joined(separator: "|")) chooses", .note)
  }

  private func column(_ value: String, isInForce: Bool, into text: inout StyledText) {
    text.append((isInForce ? "[\(value)]" : "\(value) ").right(11), isInForce ? .changed : .value)
  }
}
