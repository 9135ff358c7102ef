@testable import Commands
@testable import Drawing
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// Which structures a machine has, and how their digests add up.
struct MachineStateTests {
  /// The digest of each part, by code.
  private func parts(_ it: Specimen) -> [String: String] {
    let parts = DigestReport(it.session.world).parts
    return Dictionary(uniqueKeysWithValues: parts.map { ($0.part.code, $0.digest) })
  }

  @Test func `equal machines have equal digests`() {
    let (one, other) = (Specimen(), Specimen())
    for line in ["mmap 64K rw", "touch $1 w for 64K", "fork", "vmalloc 16K", "kmalloc 100"] {
      #expect(one.session.digest == other.session.digest)
      _ = one.type(line)
      #expect(one.session.digest != other.session.digest, "\(line)")
      _ = other.type(line)
    }
    #expect(parts(one) == parts(other))
  }

  @Test(arguments: [
    ("poke 0x100000 1", "ram"), ("set cr2 0x1234", "chip"),
    ("set vm.max_map_count 5", "settings"), ("limits stack 64K", "address-spaces"),
    ("set handles_signals 0", "processes"),
  ])
  func `one change is a change of one part`(_ line: String, _ part: String) {
    let it = Specimen()
    let before = parts(it)
    _ = it.type(line)
    let after = parts(it)
    let moved = after.keys.filter { after[$0] != before[$0] }
    // A setting by which signals are handled is a setting and a property of the process.
    #expect(Set(moved).subtracting(["settings"]) == Set([part]).subtracting(["settings"]))
    #expect(moved.contains(part))
  }

  @Test func `one bit of RAM is a change of RAM`() {
    let it = Specimen()
    var seen: Set<String> = [it.session.digest]
    for bit in 0..<32 {
      _ = it.type("poke 0x100000 0x\(String(UInt32(1) << UInt32(bit), radix: 16))")
      #expect(seen.insert(it.session.digest).inserted, "bit \(bit)")
    }
    _ = it.type("poke 0x100000 0")
    #expect(seen.contains(it.session.digest))
  }

  /// A structure of one table, for the test.
  private struct Table: StateTable {
    let id = StructureID.processes
    let places: [(UInt64, FieldList)]

    func enter(into facts: inout Facts) {
      for (place, fields) in places { facts.add(place, fields.digest) }
    }

    func fields(at place: UInt64, against other: Table?) -> FieldList {
      places.first { $0.0 == place }?.1 ?? FieldList()
    }
  }

  private func facts(_ places: [(UInt64, FieldList)]) -> Facts {
    Facts(Table(places: places), isKept: true)
  }

  @Test func `a place that is added moves no other, and one of zeros is none`() {
    let one = facts([(3, .number(7))])
    let other = facts([(9, .number(8))])
    let both = facts([(9, .number(8)), (3, .number(7)), (5, .number(0))])
    #expect(both.sum == one.sum &+ other.sum)
    #expect(both.all.map(\.place) == [3, 9])
    #expect(facts([(9, .number(7))]).sum != one.sum)
  }

  @Test func `places are compared by their numbers`() {
    let (first, second) = (
      Table(places: [(1, .number(1)), (2, .number(2)), (4, .number(4))]),
      Table(places: [(2, .number(3)), (3, .number(3)), (4, .number(4))])
    )
    let places = Table.compared(
      first, second, facts: (facts(first.places).all, facts(second.places).all))
    #expect(places.told.map(\.place) == [.number(1), .number(2), .number(3)])
    #expect(places.told.map(\.before) == [.number(1), .number(2), FieldList()])
    #expect(places.told.map(\.after) == [FieldList(), .number(3), .number(3)])
    #expect(places.omittedCount == 0)
  }

  /// A structure of figures, for the test.
  private struct Figures: StateFigures {
    let id = StructureID.settings
    let figures: [(figure: StateFigure, fields: FieldList)]
    init(_ names: KeyValuePairs<String, Int>) {
      figures = names.map { (.setting($0.key), .number($0.value)) }
    }
  }

  @Test func `figures are known by their names, wherever they stand`() {
    let (few, more) = (Figures(["a": 1, "c": 3]), Figures(["x": 9, "a": 1, "b": 2, "c": 4]))
    let places = Figures.compared(few, more, facts: ([], []))
    #expect(
      places.told.map(\.place)
        == [.figure(.setting("x")), .figure(.setting("b")), .figure(.setting("c"))])
    #expect(
      Facts(Figures(["a": 1, "c": 3]), isKept: false).sum
        == Facts(Figures(["c": 3, "b": 0, "a": 1]), isKept: false).sum)
    let added = Facts(Figures(["x": 9]), isKept: false).sum
    #expect(
      Facts(Figures(["a": 1, "x": 9]), isKept: false).sum
        == Facts(Figures(["a": 1]), isKept: false).sum &+ added)
  }

  @Test func `what a digest is made of is written down here and stays`() {
    // Of codes, keys and numbers: whoever changes one of these makes every saved session another.
    var digest = FieldDigest()
    digest.add(.useCount, 2)
    #expect(digest.value == Digest.term(2, under: Digest.key("useCount")))
    #expect(StructureID.frames.key == Digest.key("struct-page"))
    #expect(
      StructureID.areas(of: ProcessID(rawValue: 7)).key
        == Digest.key("areas") &+ Digest.key(UInt64(7)))
    #expect(StateFigure.space(.anonymousPages).key == Digest.key("MM_ANONPAGES"))
    #expect(Digest.key("value") == 0x040a_b6cb_78d6_1052)
  }

  @Test(arguments: [false, true])
  func `no two structures, figures or fields share a key`(_ usesPAE: Bool) {
    let it = Specimen { $0.usesPAE = usesPAE }
    for line in ["mmap 64K rw", "touch $1 w", "fork", "vmalloc 16K", "kmap 3ffc5"] {
      _ = it.type(line)
    }
    let structures = MachineState(it.session.world).structures
    #expect(Set(structures.map(\.id.key)).count == structures.count)
    var names: [UInt64: String] = [:]
    for structure in structures {
      guard let figures = (structure as? any StateFigures)?.figures else { continue }
      #expect(Set(figures.map(\.figure.key)).count == figures.count, "\(structure.id)")
      for field in figures.flatMap(\.fields.fields) { names[field.key.key] = field.key.name }
    }
    for (structure, facts) in MachineState(it.session.world).entered(isKept: true) {
      for place in StructureDifference(alone: structure, facts)?.places ?? [] {
        let keys = place.before.fields.map(\.key)
        #expect(Set(keys).count == keys.count, "\(structure.id): \(keys.map(\.name))")
        for key in keys {
          #expect(names.updateValue(key.name, forKey: key.key) ?? key.name == key.name)
        }
      }
    }
    #expect(names.count > 60)
  }

  @Test func `a machine without a kernel has RAM, chip and session`() {
    #expect(Set(parts(Specimen { $0.isBare = true }).keys) == ["ram", "chip", "session"])
  }
}

extension StructureDifference {
  /// A structure beside none.
  fileprivate init?(alone structure: some StateStructure, _ facts: Facts) {
    self.init(structure.id, structure.alone(facts))
  }
}

extension StateStructure {
  fileprivate func alone(_ facts: Facts) -> StructureDifference.Places {
    Self.compared(self, nil, facts: (facts.all, []))
  }
}
