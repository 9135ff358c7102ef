@testable import Drawing
import Hardware
import KernelModel
@testable import Reports
import Testing

/// Events as programs read them.
struct KernelEventCodeTests {
  private func values(_ event: KernelEvent) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: event.details.values.compactMap { pair in
        pair.value.map { (pair.key, "\($0)") }
      })
  }

  @Test func `the branch of a fault is a code`() {
    for (path, code) in [
      (FaultPath.zeroPage, "zero-page"), (.anonymousPage, "anonymous-page"),
      (.copyPage, "copy-page"), (.reusePage, "reuse-page"),
    ] {
      let event = KernelEvent.fault(.path(path))
      #expect(event.code == "path")
      #expect(values(event) == ["branch": code])
    }
  }

  @Test func `an event of an address space says whose it is`() {
    let event = KernelEvent.space(
      .split(
        start: VirtualAddress(rawValue: 0x1000), at: VirtualAddress(rawValue: 0x2000),
        end: VirtualAddress(rawValue: 0x3000)), of: AddressSpaceID(rawValue: 7))
    #expect(event.code == "area-split")
    #expect(values(event)["space"] == "7")
  }

  @Test func `branches have codes of their own`() {
    let codes = FaultPath.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  }

  @Test func `a function that decides without being entered is no place to halt`() {
    #expect(!KernelFunction.entered.contains(.expand))
    #expect(KernelFunction.entered.contains(.findVMA))
  }
}
