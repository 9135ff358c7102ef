extension HelpTopic {
  /// Page faults, signals and errors.
  static let faults: [HelpTopic] = [
    HelpTopic(
      "page fault", .idea,
      ["#PF", "PF", "fault", "page fault exception"],
      "touch 0804d000 w; break fault"),
    HelpTopic(
      "error code", .idea,
      ["error", "fault code", "error_code"],
      "trace on; touch 0804d000 w"),
    HelpTopic(
      "demand paging", .idea,
      ["demand", "on demand", "lazy", "first access", "first touch"],
      "trace on; touch 0804d000 w"),
    HelpTopic(
      "minor fault", .idea,
      ["min_flt", "minor", "soft fault"],
      "print min_flt; touch 0804d000 w"),
    HelpTopic(
      "major fault", .idea,
      ["maj_flt", "major", "hard fault"],
      "print maj_flt; touch 08048000"),
    HelpTopic(
      "page of zeros", .idea,
      ["zero page", "zeros", "ZERO_PAGE", "empty_zero_page"],
      "touch 0804d000 r; translate 0804d000"),
    HelpTopic(
      "copy-on-write", .idea,
      ["COW", "copy on write", "broken COW"],
      "fork; touch 0804c000 w"),
    HelpTopic("#GP", .idea, ["general protection fault", "GP", "general protection"], "gdt"),
    HelpTopic("exception", .idea, ["trap", "interrupt", "#NP", "#SS", "#DF"], "touch 0 r"),
    HelpTopic(
      "fault in kernel space", .idea,
      [
        "vmalloc fault", "oops", "BUG", "kernel oops", "bad_area", "VM_BUG_ON_PAGE", "pgtable_bad",
        "copy_from_user",
      ],
      "touch c0000000 r; info functions"),
    HelpTopic("stack expansion", .idea, ["grow", "growth", "grows"], "touch bffde000 w"),
    HelpTopic(
      "SIGSEGV", .signal,
      ["segmentation fault", "segfault", "segmentation violation"],
      "touch 0 r"),
    HelpTopic("SEGV_MAPERR", .signal, ["map error"], "touch 0 r"),
    HelpTopic("SEGV_ACCERR", .signal, ["access error", "access_error"], "touch 08048000 w"),
    HelpTopic("SIGBUS", .signal, ["BUS_ADRERR", "bus error"], "info events"),
    HelpTopic("SIGKILL", .signal, ["killed", "kill"], "ps"),
    HelpTopic("SIGABRT", .signal, ["abort", "SI_TKILL", "SI_KERNEL"], "heap"),
    HelpTopic("ENOMEM", .error, ["out of memory error", "Cannot allocate memory"], "mmap 3G rw"),
    HelpTopic("EINVAL", .error, ["invalid argument"], "munmap 08048001 4K"),
    HelpTopic("EFAULT", .error, ["bad address"], "mremap 50000000 4K 8K"),
    HelpTopic("EACCES", .error, ["permission denied"], "info functions"),
    HelpTopic("EPERM", .error, ["not permitted"], "info functions"),
    HelpTopic("EAGAIN", .error, ["try again"], "limits"),
    HelpTopic("EEXIST", .error, ["file exists"], "mmap 4K rw noreplace at 08048000"),
    HelpTopic("EBADF", .error, ["bad file descriptor"], "info functions"),
    HelpTopic("ENOENT", .error, ["no such file"], "info functions"),
    HelpTopic("EBUSY", .error, ["busy"], "info functions"),
    HelpTopic("ESRCH", .error, ["no such process", "ECHILD"], "ps"),
    HelpTopic("EOVERFLOW", .error, ["value too large"], "info functions"),
    HelpTopic(
      "errno", .idea,
      [
        "error number", "ENODEV", "ENXIO", "ENFILE", "EMFILE", "EISDIR", "ENOTDIR", "EROFS",
        "ENOEXEC", "ETXTBSY", "EIO", "EINTR", "EFBIG", "ENOSYS", "EOPNOTSUPP", "ELOOP", "ELIBBAD",
      ],
      "munmap 08048001 4K"),
  ]
}
