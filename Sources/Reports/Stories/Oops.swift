import Drawing
import Hardware
import KernelModel

/// What the kernel prints of a page fault of its own that nothing mends, and what lies there.
///
/// Linux: `show_fault_oops`, `dump_pagetable`.
struct Oops: Encodable, Sendable {
  /// The kernel's lines.
  let lines: [String]
  /// What the address belongs to.
  let explanation: [AddressPlace]

  init(_ signal: Signal, _ access: Access, by process: Process, in kernel: Kernel) {
    let address = signal.address
    let code = signal.faultCode
    let verb =
      switch access {
      case .read: "read access"
      case .write: "write access"
      case .fetch: "instruction fetch"
      }
    let why =
      !code.contains(.protection)
      ? "not-present page" : code.contains(.reserved) ? "reserved bit violation" : "permissions violation"
    lines = [
      address.rawValue < 4096
        ? "BUG: kernel NULL pointer dereference, address: \(address.digits)"
        : "BUG: unable to handle page fault for address: \(address.digits)",
      "#PF: supervisor \(verb) in kernel mode",
      "#PF: error_code(0x\(hexadecimal(code.rawValue, digits: 4))) - \(why)",
      Self.entries(of: address, in: kernel),
    ]
    explanation = process.space.map { kernel.places(at: address, in: $0) } ?? []
  }

  /// The entries that the walk passes.
  private static func entries(of address: VirtualAddress, in kernel: Kernel) -> String {
    let tables = kernel.tables
    let directory = kernel.machine.directory
    let digits = tables.usesPAE ? 16 : 8
    func text(_ entry: PageTableEntry) -> String { hexadecimal(entry.rawValue, digits: digits) }
    var words: [String] = []
    if tables.usesPAE {
      let pointer = tables.entry(at: directory + UInt64(address.rawValue >> 30) * 8)
      words.append("*pdpt = \(text(pointer))")
    }
    guard let place = tables.directoryEntryPlace(of: address, in: directory) else {
      return words.joined(separator: " ")
    }
    let upper = tables.entry(at: place)
    words.append("*pde = \(text(upper))")
    // A table of high memory has no address at which the handler could read it.
    if let leaf = tables.entryPlace(of: address, in: directory),
      kernel.layout.directAddress(of: upper.frame) != nil
    {
      words.append("*pte = \(text(tables.entry(at: leaf)))")
    }
    return words.joined(separator: " ")
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    for line in lines { text.appendLine("  \(line)", .error) }
    for place in explanation {
      text.append("  ")
      text.appendWrapped(canvas.words(place), .note, from: 2, width: canvas.width)
    }
  }
}
