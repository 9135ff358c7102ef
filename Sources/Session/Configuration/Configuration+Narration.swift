import Drawing
import Grammar
import KernelModel

/// The line of a file that says which machine its commands are for: `# pagewalk --memory 2G --pae`.
/// In a transcript `--lang zh` says what its output is written in; that is no part of the machine.
///
/// It narrates like any other line that begins with `#`, and stands before the first command.
extension Configuration {
  fileprivate static let opening = "# pagewalk --"

  /// The line for this machine: what differs from the usual one, as options of the shell.
  public var narration: String {
    let usual = Configuration()
    var words = ["# pagewalk"]
    if memoryByteCount != usual.memoryByteCount {
      let size = memoryByteCount
      words.append(
        "--memory "
          + (size % (1 << 30) == 0
            ? "\(size >> 30)G" : size % (1 << 20) == 0 ? "\(size >> 20)M" : "\(size)"))
    }
    if usesPAE { words.append("--pae") }
    if isBare { words.append("--bare") }
    if layout != usual.layout { words.append("--layout \(layout.rawValue)") }
    if let chosenKernel, chosenKernel != usual.kernelVersion || layout != usual.layout {
      words.append("--kernel \(chosenKernel.rawValue)")
    }
    if let tlb { words.append("--tlb \(OptionWords.quoted(tlb))") }
    if seed != usual.seed { words.append("--seed \(seed)") }
    for setting in settings {
      words.append("--set " + OptionWords.quoted("\(setting.key)=\(setting.value)"))
    }
    return words.joined(separator: " ")
  }

  /// This machine changed as the file's line asks; as it is when the file has no such line.
  ///
  /// - Parameter reader: at the beginning of a file. It is not moved.
  /// - Throws: what of the line cannot be read, or that it chooses a directory of the host, which
  ///   is the person's to choose.
  package func following(_ reader: LineReader) throws(ConfigurationRefusal) -> Configuration {
    guard let options = reader.narratedOptions else { return self }
    let changed = try following(options: options)
    for setting in changed.settings where setting.key == Setting.sysroot {
      guard settings.contains(setting) else { throw .sysrootIsThePersons(setting.value) }
    }
    return changed
  }

  /// The machine that a file was written for, to be compared with another.
  ///
  /// - Throws: what of the file's line cannot be read.
  init(narratedBy reader: LineReader) throws(ConfigurationRefusal) {
    guard let options = reader.narratedOptions else {
      self.init()
      return
    }
    self = try Configuration().following(options: options)
  }

  /// - Parameter text: options of the shell and their values between blanks.
  private func following(options text: Substring) throws(ConfigurationRefusal) -> Configuration {
    var changed = self
    guard let read = OptionWords.words(of: text) else { throw .badOption(String(text)) }
    var words = read[...]
    while let word = words.popFirst() {
      switch word {
      case "--pae":
        changed.usesPAE = true
        continue
      case "--bare":
        changed.isBare = true
        continue
      default: break
      }
      guard let value = words.popFirst() else { throw .badOption(word) }
      guard changed.take(word, value) else { throw .badOption("\(word) \(value)") }
    }
    return changed
  }

  /// - Returns: false for an unknown option or a value that it does not take.
  private mutating func take(_ option: String, _ value: String) -> Bool {
    let bytes = Array(value.utf8)
    let number = try? bytes.number(in: bytes.indices, .amounts)
    switch option {
    case "--memory":
      guard let number, let size = UInt64(exactly: number) else { return false }
      memoryByteCount = size
    case "--layout":
      guard let known = KernelLayout.Name(rawValue: value) else { return false }
      layout = known
    case "--kernel":
      guard let known = KernelVersion(rawValue: value) else { return false }
      kernelVersion = known
    case "--tlb": tlb = value
    case "--seed":
      guard let number, let known = UInt64(exactly: number) else { return false }
      seed = known
    case "--lang": return Language(rawValue: value) != nil
    case "--set":
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return false }
      settings.append(Setting(key: String(parts[0]), value: String(parts[1])))
    default: return false
    }
    return true
  }

  /// Whether a machine that was booted so is this one: settings given twice count once.
  package func isMet(by booted: Configuration) -> Bool {
    var wanted = self
    wanted.settings = booted.settings
    return wanted == booted && settings.allSatisfy(booted.settings.contains)
  }

  /// The machine that the first file of a replay asks for, this one where it asks for nothing.
  ///
  /// - Parameter reader: at the beginning of the file. It is not moved.
  /// - Throws: what of the file's line cannot be read.
  public func following(first reader: LineReader) throws(FileRefusal) -> Configuration {
    do throws(ConfigurationRefusal) {
      return try following(reader)
    } catch {
      throw FileRefusal(file: reader.name, line: 1, .hasBadMachine(error))
    }
  }
}

extension Language {
  /// The language of a transcript: what its line of options says, English where that is silent.
  ///
  /// - Parameter reader: at the beginning of the file. It is not moved.
  package init(ofTranscript reader: LineReader) {
    let words = reader.narratedOptions.flatMap { OptionWords.words(of: $0) } ?? []
    let value = words.firstIndex(of: "--lang").flatMap { words[($0 + 1)...].first }
    self = value.flatMap { Language(rawValue: $0) } ?? .english
  }

  /// The first line of a transcript on a machine; nil when both are the usual ones.
  func firstLine(on configuration: Configuration) -> String? {
    switch self {
    case .english: configuration == Configuration() ? nil : configuration.narration
    case .chinese: configuration.narration + " --lang \(rawValue)"
    }
  }
}

extension LineReader {
  /// What stands behind `# pagewalk ` in the comments before the first command, if that is options.
  fileprivate var narratedOptions: Substring? {
    var beginning = LineReader(name: name, bytes: peeked(upTo: 1 << 16))
    while let line = try? beginning.next() {
      let text = line.text
      guard text.isEmpty || text.hasPrefix("#") else { break }
      if text.hasPrefix(Configuration.opening) { return text.dropFirst(11) }
    }
    return nil
  }
}
