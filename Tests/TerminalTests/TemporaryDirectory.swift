import Glibc

/// A directory that is gone with its value.
@safe final class TemporaryDirectory {
  let path: String

  struct CannotBeMade: Error {}

  init() throws {
    var template = Array("/tmp/pagewalk-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw CannotBeMade() }
    path = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { remove(path) }

  /// - Returns: the file's path.
  @discardableResult
  func write(_ bytes: [UInt8], as name: String) -> String {
    let file = "\(path)/\(name)"
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    return file
  }

  /// The file's text, empty when there is none.
  func read(_ name: String) -> String {
    let descriptor = unsafe open("\(path)/\(name)", O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += bytes[..<count]
    }
  }

  /// The permission bits of a file; nil when there is none.
  func mode(of name: String) -> mode_t? {
    var status = stat()
    return unsafe stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private func remove(_ path: String) {
    if unsafe unlink(path) == 0 { return }
    guard let directory = unsafe opendir(path) else { return }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { remove("\(path)/\(name)") }
    }
    unsafe closedir(directory)
    unsafe rmdir(path)
  }
}
