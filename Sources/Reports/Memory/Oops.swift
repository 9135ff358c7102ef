import Drawing
import Hardware
import KernelModel

/// A page fault of the kernel's own that nothing mends, and what lies there.
///
/// Linux: `show_fault_oops`, `dump_pagetable`.
package struct Oops: Sendable {
  package let address: VirtualAddress
  package let access: Access
  package let code: PageFault.Code
  /// The entries that the walk passes, from the top down, under the names of the kernel's print.
  package let entries: [Entry]
  /// What the address belongs to.
  let explanation: [AddressPlace]

  package struct Entry: Encodable, Sendable {
    /// `pdpt`, `pde`, `pte`
    package let table: String
    package let value: UInt64
    let valueDecimal: String
  }

  private let entryDigits: Int

  package init(_ signal: Signal, _ access: Access, by process: Process, in kernel: Kernel) {
    address = signal.address
    code = signal.faultCode
    self.access = access
    entries = Self.entries(of: signal.address, in: kernel)
    entryDigits = kernel.tables.usesPAE ? 16 : 8
    explanation = process.space.map { kernel.places(at: signal.address, in: $0) } ?? []
  }

  private static func entries(of address: VirtualAddress, in kernel: Kernel) -> [Entry] {
    let tables = kernel.tables
    let directory = kernel.machine.directory
    var entries: [Entry] = []
    func add(_ table: String, _ entry: PageTableEntry) {
      entries.append(Entry(table: table, value: entry.wide, valueDecimal: entry.wide.decimal))
    }
    if tables.usesPAE {
      add("pdpt", tables.entry(at: directory + UInt64(address.rawValue >> 30) * 8))
    }
    guard let place = tables.directoryEntryPlace(of: address, in: directory) else { return entries }
    let upper = tables.entry(at: place)
    add("pde", upper)
    // A table of high memory has no address at which the handler could read it.
    if let leaf = tables.entryPlace(of: address, in: directory),
      kernel.layout.directAddress(of: upper.frame) != nil
    {
      add("pte", tables.entry(at: leaf))
    }
    return entries
  }

  /// The kernel's lines.
  package var lines: [String] {
    let verb =
      switch access {
      case .read: "read access"
      case .write: "write access"
      case .fetch: "instruction fetch"
      }
    let why =
      !code.contains(.protection)
      ? "not-present page"
      : code.contains(.reserved) ? "reserved bit violation" : "permissions violation"
    let walk = entries.map { "*\($0.table) = \(hexadecimal($0.value, digits: entryDigits))" }
    return [
      address.rawValue < 4096
        ? "BUG: kernel NULL pointer dereference, address: \(address.digits)"
        : "BUG: unable to handle page fault for address: \(address.digits)",
      "#PF: supervisor \(verb) in kernel mode",
      "#PF: error_code(0x\(hexadecimal(code.rawValue, digits: 4))) - \(why)",
      walk.joined(separator: " "),
    ]
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for line in lines { text.appendLine("  \(line)", .error) }
    for place in explanation {
      text.append("  ")
      text.appendWrapped(canvas.words(place), .note, from: 2, width: canvas.width)
    }
  }
}

extension Oops: Encodable {
  package enum CodingKeys: CodingKey {
    case address, access, errorCode, entries, lines, explanation
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(address, forKey: .address)
    try container.encode(access, forKey: .access)
    try container.encode(code.rawValue, forKey: .errorCode)
    try container.encode(entries, forKey: .entries)
    try container.encode(lines, forKey: .lines)
    try container.encode(explanation, forKey: .explanation)
  }
}
