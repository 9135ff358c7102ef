import Drawing

extension Greeting {
  var english: String {
    switch self {
    case .bare(let size):
      "\(size) of RAM and no kernel. Type help; Tab completes; Ctrl-D leaves.\n"
        + "Begin with 'cr' and 'gdt'; 'help WORD' explains a word of the screen."
    case .booted(let size, let usesPAE, let layout, let kernel):
      "\(size) of RAM\(usesPAE ? ", PAE" : ""), \(layout) layout, Linux \(kernel). "
        + "Type help; Tab completes; Ctrl-D leaves.\n"
        + "Begin with 'lesson 0', or at once with 'mmap 64K rw' and 'touch $1 w'.\n"
        + "'help WORD' explains a word of the screen: help rss, help page fault."
    }
  }
}
