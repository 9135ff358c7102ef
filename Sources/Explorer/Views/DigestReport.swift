import Hardware
import KernelModel

/// A name for the state of the whole machine: equal states have equal names.
struct DigestReport: Report {
  static let kind = "digest"

  /// Sixteen hexadecimal digits each.
  let digest: String
  let parts: [Part]

  struct Part: Encodable, Sendable {
    let name: String
    let digest: String
  }

  /// - Parameter kernel: nil for a machine without one.
  init(_ machine: Machine, _ kernel: Kernel?) {
    var found = [("RAM", machine.digestOfMemory()), ("chip", machine.digestOfChip())]
    if let kernel {
      found += [
        ("frames", kernel.digestOfFrames()), ("address spaces", kernel.digestOfSpaces()),
        ("kernel windows", kernel.digestOfWindows()),
      ]
    }
    var whole = Digest()
    for part in found { whole.add(part.1) }
    digest = hexadecimal(whole.value, digits: 16)
    parts = found.map { Part(name: $0.0, digest: hexadecimal($0.1, digits: 16)) }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(digest, .value)
    for part in parts {
      text.append("  \(part.name.left(15))", .label)
      text.appendLine(part.digest, .faint)
    }
  }
}
