import Hardware

/// What the page-fault handler decided.
public enum FaultEvent: Hashable, Sendable {
  case taken(PageFault)
}
