import Hardware
import KernelModel

extension Signal: Encodable {
  package enum Key: String, CodingKey {
    case name, number, reason, reasonNumber, address, errorCode
  }

  /// The names are Linux's, as strace writes them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(number.name, forKey: .name)
    try container.encode(number.rawValue, forKey: .number)
    try container.encode(code.name, forKey: .reason)
    try container.encode(code.rawValue, forKey: .reasonNumber)
    try container.encode(address, forKey: .address)
    try container.encode(faultCode.rawValue, forKey: .errorCode)
  }
}
