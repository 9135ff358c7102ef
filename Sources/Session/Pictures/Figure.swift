import Drawing

/// The figures of the subject, in the order of its ideas.
package enum Figure: String, Coded, CaseIterable, Sendable {
  case promise, spaces, fault, translation, zones, buddy, areas, heap, vmas, directmap, highmem
  case vmalloc, pkmap, fixmap, whole, owners, pressure

  package var code: String { rawValue }
}
