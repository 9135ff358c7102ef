import SystemPackage

/// Writes a transcript while a person works: after each command everything up to it is in the file.
final class Recorder {
  let path: String
  private let file: FileDescriptor
  private let renderer = PlainRenderer()
  /// A line has begun since: what the line that began the recording prints is left out.
  private var hasLine = false
  /// Which machine it is for, until that is written.
  private var firstLine: String

  /// - Parameter configuration: of the machine; told in the first line unless it is the usual one.
  /// - Throws: why the file cannot be written.
  init(path: String, configuration: Configuration) throws(SystemPackage.Errno) {
    self.path = path
    firstLine = configuration == Configuration() ? "" : configuration.narration + "\n"
    do {
      file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch let error as SystemPackage.Errno {
      throw error
    } catch {
      throw .ioError
    }
  }

  deinit { try? file.close() }

  func append(_ line: SourceLine, prompt: String) {
    hasLine = true
    write(firstLine)
    firstLine = ""
    write(prompt + line.text + "\n")
  }

  func append(_ text: String) { write(text) }

  func append(_ report: any Report) { write(renderer.render(report)) }

  func append(_ error: CommandError, in line: SourceLine) {
    write(renderer.render(error, in: line, place: nil))
  }

  private func write(_ text: String) {
    guard hasLine, !text.isEmpty else { return }
    _ = try? file.writeAll(text.utf8)
  }
}
