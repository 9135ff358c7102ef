import Disk
import Glibc
import Hardware
import Terminal

// First of all: what is opened next must not become standard input or output.
StandardStreams.makeComplete()
WrittenFile.meetSizeLimits()
HostMemory.meetShortage()
Interrupt.install()
exit(PagewalkCommand.launch(CommandLine.arguments.dropFirst()))
