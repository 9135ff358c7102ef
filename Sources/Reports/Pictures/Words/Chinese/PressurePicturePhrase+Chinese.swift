import Drawing

extension PressurePicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "内存紧缺：\(size(memory)) 内存"
    case .summary(let unwritten, let written, let stays):
      "链表上有 \(unwritten + written + stays) 页，其中 \(unwritten) 页可以直接离开，"
        + "\(written) 页要先写出，\(stays) 页必须留下。"
    case .slots(let use):
      use.slots == 0 ? "没有交换区。" : "交换区的 \(use.slots) 个页槽用了 \(use.used) 个。"
    case .lists: "各链表上的页"
    case .departure(.unwritten): "直接离开"
    case .departure(.written): "先写出"
    case .departure(.stays): "留下"
    case .tails: "先被查看的页；r：用过"
    case .tail: "尾部"
    case .areas: "交换区，各有比例"
    case .noArea: "没有启用交换区：私有内存无处可去"
    case .moreAreas(let count): "另外 \(count) 个交换区"
    case .share(let use): "\(use.slots) 个页槽用了 \(use.used) 个"
    case .out: "只在交换区"
    case .cached: "内存里也有"
    case .aside: "留给 CPU"
    }
  }
}
