import Glibc

/// A fixed number of elements that begin as all zeros and cost host memory only once touched.
///
/// The one owner of raw memory outside `PhysicalMemory`: everything that must be reachable by
/// index from inside an event, without exclusive access to the object that owns it, lives in one
/// of these. `storage[i].count += 1` compiles to a bounds check and an increment in place; no element
/// is copied to read one of its fields.
///
/// An element's all-zero bytes must be a valid value of its type, which `BitwiseCopyable` types
/// made of integers and enums with a case of raw value 0 are.
@safe public final class FlatStorage<Element: BitwiseCopyable> {
  public let count: Int
  private let base: UnsafeMutablePointer<Element>
  private let byteCount: Int
  /// What an index is cut to by `subscript(wrapping:)`.
  private let mask: Int

  /// Below this many bytes the heap serves; a mapping of its own would waste a page and two calls.
  private static var mappedByteCount: Int { 1 << 16 }

  /// Reserves `count` elements. The host gives a page of memory at the first write to it.
  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    mask = count.nonzeroBitCount == 1 ? count - 1 : 0
    byteCount = count * MemoryLayout<Element>.stride
    let pointer: UnsafeMutableRawPointer?
    if byteCount < Self.mappedByteCount {
      unsafe pointer = calloc(count, MemoryLayout<Element>.stride)
    } else {
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
      let mapped = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
      unsafe pointer = mapped == MAP_FAILED ? nil : mapped
      // A huge page would cost the host 2 MiB for the first element touched.
      unsafe madvise(mapped, byteCount, MADV_NOHUGEPAGE)
    }
    guard let pointer = unsafe pointer else {
      fatalError("the host refuses \(byteCount) bytes of address space")
    }
    unsafe base = pointer.bindMemory(to: Element.self, capacity: count)
  }

  deinit {
    if byteCount < Self.mappedByteCount {
      unsafe free(base)
    } else {
      unsafe munmap(base, byteCount)
    }
  }

  @inlinable public var indices: Range<Int> { 0..<count }

  public subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe UnsafePointer(base + index)
    }
    @inline(__always) unsafeMutableAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base + index
    }
  }

  /// The element at `index` modulo `count`, which must be a power of two: no index is out of
  /// bounds, so none is checked.
  public subscript(wrapping index: Int) -> Element {
    @inline(__always) unsafeAddress { unsafe UnsafePointer(base + (index & mask)) }
    @inline(__always) unsafeMutableAddress { unsafe base + (index & mask) }
  }

  /// Whether all bytes of some elements are zeros.
  public func isZero(_ range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let size = range.count * MemoryLayout<Element>.stride
    guard size > 0 else { return true }
    let bytes = unsafe UnsafeRawPointer(base + range.lowerBound)
    // Each byte equals the one before it, and the first is 0.
    return unsafe bytes.load(as: UInt8.self) == 0 && memcmp(bytes, bytes + 1, size - 1) == 0
  }

  /// Copies every element of `other`, which must be as long.
  public func copyContents(of other: FlatStorage<Element>) {
    precondition(other.count == count)
    unsafe base.update(from: other.base, count: count)
  }
}

/// One value in memory of its own: `FlatStorage` for a single element.
///
/// For the registers of a part that is looked at from inside its own events: reading or changing a
/// member takes no exclusive access to the object that owns the value.
@safe public final class FlatValue<Value: BitwiseCopyable> {
  private let place: UnsafeMutablePointer<Value>

  public init(_ value: Value) {
    unsafe place = .allocate(capacity: 1)
    unsafe place.initialize(to: value)
  }

  deinit { unsafe place.deallocate() }

  public var value: Value {
    @inline(__always) unsafeAddress { unsafe UnsafePointer(place) }
    @inline(__always) unsafeMutableAddress { unsafe place }
  }
}
