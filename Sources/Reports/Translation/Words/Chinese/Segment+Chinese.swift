import Drawing
import Hardware
import KernelModel

extension SegmentDescriptor {
  public var chinese: String {
    let place =
      "基址 \(hexadecimal(base, digits: 8))，段界限 \(hexadecimal(limit, digits: 8))，"
    let what: String
    switch kind {
    case .data(let isWritable, let expandsDown):
      what = "数据段" + (isWritable ? "，可写" : "") + (expandsDown ? "，向下扩展" : "")
    case .code(let isReadable, let isConforming):
      what = "代码段" + (isReadable ? "，可读" : "") + (isConforming ? "，一致" : "")
    case .system(let type): what = "系统段，类型 \(hexadecimal(type.rawValue))"
    }
    return "\(place)\(what)，DPL \(privilege)\(isPresent ? "" : "，不存在")"
  }
}

extension SegmentSelector {
  public var chinese: String {
    if isNull { return "空段选择符" }
    return "\(isLocal ? "LDT" : "GDT") 的第 \(index) 项，RPL \(requestedPrivilege)"
      + (KernelDescriptors.name(of: self).map { "：\($0)" } ?? "")
  }
}

extension LimitCheck {
  var chinese: String {
    let (offset, limit) = (hexadecimal(offset, digits: 8), hexadecimal(limit, digits: 8))
    return switch (expandsDown, isInside) {
    case (true, true): "\(offset) > \(limit)：此段向下扩展"
    case (true, false): "\(offset) 没有超过 \(limit)，向下扩展的段从那里之上开始"
    case (false, true): "\(offset) <= \(limit)"
    case (false, false): "\(offset) > \(limit)"
    }
  }
}

extension SegmentFault.Cause {
  public var chinese: String {
    switch self {
    case .nullSelector: "空段选择符不指向任何段"
    case .beyondTable: "段选择符所指的项超出了描述符表的界限"
    case .wrongType: "寄存器不能装入这种类型的段描述符"
    case .privilege: "DPL 小于 CPL 或 RPL 的要求"
    case .notPresent: "段描述符的 P 位为 0"
    case .notWritable: "此段不可写"
    case .notReadable: "此段不可读"
    case .limit: "有一个字节落在段外"
    }
  }
}

extension SegmentRefusal {
  package var chinese: String {
    switch self {
    case .rule(let cause): cause.chinese
    case .unreadable(let address): "无法读取 \(address.digits) 处的段描述符"
    }
  }
}

extension SegmentPhrase {
  var chinese: String {
    switch self {
    case .selectorLabel: "选择符"
    case .limitLabel: "段界限"
    case .linearLabel: "线性"
    case .selector(let selector):
      "\(hexadecimal(selector.rawValue, digits: 4)) = \(selector.chinese)"
    case .holds(let selector): "装有 \(hexadecimal(selector.rawValue, digits: 4))"
    case .flatness(nil): "没有装入段；这个地址就当作线性地址"
    case .flatness(let segment?):
      "基址 \(hexadecimal(segment.base, digits: 8))，段界限 "
        + "\(hexadecimal(segment.limit, digits: 8))："
        + (segment.isFlat ? "平坦模型，偏移就是线性地址" : "不是平坦模型；这个地址是线性地址")
    case .errorCode(let code, let refusal):
      "错误码 0x\(hexadecimal(code))：\(refusal.chinese)"
    case .nullSegment: "空：一用就出异常"
    case .unreadableEntry: "无法读取"
    case .noTable(let level): "GDTR 没有指向描述符表：各寄存器保持原样，CPL \(level)"
    case .at: "位于 "
    case .tableLimit(let limit, let level):
      "，界限 \(hexadecimal(limit, digits: 4))，CPL \(level)"
    }
  }
}
