import Drawing
import Hardware

extension GeneralProtection: Worded {
  /// The broken rule.
  public var english: String {
    switch cause {
    case .pagingWithoutProtection: "CR0.PG needs CR0.PE"
    case .writeThroughWithoutCacheDisable: "CR0.NW needs CR0.CD"
    case .reservedCR4(let bits): "CR4 has no bits 0x\(hexadecimal(bits))"
    case .reservedEFER(let bits): "EFER has no bits 0x\(hexadecimal(bits))"
    case .wideCR3(let value): "CR3 has 32 bits, 0x\(hexadecimal(value)) has more"
    case .reservedPointer(let index, let value, let reserved):
      "directory pointer \(index) is 0x\(hexadecimal(value)), of which 0x\(hexadecimal(reserved)) "
        + "must be clear"
    }
  }
}
