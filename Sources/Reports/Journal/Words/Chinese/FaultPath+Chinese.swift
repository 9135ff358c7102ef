import KernelModel

extension FaultPath {
  public var chinese: String {
    switch self {
    case .zeroPage: "第一次读：映射零页，只读"
    case .anonymousPage: "第一次写：取一个自己的页框，清零"
    case .fileRead: "读文件：页缓存中的页"
    case .fileCopy: "写私有文件映射：页的副本"
    case .fileShared: "第一次写共享映射：页缓存自己的页，可写"
    case .copyZeroPage: "写零页：取一个自己的页框"
    case .copyPage: "别人也映射着这一页：复制"
    case .reusePage: "没有别人映射这一页：直接改为可写"
    case .sharedWrite: "共享映射：页变为可写，并记为脏页"
    case .spurious: "页表项已经允许：虚假的缺页"
    case .specialPage: "内核给每个进程看的页"
    case .swapIn: "这一页在交换区里：把它读回来"
    }
  }
}
