import Drawing

extension SpacesPicturePhrase {
  var english: String {
    switch self {
    case .title(let first, let second):
      "Address spaces of processes \(first) and \(second): 3 GiB of their own, 1 GiB shared"
    case .single(let process, let program):
      "Address space of process \(process) (\(program)): 3 GiB of its own, 1 GiB of the kernel's"
    case .process(let process, let program): "process \(process) (\(program))"
    case .own(let process, let byteCount, let used):
      "Process \(process) has \(shortSize(byteCount)) mapped, \(shortSize(used)) with frames."
    case .tables(let same, let all, 2...):
      "Of the kernel's \(counted(all, "directory entry", "directory entries")) \(same) are the "
        + "same in both directories."
    case .tables(let same, let all, _):
      "Of the kernel's \(counted(all, "directory entry", "directory entries")) its directory has "
        + "\(same)."
    case .kernel(let same, let all): "the kernel's gigabyte: \(same) of \(all) tables shared"
    case .kernelPart: "the kernel"
    case .gap: "nothing"
    case .areas(.file, 1): "a file"
    case .areas(.file, let count): "files, \(count) areas"
    case .areas(.kernelPage, _): "vvar, vdso"
    case .areas(.heap, _): "heap"
    case .areas(.stack, _): "stack"
    case .areas(.memory, 1): "memory"
    case .areas(.memory, let count): "memory, \(count) areas"
    case .more(let count): "\(count) areas more"
    case .window(let window): window.english
    }
  }
}
