import Drawing

extension TopicWords {
  static let english = TopicWords(
    .english,
    [
      addressSpaces, areaFlags, areaFunctions, faults, paging, frames, buddy,
      pageAllocatorFunctions, kernelMemory, library, procFigures, prompt,
    ])
}
