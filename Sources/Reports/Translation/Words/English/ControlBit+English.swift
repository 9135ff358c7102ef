import Drawing
import Hardware

extension MachineRegister.Meaning: Worded {
  package var english: String {
    switch self {
    case .protection: "protection and paging"
    case .lastFault: "address of the last page fault"
    case .directory: "where the page tables begin"
    case .extensions: "extensions of paging"
    case .features: "extended features"
    case .alignmentCheck: "supervisor accesses pass SMAP"
    case .bit(let bit): bit.english
    case .segment(let register): "segment register \(register.name)"
    }
  }
}

extension ControlBit: Worded {
  /// What the bit switches.
  package var english: String {
    switch self {
    case .protection: "protected mode"
    case .monitorCoprocessor: "WAIT obeys TS"
    case .emulation: "no floating point unit"
    case .taskSwitched: "the task was switched"
    case .extensionType: "the floating point unit is a 387"
    case .numericError: "floating point errors are exceptions"
    case .writeProtect: "the kernel obeys read-only pages"
    case .alignmentMask: "alignment may be checked"
    case .notWriteThrough: "caches are not written through"
    case .cacheDisable: "caches are off"
    case .paging: "paging"
    case .virtual8086: "interrupts of virtual 8086 mode"
    case .virtualInterrupts: "virtual interrupts in protected mode"
    case .timeStampDisable: "RDTSC is the kernel's"
    case .debugging: "breakpoints on I/O ports"
    case .pageSize: "pages of 4 MiB"
    case .physicalAddresses: "entries of 64 bits"
    case .machineCheck: "machine checks are reported"
    case .pageGlobal: "global pages stay in the TLB"
    case .performanceCounters: "RDPMC is everybody's"
    case .savesSSE: "the kernel saves SSE's registers"
    case .sseExceptions: "SSE's errors are exceptions"
    case .instructionPrevention: "SGDT and its like are the kernel's"
    case .usesXSAVE: "the kernel uses XSAVE"
    case .executionPrevention: "the kernel executes no user pages"
    case .accessPrevention: "the kernel reads no user pages"
    case .systemCalls: "SYSCALL works"
    case .noExecute: "entries may forbid execution"
    }
  }
}
