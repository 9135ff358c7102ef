import Disk
import KernelModel
import SystemPackage

/// A file of the host that a command writes piece by piece: it is there whole or not at all.
package final class NewFile {
  private let path: String
  private let target: Target
  /// Of what was written so far.
  package private(set) var byteCount = 0

  fileprivate enum Target {
    case file(WrittenFile)
    /// What only seems to be written.
    case pretended(NamedFiles.Pretended)
  }

  fileprivate init(_ path: String, _ target: Target) {
    self.path = path
    self.target = target
  }

  /// - Throws: why it cannot be written; what was there before still is.
  package func append(_ piece: String) throws(FileRefusal) {
    byteCount += piece.utf8.count
    switch target {
    case .pretended(let file): file.text += piece
    case .file(let file):
      do throws(DiskFault) {
        try file.append(Array(piece.utf8))
      } catch {
        throw FileRefusal(file: path, FileFault(error)).in(.write)
      }
    }
  }

  /// Puts it in its place.
  ///
  /// - Throws: why it cannot be there; what was there before still is.
  package func finish() throws(FileRefusal) {
    guard case .file(let file) = target else { return }
    do throws(DiskFault) {
      try file.takePlace()
      try file.finish()
    } catch {
      throw FileRefusal(file: path, FileFault(error)).in(.write)
    }
  }
}

extension Session {
  /// Begins a file that a command names. One that is there is written over only if the person says
  /// so: in the line, or when asked.
  ///
  /// - Parameters:
  ///   - kind: what alone may be written over, whoever says so; nil for anything.
  ///   - isForced: the line says so.
  /// - Throws: why it must not or cannot be written.
  package func beginFile(
    _ path: String, over kind: WrittenKind? = nil, isForced: Bool
  ) throws(FileRefusal) -> NewFile {
    guard files.writing < .nothing else { return NewFile(path, .pretended(files.pretend(path))) }
    do throws(FileRefusal) {
      let replacing = try replacing(path, kind, isForced: isForced)
      do throws(DiskFault) {
        let file = try WrittenFile(path, replacing: replacing)
        files.wrote(path, writing: mayWrite)
        return NewFile(path, .file(file))
      } catch {
        throw FileRefusal(file: path, FileFault(error))
      }
    } catch {
      throw error.in(.write)
    }
  }

  private func replacing(
    _ path: String, _ kind: WrittenKind?, isForced: Bool
  ) throws(FileRefusal) -> WrittenFile.Replacing {
    try authorize(.write, of: path)
    if let kind { try files.check(path, for: kind, writing: mayWrite) }
    guard try files.isThere(path, writing: mayWrite) else {
      return mayWrite == .newFiles ? .nothing : .whatIsThere
    }
    guard mayWrite == .overItsKind else { return .fileItself }
    guard isForced || asksBeforeReplacing?(ReplacingQuestion(path: path)) == true else {
      throw FileRefusal(file: path, .mustBeForced)
    }
    return .whatIsThere
  }
}

extension NamedFiles {
  /// Whether a path leads to a file that is not empty.
  ///
  /// - Throws: that it is no file, or one that a file's commands must leave alone.
  fileprivate func isThere(_ path: String, writing: Writing) throws(FileRefusal) -> Bool {
    let there: OpenedFile
    do throws(SystemPackage.Errno) {
      there = try OpenedFile(path)
    } catch {
      // Why a file cannot be written that is not there shows when it is.
      guard error != .noSuchFileOrDirectory else { return false }
      throw FileRefusal(file: path, .system(error))
    }
    guard there.kind == .file else { throw FileRefusal(file: path, .isNoFile) }
    guard writing == .overItsKind || hasMade(path) else {
      throw FileRefusal(file: path, .isThereAlready)
    }
    return writing < .newFiles ? !there.beginning(upTo: 1).isEmpty : true
  }
}
