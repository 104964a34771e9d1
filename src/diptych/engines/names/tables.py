"""Tables that the engine of names stands on, quick to import.

Written by ``python tools/make_name_tables.py``; edit that and run it again.

- ``LIKE_LATIN`` and its like: single letters of Latin, Cyrillic and Greek that look like a single letter of another of
  these, in Unicode's confusables (UTS #39, through confusable-homoglyphs 3.3.1). Unicode Licence.
- ``FAMILY_NAMES``, ``COMPOUND_FAMILY_NAMES``: the Hundred Family Names (百家姓, a text of the Northern Song, from
  github.com/chinese-poetry/chinese-poetry) with the commonest of today (report of the Ministry of Public Security of
  China for 2020), in simplified characters.
- ``FAMILY_READINGS``: how a character is read at the head of a name; CLDR, common/transforms/Han-Latin-Names.xml.
  Unicode Licence.
- ``FAMILY_PINYIN``: these family names in pinyin, by the same readings and pypinyin 0.55.0 (MIT).
- ``PALLADIUS``: pinyin syllables in Russian letters, by pypinyin, corrected in 6 syllables: one by the table
  at https://studfile.net/preview/3067621, the others as github.com/moltinginstar/li-bai has them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LIKE_LATIN = _pairs("""
Α A Β B Ε E Ζ Z Η H Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X α a γ y ι i ν v ο o ρ p σ o υ u Ѕ S Ј J А A В B Е E К K М M Н H О O
Р P С C Т T У Y Х X а a г r е e о o р p с c у y х x ѕ s і i ј j Ү Y ү y һ h ӏ i ԛ q ԝ w
""")

LIKE_CYRILLIC = _pairs("""
A А B В C С E Е H Н J Ј K К M М O О P Р S Ѕ T Т X Х Y У a а c с e е i і j ј o о p р r г s ѕ x х y у Γ Г Π П Φ Ф π п
""")

LIKE_GREEK = _pairs("""
A Α B Β E Ε H Η K Κ M Μ N Ν O Ο P Ρ T Τ X Χ Y Υ Z Ζ a α i ι o ο p ρ u υ v ν y γ Г Γ П Π Ф Φ п π
""")

FAMILY_NAMES = _words("""
赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 何 吕 施 张 孔 曹 严 华 金 魏
陶 姜 戚 谢 邹 喻 柏 水 窦 章 云 苏 潘 葛 奚 范 彭 郎 鲁 韦 昌 马 苗 凤 花 方 俞 任 袁 柳
酆 鲍 史 唐 费 廉 岑 薛 雷 贺 倪 汤 滕 殷 罗 毕 郝 邬 安 常 乐 于 时 傅 皮 卞 齐 康 伍 余
元 卜 顾 孟 平 黄 和 穆 萧 尹 姚 邵 湛 汪 祁 毛 禹 狄 米 贝 明 臧 计 伏 成 戴 谈 宋 茅 庞
熊 纪 舒 屈 项 祝 董 梁 杜 阮 蓝 闵 席 季 麻 强 贾 路 娄 危 江 童 颜 郭 梅 盛 林 刁 钟 徐
邱 骆 高 夏 蔡 田 樊 胡 凌 霍 虞 万 支 柯 昝 管 卢 莫 经 房 裘 缪 干 解 应 宗 丁 宣 贲 邓
郁 单 杭 洪 包 诸 左 石 崔 吉 钮 龚 程 嵇 邢 滑 裴 陆 荣 翁 荀 羊 於 惠 甄 麴 家 封 芮 羿
储 靳 汲 邴 糜 松 井 段 富 巫 乌 焦 巴 弓 牧 隗 山 谷 车 侯 宓 蓬 全 郗 班 仰 秋 仲 伊 宫
宁 仇 栾 暴 甘 钭 厉 戎 祖 武 符 刘 景 詹 束 龙 叶 幸 司 韶 郜 黎 蓟 薄 印 宿 白 怀 蒲 邰
从 鄂 索 咸 籍 赖 卓 蔺 屠 蒙 池 乔 阴 胥 能 苍 双 闻 莘 党 翟 谭 贡 劳 逄 姬 申 扶 堵 冉
宰 郦 雍 郤 璩 桑 桂 濮 牛 寿 通 边 扈 燕 冀 郏 浦 尚 农 温 别 庄 晏 柴 瞿 阎 充 慕 连 茹
习 宦 艾 鱼 容 向 古 易 慎 戈 廖 庾 终 暨 居 衡 步 都 耿 满 弘 匡 国 文 寇 广 禄 阙 东 欧
殳 沃 利 蔚 越 夔 隆 师 巩 厍 聂 晁 勾 敖 融 冷 訾 辛 阚 那 简 饶 空 曾 毋 沙 乜 养 鞠 须
丰 巢 关 蒯 相 查 后 荆 红 游 竺 权 逯 盖 益 桓 公 晋 楚 闫 法 汝 鄢 涂 钦 岳 帅 缑 亢 况
有 琴 商 牟 佘 佴 墨 哈 谯 笪 年 爱 阳 佟 言 福 肖 付 覃 秘 长 种 重 刀 过 区 繁 召 折 舍
尉 员
""")

COMPOUND_FAMILY_NAMES = _words("""
万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠
公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 颛孙 端木 巫马 公西 漆雕 乐正
壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 归海 羊舌 微生 梁丘 左丘 东门 西门 伯赏 南宫
第五 贺兰 完颜
""")

FAMILY_READINGS = _pairs("""
令狐 líng-hú 万俟 mò-qí 澹台 tán-tái 长孙 zhǎng-sūn 尉迟 yù-chí 单于
chán-yú 秘 bì 卜 bǔ 长 cháng 种 chóng 重 chóng 刀 diāo 干 gān 葛 gě
盖 gě 过 guō 华 huà 纪 jǐ 牟 mù 区 ōu 繁 pó 仇 qiú 任 rén 单 shàn 召
shào 折 shé 舍 shè 沈 shěn 隗 wěi 解 xiè 莘 xīn 燕 yān 尉 yù 乐 yuè 员
yùn 查 zhā 翟 zhái 曾 zēng
""")

FAMILY_PINYIN = _words("""
ai an ao ba bai baili ban bao bei ben bi bian bie bing boshang bu cai cang cao cen chai chang chanyu chao che chen cheng
chi chong chu chunyu cong cui da dai dang deng di diao ding diwu dong dongfang dongguo dongmen dou du duan duangan
duanmu e er fa fan fang fei feng fu gan gao ge geng gong gongliang gongsun gongxi gongyang gongye gou gu guan guang gui
guihai guliang guo ha han hang hao he helan helian heng hong hou hu hua huai huan huang huangfu hui huo huyan ji jia
jiagu jian jiang jiao jin jing ju kang ke kong kou kuai kuang kui lai lan lang lao lei leng lezheng li lian liang
liangqiu liao lin ling linghu liu long lou lu luan luo lü lüqiu ma man mao mei meng mi miao mie min ming mo moqi mou mu
murong na nangong nanmen neng ni nian nie ning niu nong ou ouyang pan pang pei peng pi ping po pu puyang qi qian qiang
qiao qidiao qiguan qin qiu qu quan que ran rangsi rao ren rong ru ruan rui sang sha shan shang shangguan shao she shen
sheng shentu shi shou shu shuai shuang shui si sikong sikou sima situ song su sun suo tai taishu tan tang tantai tao
teng tian tong tou tu tuoba wan wang wanyan wei weisheng wen weng wenren wo wu wuma xi xia xiahou xian xiang xianyu xiao
xie ximen xin xing xiong xu xuan xuanyuan xue xun yan yang yangshe yao ye yi yin ying yong you yu yuan yuchi yue yun
yuwen zai zaifu zan zang zeng zha zhai zhan zhang zhangsun zhao zhen zheng zhi zhong zhongli zhongsun zhou zhu zhuang
zhuansun zhuge zhuo zi zong zongzheng zou zu zuo zuoqiu
""")

PALLADIUS = _pairs("""
a а ai ай an ань ang ан ao ао ba ба bai бай ban бань bang бан bao бао bei бэй ben бэнь beng бэн bi би bian бянь biao бяо
bie бе bin бинь bing бин bo бо bu бу ca ца cai цай can цань cang цан cao цао ce цэ cei цэй cen цэнь ceng цэн cha ча chai
чай chan чань chang чан chao чао che чэ chen чэнь cheng чэн chi чи chong чун chou чоу chu чу chua чуа chuai чуай chuan
чуань chuang чуан chui чуй chun чунь chuo чо ci цы cong цун cou цоу cu цу cuan цуань cui цуй cun цунь cuo цо da да dai
дай dan дань dang дан dao дао de дэ dei дэй den дэнь deng дэн di ди dia дя dian дянь diao дяо die де ding дин diu дю
dong дун dou доу du ду duan дуань dui дуй dun дунь duo до e э ei эй en энь eng эн er эр fa фа fan фань fang фан fei фэй
fen фэнь feng фэн fo фо fou фоу fu фу ga га gai гай gan гань gang ган gao гао ge гэ gei гэй gen гэнь geng гэн gong гун
gou гоу gu гу gua гуа guai гуай guan гуань guang гуан gui гуй gun гунь guo го ha ха hai хай han хань hang хан hao хао he
хэ hei хэй hen хэнь heng хэн hong хун hou хоу hu ху hua хуа huai хуай huan хуань huang хуан hui хуэй hun хунь huo хо ji
цзи jia цзя jian цзянь jiang цзян jiao цзяо jie цзе jin цзинь jing цзин jiong цзюн jiu цзю ju цзюй juan цзюань jue цзюэ
jun цзюнь ka ка kai кай kan кань kang кан kao као ke кэ kei кэй ken кэнь keng кэн kong кун kou коу ku ку kua куа kuai
куай kuan куань kuang куан kui куй kun кунь kuo ко la ла lai лай lan лань lang лан lao лао le лэ lei лэй leng лэн li ли
lia ля lian лянь liang лян liao ляо lie ле lin линь ling лин liu лю lo ло long лун lou лоу lu лу luan луань lun лунь luo
ло lü люй lüe люэ ma ма mai май man мань mang ман mao мао me мэ mei мэй men мэнь meng мэн mi ми mian мянь miao мяо mie
ме min минь ming мин miu мю mo мо mou моу mu му na на nai най nan нань nang нан nao нао ne нэ nei нэй nen нэнь neng нэн
ni ни nia ня nian нянь niang нян niao няо nie не nin нинь ning нин niu ню nong нун nou ноу nu ну nuan нуань nuo но nü
нюй nüe нюэ o о ou оу pa па pai пай pan пань pang пан pao пао pei пэй pen пэнь peng пэн pi пи pian пянь piao пяо pie пе
pin пинь ping пин po по pou поу pu пу qi ци qia ця qian цянь qiang цян qiao цяо qie це qin цинь qing цин qiong цюн qiu
цю qu цюй quan цюань que цюэ qun цюнь ran жань rang жан rao жао re жэ ren жэнь reng жэн ri жи rong жун rou жоу ru жу rua
жуа ruan жуань rui жуй run жунь ruo жо sa са sai сай san сань sang сан sao сао se сэ sen сэнь seng сэн sha ша shai шай
shan шань shang шан shao шао she шэ shei шэй shen шэнь sheng шэн shi ши shou шоу shu шу shua шуа shuai шуай shuan шуань
shuang шуан shui шуй shun шунь shuo шо si сы song сун sou соу su су suan суань sui суй sun сунь suo со ta та tai тай tan
тань tang тан tao тао te тэ tei тэй teng тэн ti ти tian тянь tiao тяо tie те ting тин tong тун tou тоу tu ту tuan туань
tui туй tun тунь tuo то wa ва wai вай wan вань wang ван wei вэй wen вэнь weng вэн wo во wu у xi си xia ся xian сянь
xiang сян xiao сяо xie се xin синь xing син xiong сюн xiu сю xu сюй xuan сюань xue сюэ xun сюнь ya я yan янь yang ян yao
яо ye е yi и yin инь ying ин yo йо yong юн you ю yu юй yuan юань yue юэ yun юнь za цза zai цзай zan цзань zang цзан zao
цзао ze цзэ zei цзэй zen цзэнь zeng цзэн zha чжа zhai чжай zhan чжань zhang чжан zhao чжао zhe чжэ zhei чжэй zhen чжэнь
zheng чжэн zhi чжи zhong чжун zhou чжоу zhu чжу zhua чжуа zhuai чжуай zhuan чжуань zhuang чжуан zhui чжуй zhun чжунь
zhuo чжо zi цзы zong цзун zou цзоу zu цзу zuan цзуань zui цзуй zun цзунь zuo цзо
""")
