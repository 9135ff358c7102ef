import Drawing
import Hardware

extension DirectMapPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存的直接映射区"
    case .summary(let frame):
      "页框 00000 到 \(frame.digits) 各有一个内核地址，比物理地址高 c0000000。"
    case .beyond(0): "没有内存在它之外。"
    case .beyond(let pages): "\(size(UInt64(pages) << 12)) 在它之外，没有这样的地址。"
    case .offset: "虚拟地址 = 物理地址 + c0000000"
    case .addresses: "内核地址"
    case .memory: "物理内存"
    case .windows: "其他窗口"
    case .kernelImage: "内核映像"
    case .pages(let large, let small, let usesPAE):
      "\(usesPAE ? "2 MiB" : "4 MiB") 页映射 \(size(large))，4 KiB 页映射 \(size(small))"
    }
  }
}
