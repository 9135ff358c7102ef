import Drawing
import Hardware

/// What is said in the picture of the direct map.
enum DirectMapPicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  /// The last frame that has an address there.
  case summary(lastFrame: PageFrameNumber)
  /// Pages of RAM behind its end.
  case beyond(pages: Int)
  case offset
  case addresses, memory
  case windows, kernelImage
  /// Bytes mapped by pages of each size.
  case pages(large: UInt64, small: UInt64, usesPAE: Bool)

  var code: String {
    switch self {
    case .title: "directmap-title"
    case .summary: "directmap-summary"
    case .beyond: "beyond"
    case .offset: "offset"
    case .addresses: "addresses"
    case .memory: "memory"
    case .windows: "windows"
    case .kernelImage: "kernel-image"
    case .pages: "pages"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let frame): ["lastFrame": frame]
    case .beyond(let pages): ["pages": pages]
    case .pages(let large, let small, let usesPAE):
      [
        "large": large, "largePage": Self.largePage(usesPAE), "small": small, "smallPage": 4096,
      ]
    case .offset, .addresses, .memory, .windows, .kernelImage: [:]
    }
  }

  /// Bytes of a large page.
  static func largePage(_ usesPAE: Bool) -> Int { usesPAE ? 2 << 20 : 4 << 20 }
}
