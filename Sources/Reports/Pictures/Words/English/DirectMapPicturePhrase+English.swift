import Drawing
import Hardware

extension DirectMapPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "Direct map of \(size(memory)) of RAM"
    case .summary(let frame):
      "Frames 00000 to \(frame.digits) have an address of the kernel each, c0000000 above their "
        + "physical one."
    case .beyond(0): "No RAM lies beyond it."
    case .beyond(let pages): "\(size(UInt64(pages) << 12)) lie beyond it and have none."
    case .offset: "virtual = physical + c0000000"
    case .addresses: "the kernel's addresses"
    case .memory: "physical memory"
    case .windows: "other windows"
    case .kernelImage: "kernel image"
    case .pages(let large, let small, let usesPAE):
      "\(usesPAE ? "2 MiB" : "4 MiB") pages map \(size(large)), 4 KiB pages \(size(small))"
    }
  }
}
