extension HelpTopic {
  /// What a process has: areas, layout, limits.
  static let addressSpaces: [HelpTopic] = [
    HelpTopic("virtual memory", .idea, ["virtual"], "statm; layout"),
    HelpTopic("address space", .idea, ["mm_struct"], "maps; layout"),
    HelpTopic("user space", .idea, ["userspace", "TASK_SIZE"], "layout"),
    HelpTopic("kernel space", .idea, ["kernel's gigabyte"], "layout kernel"),
    HelpTopic(
      "PAGE_OFFSET", .symbol,
      ["3G/1G split", "split of the address space"],
      "print PAGE_OFFSET; layout"),
    HelpTopic("promise", .idea, ["promised", "reserve", "lazy allocation"], "statm; mmap 64K rw"),
    HelpTopic(
      "linear address", .idea,
      ["virtual address", "V", "linear", "address"],
      "translate 0804c000"),
    HelpTopic(
      "physical address", .idea, ["P:", "physical", "RAM", "byte"], "ptov 1000; what 3000"),
    HelpTopic(
      "overcommit", .idea,
      ["overcommit_memory", "Committed_AS", "CommitLimit", "vm_committed_as"],
      "meminfo; show vm.overcommit_memory"),
    HelpTopic(
      "area", .structure,
      ["VMA", "vm_area_struct", "vm_area", "virtual memory area", "areas"],
      "vma list; vma tree"),
    HelpTopic("anon_vma", .structure, ["anon_vmas", "anon_vma_chain"], "vma list; page 3ffc0"),
    HelpTopic(
      "vm_flags", .field, ["VmFlags", "VM_READ", "VM_WRITE", "VM_EXEC"], "smaps; vma list"),
    HelpTopic(
      "permissions", .idea,
      ["rwxp", "r--p", "r-xp", "rw-p", "rw-s", "rwx", "right", "mode"],
      "maps; mprotect 0804b000 4K r"),
    HelpTopic("VM_GROWSDOWN", .areaFlag, ["gd"], "vma list"),
    HelpTopic("gap", .idea, ["hole", "largest", "unmapped"], "vma tree; layout"),
    HelpTopic(
      "red-black tree", .idea,
      ["mm_rb", "rotation", "red", "black", "R", "leaf", "tree"],
      "vma tree"),
    HelpTopic("list of areas", .idea, ["linked list", "list"], "vma list"),
    HelpTopic(
      "merge of areas", .idea,
      ["merge case", "vma_merge", "merge", "case"],
      "vma tree; brk +8K"),
    HelpTopic("split of an area", .idea, ["split_vma", "split"], "vma tree; munmap b7ffb000 4K"),
    HelpTopic("text", .area, ["text segment", "code", "program code"], "maps; size /bin/demo"),
    HelpTopic("data", .area, ["data segment", "rodata", ".data"], "maps; size /bin/demo"),
    HelpTopic("bss", .area, ["bss segment", "zeroed data", ".bss"], "maps; size /bin/demo"),
    HelpTopic(
      "heap", .area,
      ["program break", "brk", "start_brk", "[heap]", "sbrk"],
      "maps; brk +8K"),
    HelpTopic("stack", .area, ["[stack]", "start_stack", "stack growth"], "maps; layout"),
    HelpTopic(
      "stack guard gap", .idea,
      ["guard gap", "vm.stack_guard_gap", "stack_guard_gap", "room"],
      "layout; show vm.stack_guard_gap"),
    HelpTopic("mmap area", .area, ["mmap_base", "map", "memory mapping"], "maps; layout"),
    HelpTopic("vdso", .area, ["[vdso]"], "maps; layout"),
    HelpTopic("vvar", .area, ["[vvar]", "vvar_vclock"], "maps; layout"),
    HelpTopic(
      "anonymous memory", .idea,
      ["anonymous", "private memory", "anon", "anonymous page"],
      "maps; mmap 64K rw"),
    HelpTopic(
      "file mapping", .idea,
      ["mapped page", "file-backed", "mapped file"],
      "maps; touch 08048000"),
    HelpTopic(
      "private mapping", .idea,
      ["MAP_PRIVATE", "private", "shared mapping", "MAP_SHARED", "shared"],
      "maps; mmap 4K rw shared"),
    HelpTopic(
      "layout", .idea,
      ["legacy layout", "textbook", "top down", "textbook layout"],
      "layout; show vm.legacy_va_layout"),
    HelpTopic("demo", .word, ["rose", "program", "/bin/demo"], "maps; ps"),
    HelpTopic(
      "process", .idea,
      ["task", "task_struct", "PID", "PPID", "process ID", "last_pid", "mm_users"],
      "ps; status"),
    HelpTopic("fork", .idea, ["child", "parent", "copy a process"], "fork; ps"),
    HelpTopic(
      "exec", .idea,
      [
        "execve", "ELF", "interpreter", "loader", "PT_GNU_STACK", "argv", "argc", "envp",
        "auxiliary vector", "auxv",
      ],
      "exec /bin/demo; maps"),
    HelpTopic("context switch", .idea, ["switch", "process switch"], "fork; switch 2"),
    HelpTopic(
      "system call", .idea,
      ["syscall", "user mode", "kernel mode"],
      "mmap 4K; help system calls"),
    HelpTopic(
      "resource limit", .idea,
      [
        "RLIMIT_STACK", "RLIMIT_DATA", "RLIMIT_AS", "RLIMIT_MEMLOCK", "memlock", "rlimit",
        "setrlimit", "soft limit", "unlimited",
      ],
      "limits"),
    HelpTopic(
      "locked memory", .idea,
      ["mlock", "Locked", "VmLck", "mlocked", "Mlocked", "PG_mlocked"],
      "status; mlock 0804c000 4K"),
    HelpTopic("NULL", .idea, ["mmap_min_addr", "null pointer"], "touch 0 r; layout"),
    HelpTopic(
      "map_count", .field,
      ["vm.max_map_count", "max_map_count"],
      "print map_count; show vm.max_map_count"),
    HelpTopic("vm_pgoff", .field, ["pgoff", "offset of a mapping"], "vma list"),
  ]
}
