extension HelpTopic {
  /// The kernel's windows and slabs, with their functions.
  static let kernelMemory: [HelpTopic] = [
    HelpTopic(
      "direct map", .idea,
      [
        "lowmem map", "linear mapping", "linear map", "identity", "high_memory", "phys_to_virt",
        "virt_to_phys",
      ],
      "layout kernel; ptov 1000"),
    HelpTopic("kernel windows", .idea, ["window", "windows", "128 MiB"], "layout kernel"),
    HelpTopic(
      "vmalloc", .idea,
      [
        "vmalloc area", "VMALLOC_START", "VMALLOC_END", "noncontiguous", "scattered",
        "MODULES_VADDR",
      ],
      "vmalloc 20K; vmallocmap"),
    HelpTopic("guard page", .idea, ["guard", "vmalloc guard"], "vmalloc 20K; vmallocmap"),
    HelpTopic("vm_struct", .structure, ["vmap_area", "vmallocinfo"], "vmalloc 20K; vmallocinfo"),
    HelpTopic("VMALLOC_OFFSET", .symbol, ["8 MiB hole"], "layout kernel"),
    HelpTopic(
      "lazy unmapping", .idea,
      ["purge", "vmap_lazy_nr", "vm_unmap_aliases", "lazy flush"],
      "vmallocmap; vmalloc 20K"),
    HelpTopic(
      "ioremap", .idea,
      ["device", "devices", "registers of a device", "MMIO"],
      "ioremap fee00000 4K; vmallocmap"),
    HelpTopic(
      "kmap", .idea,
      ["permanent kmap", "permanent kernel mapping", "pkmap", "PKMAP_BASE"],
      "pkmap; layout kernel"),
    HelpTopic(
      "pkmap slot", .idea,
      ["slot", "slots", "LAST_PKMAP", "last_pkmap_nr", "pkmap_map_wait", "pkmap_page_table"],
      "pkmap"),
    HelpTopic("pkmap_count", .field, "pkmap"),
    HelpTopic(
      "kmap_atomic", .idea,
      ["temporary kmap", "temporary kernel mapping", "kmap_local", "atomic context", "sleep"],
      "fixmap"),
    HelpTopic(
      "fixmap", .idea,
      ["fix-mapped", "FIXADDR_TOP", "FIXADDR_START", "fixed mapping"],
      "fixmap; layout kernel"),
    HelpTopic(
      "FIX_APIC_BASE", .symbol,
      ["APIC", "Local APIC", "FIX_IO_APIC_BASE_0", "IOAPIC", "I/O APIC"],
      "fixmap; pagetable"),
    HelpTopic("FIX_KMAP_BEGIN", .symbol, ["FIX_KMAP_END"], "fixmap"),
    HelpTopic(
      "FIX_HOLE", .symbol,
      [
        "FIX_DBGP_BASE", "FIX_EARLYCON_MEM_BASE", "FIX_PCIE_MCFG", "FIX_APEI_GHES_IRQ",
        "FIX_APEI_GHES_NMI", "FIX_BTMAP_END", "FIX_WP_TEST", "early_ioremap", "ACPI", "NMI", "PCI",
        "USB",
      ],
      "fixmap"),
    HelpTopic(
      "896 MiB", .idea,
      ["MAXMEM", "why high memory", "mostLowMemory"],
      "layout kernel; zones"),
    HelpTopic(
      "slab", .idea,
      ["slab allocator", "SLUB", "slabs", "Slab", "cache", "object", "objects"],
      "slabinfo; kmalloc 64"),
    HelpTopic(
      "kmalloc", .idea,
      ["kmalloc-64", "kmalloc-rcl", "dma-kmalloc", "kfree", "kmalloc cache"],
      "slabinfo; kmalloc 64"),
    HelpTopic(
      "kmem_cache", .structure,
      [
        "kmem_cache_node", "active_objs", "num_objs", "objsize", "objperslab", "pagesperslab",
        "tunables", "slabdata", "active_slabs", "num_slabs", "sharedavail", "batchcount",
        "sharedfactor",
      ],
      "slabinfo"),
    HelpTopic(
      "slab caches", .idea,
      [
        "files_cache", "signal_cache", "sighand_cache", "filp", "dentry", "inode_cache",
        "buffer_head", "radix_tree_node", "ext2_inode_cache", "shmem_inode_cache",
      ],
      "slabinfo"),
    HelpTopic(
      "SReclaimable", .field,
      [
        "SUnreclaim", "KReclaimable", "nr_slab_reclaimable", "nr_slab_unreclaimable",
        "slab_unreclaimable",
      ],
      "meminfo"),
    HelpTopic("___slab_alloc", .function, ["kmem_cache_alloc"], "trace on; vmalloc 20K"),
    HelpTopic("__slab_free", .function, ["kmem_cache_free"], "trace on; kmalloc 64; kfree $"),
    HelpTopic("__vmalloc_node_range", .function, ["__vmalloc"], "trace on; vmalloc 20K"),
    HelpTopic("vmap", .function, ["vunmap"], "info functions"),
    HelpTopic("__ioremap_caller", .function, ["iounmap"], "trace on; ioremap fee00000 4K"),
    HelpTopic("arch_sync_kernel_mappings", .function, ["sync"], "trace on; vmalloc 20K"),
    HelpTopic("__vunmap", .function, ["vfree"], "trace on; vmalloc 4K; vfree $"),
    HelpTopic("__purge_vmap_area_lazy", .function, "vmalloc 4K; vfree $; vm_unmap_aliases"),
    HelpTopic("kmap_high", .function, ["map_new_virtual"], "info functions"),
    HelpTopic("kunmap_high", .function, "info functions"),
    HelpTopic("flush_all_zero_pkmaps", .function, "info functions"),
    HelpTopic("kmap_atomic_high_prot", .function, "info functions"),
    HelpTopic("kunmap_atomic_high", .function, ["kunmap_atomic"], "info functions"),
    HelpTopic("__kmap_local_pfn_prot", .function, ["kmap_local_page"], "info functions"),
    HelpTopic("kunmap_local_indexed", .function, ["kunmap_local"], "info functions"),
    HelpTopic("__kmap_local_sched_out", .function, "info functions"),
    HelpTopic("__kmap_local_sched_in", .function, "info functions"),
    HelpTopic(
      "pte_offset_map", .function,
      ["pte_unmap", "highpte", "CONFIG_HIGHPTE"],
      "show highpte; info functions"),
    HelpTopic("native_set_fixmap", .function, ["set_fixmap", "clear_fixmap"], "info functions"),
    HelpTopic(
      "iomem", .idea,
      ["System RAM", "System ROM", "Video RAM area", "physical address map"],
      "iomem"),
  ]
}
