import KernelModel

extension MachineSetting {
  /// The sysctls that say what goes when memory is short. Linux: `vm_table`.
  package static let pressure: [MachineSetting] = [
    MachineSetting(
      name: "vm.oom_dump_tasks", meaning: .dumpsTasks,
      bounds: 0...1, get: { $0.kernel.settings.outOfMemory.dumpsTasks ? 1 : 0 },
      set: { $0.kernel.settings.outOfMemory.dumpsTasks = $1 != 0 }),
    MachineSetting(
      name: "vm.oom_kill_allocating_task", meaning: .killsAllocatingTask,
      bounds: 0...1, get: { $0.kernel.settings.outOfMemory.killsAllocatingTask ? 1 : 0 },
      set: { $0.kernel.settings.outOfMemory.killsAllocatingTask = $1 != 0 }),
    MachineSetting(
      name: "vm.panic_on_oom", meaning: .panicOnOOM,
      bounds: 0...2, get: { Int128($0.kernel.settings.outOfMemory.panicOnOOM) },
      set: { $0.kernel.settings.outOfMemory.panicOnOOM = UInt8($1) }),
    MachineSetting(
      name: "vm.swappiness", meaning: .swappiness,
      bounds: 0...200, get: { Int128($0.kernel.settings.swappiness) },
      set: { $0.kernel.settings.swappiness = UInt32($1) }),
  ]
}
