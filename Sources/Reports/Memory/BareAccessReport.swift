import Drawing
import Grammar
import Hardware
import KernelModel

/// How an access ended on a machine without a kernel.
package struct BareAccessReport: Report {
  package static let kind = "bare-access"

  package let address: VirtualAddress
  package let access: Access
  package let physical: PhysicalAddress?
  /// The byte that RAM holds there, or ff where there is none.
  package let byte: UInt8?
  /// The error code of the page fault.
  package let code: PageFault.Code?

  /// Makes the access.
  package init(
    _ address: VirtualAddress, _ access: Access, _ privilege: Privilege, on machine: Machine
  ) {
    self.address = address
    self.access = access
    do throws(PageFault) {
      let place = try machine.access(address, access, privilege)
      physical = place
      byte = machine.memory.load(UInt8.self, at: place)
      code = nil
    } catch {
      (physical, byte) = (nil, nil)
      code = error.code
    }
  }

  package var outcome: Outcome {
    if let code { return .trapped(.exception(.pageFault, code: UInt32(code.rawValue))) }
    return physical.map { .value(Int128($0.rawValue)) } ?? .none
  }

  package enum CodingKeys: CodingKey { case access, address, byte, errorCode, physical }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(access, forKey: .access)
    try container.encode(address, forKey: .address)
    try container.encodeIfPresent(byte, forKey: .byte)
    try container.encodeIfPresent(code?.rawValue, forKey: .errorCode)
    try container.encodeIfPresent(physical, forKey: .physical)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(address.digits, .address)
    text.append(": \(canvas.words(access)) ")
    if let physical, let byte {
      text.append("P:\(physical.digits)", .address)
      text.appendLine(": \(byteDigits(byte))")
    } else if let code {
      let fault = PageFault(address: address, code: code)
      text.appendWrapped(
        "#PF \(canvas.words(fault))", .fault, from: 10, width: canvas.width)
    }
  }
}
