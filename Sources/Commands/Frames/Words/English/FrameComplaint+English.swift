import Grammar
import Hardware
import KernelModel
import Reports

extension FrameComplaint {
  var english: ErrorWords {
    switch self {
    case .blockIsOfOrder(let order, let frame, let asked):
      ErrorWords(
        "the block at \(frame.digits) is not of order \(asked)",
        note: "it was allocated with order \(order)")
    case .zonesContradict(let flags):
      ErrorWords(
        "gfp mask 0x\(hexadecimal(flags.rawValue)) contradicts itself",
        note: "__GFP_DMA, __GFP_DMA32 and __GFP_HIGHMEM exclude one another")
    case .mobilitiesContradict(let flags):
      ErrorWords(
        "gfp mask 0x\(hexadecimal(flags.rawValue)) contradicts itself",
        note: "a page is __GFP_MOVABLE or __GFP_RECLAIMABLE, not both")
    case .isBeyondRAM(let frame, let last):
      ErrorWords("no RAM has frame \(frame.digits)", note: "the last one is \(last.digits)")
    case .isHole(let frame, let hole):
      ErrorWords("no RAM has frame \(frame.digits)", note: hole.english)
    case .hasNoRecord(let frame, let last):
      ErrorWords("frame \(frame.digits) has no record", note: "the last one is \(last.digits)")
    }
  }
}
