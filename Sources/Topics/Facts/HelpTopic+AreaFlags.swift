extension HelpTopic {
  /// The two letters that `smaps` prints for each flag of an area.
  static let areaFlags: [HelpTopic] = [
    HelpTopic("rd", .areaFlag, "smaps; vma list"),
    HelpTopic("wr", .areaFlag, "smaps; vma list"),
    HelpTopic("ex", .areaFlag, "smaps; vma list"),
    HelpTopic("sh", .areaFlag, ["VM_SHARED"], "smaps; vma list"),
    HelpTopic("mr", .areaFlag, ["VM_MAYREAD"], "smaps; vma list"),
    HelpTopic("mw", .areaFlag, ["VM_MAYWRITE"], "smaps; vma list"),
    HelpTopic("me", .areaFlag, ["VM_MAYEXEC"], "smaps; vma list"),
    HelpTopic("ms", .areaFlag, ["VM_MAYSHARE"], "smaps; vma list"),
    HelpTopic("pf", .areaFlag, ["VM_PFNMAP", "pure PFN"], "smaps; vma list"),
    HelpTopic("dw", .areaFlag, ["VM_DENYWRITE", "deny write"], "smaps; vma list"),
    HelpTopic("lo", .areaFlag, ["VM_LOCKED"], "smaps; mlock 0804c000 4K"),
    HelpTopic("io", .areaFlag, ["VM_IO"], "smaps; vma list"),
    HelpTopic(
      "sr", .areaFlag,
      ["VM_SEQ_READ", "MADV_SEQUENTIAL"],
      "smaps; madvise 08048000 4K sequential"),
    HelpTopic(
      "rr", .areaFlag,
      ["VM_RAND_READ", "MADV_RANDOM"],
      "smaps; madvise 08048000 4K random"),
    HelpTopic(
      "dc", .areaFlag,
      ["VM_DONTCOPY", "MADV_DONTFORK"],
      "smaps; madvise 0804c000 4K dontfork"),
    HelpTopic("de", .areaFlag, ["VM_DONTEXPAND"], "smaps; vma list"),
    HelpTopic("ac", .areaFlag, ["VM_ACCOUNT", "accountable"], "smaps; vma list"),
    HelpTopic(
      "nr", .areaFlag,
      ["VM_NORESERVE", "MAP_NORESERVE", "noreserve"],
      "smaps; mmap 4K rw noreserve"),
    HelpTopic("ht", .areaFlag, ["VM_HUGETLB", "MAP_HUGETLB"], "smaps"),
    HelpTopic("sf", .areaFlag, ["VM_SYNC"], "smaps"),
    HelpTopic(
      "wf", .areaFlag,
      ["VM_WIPEONFORK", "MADV_WIPEONFORK"],
      "smaps; madvise 0804c000 4K wipeonfork"),
    HelpTopic(
      "dd", .areaFlag,
      ["VM_DONTDUMP", "MADV_DONTDUMP"],
      "smaps; madvise 0804c000 4K dontdump"),
    HelpTopic("mm", .areaFlag, ["VM_MIXEDMAP"], "smaps"),
    HelpTopic("hg", .areaFlag, ["VM_HUGEPAGE", "MADV_HUGEPAGE"], "smaps"),
    HelpTopic("nh", .areaFlag, ["VM_NOHUGEPAGE", "MADV_NOHUGEPAGE"], "smaps"),
    HelpTopic("mg", .areaFlag, ["VM_MERGEABLE", "MADV_MERGEABLE"], "smaps"),
    HelpTopic("??", .areaFlag, ["VM_LOCKONFAULT"], "smaps"),
  ]
}
