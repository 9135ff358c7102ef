/// How the handler of page faults ended. Linux: `vm_fault_t`.
public enum FaultOutcome: Hashable, BitwiseCopyable, Sendable {
  /// The page is there; the access is tried again. Linux: `VM_FAULT_MINOR` (0), `VM_FAULT_MAJOR`.
  case handled(isMajor: Bool)
  case signal(Signal)
  /// No frame was to be had. Linux: `VM_FAULT_OOM`.
  case outOfMemory
}
