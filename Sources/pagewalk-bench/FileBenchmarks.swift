import Hardware
import KernelModel

/// Files that are read and written as a whole, a page at a time, with nobody listening.
enum FileBenchmarks {
  private static let pageCount = 16_384

  static func run(_ measure: Measure) {
    guard measure.isWanted("file"), let kernel = try? Kernel() else { return }
    let byteCount = pageCount << 12
    let file = kernel.files.make("/bench")
    measure.time("file written, a page that is new", target: 500, iterations: pageCount) {
      kernel.truncate(file, byteCount: 0)
    } effect: { _ in
      guard
        var stream = try? kernel.beginWriting(file, at: 0, byteCount: UInt64(byteCount))
      else { return }
      _ = kernel.write(0x41, to: &stream, byteCount: byteCount, by: kernel.current)
      kernel.end(stream)
    }
    measure.time("file written back, a page", target: 500, iterations: pageCount) {
      guard
        var stream = try? kernel.beginWriting(file, at: 0, byteCount: UInt64(byteCount))
      else { return }
      _ = kernel.write(0x42, to: &stream, byteCount: byteCount, by: kernel.current)
      kernel.end(stream)
    } effect: { _ in
      _ = kernel.sync()
    }
    measure.time("file read, a page that is not in memory", target: 700, iterations: pageCount) {
      _ = kernel.dropCaches(1)
    } effect: { _ in read(file, kernel) }
    measure.time("file read, a page that is in memory", target: 50, iterations: pageCount) {
      _ in
      read(file, kernel)
      return file.byteCount
    }
  }

  private static func read(_ file: CachedFile, _ kernel: Kernel) {
    guard var stream = try? kernel.beginReading(file, at: 0) else { return }
    while stream.position < file.byteCount,
      kernel.read(&stream, byteCount: 1 << 17, by: kernel.current) == nil
    {}
    kernel.end(stream)
  }
}
