import Hardware
import Testing

/// A chip with RAM and paging on, on which tests write entries and make accesses.
///
/// Two-level: CR3 is 00300000, the entry for 40003124 lies at 00300400, its table at 00301000.
/// PAE: pointer 1 lies at 00300008, the directory at 00301000, the table at 00302000.
final class Chip {
  let machine: Machine
  let usesPAE: Bool
  let page = VirtualAddress(rawValue: 0x4000_3124)

  init(
    usesPAE: Bool = false, _ settings: [String] = ["WP", "PSE", "PGE"], tlb: TLBGeometry = .p6,
    physicalAddressBits: Int = 40, frameCount: Int = 16384
  ) {
    self.usesPAE = usesPAE
    machine = Machine(
      memory: PhysicalMemory(frameCount: frameCount), tlb: tlb,
      physicalAddressBits: physicalAddressBits)
    machine.memory.store(UInt64(0x301001), at: PhysicalAddress(rawValue: 0x300008))
    try! machine.setControls(.paged(usesPAE: usesPAE, settings, cr3: 0x300000))
  }

  /// Maps the usual page: a directory entry and a table entry with these values.
  func map(_ directoryEntry: UInt64, _ tableEntry: UInt64? = nil) {
    self.directoryEntry = directoryEntry
    if let tableEntry { self.tableEntry = tableEntry }
  }

  var directoryEntry: UInt64 {
    get { self[usesPAE ? 0x301000 : 0x300400] }
    set { self[usesPAE ? 0x301000 : 0x300400] = newValue }
  }

  var tableEntry: UInt64 {
    get { self[usesPAE ? 0x302018 : 0x30100c] }
    set { self[usesPAE ? 0x302018 : 0x30100c] = newValue }
  }

  /// An entry in RAM, 32 bits wide, or 64 under PAE.
  subscript(place: UInt64) -> UInt64 {
    get {
      let address = PhysicalAddress(rawValue: place)
      return usesPAE
        ? machine.memory.load(UInt64.self, at: address)
        : UInt64(machine.memory.load(UInt32.self, at: address))
    }
    set {
      let address = PhysicalAddress(rawValue: place)
      if usesPAE {
        machine.memory.store(newValue, at: address)
      } else {
        machine.memory.store(UInt32(newValue), at: address)
      }
    }
  }

  /// Makes an access. The result is the physical address or `#` with the error code, as the tables
  /// of the tests write it.
  func touch(
    _ access: Access, _ privilege: Privilege = .user, at address: UInt32 = 0x4000_3124
  ) -> String {
    do {
      let target = try machine.access(VirtualAddress(rawValue: address), access, privilege)
      return target.rawValue.digits
    } catch {
      return error.code.text
    }
  }

  func read(at address: UInt32 = 0x4000_3124) -> String { touch(.read, at: address) }
  func write(at address: UInt32 = 0x4000_3124) -> String { touch(.write, at: address) }
}

extension ControlRegisters {
  /// Paging is on, with the bits that `settings` names.
  static func paged(usesPAE: Bool, _ settings: [String], cr3: UInt32) -> ControlRegisters {
    var controls = ControlRegisters(cr0: [.protection, .paging], cr3: cr3)
    if usesPAE { controls.cr4.insert(.physicalAddressExtension) }
    for setting in settings {
      switch setting {
      case "WP": controls.cr0.insert(.writeProtect)
      case "PSE": controls.cr4.insert(.pageSizeExtensions)
      case "PGE": controls.cr4.insert(.pageGlobal)
      case "SMEP": controls.cr4.insert(.smep)
      case "SMAP": controls.cr4.insert(.smap)
      case "NXE": controls.efer.insert(.noExecute)
      case "AC": controls.alignmentCheck = true
      default: break
      }
    }
    return controls
  }
}

extension PageFault.Code {
  /// `#` and two hexadecimal digits.
  var text: String { "#" + (rawValue < 16 ? "0" : "") + String(rawValue, radix: 16) }
}

extension UInt64 {
  /// At least eight hexadecimal digits.
  var digits: String {
    let text = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, 8 - text.count)) + text
  }
}

extension TLBGeometry: CustomTestStringConvertible {
  public var testDescription: String { name }
}
