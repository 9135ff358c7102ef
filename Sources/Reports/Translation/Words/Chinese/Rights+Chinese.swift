import Drawing
import Hardware

extension Rights {
  public var chinese: String {
    (contains(.user) ? "用户态可访问" : "仅内核态可访问") + (contains(.writable) ? "，可写" : "，只读")
      + (contains(.noExecute) ? "，不可执行" : "")
  }
}

extension Access {
  public var chinese: String {
    switch self {
    case .read: "读"
    case .write: "写"
    case .fetch: "取指"
    }
  }
}

extension Privilege {
  public var chinese: String {
    switch self {
    case .user: "用户态"
    case .supervisor: "内核态"
    }
  }
}

extension TLBVerdict {
  public var chinese: String {
    switch self {
    case .hit: "命中"
    case .miss: "未命中"
    case .clean: "脏位未置"
    case .insufficient: "权限不足"
    }
  }
}

extension AccessRefusal {
  package var chinese: String {
    let names = entries.map(\.name).joined(separator: " 和 ")
    return switch rule {
    case .supervisorPage: "被拒绝，\(names) 的 U 位为 0"
    case .readOnly:
      "被拒绝，\(names) 的 W 位为 0" + (privilege == .supervisor ? "，且 CR0.WP 已置位" : "")
    case .noExecute: "被拒绝，\(names) 的 NX 位为 1"
    case .smep: "被拒绝，CR4.SMEP 已置位"
    case .smap: "被拒绝，CR4.SMAP 已置位，而 EFLAGS.AC 为 0"
    }
  }
}

extension Translation.Disagreement {
  public var chinese: String {
    switch self {
    case .unmapped(let level, let entry):
      entry.isPresent ? "\(level.name) 中有一个必须为 0 的位被置位" : "\(level.name) 的存在位已经清除"
    case .otherTarget(let address): "页表指向 P:\(address.digits)"
    case .widerRights(let rights): "页表只允许：\(rights.chinese)"
    case .cleanLeaf: "PTE 的脏位为 0，而写操作不会再置位"
    }
  }
}

extension PageFault.Code {
  public var chinese: String {
    func told(_ bit: Self, _ name: String, _ set: String, _ clear: String) -> String {
      contains(bit) ? "\(name)=1 \(set)" : "\(name)=0 \(clear)"
    }
    var words = [
      told(.protection, "P", "页存在，但被拒绝", "页不存在"),
      told(.write, "W", "写操作", "不是写操作"), told(.user, "U", "用户态代码", "内核态代码"),
    ]
    if contains(.reserved) { words.append("RSVD=1 保留位被置位") }
    if contains(.fetch) { words.append("I=1 取指") }
    return words.joined(separator: "，")
  }
}

extension PageFault {
  public var chinese: String { "错误码 0x\(hexadecimal(code.rawValue))：\(code.chinese)" }
}
