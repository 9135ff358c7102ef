import Drawing

extension AreasPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let process, let program): "进程 \(process)（\(program)）的 VMA 与程序文件的各段"
    case .sizes(let text, let data, let bss):
      "文件里有代码段 \(text) 字节、数据段 \(data) 字节；BSS 段 \(bss) 字节不占文件空间。"
    case .counts(let count, let promised):
      "进程有 \(count) 个虚拟内存区域（VMA），共 \(shortSize(promised))；堆和栈不来自任何文件。"
    case .process(let count): "进程，\(count) 个 VMA"
    case .section(.code): "代码"
    case .section(.constants): "常量"
    case .section(.data): "数据段"
    case .section(.zeros): "BSS 段"
    case .sectionsMore(let count): "还有 \(count) 个段"
    case .area(let name, let parts):
      parts.notNamed.isEmpty ? name.chinese : "\(name.chinese)：\(parts.notNamed)"
    case .others(let count): "另外 \(count) 个 VMA"
    }
  }
}
