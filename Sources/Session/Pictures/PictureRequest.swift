/// Which figure, of what.
package struct PictureRequest: Equatable, Sendable {
  package let figure: Figure
  /// A process's number, an address, a frame: as the figure takes it; nil for the usual.
  package let subject: UInt32?

  package init(_ figure: Figure, of subject: UInt32? = nil) {
    self.figure = figure
    self.subject = subject
  }
}

extension Figure {
  /// What a number behind the name means.
  package enum Subject {
    case process, address, frame, nothing
  }

  package var subject: Subject {
    switch self {
    case .areas, .heap, .vmas, .whole, .fault: .process
    case .translation: .address
    case .buddy: .frame
    case .promise, .spaces, .zones, .directmap, .highmem, .vmalloc, .pkmap, .fixmap, .owners,
      .pressure:
      .nothing
    }
  }
}
