import Drawing
import Hardware
import KernelModel

extension TranslationPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let offset, let privilege, let access):
      "\(addressDigits(offset)) 的地址转换：\(privilege.chinese)\(access.chinese)"
    case .reaches(let address, let physical, true, _):
      "线性地址 \(address.digits) 就是内存中的 P:\(physical.digits)：TLB 的一行说明了这一点，不读页表。"
    case .reaches(let address, let physical, false, let tables):
      "线性地址 \(address.digits) 经 \(tables) 个表项到达内存中的 P:\(physical.digits)。"
    case .faults(let address, let code, nil):
      "线性地址 \(address.digits) 没有通向页框：缺页异常，错误码 0x\(hexadecimal(code.rawValue))。"
    case .faults(let address, let code, let refusal?):
      "对 \(address.digits) 的访问\(refusal.chinese)：缺页异常，错误码 0x\(hexadecimal(code.rawValue))。"
    case .segmentRefuses(let vector, let code, let refusal):
      "分段以 \(vector.name) 拒绝，错误码 0x\(hexadecimal(code))：\(refusal.chinese)。"
    case .register(let register, let selector):
      "\(register.name) 装有 \(hexadecimal(selector.rawValue, digits: 4))"
    case .selector(let selector): "段选择符 \(hexadecimal(selector.rawValue, digits: 4))"
    case .selects(let selector): selector.chinese
    case .descriptor(let base, let limit):
      "基址 \(addressDigits(base))，段界限 \(addressDigits(limit))"
    case .flatness(true): "平坦模型：偏移就是线性地址"
    case .flatness(false): "不是平坦模型；这个地址是线性地址"
    case .limit(let check): check.chinese
    case .outside: "超出段界限：#GP"
    case .exception(let code, let refusal): "错误码 0x\(hexadecimal(code))：\(refusal.chinese)"
    case .linear(let address): "线性地址 \(address.digits)"
    case .pagingOff: "CR0.PG 为 0：没有页表"
    case .lookup(let verdict): "TLB：\(verdict.chinese)"
    case .set(let number): "第 \(number) 组"
    case .stale(let disagreement): "已过时：\(disagreement.chinese)"
    case .walk: "页表遍历"
    case .noWalk: "直接用 TLB 行中的页框，不做遍历"
    case .entry(let kind, let index, let entry, let digits):
      "\(kind.name) \(index)：\(hexadecimal(entry.rawValue, digits: digits))"
    case .place(let table, let index, let size): "\(table.digits)+\(index)*\(size)："
    case .absent(let absence): "P=0，\(absence.chinese)"
    case .absence: "P=0：#PF"
    case .unread(let kind, let index): "\(kind.name) \(index)"
    case .rights(let privilege, let access): "允许\(privilege.chinese)\(access.chinese)吗？"
    case .allowed(let rights): rights.chinese
    case .refused(let refusal): refusal.chinese
    case .violation: "不允许：#PF，P=1"
    case .physical(let address): "P:\(address.digits)"
    case .noPhysical: "内存中的页框"
    case .frame(let frame, let zone?): "页框 \(frame.digits)，\(zone.name) 区"
    case .frame(let frame, nil): "页框 \(frame.digits)，没有内存"
    case .memory(true): "内存"
    case .memory(false): "没有内存：读出全 1"
    case .fault(let code): "#PF，错误码 0x\(hexadecimal(code.rawValue))"
    case .meaning(let code): code.chinese
    case .answer(.mends(let function, let isMajor)):
      "Linux：\(function)，\(isMajor ? "主缺页" : "次缺页")"
    case .answer(.signal(let number, let code)): "Linux：\(number.name) \(code.name)"
    case .answer(.oops): "Linux：oops"
    }
  }
}
