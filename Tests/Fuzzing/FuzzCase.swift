import KernelModel
import Session
import TestSupport

/// A machine and what is typed at it. Written out it is a log that `pagewalk run` takes.
package struct FuzzCase: Equatable {
  package var configuration: Configuration
  package var lines: [String]
  /// The question after which Ctrl-C is pressed, and for how many; nil for never.
  package var interruption: Range<Int>?

  package init(
    _ configuration: Configuration, _ lines: [String], interruption: Range<Int>? = nil
  ) {
    self.configuration = configuration
    self.lines = lines
    self.interruption = interruption
  }

  /// What a seed stands for, always the same.
  ///
  /// - Parameter lineCount: how many lines are typed; about eighteen unless told.
  package init(seed: UInt64, lineCount: Int? = nil) {
    var chance = Chance(seed: seed &+ 1)
    configuration = Self.configuration(&chance)
    let count = lineCount ?? 6 + chance.below(24)
    lines = LineMaker(isBare: configuration.isBare).lines(count, &chance)
    if chance.below(4) == 0 {
      let first = chance.below(200)
      interruption = first..<first + 1 + chance.below(40)
    }
  }

  private static func configuration(_ chance: inout Chance) -> Configuration {
    var configuration = Configuration()
    configuration.memoryByteCount = chance.one(of: [16, 64, 64, 128, 1024]) << 20
    configuration.isBare = chance.below(16) == 0
    configuration.usesPAE = chance.below(3) == 0
    configuration.seed = UInt64(chance.one(of: [1, 1, 18_434_143]))
    if chance.below(4) == 0 { configuration.tlb = chance.one(of: ["i386", "p6", "16x4", "nehalem"]) }
    guard !configuration.isBare else { return configuration }
    configuration.layout = chance.one(of: KernelLayout.Name.allCases)
    if chance.below(3) == 0 { configuration.kernelVersion = chance.one(of: KernelVersion.allCases) }
    if chance.below(4) == 0 {
      configuration.settings = [
        .init(key: "vm.overcommit_memory", value: String(chance.below(3))),
        .init(key: "vm.lowmem_reserve_ratio", value: "256 32 0 0"),
      ]
    }
    return configuration
  }

  private static let mark = "# interrupted "

  /// The case as a log: its machine, its interruption, its lines.
  package var text: String {
    let interruption = interruption.map { [Self.mark + "\($0.lowerBound) \($0.upperBound)"] } ?? []
    return ([configuration.narration] + interruption + lines).joined(separator: "\n") + "\n"
  }

  /// Reads what `text` wrote.
  package init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first,
      let configuration = try? Configuration().following(
        LineReader(name: "case", bytes: Array((first + "\n").utf8)))
    else { return nil }
    self.configuration = configuration
    lines.removeFirst()
    if lines.last == "" { lines.removeLast() }
    if let line = lines.first, line.hasPrefix(Self.mark) {
      let bounds = line.dropFirst(Self.mark.count).split(separator: " ").compactMap { Int($0) }
      guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
      interruption = bounds[0]..<bounds[1]
      lines.removeFirst()
    }
    self.lines = lines
  }
}
