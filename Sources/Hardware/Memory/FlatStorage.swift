import Glibc

/// A fixed number of elements that begin as all zeros and cost host memory only once touched.
///
/// The one owner of raw memory outside `PhysicalMemory`: everything that must be reachable by
/// index from inside an event, without exclusive access to the object that owns it, lives in one
/// of these. `storage[i].count += 1` compiles to a bounds check and an increment in place; no
/// element is copied to read one of its fields.
///
/// An element's all-zero bytes must be a valid value of its type, which `BitwiseCopyable` types
/// made of integers and enums with a case of raw value 0 are.
@safe public final class FlatStorage<Element: BitwiseCopyable> {
  public let count: Int
  private let base: UnsafeMutablePointer<Element>
  private let byteCount: Int

  /// Below this many bytes the heap serves; a mapping of its own would waste a page and two calls.
  private static var mappedByteCount: Int { 1 << 16 }

  /// Reserves `count` elements. The host gives a page of memory at the first write to it.
  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    byteCount = count * MemoryLayout<Element>.stride
    let pointer: UnsafeMutableRawPointer?
    if byteCount < Self.mappedByteCount {
      unsafe pointer = calloc(count, MemoryLayout<Element>.stride)
    } else {
      unsafe pointer = HostMemory.reserve(byteCount)
      // A huge page would cost the host 2 MiB for the first element touched.
      unsafe madvise(pointer, byteCount, MADV_NOHUGEPAGE)
    }
    guard let pointer = unsafe pointer else { HostMemory.refuse(byteCount) }
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

  /// Lets `body` read elements with place and size at hand: for long ways from one to another.
  @inline(__always)
  public func withElements<Result>(_ body: (Span<Element>) -> Result) -> Result {
    unsafe body(Span(_unsafeStart: UnsafePointer(base), count: count))
  }

  /// Lets `body` change elements likewise. Nobody may be told anything meanwhile.
  @inline(__always)
  public func withMutableElements<Result>(_ body: (inout MutableSpan<Element>) -> Result) -> Result
  {
    var elements = unsafe MutableSpan(_unsafeStart: base, count: count)
    return body(&elements)
  }

  // MARK: Bytes

  /// Fills an element with zeros, also between its fields.
  @inline(__always)
  public func clear(_ index: Int) {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    unsafe memset(base + index, 0, MemoryLayout<Element>.stride)
  }

  /// Eight bytes of an element, the first, second, … of it.
  @inline(__always)
  public func word(_ word: Int, of index: Int) -> UInt64 {
    unsafe UnsafeRawPointer(base).loadUnaligned(
      fromByteOffset: offset(of: word, in: index), as: UInt64.self)
  }

  /// Changes eight bytes of an element. What they become must be what they were in some element.
  @inline(__always)
  public func setWord(_ word: Int, of index: Int, to value: UInt64) {
    unsafe UnsafeMutableRawPointer(base).storeBytes(
      of: value, toByteOffset: offset(of: word, in: index), as: UInt64.self)
  }

  /// All bytes of an element that has 32 of them.
  @inline(__always)
  public func words(of index: Int) -> SIMD4<UInt64> {
    precondition(MemoryLayout<Element>.stride == 32)
    return unsafe UnsafeRawPointer(base).loadUnaligned(
      fromByteOffset: offset(of: 0, in: index), as: SIMD4<UInt64>.self)
  }

  /// Changes all bytes of an element that has 32 of them. What they become must be what they were in
  /// some element.
  @inline(__always)
  public func setWords(of index: Int, to words: SIMD4<UInt64>) {
    precondition(MemoryLayout<Element>.stride == 32)
    unsafe UnsafeMutableRawPointer(base).storeBytes(
      of: words, toByteOffset: offset(of: 0, in: index), as: SIMD4<UInt64>.self)
  }

  /// How many elements from `index` on, each of four words, go on from those from `last` on as these
  /// did from those from `before` on: by the same step in every word.
  public func countOfSteps(from index: Int, like last: Int, _ before: Int) -> Int {
    precondition(MemoryLayout<Element>.stride == 32)
    precondition(before >= 0 && before < last && last < index && index <= count)
    let new = unsafe UnsafeRawPointer(base + index)
    let old = unsafe UnsafeRawPointer(base + last)
    let older = unsafe UnsafeRawPointer(base + before)
    let room = (count &- index) &* 32
    var offset = 0
    while offset < room {
      let last = unsafe old.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      let bits =
        unsafe (new.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
        &+ older.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self))
        ^ (last &+ last)
      guard bits[0] | bits[1] | bits[2] | bits[3] == 0 else { break }
      offset &+= 32
    }
    return offset / 32
  }

  /// Writes elements that go on so.
  public func writeSteps(_ count: Int, from index: Int, like last: Int, _ before: Int) {
    precondition(MemoryLayout<Element>.stride == 32)
    precondition(before >= 0 && before < last && last < index)
    precondition(count >= 0 && index <= self.count - count)
    let words = unsafe UnsafeMutableRawPointer(base)
    for step in 0..<count {
      let old = unsafe words.loadUnaligned(
        fromByteOffset: (last &+ step) &* 32, as: SIMD4<UInt64>.self)
      let older = unsafe words.loadUnaligned(
        fromByteOffset: (before &+ step) &* 32, as: SIMD4<UInt64>.self)
      unsafe words.storeBytes(
        of: old &+ old &- older, toByteOffset: (index &+ step) &* 32, as: SIMD4<UInt64>.self)
    }
  }

  /// The first elements, as many as told.
  public func prefix(_ count: Int) -> [Element] {
    precondition(count >= 0 && count <= self.count)
    return unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Copies elements of another one, byte for byte.
  public func copy(_ range: Range<Int>, of other: FlatStorage, to place: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count)
    precondition(place >= 0 && place <= count - range.count)
    let size = range.count * MemoryLayout<Element>.stride
    unsafe memcpy(base + place, other.base + range.lowerBound, size)
  }

  @inline(__always)
  private func offset(of word: Int, in index: Int) -> Int {
    let stride = MemoryLayout<Element>.stride
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    precondition(UInt(bitPattern: word) < UInt(bitPattern: stride / 8))
    return index &* stride &+ word &* 8
  }

  /// Becomes what another one of the same length is.
  ///
  /// Blocks that are the same already are left alone, so that they cost no memory.
  /// - Parameter used: how many elements may differ; all unless told.
  public func take(_ other: FlatStorage, used: Int? = nil) {
    precondition(count == other.count)
    let end = min(used ?? count, count) * MemoryLayout<Element>.stride
    let (target, source) = unsafe (UnsafeMutableRawPointer(base), UnsafeRawPointer(other.base))
    for place in stride(from: 0, to: end, by: 4096) {
      let size = min(4096, end - place)
      if unsafe memcmp(target + place, source + place, size) != 0 {
        unsafe memcpy(target + place, source + place, size)
      }
    }
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
}

/// One value in memory of its own: `FlatStorage` for a single element.
///
/// For the registers of a part that is looked at from inside its own events: reading or changing a
/// member takes no exclusive access to the object that owns the value.
@safe public final class FlatValue<Value: BitwiseCopyable> {
  /// In the object itself, one step away.
  @exclusivity(unchecked) private var stored: Value

  public init(_ value: Value) { unsafe stored = value }

  public var value: Value {
    @inline(__always) get { unsafe stored }
    @inline(__always) _modify { yield unsafe &stored }
  }
}

/// One value of any type that is asked for from inside events, without a check of exclusive access.
///
/// Reading a reference takes it once more, so that whoever puts another one in its place ends
/// nothing that is still at work.
@safe public final class UncheckedBox<Value> {
  @exclusivity(unchecked) private var stored: Value

  public init(_ value: Value) { unsafe stored = value }

  public var value: Value {
    @inline(__always) get { unsafe stored }
    @inline(__always) set { unsafe stored = newValue }
  }
}

/// A small table whose size, a power of two, is part of its type.
///
/// An index is taken modulo the size, so that none is out of bounds and none need be compared; the
/// elements lie in the object itself. For the tables that an access to memory goes through.
@safe
public final class FlatTable<let count: Int, Element: BitwiseCopyable>:
  ManagedBuffer<Void, Element>
{
  /// A table in which every element is `element`.
  public static func filled(with element: Element) -> FlatTable<count, Element> {
    precondition(count > 0 && count & (count - 1) == 0)
    let buffer = create(minimumCapacity: count) { _ in () }
    unsafe buffer.withUnsafeMutablePointerToElements {
      unsafe $0.initialize(repeating: element, count: count)
    }
    return unsafe unsafeDowncast(buffer, to: FlatTable<count, Element>.self)
  }

  public var indices: Range<Int> { 0..<count }

  public subscript(index: Int) -> Element {
    @inline(__always) get { unsafe elements[index & (count &- 1)] }
    @inline(__always) _modify { yield unsafe &elements[index & (count &- 1)] }
  }

  /// Becomes what another one is.
  public func take(_ other: FlatTable<count, Element>) {
    for index in indices { self[index] = other[index] }
  }

  /// One of the four elements from the multiple of four at or below `index` on; `member` counts
  /// modulo four, as `index` counts modulo the size.
  public subscript(group index: Int, member member: Int) -> Element {
    @inline(__always) get { unsafe elements[index & (count &- 1) & ~3 | member & 3] }
  }

  @inline(__always)
  private var elements: UnsafeMutablePointer<Element> {
    unsafe withUnsafeMutablePointerToElements { unsafe $0 }
  }
}
