import Drawing
import Grammar
import KernelModel

/// The rules in which the kernels differ, and which of them are in force.
package struct KernelRulesReport: Report {
  package static let kind = "kernel-rules"

  package struct Rule: Encodable, Sendable {
    package let subject: KernelRule.Subject
    package let name: KernelRule.Name
    /// The first kernel that differs from the ones before.
    package let firstVersion: KernelVersion
    /// In the order of `versions`.
    package let values: [KernelRule.Value]
    /// The function of Linux that decides.
    package let function: String

    package enum CodingKeys: CodingKey { case subject, name, firstVersion, values, words, function }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(subject, forKey: .subject)
      try container.encode(name.rawValue, forKey: .name)
      try container.encode(firstVersion.rawValue, forKey: .firstVersion)
      try container.encode(values, forKey: .values)
      try container.encode(name.english, forKey: .words)
      try container.encode(function, forKey: .function)
    }
  }

  package let versions: [KernelVersion]
  /// Whose rules hold.
  package let version: KernelVersion
  package let rules: [Rule]

  package enum CodingKeys: CodingKey { case versions, version, rules }

  package init(_ version: KernelVersion) {
    self.version = version
    versions = KernelVersion.allCases
    rules = KernelRule.all.map {
      Rule(
        subject: $0.subject, name: $0.name, firstVersion: $0.firstVersion, values: $0.values,
        function: $0.function)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(versions.map(\.rawValue), forKey: .versions)
    try container.encode(version.rawValue, forKey: .version)
    try container.encode(rules, forKey: .rules)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      canvas.words(KernelRulesPhrase.title(ruleCount: rules.count, version)), .heading)
    let width = rules.reduce(0) { max($0, $1.name.rawValue.columnCount) } + 4
    text.append("".left(width), .label)
    for each in versions { column(each.rawValue, isInForce: each == version, into: &text) }
    text.endLine()
    var subject: KernelRule.Subject?
    for rule in rules {
      if rule.subject != subject { text.appendLine(canvas.words(rule.subject), .heading) }
      subject = rule.subject
      text.append("  \(rule.name.rawValue)".left(width), .label)
      for (each, value) in zip(versions, rule.values) {
        column(canvas.words(value), isInForce: each == version, into: &text)
      }
      text.endLine()
      text.append("    ")
      text.appendWrapped(
        "\(canvas.words(rule.name)) (\(rule.function))", from: 4, width: canvas.width)
    }
    text.appendLine(canvas.words(KernelRulesPhrase.choosing(versions)), .note)
  }

  private func column(_ value: String, isInForce: Bool, into text: inout StyledText) {
    text.append((isInForce ? "[\(value)]" : "\(value) ").right(11), isInForce ? .heading : .value)
  }
}

/// What the list of rules says around its facts.
enum KernelRulesPhrase: Sendable {
  case title(ruleCount: Int, KernelVersion)
  case choosing([KernelVersion])
}

extension KernelRule.Subject: Coded {
  public var code: String {
    switch self {
    case .brk: "brk"
    case .mmap: "mmap"
    case .mremap: "mremap"
    case .mprotect: "mprotect"
    case .madvise: "madvise"
    case .mlock: "mlock"
    case .faults: "page-faults"
    case .exec: "exec"
    case .allCalls: "all-calls"
    case .kmapAtomic: "kmap-atomic"
    case .vmalloc: "vmalloc"
    case .pageAllocator: "page-allocator"
    case .reclaim: "reclaim"
    case .boot: "boot"
    case .maps: "maps"
    case .smaps: "smaps"
    case .meminfo: "meminfo"
    case .zoneinfo: "zoneinfo"
    case .outOfMemory: "out-of-memory"
    }
  }
}

extension KernelRule.Value: Encodable {
  /// A truth value, a number, or the code of what is chosen; null is no amount at all.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .isOn(let isOn): try container.encode(isOn)
    case .count(let count): try container.encode(count)
    case .address(let address): try container.encode(address)
    case .bytes(let count): try container.encode(count)
    case .holeFilling(let choice): try container.encode(choice == .previous ? "previous" : "next")
    case .vmallocSync(let choice):
      try container.encode(choice == .eager ? "eager" : "eager-and-fault")
    case .perCPUHigh(let choice):
      try container.encode(choice == .sixBatches ? "six-batches" : "low-watermark")
    case .movableZoneMarks(let choice):
      try container.encode(choice == .always ? "always" : "with-high-memory")
    }
  }
}
