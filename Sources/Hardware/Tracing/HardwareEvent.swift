/// What the chip did in the course of one access, micro-step by micro-step.
public enum HardwareEvent: Hashable, Sendable {
  case fault(PageFault)
}
