// swift-tools-version: 6.2
import PackageDescription

/// What every target is built with: Swift 6's rules, all of them, as errors.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // One optimiser across modules: a TLB hit called from the kernel is then as cheap as inside
  // `Hardware`, which takes functions of that length to be inlined elsewhere.
  .unsafeFlags(
    ["-cross-module-optimization", "-Xllvm", "-cmo-function-size-limit=150"],
    .when(configuration: .release)),
]

/// What tests look into: the chip, the kernel and user space's own library.
let lowerFloors: [Target.Dependency] = ["Hardware", "KernelModel", "CLibrary"]

/// What tests look into: the rooms above the kernel.
let upperRooms: [Target.Dependency] = [
  "Drawing", "Grammar", "Topics", "Reports", "Session", "Lessons", "Handout", "Evidence",
  "Commands",
]

let package = Package(
  name: "pagewalk",
  products: [
    .executable(name: "pagewalk", targets: ["pagewalk"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // Where a line of bytes ends, for whoever reads files, pipes and terminals.
    .target(name: "Lines", swiftSettings: strict),
    // How files of the host are written: whole or not at all, by one at a time.
    .target(name: "Disk", swiftSettings: strict),
    // The floors, from the chip up; each depends on those below it and on nothing above.
    .target(name: "Hardware", swiftSettings: strict),
    .target(name: "KernelModel", dependencies: ["Hardware"], swiftSettings: strict),
    // User space's own: what programs call, above the kernel and beside it.
    .target(name: "CLibrary", dependencies: ["Hardware", "KernelModel"], swiftSettings: strict),
    // What everything is drawn with; it knows nothing that is drawn.
    .target(name: "Drawing", swiftSettings: strict),
    // The typed line: words, values, declarations of commands, what is wrong. Who carries a command
    // out it never learns.
    .target(
      name: "Grammar", dependencies: ["Hardware", "KernelModel", "Drawing"],
      swiftSettings: strict),
    // What `help` says of the words of the subject.
    .target(name: "Topics", dependencies: ["Drawing", "Grammar"], swiftSettings: strict),
    // The facts of one view each, and how they are drawn.
    .target(
      name: "Reports", dependencies: ["Hardware", "KernelModel", "CLibrary", "Drawing", "Grammar"],
      swiftSettings: strict),
    // The person's work: a world that carries out, and all that is remembered around it.
    .target(
      name: "Session",
      dependencies: [
        "Lines", "Disk", "Hardware", "KernelModel", "CLibrary", "Drawing", "Grammar", "Topics",
        "Reports",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    // Lessons, misconceptions, answers, progress: data and their judges.
    .target(name: "LessonFiles", exclude: ["BuiltIn", "Questions"]),
    .target(
      name: "Lessons",
      dependencies: ["LessonFiles", "KernelModel", "Drawing", "Grammar", "Session"],
      swiftSettings: strict),
    // What was done, as pages for people: facts of each step, and one HTML file drawn from them.
    .target(
      name: "Handout",
      dependencies: [
        "Hardware", "KernelModel", "Drawing", "Grammar", "Reports", "Session", "Lessons",
      ],
      swiftSettings: strict),
    // What real kernels and real chips said.
    .target(
      name: "Evidence",
      dependencies: [
        "Hardware", "KernelModel", "CLibrary", "Drawing", "Grammar", "Reports", "Session",
        "Lessons",
        "Handout",
      ],
      swiftSettings: strict),
    // Every command, declared once.
    .target(
      name: "Commands",
      dependencies: [
        "Hardware", "KernelModel", "CLibrary", "Drawing", "Grammar", "Topics", "Reports", "Session",
        "Lessons", "Handout", "Evidence",
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CEditline"),
    .target(
      name: "Terminal", dependencies: ["CEditline", "Lines", "Disk", "Drawing"],
      swiftSettings: strict),
    .executableTarget(
      name: "pagewalk",
      dependencies: [
        "Disk", "Hardware", "KernelModel", "Drawing", "Grammar", "Reports", "Session", "Lessons",
        "Handout", "Evidence", "Commands", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "pagewalk-bench",
      dependencies: [
        "Hardware", "KernelModel", "CLibrary", "Drawing", "Grammar", "Reports", "Session",
        "Evidence",
        "Lessons", "Handout", "Commands",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: lowerFloors + upperRooms,
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "HardwareTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      resources: [.copy("Vectors")], swiftSettings: strict),
    .testTarget(
      name: "KernelModelTests", dependencies: ["KernelModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CLibraryTests", dependencies: ["CLibrary", "KernelModel"] + upperRooms,
      resources: [.copy("Logs")], swiftSettings: strict),
    .testTarget(
      name: "DrawingTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    .testTarget(
      name: "GrammarTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    .testTarget(
      name: "SessionTests", dependencies: ["TestSupport", "Disk"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    .testTarget(
      name: "LessonsTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    .testTarget(
      name: "HandoutTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    .testTarget(
      name: "EvidenceTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      resources: [
        .copy("Zones"), .copy("Decisions"), .copy("Programs"), .copy("Recordings"),
        .copy("Pressure"), .copy("OutOfMemory"),
      ], swiftSettings: strict),
    .testTarget(
      name: "CommandsTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      resources: [.copy("Binaries")], swiftSettings: strict),
    // The transcripts, and the pages of docs with what they promise.
    .testTarget(
      name: "TranscriptTests", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    // Random sessions and damaged files: bounded among the tests, for long by `Tests/fuzz`.
    .target(
      name: "Fuzzing", dependencies: ["TestSupport"] + lowerFloors + upperRooms,
      path: "Tests/Fuzzing", swiftSettings: strict),
    .executableTarget(
      name: "pagewalk-fuzz",
      dependencies: [
        "Fuzzing", "KernelModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/FuzzRunner", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["Fuzzing", "TestSupport", "pagewalk"] + lowerFloors + upperRooms,
      swiftSettings: strict),
    // A prompt over nothing, for the tests to sit in front of.
    .executableTarget(
      name: "PromptProbe", dependencies: ["Terminal"],
      path: "Tests/PromptProbe", swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Lines", "Disk", "Terminal", "TestSupport", "pagewalk", "PromptProbe", "Session",
        "Commands",
        "Lessons",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
