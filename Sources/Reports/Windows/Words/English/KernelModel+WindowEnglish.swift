import Drawing
import KernelModel

extension VmallocArea.Kind: Worded {
  public var english: String {
    switch self {
    case .none: "unused"
    case .vmalloc: "vmalloc"
    case .vmap: "vmap"
    case .ioremap: "ioremap"
    }
  }
}

extension FixedSlot.Purpose: Worded {
  public var english: String {
    switch self {
    case .hole: "never mapped: the last 4 KiB"
    case .usbDebugPort: "USB debug port"
    case .earlyConsole: "early console"
    case .localAPIC: "local APIC"
    case .ioAPICs: "I/O APICs"
    case .temporaryMaps: "temporary kmaps, a stack a CPU"
    case .pciConfiguration: "PCI Express configuration"
    case .acpiErrorInterrupt: "ACPI error records, interrupt"
    case .acpiErrorNMI: "ACPI error records, NMI"
    case .earlyRemap: "early_ioremap, eight windows"
    case .writeProtectTest: "does the CPU obey CR0.WP?"
    }
  }
}

extension CPUEntryPage.Part: Worded {
  public var english: String {
    switch self {
    case .interruptTable: "interrupt descriptor table, read-only"
    case .descriptorTable: "global descriptor table"
    case .entryStackGuard: "guard page below the entry stack"
    case .entryStack: "entry stack"
    case .doubleFaultStackGuard: "guard page below the double-fault stack"
    case .doubleFaultStack: "double-fault stack"
    case .taskState: "task state segment"
    case .debugStore: "debug store"
    case .debugStoreBuffers: "debug store buffers, unused"
    }
  }
}
