import Drawing
import KernelModel

/// What a program reads of a machine: all that makes it what it is.
extension Configuration: Encodable {
  public func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "isBare": isBare, "memoryByteCount": memoryByteCount, "isPAE": usesPAE,
      "layout": layout.rawValue, "kernel": kernelVersion.rawValue, "tlb": tlb, "seed": seed,
      "settings": settings,
    ]
    try facts.encode(to: encoder)
  }
}
