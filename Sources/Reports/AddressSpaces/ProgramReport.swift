import Drawing
import Grammar
import Hardware
import KernelModel

/// A program that `exec` has started: where its five parts lie.
package struct ProgramReport: Report {
  package static let kind = "program"

  package struct Part: Encodable, Sendable {
    /// `text`, `data`, `bss`, `heap` or `stack`.
    package let name: String
    package let start: VirtualAddress
    package let end: VirtualAddress
    package let byteCount: UInt32
    package let words: String
  }

  package let process: Int32
  package let path: String
  /// Where the first instruction lies, and the stack pointer there.
  package let entry: VirtualAddress
  let stackPointer: VirtualAddress
  /// What the interpreter's addresses are counted from; nil without one.
  package let interpreter: VirtualAddress?
  package let parts: [Part]

  package init(_ process: Process, _ path: String, _ space: AddressSpace) {
    self.process = process.id.rawValue
    self.path = path
    let image = space.image
    entry = image.entry
    stackPointer = image.stackStart
    interpreter = image.interpreterBase.rawValue == 0 ? nil : image.interpreterBase
    var stack = AddressSpace.end..<AddressSpace.end
    let link = space.areas.area(endingAfter: image.stackStart)
    if !link.isNone { stack = space.areas[link].start..<space.areas[link].end }
    parts = [
      Part("text", image.code, "code, read-only"), Part("data", image.data, "from the file"),
      Part("bss", image.zeros, "zeros"),
      Part("heap", image.heapStart..<image.heapEnd, "grows up by brk"),
      Part("stack", stack, "grows down by faults"),
    ]
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("process \(process) runs \(path)", .heading)
    text.append("  first instruction at ")
    text.append(entry.digits, .address)
    text.append(interpreter == nil ? "" : ", the interpreter's")
    text.append(", ESP ")
    text.append(stackPointer.digits, .address)
    text.endLine()
    var table = Table([.init(""), .init(""), .init("", .right), .init("")])
    for part in parts {
      table.append([
        .init("  \(part.name)", .label), .init("\((part.start..<part.end).digits)", .address),
        .init(shortSize(UInt64(part.byteCount)), .value), .init(part.words, .faint),
      ])
    }
    table.draw(into: &text)
  }
}

extension ProgramReport.Part {
  fileprivate init(_ name: String, _ range: Range<VirtualAddress>, _ words: String) {
    self.init(
      name: name, start: range.lowerBound, end: range.upperBound,
      byteCount: range.upperBound - range.lowerBound, words: words)
  }
}

/// A program that could not be loaded when its predecessor was gone already.
package struct ProgramEndReport: Report {
  package static let kind = "programEnd"

  package let process: Int32
  package let path: String
  package let errno: Errno
  package let reason: String

  package init(process: Int32, path: String, errno: Errno, reason: String) {
    self.process = process
    self.path = path
    self.errno = errno
    self.reason = reason
  }

  package var outcome: Outcome { .trapped(.signal(.segmentationFault, .kernel)) }

  package enum Key: String, CodingKey { case process, path, errno, reason, signal }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(process, forKey: .process)
    try container.encode(path, forKey: .path)
    try container.encode(errno.name, forKey: .errno)
    try container.encode(reason, forKey: .reason)
    try container.encode("SIGSEGV", forKey: .signal)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("exec: process \(process) is killed by ")
    text.append("SIGSEGV", .error)
    text.endLine()
    text.append("  ")
    text.appendWrapped(
      "the old program was gone when \(path) could not be loaded: \(errno.name) (\(reason))",
      from: 2, width: canvas.width)
  }
}
