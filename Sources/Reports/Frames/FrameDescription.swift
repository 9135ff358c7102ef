import Drawing
import Hardware
import KernelModel

/// What a frame of physical memory is and who has it.
package struct FrameDescription: Equatable, Encodable, Sendable {
  package let frame: PageFrameNumber
  /// Nil where there is no RAM that the kernel knows of.
  package let zone: Zone.Kind?
  package let use: FrameUse
  package let owner: FrameHolder

  package init(_ frame: PageFrameNumber, in kernel: Kernel) {
    self.frame = frame
    guard kernel.pages.contains(frame), kernel.boot.isPresent(frame) else {
      let hole = kernel.hole(at: frame)
      (zone, use, owner) = (nil, hole.isDevice ? .device : .absent, .hole(hole))
      return
    }
    zone = kernel.allocator.zone(of: frame).kind
    use = FrameUse(kernel.pages[frame].use)
    owner = kernel.holder(of: frame)
  }

  /// `frame 3ffc2, HighMem: page 2 of /bin/demo`, the frame as a heading.
  func drawHeading(on canvas: Canvas, into text: inout StyledText) {
    text.append(canvas.words(FramePhrase.frame(frame)), .heading)
    text.appendLine("\(zone.map { ", \($0.name)" } ?? ""): \(canvas.words(owner))")
  }

  /// `3ffc2 HighMem file`, for columns.
  package func column(on canvas: Canvas) -> String {
    "\(frame.digits) \(zone.map { "\($0.name) " } ?? "")\(canvas.words(use))"
  }
}
