/// A function of Linux whose work Pagewalk models; its name stands in traces, stops and backtraces.
public enum KernelFunction: String, Hashable, Sendable, CaseIterable {
  case allocPages = "__alloc_pages_nodemask"
  case freePages = "__free_pages"
}
