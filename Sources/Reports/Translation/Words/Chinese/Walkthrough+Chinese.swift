import Drawing
import Hardware

extension WalkthroughPhrase {
  var chinese: String {
    switch self {
    case .progress(let number, let count): "第 \(number) 步，共 \(count) 步："
    case .fault(let fault):
      "#PF 错误码 0x\(hexadecimal(fault.code.rawValue))；CR2 = \(fault.address.digits)"
    case .title(let idea, let report): idea.chinese(of: report)
    }
  }
}

extension WalkthroughIdea {
  fileprivate func chinese(of report: TranslationReport) -> String {
    switch self {
    case .segment: "从程序的地址到线性地址"
    case .pagingOff: "分页关闭"
    case .pieces: "线性地址分成几段"
    case .lookup(let index): "这一页在 \(report.lookups[index].array) 里吗？"
    case .place(let index): "\(report.levels[index].kind.name) 在哪里"
    case .entry(let index): "\(report.levels[index].kind.name) 说了什么"
    case .rights: "允许这次访问吗？"
    case .physical: "物理地址"
    case .fault: "缺页异常"
    case .forecast: "Linux 会怎么做"
    }
  }
}

extension WalkthroughSentence {
  var chinese: String {
    switch self {
    case .selector(let selector):
      "段选择符 \(hexadecimal(selector.rawValue, digits: 4)) 是 \(selector.chinese)。"
    case .descriptorPlace(let place, let descriptor):
      "它的段描述符是 \(place.table) 的第 \(place.index) 项，八个字节，位于 "
        + "\(place.base.digits) + \(place.index)*8 = \(place.address.digits)："
        + "\(hexadecimal(descriptor.rawValue, digits: 16))。"
    case .descriptor(let descriptor): "它说：\(descriptor.chinese)。"
    case .limit(let check): "段界限：\(check.chinese)。"
    case .sum(let sum, let linear): "基址加偏移得到线性地址：\(sum) = \(linear.digits)。"
    case .exception(let vector, let code, let refusal):
      "芯片引发 \(vector.name)，错误码 0x\(hexadecimal(code))：\(refusal.chinese)。"
        + "Linux 发送 \(vector.signal)。"
    case .flatness(let descriptor):
      "程序用的每个地址都是段内的偏移。这里："
        + "\(SegmentPhrase.flatness(descriptor).chinese)。"
    case .pagingOff: "CR0 的 PG 位为 0：线性地址原样送上总线。"
    case .cut(let pieces):
      "芯片在这里既不相加也不比较：高位依次在 \(pieces.count - 1) 个表中各选一项，其余各位是页内偏移。"
        + pieces.map { "\($0.chinese) \($0.number)" }.joined(separator: "，") + "。"
    case .compared(let lookup):
      lookup.setCount == 1
        ? "它的所有行都与页号比较。"
        : "页号在 \(lookup.setCount) 组中选出第 \(lookup.lookup.set) 组；只比较这一组的各路。"
    case .verdict(let lookup): verdict(of: lookup)
    case .line(let base, let rights): "这一行说：页在 P:\(base.digits)，\(rights.chinese)。"
    case .stale(let disagreement): "这一行已过时；没有人刷新过。\(disagreement.chinese)。"
    case .tablePlace(let level, let isFirst):
      (isFirst ? "CR3 给出第一个表的位置" : "前一项给出位置") + "：P:\(level.step.table.digits)。"
        + "标出的各位选中第 \(level.step.index) 项，每项 \(level.entrySize) 个字节。"
    case .bit(let bit): "\(bit.name)：\(bit.chinese)。"
    case .conclusion(let level): "所以：\(level.chinese)。"
    case .combination(let rights):
      "用户位和可写位要每一级都允许才算数，不可执行只要有一级就算数。各级合起来：\(rights.chinese)。"
    case .access(let privilege, let access, let refusal):
      "\(privilege.chinese)\(access.chinese)：\(refusal?.chinese ?? "允许")。"
    case .frame(let frame): "它所在之处：\(frame.chinese)。"
    case .errorCode(let code): "芯片放弃，并告诉内核原因：\(code.chinese)。"
    case .step(let step): step.chinese
    }
  }

  private func verdict(of lookup: LookupEvidence) -> String {
    switch lookup.lookup.verdict {
    case .hit: "第 \(lookup.lookup.way ?? 0) 路命中：不做页表遍历，不读内存。"
    case .miss: "没有一路是这一页：未命中。"
    case .clean: "有一行是这一页，但这是第一次写：必须经页表遍历在内存中置脏位。"
    case .insufficient: "有一行是这一页，但它的权限不够：由页表遍历决定。"
    }
  }
}
