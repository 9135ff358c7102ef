import Drawing
import Grammar
import Hardware
import KernelModel

/// The addresses at which the kernel sees a physical address.
package struct KernelAliasReport: Report {
  package static let kind = "kernel-aliases"

  package let physical: PhysicalAddress
  package let frame: FrameDescription
  /// The addresses of the byte itself.
  package let aliases: [KernelAlias]
  /// Where the direct map ends.
  package let lowMemoryEnd: PhysicalAddress

  package init(_ physical: PhysicalAddress, in kernel: Kernel) {
    self.physical = physical
    frame = FrameDescription(physical.frame, in: kernel)
    lowMemoryEnd = kernel.boot.lowMemoryEnd.base
    aliases = kernel.kernelAliases(of: physical.frame).map {
      KernelAlias(address: $0.address + UInt32(physical.offset), window: $0.window)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 12, on: canvas)
    lines.text.append("P:\(physical.digits)", .address)
    lines.text.append(": ")
    lines.text.appendWrapped(
      canvas.words(frame), from: physical.digits.count + 4, width: canvas.width)
    lines.add(aliases, beyond: physical >= lowMemoryEnd ? lowMemoryEnd : nil)
    text.append(lines.text)
  }
}

extension LabelledLines {
  /// Adds a line for each address at which the kernel sees a frame.
  ///
  /// - Parameter end: where the direct map ends, for a frame that is not in it.
  package mutating func add(_ aliases: [KernelAlias], beyond end: PhysicalAddress?) {
    if let end {
      add(
        canvas.words(AliasPhrase.window(.directMap)), canvas.words(AliasPhrase.noDirectMap(end)),
        .faint)
    }
    for alias in aliases {
      label(canvas.words(AliasPhrase.window(alias.window)))
      text.append("V:\(alias.address.digits)", .address)
      text.appendLine("  \(canvas.words(alias.window))")
    }
  }
}

/// What stands around the addresses of a frame.
enum AliasPhrase: Sendable {
  case window(KernelAlias.Window)
  /// A frame of high memory has no address of its own.
  case noDirectMap(PhysicalAddress)
}
