import Hardware
import KernelModel

/// Why a configuration makes no machine, as data; `message` and `note` hold the words.
public enum ConfigurationRefusal: Error, Equatable, Sendable {
  case memorySize(UInt64, allowed: ClosedRange<UInt64>)
  case unknownTLB(String, known: [String])
  case unknownSetting(String, nearest: String?)
  case settingOutOfRange(String, value: String, bounds: ClosedRange<Int128>)

  public var message: String {
    switch self {
    case .memorySize(let size, _): "a machine cannot have \(size) bytes of RAM"
    case .unknownTLB(let name, _): "unknown TLB '\(name)'"
    case .unknownSetting(let key, _): "unknown setting '\(key)'"
    case .settingOutOfRange(let key, let value, _): "\(key) cannot be \(value)"
    }
  }

  public var note: String? {
    switch self {
    case .memorySize(_, let allowed):
      "RAM goes from \(allowed.lowerBound >> 20) MiB to \(allowed.upperBound >> 20) MiB"
    case .unknownTLB(_, let known): known.joined(separator: ", ")
    case .unknownSetting(_, let nearest): nearest.map { "did you mean '\($0)'?" }
    case .settingOutOfRange(_, _, let bounds):
      "it goes from \(bounds.lowerBound) to \(bounds.upperBound)"
    }
  }
}

extension Configuration {
  /// The kernel's own form of it, without the settings, which are made once it has booted.
  func kernelConfiguration() throws(ConfigurationRefusal) -> KernelConfiguration {
    var configuration = KernelConfiguration()
    configuration.memory = memoryByteCount
    configuration.usesPAE = usesPAE
    configuration.layout = layout == .textbook ? .textbook : .linux61
    switch kernelVersion {
    case .linux510: configuration.version = .v5_10
    case .linux61: configuration.version = .v6_1
    case .linux618: configuration.version = .v6_18
    }
    if let tlb {
      guard let geometry = TLBGeometry.named(tlb) else {
        throw .unknownTLB(tlb, known: TLBGeometry.all.map(\.name))
      }
      configuration.tlb = geometry
    }
    configuration.seed = seed
    return configuration
  }
}
