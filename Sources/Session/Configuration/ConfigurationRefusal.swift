import Drawing
import Grammar
import Hardware

/// Why a configuration makes no machine.
public enum ConfigurationRefusal: Error, Complaint {
  case memorySize(UInt64, allowed: ClosedRange<UInt64>)
  case unknownTLB(String, known: [String])
  case oddTLB(TLBGeometry.Fault)
  case unknownSetting(String, nearest: String?)
  /// A line of a file that says which machine it is for, and cannot be read.
  case badOption(String)
  /// A file asks for a directory of the host.
  case sysrootIsThePersons(String)
  case settingOutOfRange(String, value: String, bounds: ClosedRange<Int128>)
  case settingLength(String, value: String, most: Int)
  case settingRefused(String, value: String, SettingFault)
  /// The host does not give so many bytes of address space.
  case hostRefuses(byteCount: Int)

  public var code: String {
    switch self {
    case .memorySize: "memory-size"
    case .unknownTLB: "unknown-tlb"
    case .oddTLB: "odd-tlb"
    case .unknownSetting: "unknown-setting"
    case .badOption: "bad-option"
    case .sysrootIsThePersons: "sysroot-in-file"
    case .settingOutOfRange: "setting-out-of-range"
    case .settingLength: "setting-length"
    case .settingRefused: "setting-refused"
    case .hostRefuses: "host-refuses-memory"
    }
  }

  public var details: Details {
    switch self {
    case .memorySize(let size, let allowed):
      ["bytes": size, "lowest": allowed.lowerBound, "highest": allowed.upperBound]
    case .unknownTLB(let name, let known): ["typed": name, "known": known]
    case .oddTLB(let fault): ["fault": fault]
    case .unknownSetting(let name, let nearest): ["typed": name, "nearest": nearest]
    case .badOption(let text), .sysrootIsThePersons(let text): ["typed": text]
    case .settingOutOfRange(let name, let value, let bounds):
      [
        "setting": name, "typed": value, "lowest": bounds.lowerBound,
        "highest": bounds.upperBound,
      ]
    case .settingLength(let name, let value, let most):
      ["setting": name, "typed": value, "most": most]
    case .settingRefused(let name, let value, let fault):
      ["setting": name, "typed": value, "fault": fault]
    case .hostRefuses(let byteCount): ["bytes": byteCount]
    }
  }
}
