import Drawing
import Grammar
import Hardware
import KernelModel

extension Configuration {
  /// The kernel's own form of it, with the settings that are chosen at boot; the others are made
  /// once it has booted.
  package func kernelConfiguration() throws(ConfigurationRefusal) -> KernelConfiguration {
    var configuration = KernelConfiguration()
    configuration.memory = memoryByteCount
    configuration.usesPAE = usesPAE
    configuration.layout = layout
    configuration.version = kernelVersion
    configuration.tlb = try geometry()
    configuration.seed = seed
    for setting in settings {
      guard let known = MachineSetting.boot.first(where: { $0.name == setting.key }) else {
        continue
      }
      known.atBoot?(&configuration, try known.numbers(of: setting)[0])
    }
    return configuration
  }
}

extension Configuration {
  /// The TLB: a processor's by name, or a size for the default one's array of data pages; then
  /// whatever settings such as `dtlb=64x4` change of it.
  private func geometry() throws(ConfigurationRefusal) -> TLBGeometry {
    var geometry = TLBGeometry.p6
    if let tlb {
      if let named = TLBGeometry.named(tlb) {
        geometry = named
      } else if tlb.first?.isNumber == true {
        geometry = try geometry.changing("dtlb", to: tlb)
      } else {
        throw .unknownTLB(tlb, known: TLBGeometry.all.map(\.name))
      }
    }
    for setting in settings where isArray(setting.key, of: geometry) {
      geometry = try geometry.changing(setting.key, to: setting.value)
    }
    return geometry
  }

  private func isArray(_ name: String, of geometry: TLBGeometry) -> Bool {
    geometry.arrays.contains { $0.name == name }
  }

  /// The settings that are made once the machine runs: all but those of the TLB.
  var sessionSettings: [Setting] {
    guard let geometry = try? geometry() else { return settings }
    return settings.filter { !isArray($0.key, of: geometry) }
  }

  /// A machine without a kernel, as it is at power-on.
  func bareMachine(tlb: TLBGeometry) throws(ConfigurationRefusal) -> Machine {
    let allowed = MemoryMap.sizes(usesPAE: true)
    guard allowed.contains(memoryByteCount) else {
      throw .memorySize(memoryByteCount, allowed: allowed)
    }
    guard HostMemory.hasRoom(for: Int(memoryByteCount)) else {
      throw .hostRefuses(byteCount: Int(memoryByteCount))
    }
    return Machine(
      memory: PhysicalMemory(frameCount: Int(memoryByteCount >> 12)), tlb: tlb,
      physicalAddressBits: 40)
  }
}

extension TLBGeometry {
  fileprivate func changing(
    _ array: String, to shape: String
  ) throws(ConfigurationRefusal) -> TLBGeometry {
    do throws(TLBGeometry.Fault) {
      return try setting(array, to: shape)
    } catch {
      throw .oddTLB(error)
    }
  }
}
