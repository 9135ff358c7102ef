import Hardware

extension AnswerValue {
  /// As a person types it.
  var typed: String {
    switch self {
    case .number(let number): "\(number)"
    case .truth(let truth): truth ? "yes" : "no"
    case .word(let word): word
    case .option(let number, _): "\(number)"
    }
  }

  /// Whether the value can be read in what views print, in some base or unit.
  ///
  /// - Parameter countsFrames: frames are told one zone after another; their sum is the value.
  func stands(in output: String, countsFrames: Bool) -> Bool {
    switch self {
    case .truth, .option: true
    case .word(let word): output.lowercased().contains(word.lowercased().replacing("-", with: " "))
      || output.lowercased().contains(word.lowercased())
    case .number(let number):
      Self.spellings(of: number).contains { output.containsNumber($0) }
        || countsFrames && Self.frameSum(of: output) == number
    }
  }

  private static func spellings(of number: Int128) -> [String] {
    guard let bits = UInt64(exactly: number) else { return ["\(number)"] }
    let hexadecimal = [hexadecimal(bits), hexadecimal(bits, digits: 8), hexadecimal(bits, digits: 5)]
    let sizes: [(UInt64, String)] = [(1 << 10, "K"), (1 << 20, "M"), (1 << 30, "G")]
    let bytes = sizes.filter { bits % $0.0 == 0 }.map { "\(bits / $0.0)\($0.1)" }
    // A count of pages is shown in kilobytes.
    return ["\(number)", "0x" + hexadecimal[0], "\(bits * 4)K"] + hexadecimal + bytes
      + (number == 0 ? ["no"] : number == 1 ? ["a"] : [])
  }

  /// `+1 frame Normal 02008, +2 frames HighMem` is 3.
  private static func frameSum(of output: String) -> Int128 {
    let words = output.split(whereSeparator: \.isWhitespace)
    return zip(words, words.dropFirst()).reduce(0) { sum, pair in
      pair.1.hasPrefix("frame") ? sum + (Int128(pair.0) ?? 0) : sum
    }
  }
}

extension String {
  /// Whether a number stands in it that is no part of a longer word.
  fileprivate func containsNumber(_ digits: String) -> Bool {
    ranges(of: digits).contains { range in
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      func isOfWord(_ sign: Character?) -> Bool { sign.map { $0.isLetter || $0.isNumber } ?? false }
      return !isOfWord(before) && !isOfWord(after)
    }
  }
}
