/// The errors of system calls, with Linux's numbers for i386.
public enum Errno: Int32, Error, Hashable, BitwiseCopyable, Sendable, CaseIterable {
  case notPermitted = 1
  case noSuchFileOrDirectory = 2
  case noSuchProcess = 3
  case interrupted = 4
  case ioError = 5
  case noSuchDeviceOrAddress = 6
  case argumentListTooLong = 7
  case execFormatError = 8
  case badFileDescriptor = 9
  case noChildProcess = 10
  case tryAgain = 11
  case outOfMemory = 12
  case permissionDenied = 13
  case badAddress = 14
  case busy = 16
  case fileExists = 17
  case noDevice = 19
  case notDirectory = 20
  case isDirectory = 21
  case invalidArgument = 22
  case tooManyOpenFilesInSystem = 23
  case tooManyOpenFiles = 24
  case textFileBusy = 26
  case fileTooLarge = 27
  case noSpace = 28
  case readOnlyFileSystem = 30
  case noSystemCall = 38
  case tooManyLinks = 40
  case valueTooLarge = 75
  case badLibrary = 80
  case notSupported = 95

  /// The macro's name, as `strace` prints it.
  public var name: String {
    switch self {
    case .notPermitted: "EPERM"
    case .noSuchFileOrDirectory: "ENOENT"
    case .noSuchProcess: "ESRCH"
    case .interrupted: "EINTR"
    case .ioError: "EIO"
    case .noSuchDeviceOrAddress: "ENXIO"
    case .argumentListTooLong: "E2BIG"
    case .execFormatError: "ENOEXEC"
    case .badFileDescriptor: "EBADF"
    case .noChildProcess: "ECHILD"
    case .tryAgain: "EAGAIN"
    case .outOfMemory: "ENOMEM"
    case .permissionDenied: "EACCES"
    case .badAddress: "EFAULT"
    case .busy: "EBUSY"
    case .fileExists: "EEXIST"
    case .noDevice: "ENODEV"
    case .notDirectory: "ENOTDIR"
    case .isDirectory: "EISDIR"
    case .invalidArgument: "EINVAL"
    case .tooManyOpenFilesInSystem: "ENFILE"
    case .tooManyOpenFiles: "EMFILE"
    case .textFileBusy: "ETXTBSY"
    case .fileTooLarge: "EFBIG"
    case .noSpace: "ENOSPC"
    case .readOnlyFileSystem: "EROFS"
    case .noSystemCall: "ENOSYS"
    case .tooManyLinks: "ELOOP"
    case .valueTooLarge: "EOVERFLOW"
    case .badLibrary: "ELIBBAD"
    case .notSupported: "EOPNOTSUPP"
    }
  }
}
