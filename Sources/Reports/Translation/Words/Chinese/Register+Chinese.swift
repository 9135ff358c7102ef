import Drawing
import Grammar
import Hardware
import KernelModel

extension ControlRegisterReport.Meaning {
  var chinese: String {
    switch self {
    case .pagingOff: "分页关闭"
    case .pagingOn(let obeysWritable):
      "分页开启；内核态的写操作" + (obeysWritable ? "遵守 W 位" : "不理会 W 位")
    case .lastFault: "最近一次缺页异常的地址"
    case .directory(let process): (process.map { "进程 \($0) 的" } ?? "") + "页目录"
    case .pointers(let process): (process.map { "进程 \($0) 的" } ?? "") + "四个页目录指针"
    case .extensions(let extensions): extensions.map(\.chinese).joined(separator: "，")
    case .noExecute(let isInForce): isInForce ? "NX 生效" : "NX 不生效"
    }
  }
}

extension ControlRegisterReport.Extension {
  var chinese: String {
    switch self {
    case .threeLevels: "三级页表，64 位表项"
    case .largePages: "两级页表，4 MiB 大页"
    case .twoLevels: "两级页表"
    case .globalPages: "全局页"
    case .smep: "内核不从用户页取指"
    case .smap: "内核不访问用户页"
    case .liftedSMAP: "内核可访问用户页（AC 已置位）"
    }
  }
}

extension ControlRegisterPhrase {
  var chinese: String {
    switch self {
    case .register(let bits, let meaning):
      (bits.isEmpty ? "" : "\(bits.joined(separator: " "))：") + meaning.chinese
    case .pointer(let gigabyte, let directory):
      "\(gigabyte) GiB：页目录在 P:\(directory.digits)"
    }
  }
}

extension RegisterPhrase {
  var chinese: String {
    switch self {
    case .refused(let fault): "被 \(fault.trap.name) 拒绝：\(fault.refusal.chinese)；什么也没有改变"
    case .dropped(let count): "，丢弃 TLB 的 \(count) 行"
    }
  }
}

extension RegisterFault.Refusal {
  package var chinese: String {
    switch self {
    case .control(let cause): cause.chinese
    case .segment(let refusal): refusal.chinese
    }
  }
}

extension GeneralProtection.Cause {
  public var chinese: String {
    switch self {
    case .pagingWithoutProtection: "CR0.PG 需要 CR0.PE"
    case .writeThroughWithoutCacheDisable: "CR0.NW 需要 CR0.CD"
    case .reservedCR4(let bits): "CR4 没有这些位：0x\(hexadecimal(bits))"
    case .reservedEFER(let bits): "EFER 没有这些位：0x\(hexadecimal(bits))"
    case .wideCR3(let value): "CR3 只有 32 位，0x\(hexadecimal(value)) 超出了"
    case .reservedPointer(let index, let value, let reserved):
      "页目录指针 \(index) 是 0x\(hexadecimal(value))，其中 0x\(hexadecimal(reserved)) 必须为 0"
    }
  }
}
