extension PageAllocator {
  /// Pages of all zones that the allocator handed out or can hand out. Linux: `totalram_pages`.
  public var managedPageCount: Int { zones.reduce(0) { $0 + $1.managedPages } }

  /// Pages on the free lists of all zones. Linux: `global_zone_page_state(NR_FREE_PAGES)`.
  public var freePageCount: Int { zones.reduce(0) { $0 + $1.freePages } }
}
