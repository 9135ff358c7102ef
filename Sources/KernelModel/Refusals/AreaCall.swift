/// Which of Linux's functions ends an area.
public enum AreaCall: String, Hashable, Sendable { case vfree, vunmap, iounmap }
