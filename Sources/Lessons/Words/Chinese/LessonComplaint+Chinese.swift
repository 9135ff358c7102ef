import Drawing
import Grammar

extension LessonComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .tab: ErrorWords("这里有制表符", note: "深度按两个空格一级计算")
    case .unknownWord(let word, let nearest, let isBehindText):
      ErrorWords(
        "课文里没有以“\(word)”开头的行",
        note: nearest.map { "是不是“\($0.rawValue)”？" }
          ?? (isBehindText ? "正文换行后要比它的 en: 或 zh: 多缩进两个空格" : "只有正文可以接到下一行"))
    case .wideColon(let word): ErrorWords("“\(word)”末尾是全角冒号", note: "请输入半角的 :")
    case .oddDepth(let blanks): ErrorWords("前面有 \(blanks) 个空格", note: "深度按两个空格一级计算")
    case .wrongDepth(let word, let blanks, let wanted):
      ErrorWords(
        "“\(word.rawValue)”前面有 \(blanks) 个空格",
        note: wanted == 0 ? "它应当顶格" : "这里应当缩进 \(wanted) 个空格")
    case .misplaced(let word):
      ErrorWords(
        "“\(word.rawValue)”在这里没有归属",
        note: "它应当放在 \(word.owners.map(\.rawValue).joined(separator: " 或 ")) 下面")
    case .wrongOrder(let word, let earlier):
      ErrorWords("“\(word.rawValue)”应当在“\(earlier.rawValue)”之前")
    case .givenTwice(let word): ErrorWords("“\(word.rawValue)”出现了两次")
    case .nothingBehind(let word): ErrorWords("“\(word.rawValue)”后面什么也没有")
    case .unexpected(let text, let word):
      ErrorWords(
        "“\(word.rawValue)”后面多了“\(text)”", note: word.takesTexts ? "它的正文另起一行" : nil)
    case .missingHeader: ErrorWords("课文以编号和名字开头", note: "例如 lesson 3 faults")
    case .missingField(let word, let owner):
      ErrorWords("这个 \(owner.rawValue) 缺少“\(word.rawValue)”")
    case .missingTexts(let word):
      ErrorWords("这个 \(word.rawValue) 没有正文", note: "en: 和 zh: 写在它下面，多缩进两个空格")
    case .textWithoutOwner(let word):
      ErrorWords("“\(word.rawValue)”在这里没有归属", note: "段落要顶格写")
    case .missingDiagnosis(let word):
      ErrorWords("这个 \(word.rawValue) 什么也没说", note: "在后面写 -> 编号，或者在下面写正文")
    case .bothDiagnoses(let word):
      ErrorWords("这个 \(word.rawValue) 既有误解的编号，又有正文", note: "误解自己带有一句话")
    case .badNumber(let text): ErrorWords("“\(text)”不是课的编号", note: "编号从 0 到 999")
    case .badName(let text):
      ErrorWords("“\(text)”不能作课的名字", note: "名字由 a-z、0-9 和 - 组成，以字母开头，最多 24 个字符")
    case .reservedName(let text):
      ErrorWords("课不能叫“\(text)”", note: "lesson \(text) 另有含义")
    case .unknownMisconception(let id, let nearest):
      ErrorWords("没有编号为“\(id)”的误解", note: nearest.map { "是不是“\($0.rawValue)”？" })
    case .unknownPicture(let name, let nearest):
      ErrorWords("没有叫“\(name)”的图", note: nearest.map { "是不是“\($0)”？" })
    case .badProcess(let text): ErrorWords("“\(text)”不是进程的编号")
    case .openPlaceholder: ErrorWords("这个 { 在本行里没有闭合", note: "反引号之间的 { 是普通符号")
    case .emptyPlaceholder: ErrorWords("花括号里什么也没有")
    case .openCode: ErrorWords("这个反引号没有闭合")
    case .secondNext: ErrorWords("一课只有一个 next")
    case .behindNext(let word): ErrorWords("next 后面还有“\(word.rawValue)”", note: "next 放在最后")
    case .tooLong(let lines, let bytes):
      ErrorWords("一课最多 \(lines) 行，\(size(UInt64(bytes)))")
    case .tooManyFaults(let limit): ErrorWords("已有 \(limit) 处错误，后面的不再读")
    case .lacks(let word): ErrorWords("这一课没有“\(word.rawValue)”")
    case .missingLanguage(let language): ErrorWords("缺少“\(LessonWord(language).rawValue)”")
    }
  }
}
