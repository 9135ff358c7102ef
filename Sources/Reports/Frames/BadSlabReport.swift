import Drawing
import Grammar
import Hardware
import KernelModel

/// What SLUB's debugging says of memory that must not be given back. Nothing has changed.
package struct BadSlabReport: Report {
  package static let kind = "bad-slab"

  package let error: BadSlabFree

  package init(_ error: BadSlabFree) { self.error = error }

  package var outcome: Outcome { .refused(.invalidArgument) }

  package enum Key: String, CodingKey {
    case address, cache, reason, asked, slab, objects, used, freeObject, offset, freePointer
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(error.address, forKey: .address)
    try container.encode(error.reason.code, forKey: .reason)
    if case .wrongCache(let asked) = error.reason { try container.encode(asked, forKey: .asked) }
    guard let slab = error.slab else { return }
    try container.encode(slab.cache, forKey: .cache)
    try container.encode(slab.frame, forKey: .slab)
    try container.encode(slab.objects, forKey: .objects)
    try container.encode(slab.used, forKey: .used)
    try container.encode(slab.freeObject, forKey: .freeObject)
    try container.encode(slab.offset, forKey: .offset)
    try container.encode(slab.freePointer, forKey: .freePointer)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let address = error.address.digits
    if let slab = error.slab {
      text.appendLine("BUG \(slab.cache): \(error.linuxText)", .error)
      text.appendLine(
        "INFO: Slab 0x\(slab.frame.digits) objects=\(slab.objects) used=\(slab.used) "
          + "fp=0x\(slab.freeObject.digits)")
      text.append(
        "INFO: Object 0x\(address) @offset=\(slab.offset) "
          + "fp=0x\(hexadecimal(slab.freePointer, digits: 8))")
    } else {
      text.append("kfree: \(error.linuxText)", .error)
      text.append(" at \(address)", .address)
    }
    text.endLine()
  }
}

extension BadSlabFree {
  /// What Linux prints of it. Linux: `free_consistency_checks`.
  fileprivate var linuxText: String {
    switch reason {
    case .noSlabPage: "kernel BUG at mm/slub.c: no slab there"
    case .noObject: "Invalid object pointer 0x\(address.digits)"
    case .alreadyFree: "Object already free"
    case .wrongCache(let asked): "Wrong slab cache. \(asked)"
    }
  }
}

extension BadSlabFree.Reason {
  fileprivate var code: String {
    switch self {
    case .noSlabPage: "no-slab-page"
    case .noObject: "no-object"
    case .alreadyFree: "already-free"
    case .wrongCache: "wrong-cache"
    }
  }
}
