/// Numbers that look like chance and follow from a seed: xorshift64*.
package struct Chance {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

  package mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_f491_4f6c_dd1d
  }

  package mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  package mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
