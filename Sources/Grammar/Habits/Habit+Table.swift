extension Habit {
  /// Every habit, by the word or by a command and its word.
  static let table = WordTable<Habit>(debuggers + crash + shells + signs + arguments + chinese)

  private static let debuggers: [(word: String, value: Habit)] = [
    ("run", Habit("exec FILE", lack: .instructions)),
    ("start", Habit("exec FILE", lack: .instructions)),
    ("starti", Habit("exec FILE", lack: .instructions)),
    ("jump", Habit("goto POINT", lack: .instructions)),
    ("file", Habit("exec FILE")), ("kill", Habit("exit")),
    ("attach", Habit("switch PID")), ("detach", Habit("switch PID")),
    ("inferior", Habit("switch PID")), ("thread", Habit("switch PID")),
    ("return", Habit("finish")), ("stop", Habit("break PLACE")),
    ("catch", Habit("break fault")), ("hbreak", Habit("break PLACE")),
    ("awatch", Habit("watch WHAT")), ("rwatch", Habit("break ADDR")),
    ("display", Habit("watch EXPRESSION")), ("undisplay", Habit("delete")),
    ("inspect", Habit("print EXPRESSION")), ("output", Habit("print EXPRESSION")),
    ("printf", Habit("print EXPRESSION")), ("echo", Habit("print EXPRESSION")),
    ("list", Habit("bt", lack: .source)), ("edit", Habit("bt", lack: .source)),
    ("directory", Habit("bt", lack: .source)), ("tui", Habit("layout", lack: .source)),
    ("ptype", Habit("struct page PFN", lack: .source)), ("whatis", Habit("what ADDR")),
    ("disassemble", Habit("x/8xw ADDR", lack: .instructions)),
    ("disas", Habit("x/8xw ADDR", lack: .instructions)),
    ("find", Habit("search VALUE")), ("macro", Habit("define NAME")),
    ("document", Habit("define NAME")), ("restart", Habit("goto start")),
    ("rewind", Habit("goto start")), ("redo", Habit("goto end")),
  ]

  private static let crash: [(word: String, value: Habit)] = [
    ("task", Habit("status")), ("foreach", Habit("ps")), ("files", Habit("maps")),
    ("sym", Habit("info symbol ADDR")), ("union", Habit("struct page PFN")),
    ("eval", Habit("print EXPRESSION")),
    ("ptob", Habit("print PFN << 12")), ("btop", Habit("print ADDR >> 12")),
    ("tree", Habit("vma tree")), ("runq", Habit("ps")), ("mach", Habit("sys")),
    ("dev", Habit("iomem")), ("sig", Habit("info break")), ("timer", Habit("info line")),
  ]

  private static let shells: [(word: String, value: Habit)] =
    ["shell", "ls", "cd", "pwd", "make", "vim", "sudo", "pipe", "bash", "python", "gcc"]
    .map { ($0, Habit("source FILE", lack: .hostCommands)) }
    + [
      ("top", Habit("ps")), ("htop", Habit("ps")), ("pmap", Habit("maps")),
      ("dd", Habit("fill FILE LENGTH")), ("fallocate", Habit("fill FILE LENGTH")),
      ("uname", Habit("sys")),
      ("uptime", Habit("info line")), ("man", Habit("help COMMAND", lack: .manual)),
      ("usage", Habit("help")), ("bye", Habit("quit")),
      ("logout", Habit("quit")), ("reset", Habit("goto start")), ("strace", Habit("trace on")),
      ("ulimit", Habit("limits")), ("sysctl", Habit("set SETTING VALUE")),
      ("access", Habit("touch ADDR")), ("paging", Habit("pagetable")),
      ("page-table", Habit("pagetable")), ("memory", Habit("meminfo")),
      ("processes", Habit("ps")), ("regs", Habit("info registers")),
      ("registers", Habit("info registers")),
    ]

  private static let signs: [(word: String, value: Habit)] = [
    ("!", Habit("source FILE", lack: .hostCommands)),
    ("|", Habit("source FILE", lack: .hostCommands)),
    ("!!", Habit("history", lack: .repetition)), ("?", Habit("help")), ("？", Habit("help")),
  ]

  /// Words behind a command.
  private static let arguments: [(word: String, value: Habit)] = [
    ("info locals", Habit("bt", lack: .source)), ("info args", Habit("bt", lack: .source)),
    ("info source", Habit("bt", lack: .source)), ("info variables", Habit("show")),
    ("info types", Habit("struct page PFN", lack: .source)),
    ("info threads", Habit("ps")), ("info inferiors", Habit("ps")),
    ("info files", Habit("maps")), ("info target", Habit("maps")),
    ("info sharedlibrary", Habit("maps")), ("info auxv", Habit("maps")),
    ("info stack", Habit("bt")), ("info all-registers", Habit("info registers")),
    ("info display", Habit("info break")), ("info macros", Habit("alias")),
    ("info signals", Habit("info events")), ("info program", Habit("info line")),
    ("info tlb", Habit("tlb")), ("info mem", Habit("pagetable")), ("info pg", Habit("pagetable")),
    ("info maps", Habit("maps")), ("info mappings", Habit("maps")),
    ("info address", Habit("what ADDR")), ("ps aux", Habit("ps")),
  ]

  private static let chinese: [(word: String, value: Habit)] = [
    ("帮助", Habit("help")), ("退出", Habit("quit")), ("映射", Habit("mmap LENGTH")),
    ("解除映射", Habit("munmap ADDR LENGTH")), ("地址", Habit("what ADDR")),
    ("翻译", Habit("translate ADDR")), ("转换", Habit("translate ADDR")),
    ("地址转换", Habit("translate ADDR")), ("访问", Habit("touch ADDR")),
    ("读", Habit("read ADDR")), ("写", Habit("write ADDR DATA")), ("内存", Habit("meminfo")),
    ("进程", Habit("ps")), ("页表", Habit("pagetable")), ("页框", Habit("page PFN")),
    ("伙伴", Habit("buddyinfo")), ("伙伴系统", Habit("buddyinfo")), ("单步", Habit("step")),
    ("继续", Habit("continue")), ("断点", Habit("break PLACE")), ("撤销", Habit("undo")),
    ("打印", Habit("print EXPRESSION")), ("历史", Habit("history")),
  ]
}
