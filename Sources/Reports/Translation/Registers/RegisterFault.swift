import Drawing
import Grammar
import Hardware
import KernelModel

/// What the chip raises when a register is loaded with something it refuses.
package struct RegisterFault: Error {
  /// The rule that was broken.
  package enum Refusal: Sendable {
    case control(GeneralProtection.Cause)
    case segment(SegmentRefusal)
  }

  package let vector: ExceptionVector
  package let code: UInt32
  package let refusal: Refusal

  package var trap: Trap { .exception(vector, code: code) }
}

extension RegisterFault: Encodable {
  package func encode(to encoder: any Encoder) throws {
    let rule: any Encodable =
      switch refusal {
      case .control(let cause): cause
      case .segment(let cause): cause
      }
    try (["exception": vector, "errorCode": code, "rule": rule] as Details).encode(to: encoder)
  }
}

extension GeneralProtection.Cause: DetailedFact {
  public var code: String {
    switch self {
    case .pagingWithoutProtection: "paging-without-protection"
    case .writeThroughWithoutCacheDisable: "write-through-without-cache-disable"
    case .reservedCR4: "reserved-cr4"
    case .reservedEFER: "reserved-efer"
    case .wideCR3: "wide-cr3"
    case .reservedPointer: "reserved-pointer"
    }
  }

  public var details: Details {
    switch self {
    case .pagingWithoutProtection, .writeThroughWithoutCacheDisable: [:]
    case .reservedCR4(let bits), .reservedEFER(let bits): ["bits": bits]
    case .wideCR3(let value): ["value": value]
    case .reservedPointer(let index, let value, let reserved):
      ["index": index, "value": value, "reserved": reserved]
    }
  }
}
