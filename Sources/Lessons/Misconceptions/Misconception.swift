/// A wrong belief about memory that has a name: it explains a wrong answer, or what was done in
/// place of a task.
///
/// The raw value is what lessons, questions and files of progress call it by, for ever.
package enum Misconception: String, CaseIterable, Comparable, Encodable, Sendable {
  case v1 = "V1", v2 = "V2", v3 = "V3", v4 = "V4", v5 = "V5"
  case f1 = "F1", f2 = "F2", f3 = "F3", f4 = "F4", f5 = "F5", f6 = "F6"
  case c1 = "C1", c2 = "C2"
  case s1 = "S1", s2 = "S2", s3 = "S3", s4 = "S4"
  case t1 = "T1", t2 = "T2"
  case z1 = "Z1", z2 = "Z2", z3 = "Z3"
  case b1 = "B1", b2 = "B2", b3 = "B3", b4 = "B4"
  case p1 = "P1", p2 = "P2"
  case h1 = "H1", h2 = "H2", h3 = "H3"
  case a1 = "A1", a2 = "A2"
  case d1 = "D1", d2 = "D2"
  case g1 = "G1", g2 = "G2"
  case m1 = "M1", m2 = "M2", m3 = "M3", m4 = "M4"
  case k1 = "K1", k2 = "K2", k3 = "K3"
  case x1 = "X1", x2 = "X2"
  case w1 = "W1", w2 = "W2"
  case r1 = "R1", r2 = "R2", r3 = "R3", r4 = "R4", r5 = "R5", r6 = "R6"

  /// The idea that it is about.
  package var idea: Idea {
    switch self {
    case .v1, .v2: .promise
    case .v3, .v4: .spaces
    case .f1, .f2, .f3, .f4, .f5, .c1, .c2: .faults
    case .v5, .f6, .s1, .s2, .s3, .s4, .t1, .t2: .translation
    case .z1, .z2, .z3: .zones
    case .b1, .b2, .b3, .b4: .buddies
    case .p1: .areas
    case .p2, .h1, .h2, .h3: .heap
    case .a1, .a2: .vmas
    case .d1, .d2: .directMap
    case .g1, .g2: .highMemory
    case .m1, .m2, .m3, .m4: .vmalloc
    case .k1, .k2, .k3: .kmap
    case .x1, .x2: .fixmap
    case .w1, .w2: .used
    case .r1, .r2, .r3, .r4, .r5, .r6: .pressure
    }
  }

  /// In the order in which they are listed.
  package static func < (one: Self, other: Self) -> Bool { one.place < other.place }

  private var place: Int { Self.allCases.firstIndex(of: self)! }
}

/// What is said of a misconception in one language.
package struct MisconceptionWords: Equatable, Sendable {
  /// A few words: the belief itself.
  package let name: String
  /// How who holds it comes to the wrong answer.
  package let rule: String
  /// The one sentence that sets it right.
  package let correction: String

  init(_ name: String, rule: String, correction: String) {
    self.name = name
    self.rule = rule
    self.correction = correction
  }
}
