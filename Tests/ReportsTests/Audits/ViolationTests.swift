@testable import Commands
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `A broken rule` {
  /// Where the entry of the first kmap lies, as `poke` takes it.
  private func entryPlace(_ it: Specimen) -> String {
    let tables = it.kernel.tables
    let address = VirtualAddress(rawValue: 0xff80_1000)
    return "0x" + tables.entryPlace(of: address, in: tables.kernelDirectory)!.digits
  }

  @Test func `is a case with numbers, for people and for programs`() {
    let it = Specimen()
    _ = it.type("kmap 3ffc6")
    let place = entryPlace(it)
    _ = it.type("poke \(place) 0")
    let report = AuditReport(it.kernel)
    #expect(report.violation == .permanentMap(.lostEntry(slot: 1)))
    #expect(
      it.json("audit").contains(
        #"{"code":"lost-entry","rule":2,"slot":1,"structure":"permanent-kmaps"}"#))
    #expect(it.type("audit").contains("BROKEN: pkmap, rule 2: slot 1 has lost its entry\n"))
  }

  @Test func `of the tables is told where it is`() {
    let it = Specimen()
    _ = it.type("poke 0x0200712c 0x3ffc5065", after: "touch 0804b000 w")
    let report = AuditReport(it.kernel)
    #expect(
      report.violation
        == .addressSpace(
          .uncountedMapping(VirtualAddress(rawValue: 0x804_b000), PageFrameNumber(rawValue: 0x3ffc5)))
    )
    #expect(report.violation?.structure == .pageTables)
  }
}

@Suite struct `A register's meaning` {
  @Test func `is known of every bit that has a name`() {
    let names =
      ControlRegisters.CR0.bitNames.map { "cr0." + $0.name.lowercased() }
      + ControlRegisters.CR4.bitNames.map { "cr4." + $0.name.lowercased() }
      + ControlRegisters.EFER.bitNames.map { "efer." + $0.name.lowercased() }
    #expect(Set(names).isSubset(of: MachineRegister.all.map(\.name)))
    #expect(ControlBit.allCases.count == names.count)
  }
}
