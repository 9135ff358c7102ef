import Drawing
import Hardware

extension MachineRegister.Meaning {
  package var chinese: String {
    switch self {
    case .protection: "保护与分页"
    case .lastFault: "最近一次缺页异常的地址"
    case .directory: "页表从何处开始"
    case .extensions: "分页的扩展"
    case .features: "扩展特性"
    case .alignmentCheck: "内核态访问不受 SMAP 限制"
    case .bit(let bit): bit.chinese
    case .segment(let register): "段寄存器 \(register.name)"
    }
  }
}

extension ControlBit {
  package var chinese: String {
    switch self {
    case .protection: "保护模式"
    case .monitorCoprocessor: "WAIT 遵守 TS"
    case .emulation: "没有浮点单元"
    case .taskSwitched: "任务切换过"
    case .extensionType: "浮点单元是 387"
    case .numericError: "浮点错误引发异常"
    case .writeProtect: "内核遵守只读页"
    case .alignmentMask: "可以检查对齐"
    case .notWriteThrough: "缓存不直写"
    case .cacheDisable: "缓存关闭"
    case .paging: "分页"
    case .virtual8086: "虚拟 8086 模式的中断"
    case .virtualInterrupts: "保护模式的虚拟中断"
    case .timeStampDisable: "RDTSC 只归内核"
    case .debugging: "I/O 端口断点"
    case .pageSize: "4 MiB 大页"
    case .physicalAddresses: "64 位表项"
    case .machineCheck: "报告机器检查"
    case .pageGlobal: "全局页留在 TLB 中"
    case .performanceCounters: "RDPMC 人人可用"
    case .savesSSE: "内核保存 SSE 寄存器"
    case .sseExceptions: "SSE 错误引发异常"
    case .instructionPrevention: "SGDT 之类的指令只归内核"
    case .usesXSAVE: "内核使用 XSAVE"
    case .executionPrevention: "内核不从用户页取指"
    case .accessPrevention: "内核不访问用户页"
    case .systemCalls: "SYSCALL 可用"
    case .noExecute: "表项可以禁止执行"
    }
  }
}
