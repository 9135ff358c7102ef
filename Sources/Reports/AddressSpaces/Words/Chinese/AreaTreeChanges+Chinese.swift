import Drawing
import Hardware
import KernelModel

extension AreaTreeChanges.Step {
  package var chinese: String {
    switch kind {
    case .entered: "\(area.digits) 作为红色叶结点插入"
    case .left: "\(area.digits) 离开"
    case .tookPlace: "\(area.digits) 取代 \(other?.digits ?? "") 的位置"
    case .rotated: "\(area.digits) 旋转到 \(other?.digits ?? "") 之上"
    case .recoloured: "\(area.digits) 变为\(isRed ? "红色" : "黑色")"
    }
  }
}

extension AreaTreeChanges.Mark {
  package var chinese: String {
    switch self {
    case .entered: "新插入"
    case .tookPlace: "取代他人的位置"
    case .rose: "旋转上升"
    case .turnedRed: "变红"
    case .turnedBlack: "变黑"
    }
  }
}
