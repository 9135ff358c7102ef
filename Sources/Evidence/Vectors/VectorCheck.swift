import Grammar
import Hardware

/// Runs the vectors of a file, each on a bare machine, and compares what the chip does with what
/// the file says.
public enum VectorCheck {
  /// What became of a file.
  public struct Outcome: Hashable, Sendable {
    public var passedCount = 0
    public var failedCount = 0
    /// The first line that did not come true.
    public var firstFailure: Failure?
    /// Why reading stopped before the end of the file, if it did.
    public var refusal: VectorRefusal?

    /// Whether the file was read to its end and all of it came true.
    public var isPassed: Bool { failedCount == 0 && refusal == nil }
  }

  /// A line that did not come true.
  public struct Failure: Hashable, Sendable {
    /// The vector's name.
    public var vector: String
    /// Counted from 1.
    public var lineNumber: Int
    /// The line as it stands in the file.
    public var text: String
    public var mismatch: VectorMismatch
  }

  /// Runs a whole file. The rest of a vector that fails is skipped; a line that cannot be read
  /// ends the run.
  ///
  /// - Complexity: O(bytes of the file); one machine serves all vectors.
  public static func run(_ text: [UInt8], tlb: TLBGeometry = .p6) -> Outcome {
    var file = VectorFile(text)
    var outcome = Outcome()
    let bench = VectorBench(tlb: tlb)
    var name: Range<Int>?
    var isFailed = false
    do {
      while let line = try file.next() {
        if case .vector(let next) = line {
          if name != nil { outcome.count(isFailed: isFailed) }
          name = next
          isFailed = false
          bench.reset()
        } else if !isFailed, let mismatch = bench.run(line) {
          isFailed = true
          outcome.note(mismatch, in: file, name)
        }
      }
      if name != nil { outcome.count(isFailed: isFailed) }
    } catch {
      outcome.refusal = error
    }
    return outcome
  }
}

extension VectorCheck.Outcome {
  fileprivate mutating func count(isFailed: Bool) {
    if isFailed { failedCount += 1 } else { passedCount += 1 }
  }

  /// Keeps the first line that did not come true.
  fileprivate mutating func note(
    _ mismatch: VectorMismatch, in file: VectorFile, _ name: Range<Int>?
  ) {
    guard firstFailure == nil else { return }
    firstFailure = VectorCheck.Failure(
      vector: name.map(file.text) ?? "", lineNumber: file.lineNumber,
      text: file.text(file.line).trimmingBlanks(), mismatch: mismatch)
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    String(drop { $0 == " " || $0 == "\t" })
  }
}
