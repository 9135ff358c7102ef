import Drawing
import Grammar
import Hardware
import KernelModel

/// The sizes of programs, byte for byte as binutils' `size` prints them.
package struct SizeReport: Report {
  package static let kind = "sizes"

  package struct Entry: Encodable, Sendable {
    package let file: String
    package let sizes: SectionSizes?
    /// Why there are no sizes.
    package let problem: SizeProblem?
  }

  package let files: [Entry]

  package init(_ paths: [String], _ files: FileTable) {
    self.files = paths.map { Entry($0, files) }
  }

  package var outcome: Outcome {
    files.contains { $0.sizes == nil } ? .refused(.execFormatError) : .none
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var hasHeading = false
    for file in files {
      if let problem = file.problem {
        let words = canvas.words(SizePhrase.problem(problem, file: file.file))
        text.appendLine("size: \(words)", .error)
      }
      guard let sizes = file.sizes else { continue }
      if !hasHeading {
        text.appendLine("   text\t   data\t    bss\t    dec\t    hex\tfilename", .label)
      }
      hasHeading = true
      let numbers = [sizes.text, sizes.data, sizes.bss, sizes.total].map { "\($0)".right(7) }
      text.appendLine(
        (numbers + [hexadecimal(sizes.total).right(7), file.file]).joined(separator: "\t"))
    }
  }
}

extension SizeReport.Entry {
  fileprivate init(_ path: String, _ files: FileTable) {
    file = path
    do throws(Refusal) {
      let view = try files.view(BuiltInProgram.path(of: path))
      guard !view.isDirectory else {
        (sizes, problem) = (nil, .directory)
        return
      }
      sizes = SectionSizes(view)
      problem = sizes == nil ? .format : nil
    } catch {
      sizes = nil
      problem = error.errno == .noSuchFileOrDirectory ? .noFile : .refused(error.reason)
    }
  }
}

/// Why a file has no sizes.
package enum SizeProblem: Hashable, Sendable {
  case directory
  /// No ELF file.
  case format
  case noFile
  case refused(Refusal.Reason)
}

extension SizeProblem: DetailedFact {
  package var code: String {
    switch self {
    case .directory: "directory"
    case .format: "format"
    case .noFile: "no-file"
    case .refused: "refused"
    }
  }

  package var details: Details {
    switch self {
    case .refused(let reason): ["reason": reason]
    case .directory, .format, .noFile: [:]
    }
  }
}

/// What `size` says of a file.
enum SizePhrase: Sendable {
  case problem(SizeProblem, file: String)
}

extension BuiltInProgram {
  /// The path that a typed name means: a built-in program's may be typed without its directory.
  package static func path(of typed: String) -> String {
    typed.contains("/") ? typed : named("/bin/" + typed)?.path ?? typed
  }
}
