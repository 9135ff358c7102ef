/// What a structure holds, as a digest for each place of it: two structures are equal when their
/// facts are.
package struct Facts {
  package struct Fact {
    /// What finds the thing again: a frame, an address, a number, the key of a name.
    package let place: UInt64
    package let digest: UInt64
    /// Equal for things that are told together; 0 where each is told by itself.
    package let kind: UInt64
  }

  /// The facts themselves, by rising place; empty when only their sum is wanted.
  private(set) var all: [Fact] = []
  /// The digest of all of them.
  private(set) var sum: UInt64 = 0
  private let isKept: Bool
  private var isSorted = true

  /// What a structure enters.
  ///
  /// - Parameter isKept: the facts are wanted one by one.
  package init(_ structure: some StateStructure, isKept: Bool) {
    self.isKept = isKept
    structure.enter(into: &self)
    if !isSorted { all.sort { $0.place < $1.place } }
  }

  /// Enters what is at a place. A place whose fields are all 0 is none.
  @inline(__always)
  package mutating func add(_ place: some BinaryInteger, _ digest: UInt64, kind: UInt64 = 0) {
    guard digest != 0 else { return }
    let place = UInt64(truncatingIfNeeded: place)
    sum &+= Digest.term(digest, under: Digest.key(place))
    if isKept { keep(Fact(place: place, digest: digest, kind: kind)) }
  }

  /// Enters the fields of a place.
  @inline(__always)
  package mutating func add(_ place: some BinaryInteger, _ fill: (inout FieldDigest) -> Void) {
    var digest = FieldDigest()
    fill(&digest)
    add(place, digest.value)
  }

  package mutating func keep(_ fact: Fact) {
    if let last = all.last, last.place >= fact.place { isSorted = false }
    all.append(fact)
  }
}
