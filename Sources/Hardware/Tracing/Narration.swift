/// Whether the accesses that a function makes are told to an observer.
///
/// The way through the TLB's misses and the tables exists twice, specialised: with nobody
/// listening it contains no trace of its events.
protocol Narration {
  static var isTold: Bool { get }
}

enum Silent: Narration {
  @inline(__always) static var isTold: Bool { false }
}

enum Told: Narration {
  @inline(__always) static var isTold: Bool { true }
}

extension Machine {
  @inline(__always)
  func tell<N: Narration>(_ narration: N.Type, _ event: @autoclosure () -> HardwareEvent) {
    if N.isTold { deliver(event()) }
  }
}
