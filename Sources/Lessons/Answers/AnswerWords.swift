import Drawing

/// What is typed for what: both languages, whichever the person reads.
enum AnswerWords {
  static let yes: Set<String> = [
    "yes", "y", "yeah", "yep", "true", "1", "是", "是的", "对", "对的", "会", "会的", "能", "可以", "有", "允许",
    "成功", "还在",
  ]
  static let no: Set<String> = [
    "no", "n", "nope", "false", "0", "否", "不", "不是", "不对", "不会", "不能", "不可以", "没有", "没", "不允许",
    "失败", "不在",
  ]

  /// What is said for zero.
  static let nothing: Set<String> = ["none", "nothing", "zero", "nil", "零", "没有", "无"]

  /// What stands in front of a number and says no more.
  static let numberPrefixes = ["p:", "v:", "frame ", "pfn ", "页框 ", "地址 "]

  /// A unit behind a number, in lower case, and what the number may have to be multiplied by: who
  /// counts in the unit that was asked for means the bare number.
  struct Unit {
    let name: String
    let factors: [Int128]
  }

  static let units: [Unit] =
    [
      "frames", "frame", "faults", "fault", "times", "time", "processes", "process", "areas",
      "area",
      "slots", "slot", "entries", "entry", "blocks", "block", "bytes", "byte", "个页框", "页框",
      "个进程", "个区域", "个槽", "个表项", "个块", "个字节", "字节", "个", "次", "次缺页", "块", "项",
    ].map { Unit(name: $0, factors: [1]) }
    + ["pages", "page", "个页", "页"].map { Unit(name: $0, factors: [1, 4096]) }
    + ["kib", "kb"].map { Unit(name: $0, factors: [1 << 10, 1]) }
    + ["mib", "mb"].map { Unit(name: $0, factors: [1 << 20, 1]) }
    + ["gib", "gb"].map { Unit(name: $0, factors: [1 << 30, 1]) }

  /// Other names of a word, bare as `TypedAnswer` compares them.
  static func names(of word: String) -> [String] {
    switch word {
    case "text": ["code", "代码", "正文"]
    case "data": ["数据"]
    case "heap": ["堆"]
    case "stack": ["栈"]
    case "mapping": ["mmap", "映射", "内存映射"]
    case "gap": ["空当", "空隙"]
    case "hole": ["空洞"]
    case "directmap": ["lowmem", "直接映射"]
    case "kmap": ["pkmap", "永久内核映射"]
    case "fixmap": ["固定映射"]
    case "highmem": ["highmemory", "高端内存"]
    case "normal": ["普通"]
    case "pagetable", "table": ["pagetable", "table", "页表"]
    case "free": ["空闲"]
    case "sigsegv": ["segv", "segfault", "segmentationfault", "段错误"]
    default: []
    }
  }
}
