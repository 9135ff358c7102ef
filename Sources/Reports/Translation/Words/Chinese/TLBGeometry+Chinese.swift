import Drawing
import Hardware

extension TLBGeometry.Fault {
  public var chinese: String {
    switch self {
    case .notAShape(let text): "“\(text)” 不是 64x4（64 项、4 路）或 64 那样的形状"
    case .empty(let name): "\(name) 没有任何项"
    case .unevenSets(let name, let lineCount, let wayCount):
      "\(name)：\(lineCount) 项分不成每组 \(wayCount) 项"
    case .oddSetCount(let name, let setCount): "\(name)：\(setCount) 组不是 2 的幂"
    case .tooManyWays(let name, let wayCount): "\(name)：\(wayCount) 路多于 128 路"
    case .tooManyLines(let count): "各数组共 \(count) 项，多于 1000 项"
    case .sharedWithSets(let name): "\(name) 同时存放两种页大小，只能是一组：有多少项就有多少路"
    case .noSmallPages: "4 KiB 的页没有第一级数组"
    case .tooManyDirectoryLines(let count): "\(count) 个页目录项多于 32 个"
    }
  }
}
