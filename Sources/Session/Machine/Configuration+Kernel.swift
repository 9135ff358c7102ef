import Hardware
import KernelModel

/// Why a configuration makes no machine, as data; `message` and `note` hold the words.
public enum ConfigurationRefusal: Error, Equatable, Sendable {
  case memorySize(UInt64, allowed: ClosedRange<UInt64>)
  case unknownTLB(String, known: [String])
  case oddTLB(TLBGeometry.Fault)
  case unknownSetting(String, nearest: String?)
  /// A line of a file that says which machine it is for, and cannot be read.
  case badOption(String)
  case settingOutOfRange(String, value: String, bounds: ClosedRange<Int128>)
  case settingLength(String, value: String, most: Int)
  case settingRefused(String, value: String, why: String)

  public var message: String {
    switch self {
    case .memorySize(let size, _): "a machine cannot have \(size) bytes of RAM"
    case .unknownTLB(let name, _): "unknown TLB '\(name)'"
    case .oddTLB(let fault): fault.english
    case .unknownSetting(let key, _): "unknown setting '\(key)'"
    case .settingOutOfRange(let key, let value, _), .settingRefused(let key, let value, _),
      .settingLength(let key, let value, _):
      "\(key) cannot be \(value.isEmpty ? "empty" : value)"
    case .badOption(let text): "'\(text)' is no option of a machine"
    }
  }

  public var note: String? {
    switch self {
    case .memorySize(_, let allowed):
      "RAM goes from \(allowed.lowerBound >> 20) MiB to \(allowed.upperBound >> 20) MiB"
    case .unknownTLB(_, let known): known.joined(separator: ", ") + ", or a size such as 64x4"
    case .oddTLB: nil
    case .unknownSetting(_, let nearest): nearest.map { "did you mean '\($0)'?" }
    case .badOption: "--memory, --pae, --layout, --kernel, --tlb, --seed, --set"
    case .settingOutOfRange(_, let value, let bounds):
      CommandError.noteOnEightDigits(value) + CommandError.note(on: bounds, "it")
    case .settingLength(_, _, let most):
      most == 1 ? "it is one number" : "it has 1 to \(most) numbers"
    case .settingRefused(_, _, let why): why
    }
  }
}

extension Configuration {
  /// The kernel's own form of it, with the settings that are chosen at boot; the others are made
  /// once it has booted.
  func kernelConfiguration() throws(ConfigurationRefusal) -> KernelConfiguration {
    var configuration = KernelConfiguration()
    configuration.memory = memoryByteCount
    configuration.usesPAE = usesPAE
    configuration.layout = layout
    configuration.version = kernelVersion
    configuration.tlb = try geometry()
    configuration.seed = seed
    for setting in settings {
      guard let known = Explorer.Setting.boot.first(where: { $0.name == setting.key }) else {
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
