import Grammar
import Session

extension PictureComplaint {
  var chinese: ErrorWords {
    switch self {
    case .isOfMachine(let figure):
      ErrorWords("'\(figure.rawValue)' 画的是整台机器：后面不带数字")
    case .needsTerminal:
      ErrorWords("没有终端，无法画在提示符上方", note: "'follow FILE.html' 会画成网页")
    case .drawsNoPNG:
      ErrorWords("图只能是 SVG 或网页", note: "'rsvg-convert -o x.png x.svg' 可把 SVG 变成 PNG")
    case .followsPages: ErrorWords("只有网页能跟随图的变化：文件要以 .html 结尾")
    case .unknownEnding: ErrorWords("图的文件要以 .svg 或 .html 结尾")
    }
  }
}
