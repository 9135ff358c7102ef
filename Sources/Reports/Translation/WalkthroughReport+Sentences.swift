import Drawing
import Grammar
import Hardware

/// What is said around a walkthrough.
enum WalkthroughPhrase: Sendable {
  case progress(Int, of: Int)
  case title(WalkthroughIdea, TranslationReport)
  /// The number alone: `error code 0x6`.
  case errorCode(PageFault.Code)
}

/// A sentence of a walkthrough.
enum WalkthroughSentence: Sendable {
  case selector(SegmentSelector)
  case descriptorPlace(SegmentEvidence.Place, SegmentDescriptor)
  case descriptor(SegmentDescriptor)
  case limit(LimitCheck)
  case sum(String, VirtualAddress)
  case exception(ExceptionVector, errorCode: UInt16, SegmentRefusal)
  case flatness(SegmentDescriptor?)
  case pagingOff
  case cut([AddressPiece])
  /// Which lines of an array are compared.
  case compared(LookupEvidence)
  case verdict(LookupEvidence)
  case line(base: PhysicalAddress, Rights)
  case stale(Translation.Disagreement)
  case tablePlace(LevelEvidence, isFirst: Bool)
  case bit(BitMeaning)
  case conclusion(LevelEvidence)
  case combination(Rights)
  case access(Privilege, Access, AccessRefusal?)
  case frame(FrameDescription)
  case errorCode(PageFault.Code)
  case step(ForecastStep)
}

extension WalkthroughReport {
  /// Lines that are drawn as they stand.
  package var picture: [String] {
    let address = translation.address?.digits ?? ""
    switch idea {
    case .segment: return translation.segment.source == .linear ? [] : [translation.segment.logical]
    case .pieces: return [address, bits(marking: nil)]
    case .place(let index):
      let level = translation.levels[index]
      let sum = "\(level.step.table.digits) + \(level.step.index)*\(level.entrySize)"
      return [bits(marking: index), "\(sum) = \(level.step.place.digits)"]
    case .entry(let index):
      let level = translation.levels[index]
      let entry = hexadecimal(level.step.entry.rawValue, digits: level.entrySize * 2)
      return ["\(level.step.place.digits): \(entry)", level.letters]
    case .physical:
      guard let physical = translation.physical else { return [] }
      guard !translation.isPagingOff, let page = translation.levels.last?.target,
        let offset = translation.pieces.last
      else { return ["P:\(physical.digits)"] }
      return ["\(page.digits) + \(hexadecimal(offset.value)) = P:\(physical.digits)"]
    case .fault:
      return ["CR2 = \(address)"]
    case .pagingOff, .lookup, .rights, .forecast: return []
    }
  }

  var sentences: [WalkthroughSentence] {
    switch idea {
    case .segment: return segmentSentences
    case .pagingOff: return [.pagingOff]
    case .pieces: return [.cut(translation.pieces)]
    case .lookup(let index):
      let lookup = translation.lookups[index]
      var sentences: [WalkthroughSentence] = [.compared(lookup), .verdict(lookup)]
      if let line = lookup.line { sentences.append(.line(base: line.base, line.rights)) }
      if let stale = translation.stale { sentences.append(.stale(stale)) }
      return sentences
    case .place(let index): return [.tablePlace(translation.levels[index], isFirst: index == 0)]
    case .entry(let index):
      let level = translation.levels[index]
      let told: [EntryBit] = [.present, .writable, .user, .pageSize, .noExecute]
      return level.bits.filter { told.contains($0.bit) }.reversed().map { .bit($0) }
        + [.conclusion(level)]
    case .rights:
      return (translation.rights.map { [.combination($0)] } ?? [])
        + [.access(translation.privilege, translation.access, translation.refusal)]
    case .physical: return translation.frame.map { [.frame($0)] } ?? []
    case .fault: return translation.fault.map { [.errorCode($0.code)] } ?? []
    case .forecast: return translation.forecast?.steps.map { .step($0) } ?? []
    }
  }

  private var segmentSentences: [WalkthroughSentence] {
    let segment = translation.segment
    guard segment.source != .linear else {
      return [.flatness(segment.descriptor)]
    }
    var sentences: [WalkthroughSentence] = []
    if segment.source == .selector { sentences.append(.selector(segment.selector)) }
    if let descriptor = segment.descriptor {
      if let place = segment.place { sentences.append(.descriptorPlace(place, descriptor)) }
      sentences.append(.descriptor(descriptor))
    }
    if let check = segment.check { sentences.append(.limit(check)) }
    if let sum = segment.sum { sentences.append(.sum(sum.words, sum.linear)) }
    if case .refused(let vector, let errorCode, let refusal) = segment.decision {
      sentences.append(.exception(vector, errorCode: errorCode, refusal))
    }
    return sentences
  }

  /// The address in binary, cut where the tables cut it; the part that counts is marked.
  private func bits(marking marked: Int?) -> String {
    translation.pieces.enumerated().map { index, piece in
      index == marked ? "[\(piece.bits)]" : piece.bits
    }.joined(separator: " ")
  }
}
