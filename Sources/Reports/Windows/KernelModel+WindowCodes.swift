import Drawing
import KernelModel

// What the model knows of the kernel's windows, in JSON.

extension VmallocArea.Kind: Coded {
  public var code: String {
    switch self {
    case .none: "unused"
    case .vmalloc: "vmalloc"
    case .vmap: "vmap"
    case .ioremap: "ioremap"
    }
  }
}

extension FixedSlot.Purpose: Coded {
  public var code: String {
    switch self {
    case .hole: "hole"
    case .usbDebugPort: "usb-debug-port"
    case .earlyConsole: "early-console"
    case .localAPIC: "local-apic"
    case .ioAPICs: "io-apics"
    case .temporaryMaps: "temporary-kmaps"
    case .pciConfiguration: "pci-configuration"
    case .acpiErrorInterrupt: "acpi-error-interrupt"
    case .acpiErrorNMI: "acpi-error-nmi"
    case .earlyRemap: "early-remap"
    case .writeProtectTest: "write-protect-test"
    }
  }
}

extension CPUEntryPage.Part: Coded {
  public var code: String {
    switch self {
    case .interruptTable: "interrupt-table"
    case .descriptorTable: "descriptor-table"
    case .entryStackGuard: "entry-stack-guard"
    case .entryStack: "entry-stack"
    case .doubleFaultStackGuard: "double-fault-stack-guard"
    case .doubleFaultStack: "double-fault-stack"
    case .taskState: "task-state"
    case .debugStore: "debug-store"
    case .debugStoreBuffers: "debug-store-buffers"
    }
  }
}
