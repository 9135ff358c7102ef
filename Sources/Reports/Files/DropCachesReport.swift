import Drawing
import Grammar
import KernelModel

/// What `drop_caches` took out of memory, and what of files stayed.
package struct DropCachesReport: Report {
  package static let kind = "drop-caches"

  /// Pages of files.
  package let dropped: Int
  package let mapped: Int
  package let dirty: Int

  package init(_ counts: Kernel.DroppedCaches) {
    dropped = counts.dropped
    mapped = counts.mapped
    dirty = counts.dirty
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("drop_caches: \(canvas.words(FilePhrase.dropped(dropped)))")
    if mapped + dirty > 0 {
      text.append("; \(canvas.words(FilePhrase.stayed(mapped: mapped, dirty: dirty)))", .faint)
    }
    text.endLine()
  }
}
