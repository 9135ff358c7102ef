import Drawing
import Grammar
import Hardware
import KernelModel

/// The machine and its kernel in a few lines. crash's `sys`.
package struct SystemReport: Report {
  package static let kind = "system"

  let kernel: KernelVersion
  let layout: KernelLayout.Name
  let isPAE: Bool
  /// Bytes of RAM, and of those that the direct map reaches.
  let memoryByteCount: UInt64
  let lowMemoryByteCount: UInt64
  /// Tasks that have not ended.
  let processCount: Int

  /// - Precondition: the machine has a kernel.
  package init(_ world: World) {
    kernel = world.configuration.kernelVersion
    layout = world.configuration.layout
    isPAE = world.configuration.usesPAE
    memoryByteCount = world.configuration.memoryByteCount
    lowMemoryByteCount = min(world.kernel.boot.lowMemoryEnd.base.rawValue, memoryByteCount)
    processCount = world.kernel.processes.all.count(where: \.isRunning)
  }

  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "kernel": kernel.rawValue, "layout": layout.rawValue, "isPAE": isPAE,
      "memoryByteCount": memoryByteCount, "lowMemoryByteCount": lowMemoryByteCount,
      "processCount": processCount,
    ]
    try facts.encode(to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 8, on: canvas)
    lines.add("kernel", canvas.words(SystemPhrase.kernel(kernel, layout)))
    lines.add("paging", canvas.words(SystemPhrase.paging(isPAE: isPAE)))
    lines.add("memory", canvas.words(SystemPhrase.memory(memoryByteCount, low: lowMemoryByteCount)))
    lines.add("tasks", "\(processCount)")
    text.append(lines.text)
  }
}

/// What is said of the machine and its kernel.
enum SystemPhrase: Worded {
  case kernel(KernelVersion, KernelLayout.Name)
  case paging(isPAE: Bool)
  case memory(UInt64, low: UInt64)
}
