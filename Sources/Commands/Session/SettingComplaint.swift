import Drawing
import Grammar
import Session

/// Why a setting or a register is not set or shown.
enum SettingComplaint: Complaint {
  /// `set NAME=VALUE`
  case hasEqualsSign(String, value: String)
  /// `set var x = 5`, `set $x = 5`
  case isNoVariable(String)
  case refused(String, value: String, SettingFault)
  case isChosenAtBoot(String, Int128)
  case unknown(String, nearest: String?)
  case tooManyNumbers(String, of: String, count: Int)

  var code: String {
    switch self {
    case .hasEqualsSign: "setting-has-equals-sign"
    case .isNoVariable: "no-variables"
    case .refused: "setting-refused"
    case .isChosenAtBoot: "setting-chosen-at-boot"
    case .unknown: "unknown-setting"
    case .tooManyNumbers: "too-many-numbers"
    }
  }

  var details: Details {
    switch self {
    case .hasEqualsSign(let name, let value): ["setting": name, "typed": value]
    case .isNoVariable(let name): ["typed": name]
    case .refused(let name, let value, let fault):
      ["setting": name, "typed": value, "fault": fault]
    case .isChosenAtBoot(let name, let value): ["setting": name, "value": value]
    case .unknown(let name, let nearest): ["typed": name, "nearest": nearest]
    case .tooManyNumbers(let text, let name, let count):
      ["typed": text, "setting": name, "count": count]
    }
  }
}
