extension Misconception {
  package var chinese: MisconceptionWords {
    switch self {
    case .v1:
      MisconceptionWords(
        "映射就是内存",
        rule: "把映射的每一页都算作常驻。",
        correction: "映射只是许诺地址；页框在第一次写时才到来。")
    case .v2:
      MisconceptionWords(
        "许诺要加起来算",
        rule: "所有许诺之和超过 RAM 就会被拒绝。",
        correction: "内核逐次判断请求：一次 1G 被拒，两次 900M 却都通过。")
    case .v3:
      MisconceptionWords(
        "每个进程各有一个内核",
        rule: "认为内核地址在每个进程里是不同的页框。",
        correction: "所有页目录共用同一套内核页表。")
    case .v4:
      MisconceptionWords(
        "有映射就能读",
        rule: "只要表里有映射，谁都能读。",
        correction: "US 位为 0：用户态访问得到 SIGSEGV。")
    case .v5:
      MisconceptionWords(
        "地址就是页框",
        rule: "虚拟地址除以 4096 就是页框号。",
        correction: "只有页表知道虚拟地址对应哪个页框。")
    case .f1:
      MisconceptionWords(
        "缺页就是崩溃",
        rule: "缺页异常会结束程序。",
        correction: "大多数缺页异常不是错误，内存正是这样到来的。")
    case .f2:
      MisconceptionWords(
        "缺页要读磁盘",
        rule: "每次缺页都要等磁盘，都算主缺页。",
        correction: "没有读磁盘：新的匿名页是次缺页。")
    case .f3:
      MisconceptionWords(
        "读也占页框",
        rule: "把第一次读的页和写的页同样计算。",
        correction: "第一次读映射的是共享的零页，不占新页框。")
    case .f4:
      MisconceptionWords(
        "每次调用缺页一次",
        rule: "一条命令访问许多页只缺页一次。",
        correction: "每访问一个新页发生一次缺页异常，与调用次数无关。")
    case .f5:
      MisconceptionWords(
        "一页只占一个页框",
        rule: "没有算放这一页表项的页表。",
        correction: "4 MiB 中的第一页还要一个页框来放页表。")
    case .f6:
      MisconceptionWords(
        "TLB 未命中就是缺页",
        rule: "把每次 TLB 未命中都算作缺页异常。",
        correction: "TLB 未命中只引起页表遍历；遍历失败才是缺页异常。")
    case .c1:
      MisconceptionWords(
        "fork 复制所有的页",
        rule: "认为 fork 为父进程的每个常驻页占一个页框。",
        correction: "fork 复制的是页表；页框共享到有人写为止。")
    case .c2:
      MisconceptionWords(
        "每个写的进程都复制",
        rule: "写共享页的每个进程都得到一份复制。",
        correction: "最后一个拥有者就地写，不再复制。")
    case .s1:
      MisconceptionWords(
        "段选择符就是地址",
        rule: "线性地址等于段选择符乘 16 加偏移。",
        correction: "段选择符挑出段描述符，再加上描述符里的基址。")
    case .s2:
      MisconceptionWords(
        "两个下标对调",
        rule: "把页表的位当成页目录的位。",
        correction:
          "目录下标取 31–22 位，页表下标取 21–12 位，偏移取 11–0 位。")
    case .s3:
      MisconceptionWords(
        "下标没有乘 4",
        rule: "表项的位置取成表加下标，或者丢了页内偏移。",
        correction: "每个表项 4 字节；页内偏移原样保留。")
    case .s4:
      MisconceptionWords(
        "把大页当成页表",
        rule: "页目录项的 PS 位已置，却还往下查。",
        correction: "PS 位使遍历在页目录结束，偏移有 22 位。")
    case .t1:
      MisconceptionWords(
        "改了表项立刻生效",
        rule: "内存里的表项一改，处理器就照新的办。",
        correction: "表项改了，TLB 在刷新之前仍用旧的权限。")
    case .t2:
      MisconceptionWords(
        "每个进程各有 TLB",
        rule: "别的进程运行时，TLB 里还留着这个进程的行。",
        correction: "TLB 只有一个；切换进程时丢掉全局项以外的内容。")
    case .z1:
      MisconceptionWords(
        "内核取高端内存",
        rule: "内核的请求由最高的内存管理区满足。",
        correction: "内核自己的数据默认取自低端内存。")
    case .z2:
      MisconceptionWords(
        "有空闲就会给",
        rule: "只要区里空闲页够，请求就会满足。",
        correction: "要先减去水位和保留的页。")
    case .z3:
      MisconceptionWords(
        "跨度之内都归它管理",
        rule: "认为 managed 和跨度一样大。",
        correction: "空洞和引导期保留的页不归它管理。")
    case .b1:
      MisconceptionWords(
        "邻居都是伙伴",
        rule: "只要挨着的块空闲就会合并。",
        correction: "伙伴是页框号 xor 2^阶，不是随便哪个邻居。")
    case .b2:
      MisconceptionWords(
        "n 阶就是 n 个页框",
        rule: "把阶当成页框数。",
        correction: "n 阶是 2^n 个页框。")
    case .b3:
      MisconceptionWords(
        "页框数可以任意",
        rule: "五页就占五个页框。",
        correction: "取不小于它的 2 的幂。")
    case .b4:
      MisconceptionWords(
        "空闲总数够就行",
        rule: "只要区里空闲页框总数够，就能得到一块。",
        correction: "必须是一整块对齐的空闲块。")
    case .p1:
      MisconceptionWords(
        "BSS 存在文件里",
        rule: "文件像存代码和数据那样存 BSS。",
        correction: "文件里只记 BSS 段的长度，没有内容。")
    case .p2:
      MisconceptionWords(
        "栈一开始就有全部内存",
        rule: "栈立刻占有限制之内或伸展所及的全部页框。",
        correction: "栈靠缺页异常一页页扩展，直到限制为止。")
    case .h1:
      MisconceptionWords(
        "free 把内存还给系统",
        rule: "free 之后 RSS 和 brk 都变小。",
        correction: "释放的内存块留在 C 库里，brk 和 RSS 不变。")
    case .h2:
      MisconceptionWords(
        "100 字节占 100",
        rule: "内存块和 malloc 要的一样大。",
        correction: "有块头和对齐：100 字节占 112 字节。")
    case .h3:
      MisconceptionWords(
        "malloc 总是移动 brk",
        rule: "malloc 的每一块都来自堆。",
        correction: "128K 及以上改用内存映射。")
    case .a1:
      MisconceptionWords(
        "解除映射就少一个区域",
        rule: "munmap 会使区域少一个。",
        correction: "中间挖洞使一个 VMA 变成两个：加一。")
    case .a2:
      MisconceptionWords(
        "相邻的总会合并",
        rule: "新区域挨着别的就并进去。",
        correction: "权限和后备对象都相同的邻居才合并。")
    case .d1:
      MisconceptionWords(
        "物理地址总是减 3G",
        rule: "对每个内核地址都减去 3G。",
        correction: "减去 3G 只在直接映射区里成立。")
    case .d2:
      MisconceptionWords(
        "直接映射区用掉内存",
        rule: "直接映射区覆盖的页框都算被占用。",
        correction: "直接映射给的是地址，页框仍然空闲。")
    case .g1:
      MisconceptionWords(
        "高端内存是高的地址",
        rule: "在高的地址里找高端内存。",
        correction: "高端内存指没有固定内核地址的页框，不是高的地址。")
    case .g2:
      MisconceptionWords(
        "内核用不了高端内存",
        rule: "内核够不到高端内存的页框。",
        correction: "内核通过 kmap、固定映射、vmalloc 使用它。")
    case .m1:
      MisconceptionWords(
        "vmalloc 等缺页才取页框",
        rule: "vmalloc 的内存在访问之前不占页框。",
        correction: "vmalloc 当场分配页框；以后靠缺页补齐的只是各进程的页目录项。")
    case .m2:
      MisconceptionWords(
        "下一页就是下一个页框",
        rule: "vmalloc 区域的第二页在下一个页框里。",
        correction: "连续的只是地址，页框不必相邻。")
    case .m3:
      MisconceptionWords(
        "16K 只占 16K",
        rule: "vmalloc 区域占的地址和要的字节一样多。",
        correction: "后面还有一个保护页。")
    case .m4:
      MisconceptionWords(
        "vfree 立刻释放地址",
        rule: "下一个 vmalloc 从刚释放的地方开始。",
        correction: "地址要等 TLB 刷新后才重新可用。")
    case .k1:
      MisconceptionWords(
        "计数就是使用者",
        rule: "pkmap_count 等于使用者数，每个页框都占槽。",
        correction: "映射一次计数为 2；低端内存的页框不占槽。")
    case .k2:
      MisconceptionWords(
        "kunmap 解除映射",
        rule: "最后一个使用者 kunmap 后，表项就没有了。",
        correction: "计数为 1 的槽仍有映射，等待刷新。")
    case .k3:
      MisconceptionWords(
        "kmap 从不等待",
        rule: "不管占用多少，kmap 都立刻返回地址。",
        correction: "1024 个槽都被占用时，kmap 睡眠等待。")
    case .x1:
      MisconceptionWords(
        "固定映射向上数",
        rule: "槽的地址取成基址加编号，或者以为页框是固定的。",
        correction: "地址从顶端向下数；固定的是地址，页框可以换。")
    case .x2:
      MisconceptionWords(
        "kmap_atomic 期间什么都能调用",
        rule: "在 kmap_atomic 和 kunmap_atomic 之间调用会睡眠的函数。",
        correction: "kmap_atomic 期间不得睡眠，否则内核报 BUG。")
    case .w1:
      MisconceptionWords(
        "RSS 之和就是用掉的内存",
        rule: "把所有进程的 RSS 加起来。",
        correction: "共享的页框被算了两次。")
    case .w2:
      MisconceptionWords(
        "内存都是进程用的",
        rule: "只算进程的页。",
        correction: "页表、slab、内核和每 CPU 链表也要占内存。")
    case .r1:
      MisconceptionWords(
        "缓存就是用掉的内存",
        rule: "把页缓存占的页框和进程的页一样算作没有了。",
        correction: "干净的页缓存在有人需要页框时马上让出：它是备用的内存。")
    case .r2:
      MisconceptionWords(
        "用了交换区就处处变慢",
        rule: "只要交换区里有页，就认为每次访问都要等磁盘。",
        correction: "交换区里的页不被访问就没有代价；内存里的页和以前一样快。")
    case .r3:
      MisconceptionWords(
        "空闲内存少就是内存不够",
        rule: "只拿空闲页和请求相比。",
        correction: "健康的机器上空闲内存接近零：内核用页缓存填满它，有人要时再腾出来。")
    case .r4:
      MisconceptionWords(
        "谁要得太多就杀谁",
        rule: "把请求得不到满足的那个进程当作被杀的进程。",
        correction: "OOM 杀手按大小和 oom_score_adj 选择结束后腾出最多的进程，不管是谁在请求。")
    case .r5:
      MisconceptionWords(
        "离开内存的页都要写出",
        rule: "把离开内存的每一页都算作写到磁盘。",
        correction: "只有磁盘上还没有的内容才写；干净的文件页直接离开。")
    case .r6:
      MisconceptionWords(
        "swappiness 为 0 就是关掉交换",
        rule: "认为 vm.swappiness 为 0 时没有页会去交换区。",
        correction: "swappiness 在私有内存和页缓存之间权衡；没有页缓存可用时，0 也挡不住换出。")
    }
  }
}
