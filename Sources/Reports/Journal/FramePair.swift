/// Up to two numbers of frames, as an event names them: in memory of their own they would cost each
/// event more than all else.
package struct FramePair: RandomAccessCollection, Equatable, Sendable {
  private var first: UInt32 = 0
  private var second: UInt32 = 0
  package private(set) var endIndex = 0

  init() {}

  init(_ frame: UInt32) {
    first = frame
    endIndex = 1
  }

  package var startIndex: Int { 0 }

  package subscript(index: Int) -> UInt32 {
    precondition(indices.contains(index))
    return index == 0 ? first : second
  }

  /// - Precondition: there is at most one so far.
  mutating func append(_ frame: UInt32) {
    precondition(endIndex < 2)
    if endIndex == 0 { first = frame } else { second = frame }
    endIndex += 1
  }
}
