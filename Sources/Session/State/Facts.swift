/// What a structure holds, as a digest for each place of it: two structures are equal when their
/// facts are.
package final class Facts {
  package struct Fact {
    /// What finds the thing again: a frame, an address, a number.
    let place: UInt64
    let digest: UInt64
    /// Equal for things that are told in the same words; 0 where each has words of its own.
    let kind: UInt64
  }

  private(set) var all: [Fact] = []
  private var isSorted = true

  package func add(_ place: some BinaryInteger, _ digest: UInt64, kind: UInt64 = 0) {
    let place = UInt64(truncatingIfNeeded: place)
    if let last = all.last, last.place >= place { isSorted = false }
    all.append(Fact(place: place, digest: digest, kind: kind))
  }

  /// What `fill` entered, by rising place.
  static func collected(_ fill: (Facts) -> Void) -> [Fact] {
    let facts = Facts()
    fill(facts)
    return facts.isSorted ? facts.all : facts.all.sorted { $0.place < $1.place }
  }
}

extension Digest {
  /// The digest of up to six words; no array is made of them, for this is done for every frame.
  static func of(
    _ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0, _ fourth: UInt64 = 0,
    _ fifth: UInt64 = 0, _ sixth: UInt64 = 0
  ) -> UInt64 {
    var digest = Digest()
    digest.add(first)
    digest.add(second)
    digest.add(third)
    digest.add(fourth)
    digest.add(fifth)
    digest.add(sixth)
    return digest.value
  }

  /// The digest of a list, whose order counts.
  static func of(_ numbers: some Sequence<UInt32>) -> UInt64 {
    var digest = Digest()
    for number in numbers { digest.add(number) }
    return digest.value
  }
}
