import Grammar
import KernelModel
import Session

/// The values that a seed has drawn, by name, in the order in which they were drawn.
struct QuizDraws: SymbolResolver {
  private var texts: [(name: String, text: String)] = []
  private var numbers: SeededNumbers

  /// - Parameter seed: of one attempt: what is drawn follows from it alone.
  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  subscript(name: String) -> String? { texts.first { $0.name == name }?.text }

  mutating func set(_ name: String, _ text: String) { texts.append((name, text)) }

  /// One of so many, each as often as the others but for what no hundred million draws can tell.
  mutating func index(below count: Int) -> Int { Int(numbers.next() % UInt64(count)) }

  func value(ofSymbol name: String) -> Int128? {
    self[name].flatMap { try? Excerpt($0).value(in: NoSymbols()) }
  }
  func value(ofResult number: UInt64) -> Int128? { nil }
  var resultCount: Int { 0 }
  var symbolNames: [String] { texts.map(\.name) }
}
