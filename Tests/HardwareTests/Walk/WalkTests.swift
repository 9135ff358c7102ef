import Hardware
import Testing

/// The table of single walks: physical address or error code, and both entries afterwards.
@Suite struct WalkTests {
  private func chip(_ row: WalkRow) -> Chip {
    let chip = Chip(usesPAE: row.usesPAE, row.settings)
    chip.map(row.directoryEntry, row.tableEntry)
    return chip
  }

  private func load(_ pointer: UInt64, _ chip: Chip) throws {
    chip.machine.memory.store(pointer, at: PhysicalAddress(rawValue: 0x300008))
    try chip.machine.loadDirectory(0x300000)
  }

  @Test(arguments: WalkRow.all.filter { !$0.text.hasPrefix("68 ") })
  func `a walk ends as the table says`(_ row: WalkRow) throws {
    let chip = chip(row)
    if row.usesPAE { try load(row.pointer, chip) }
    let result = chip.touch(row.access, row.privilege, at: row.address.rawValue)
    #expect(result == (row.result.hasPrefix("#") ? row.result.lowercased() : row.result.padded))
    #expect(chip.directoryEntry == row.directoryEntryAfter)
    if let after = row.tableEntryAfter { #expect(chip.tableEntry == after) }
    if row.result.hasPrefix("#") { #expect(chip.machine.controls.cr2 == row.address) }
  }

  @Test(arguments: WalkRow.all.filter { !$0.text.hasPrefix("68 ") })
  func `a look foretells the walk and changes nothing`(_ row: WalkRow) throws {
    let chip = chip(row)
    if row.usesPAE { try load(row.pointer, chip) }
    let look = chip.machine.translate(row.address, row.access, row.privilege)
    #expect(chip.directoryEntry == row.directoryEntry)
    let text =
      look.outcome.physical.map { $0.rawValue.digits } ?? look.outcome.fault?.code.text
    #expect(text == chip.touch(row.access, row.privilege, at: row.address.rawValue))
    #expect(
      look.levels.last?.entryAfter.rawValue == (row.tableEntryAfter ?? row.directoryEntryAfter)
        || look.outcome.physical == nil)
  }

  @Test func `row 68, a pointer with R-W set is refused when CR3 is loaded`() {
    let chip = Chip(usesPAE: true, ["WP"])
    chip.machine.memory.store(UInt64(0x301003), at: PhysicalAddress(rawValue: 0x300008))
    let expected = GeneralProtection(
      .reservedPointer(index: 1, value: 0x301003, reserved: 2))
    #expect(throws: expected) { try chip.machine.loadDirectory(0x300000) }
  }
}

extension String {
  /// With zeros in front, up to eight digits.
  fileprivate var padded: String {
    String(repeating: "0", count: Swift.max(0, 8 - count)) + lowercased()
  }
}
