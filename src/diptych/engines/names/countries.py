"""Countries as names of organisations say them: by noun, by adjective, in full, in short.

Written by ``python tools/make_organisation_tables.py``; edit that and run it again. The words are those of
rigour 2.6.1 (territories) and of the CLDR (through Babel 2.18.0, Unicode Licence); folded as names are compared,
Russian ones in the form of the dictionary. Adjectives are the languages that few countries have as theirs; short forms
are the first letters of the full ones in Russian. Its licence, that
of MIT, stands in ``data/rigour-licence.txt``.
"""

from __future__ import annotations

COUNTRIES = """
ad: andorra, principado de andorra, principality of andorra, андорра, 安道尔
ae: emirados arabes unidos, emirats arabes unis, emirats arabs units, uae, united arab emirates, арабский эмират, оаэ,
 объединить арабский эмират, 阿拉伯联合大公国, 阿拉伯联合酋长国
af: afghanistan, islamic emirate of afghanistan, islamic republic of afghanistan, афганистан, 阿富汗
ag: antigua and barbuda, antigua barbuda, ааба, абб, ажб, аиб, амб, антигуа а барбуда а, антигуа ба барбуда, антигуа
 жан барбуда, антигуа и барбуда, антигуа мена барбуда, 安地卡及巴布达, 安提瓜和巴布达
ai: anguilla, ангилья, 安圭拉
al: albania, albanian, republic of albania, албания, албанский, 阿尔巴尼亚
am: armenia, armenian, армения, армянский, 亚美尼亚
ao: angola, republic of angola, ангола, народный республика ангола, нра, 安哥拉
ar: argentina, argentine republic, аргентина, 阿根廷
at: austria, osterreich, osterreichische republik, republic of austria, republik osterreich, австрийский республика,
 австрия, 奥地利
au: australia, commonwealth of australia, австралия, 澳大利亚, 澳洲
aw: aruba, аруба, 荷属阿鲁巴, 阿鲁巴
ax: aland, aland islands, аландский остров, 奥兰群岛
az: azerbaijan, azerbaijani, azerbaycan, azərbaycan, republic of azerbaijan, азербайджан, азербайджанский, республика
 азербайджан, 亚塞拜然, 阿塞拜疆
ba: bosnia and herzegovina, bosnia herzegovina, bosnian, бжг, биг, боснийский, босния жан герцеговина, босния и
 герцеговина, рбиг, республика босния и герцеговина, 波士尼亚与赫塞哥维纳, 波斯尼亚和黑塞哥维那
bb: barbados, барбадос, 巴巴多斯, 巴贝多
bd: bangla, bangladesh, peoples republic of bangladesh, бангладеш, бенгальский, 孟加拉, 孟加拉国
be: belgien, belgique, belgium, kingdom of belgium, бельгия, 比利时
bf: burkina faso, burkina faso nutome, буркина фасо, 布吉纳法索, 布基纳法索
bg: bulgaria, bulgarian, болгария, болгарский, 保加利亚
bh: bahrain, kingdom of bahrain, бахрейн, государство бахрейн, 巴林
bi: burundi, бурунди, 布隆迪, 蒲隆地
bj: benin, бенин, 贝南, 贝宁
bm: bermuda, бермудский остров, 百慕大, 百慕达
bn: brunei, brunei darussalam, бруней, бруней даруссалам, 文莱, 汶莱
bo: bolivia, plurinational state of bolivia, боливия, мгб, многонациональный государство боливия, 玻利维亚
br: brazil, бразилия, федеративный республика бразилия, фрб, 巴西
bs: bahamas, commonwealth of the bahamas, багамский остров, багамы, 巴哈马
bt: bhutan, бутан, 不丹
bw: botswana, republic of botswana, ботсвана, 博茨瓦纳, 波札那
by: belarus, belarusian, republic of belarus, беларусь, белорусский, республика беларусь, 白俄罗斯
bz: belize, белиз, 伯利兹, 贝里斯
ca: canada, канада, 加拿大
cc: cocos islands, keeling islands, кокосовый остров, 可可斯群岛, 科科斯群岛
cd: congo kinshasa, democratic republic of the congo, dr congo, drc, демократический республика конго, др конго, дрк,
 конго киншаса, 刚果金夏沙
cf: centrafrique, central african republic, центральноафриканский республика, 中央アフリカ共和国, 中非共和国
cg: congo brazzaville, congobrazzaville, the republic of the congo, конго браззавиль, народный республика конго, нрк,
 республика конго, 刚果布拉萨
ch: confederation suisse, confederazione svizzera, schweiz, suisse, svizzera, swiss confederation, switzerland,
 швейцария, 瑞士
ci: cote divoire, ivory coast, 科特迪瓦, 象牙海岸
ck: cook islands, остров кук, 库克群岛
cl: chile, republic of chile, republica de chile, чили, 智利
cm: cameroon, cameroun, camerun, kamerun, republic of cameroon, камерун, 喀麦隆
cn: china, chinese, p r china, peoples republic of china, zhongguo, zhonghua renmin gongheguo, китай, китайский,
 китайский народный республика, кнр, 中华人民共和国, 中国
co: colombia, kolombia, republic of colombia, republica de colombia, колумбия, 哥伦比亚
cr: costa rica, коста рик, коста рык, 哥斯大黎加, 哥斯达黎加
cu: cuba, kuba, republic of cuba, republica de cuba, куба, 古巴
cv: cabo verde, cape verde, republic of cabo verde, republic of cape verde, republica de cabo verde, зеленый рт,
 佛得角, 维德角
cw: curacao, кюрасао, 库拉索
cx: christmas island, о в рождество, овр, остров рождество, 圣诞岛
cy: cypriot republic, cyprus, kibris cumhuriyeti, republic of cyprus, кипр, республика кипр, 塞浦路斯, 赛普勒斯
cz: ceska republika, cesko, czech, czech republic, czechia, чехия, чешский, чешский республика, 捷克, 捷克共和国
dd: east germany, german democratic republic, восточный германия, гдр, германский демократический республика
de: bundesrepublik deutschland, deutschland, federal republic of germany, german, germany, германия, 德国
dj: djibouti, republic of djibouti, republique de djibouti, джибути, 吉布地, 吉布提
dk: danemark, danish, danmark, denemarken, denmark, kingdom of denmark, дания, датский, 丹麦
dm: commonwealth of dominica, dominica, доминик, 多米尼克
do: dominican republic, доминиканский республика, 多明尼加共和国, 多米尼加共和国
dz: algeria, algerie, dzayer, dzayeri, dzayeriya, peoples democratic republic of algeria, алжир, 阿尔及利亚
ec: ecuador, republic of ecuador, republica del ecuador, эквадор, 厄瓜多, 厄瓜多尔
ee: eesti, eesti vabariik, estland, estonia, estonian, estonie, republic of estonia, эстония, эстонский, эстонский
 республика, 爱沙尼亚
eg: arab republic of egypt, egypt, misr, misr alarabia, misr alarabiya, misr alarabiyah, misr alarabiyya, египет, 埃及
eh: sahrawi arab democratic republic, western sahara, западный сахар, садр, сахарский арабский демократический
 республика, 西サハラ, 西撒哈拉
er: eritrea, эритрея, 厄利垂亚, 厄立特里亚
es: spain, испания, 西班牙
et: ethiopia, фдрэ, федеративный демократический республика эфиопия, эфиопия, 埃塞俄比亚, 衣索比亚
fi: finland, finlande, finlandia, finnish, finnland, republic of finland, suomen tasavalta, suomi, финляндия, финский,
 芬兰
fj: fiji, fijian, republic of fiji, республика фиджи, фиджи, 斐济
fk: falkland islands, islas malvinas, фолклендский остров, 福克兰群岛
fm: federated states of micronesia, micronesia, федеративный штат микронезия, фшм, 密克罗尼西亚, 密克罗尼西亚群岛
fo: faroe islands, faroese, фарерский, 法罗群岛
fr: france, french republic, republique francaise, франция, 法国
ga: gabon, gabonais, gabonese, gabonese republic, republique gabonaise, габон, 加彭, 加蓬
gb: great britain, uk, united kingdom, великобритания, соединить королевство, соединить королевство великобритания и
 северный ирландия, 英国
gd: grenada, гренада, 格林纳达, 格瑞那达
ge: georgia, georgian, gruzia, sakartvelo, грузинский, грузия, республика грузия, 乔治亚共和国, 格鲁吉亚
gg: bailiwick of guernsey, guernsey, гернси, 根西岛
gh: ghana, гана, 加纳, 迦纳
gi: british overseas territory of gibraltar, gibraltar, territory of gibraltar, гибралтар, 直布罗陀
gl: greenland, kalaallit nunaat, гренландия, гренландский, 格陵兰
gm: gambia, гамбия, 冈比亚, 甘比亚
gn: guinea, гвинея, 几内亚
gq: equatorial guinea, республика экваториальный гвинея, рэг, экваториал гвинея, экваториальный гвинея, 赤道ギニア,
 赤道几内亚
gr: greece, greek, греция, греческий, греческий республика, 希腊
gs: south georgia south sandwich islands, 南ジョージア岛南サンドイッチ诸岛, 南乔治亚与南三明治群岛,
 南乔治亚和南桑威奇群岛, 南乔治亚岛和南桑威齐群岛, 南佐治亚岛与南桑威奇群岛
gt: guatemala, гватемала, 危地马拉, 瓜地马拉
gw: guineabissau, 几内亚比索, 几内亚比绍
gy: guyana, гайана, 圭亚那, 盖亚那
hn: honduras, гондурас, 宏都拉斯, 洪都拉斯
hr: croatia, croatian, hrvatska, republic of croatia, republika hrvatska, хорватия, хорватский, 克罗地亚, 克罗埃西亚
ht: haiti, hayti, repiblik ayiti, republic of haiti, republique dhaiti, гаити, гаитянский, республика гаити, 海地
hu: hungarian, hungary, magyar, magyarorszag, ungarn, венгерский, венгрия, 匈牙利
id: indonesia, indonesian, republic of indonesia, republik indonesia, индонезийский, индонезия, 印尼, 印度尼西亚
ie: eire, ireland, irish, republic of ireland, ирландия, ирландский, 爱尔兰
il: emetab israel, iosrael, israel, israelienne, israelite, state of israel, yisrael, yisraeli, иврит, израиль, 以色列
im: isle of man, mann, о в мэн, овм, остров мэн, 曼岛, 马恩岛
in: bharat, bharat ganarajya, hindustan, india, republic of india, индия, республика индия, 印度
io: biot, british indian ocean territory, британский территория в индийский океан, 英属印度洋领土, 英属印度洋领地,
 英领インド洋地域
iq: aliraq, aljumhuriyah aliraqiyah, irak, iraki, iraq, republic of iraq, ирак, иракский республика, 伊拉克
ir: aliran, aljumhuriyah alislamiyah aliraniyah, iran, iran islamic republic of, islamic republic of iran, jomhuriye
 eslamiye iran, иран, ири, исламистский республика иран, 伊朗
is: iceland, icelandic, island, lyðveldið island, republic of iceland, исландия, исландский, 冰岛
it: italia, italian, italian republic, italy, repubblica italiana, republic of italy, италия, итальянский, 义大利,
 意大利
je: bailiwick of jersey, jerriais, jersey, джерси, 泽西岛
jm: jamaica, jamaica island, jamaika, jamaique, jamayka, jameyka, jamiaca, jamiaca island, ямайка, 牙买加
jo: hashemite kingdom of jordan, jordan, jordania, jordanie, reino hachemita de jordania, royaume hachemite de
 jordanie, иордания, 约旦
jp: japan, japanese, nihon, nihonkoku, nippon, nipponkoku, япония, японский, 日本, 日本国
ke: jamhuri ya kenia, jamhuri ya keniya, jamhuri ya kenya, kenya, republic of kenya, кения, 肯亚, 肯尼亚, 肯雅
kg: kyrgyz, kyrgyz republic, kyrgyzstan, qirgiz respublikasi, qirgiz respublikasy, киргизия, киргизский, кыргызстан,
 吉尔吉斯, 吉尔吉斯斯坦
kh: cambodia, kampuchea, kingdom of cambodia, preah reachanachak kampuchea, preah reacheanachak kampuchea, камбоджа,
 кхмерский, 柬埔寨
ki: kiribati, кирибати, 吉里巴斯, 基里巴斯
km: comoros, коморы, союз коморы, 科摩罗, 葛摩
kn: federation of saint christopher and nevis, saint kitts and nevis, saint kittsnevis, st kitts nevis, светить
 кристофер и невис, скин, 圣克里斯多福及尼维斯, 圣基茨和尼维斯
kp: best korea, democratic peoples republic of korea, dprk, north korea, кндр, северный корея, 北朝鲜, 北韩, 朝鲜,
 朝鲜民主主义人民共和国
kr: republic of korea, south korea, республика корея, южный корея, 南韩, 大韩民国, 韩国
kw: kuwait, кувейт, 科威特
ky: cayman, cayman islands, остров кайман, 开曼群岛
kz: kazakh, kazakhstan, qazaqstan, qazaqstan respublikasy, republic of kazakhstan, казахский, казахстан, республика
 казахстан, 哈萨克, 哈萨克斯坦
la: lao, lao peoples democratic republic, laos, лаос, лаосский, 寮国, 老挝
lb: lebanon, republic of lebanon, ливана, 黎巴嫩
lc: saint lucia, st lucia, 圣卢西亚, 圣露西亚
li: liechtenstein, лихтенштейн, 列支敦士登, 列支敦斯登
lk: ceylon, democratic socialist republic of sri lanka, sinhala, sri lanka, шри ланка, 斯里兰卡
lr: liberia, либерия, 利比里亚, 赖比瑞亚
ls: lesotho, лесото, 莱索托, 赖索托
lt: lietuva, lietuviu kalba, lietuvos respublika, lithuania, lithuanian, литва, литовский, 立陶宛
lu: luxembourg, luxembourgish, luxemburg, люксембург, люксембургский, 卢森堡
lv: latvia, latvian, латвия, латышский, 拉脱维亚
ly: libya, libyan arab jamahiriya, ливия, 利比亚
ma: morocco, марокко, 摩洛哥
mc: monaco, монако, 摩纳哥
md: moldavia, moldova, moldovan republic, republic of moldova, молдова, республика молдова, 摩尔多瓦
me: aquaserbia, crna gora, montenegro, республика черногория, черногория, черный гора, 蒙特内哥罗, 黑山
mg: madagascar, malagasy, мадагаскар, малагасийский, 马达加斯加
mh: marshall islands, marshallese, маршаллов остров, маршалльский, 马绍尔群岛
mk: north macedonia, республика северный македония, северный македония, 北马其顿, 马其顿
ml: mali, republic of mali, мали, республика мали, 马利, 马里
mm: burma, myanmar, мьянма, мянм, республика союз мьянма, 缅甸
mn: mongolia, mongolian, монголия, монгольский, 蒙古
mr: mauritania, мавритания, 毛里塔尼亚, 茅利塔尼亚
ms: montserrat, монтсеррат, 蒙哲腊, 蒙特塞拉特
mt: malta, maltese, republic of malta, мальта, мальтийский, 马尔他, 马耳他
mu: mauritius, маврикий, 模里西斯, 毛里求斯, 毛里裘斯
mv: maldives, мальдивский, мальдивы, 马尔代夫, 马尔地夫
mw: malawi, малави, 马拉威, 马拉维
mx: mexico, мексика, 墨西哥
my: malay, malaysia, малайзия, малайский, 马来西亚
mz: mozambique, мозамбик, 莫三比克, 莫桑比克
na: namibia, намибия, 纳米比亚
ne: niger, нигер, 尼日, 尼日尔
nf: norfolk island, о в норфолк, овн, остров норфолк, 诺福克岛
ng: nigeria, нигерия, 奈及利亚, 尼日利亚
ni: nicaragua, republic of nicaragua, republica de nicaragua, никарагуа, 尼加拉瓜
nl: holland, kingdom of the netherlands, koninkrijk der nederlanden, nederlands, netherlands, королевство нидерланды,
 нидерландский, нидерланды, 荷兰
no: kingdom of norway, norge, norway, norwegian, норвегия, норвежский, нюнорск, 挪威
np: federal democratic republic of nepal, nepal, nepali, непал, непальский, фдрн, федеративный демократический
 республика непал, 尼泊尔
nr: naoero, nauru, republic of naoero, republic of nauru, науру, 瑙鲁, 诺鲁
nu: niue, niuean, ниуэ, 纽埃, 纽埃岛
nz: aotearoa, aotearoa new zealand, new zealand, новый зеландия, 新西兰, 纽西兰
om: oman, sultanate of oman, оман, 阿曼, 阿曼王国
pa: panama, republic of panama, republica de panama, панама, 巴拿马
pe: peru, republic of peru, republica del perou, republica del peru, перу, 秘鲁
pg: independent state of papua new guinea, papua new guinea, papua nugini, папуа новый гвинея, пнг, республика
 парагвай, 巴布亚新几内亚, 巴布亚纽几内亚
ph: filipinas, philippines, republic of the philippines, republika filipina, republika ng pilipinas, филиппина,
 филиппинский, 菲律宾
pk: islamic republic of pakistan, pakistan, пакистан, 巴基斯坦
pl: poland, polish, pologne, polonia, polska, polsko, republic of poland, польский, польский республика, польша, 波兰
pn: pitcairn, pitcairn islands, 皮特凯恩岛, 皮特凯恩群岛, 皮特肯群岛
pt: portugal, portuguese republic, republica portuguesa, португалия, португальский республика, 葡萄牙
pw: palau, palauan, палау, 帕劳, 帛琉
py: paraguay, republic of paraguay, парагвай, 巴拉圭
qa: qatar, qatari, state of qatar, катар, 卡塔尔, 卡达
ro: romania, romanian, roumania, rumania, rumanija, румыния, румынский, 罗马尼亚
rs: republic of serbia, republika serbija, republika srbija, serbia, serbian, сербия, сербский, 塞尔维亚
ru: rossiya, russia, russian, russian federation, российский федерация, россия, русский, рф, 俄罗斯
rw: republic of rwanda, republika ya rwanda, republika yu rwanda, republique du rwanda, repubulika yu rwanda, rwanda,
 руанда, 卢安达, 卢旺达
sa: kingdom of saudi arabia, saudi arabia, saudia arabia, саудовский аравия, 沙乌地阿拉伯, 沙特阿拉伯
sb: solomon islands, соломонов остров, 所罗门群岛, 索罗门群岛
sc: republic of seychelles, seychelles, seychelles islands, seychelles republic, республика сейшельский остров, рсо,
 сейшельский остров, 塞席尔, 塞舌尔
sd: republic of the sudan, sudan, судан, 苏丹
se: kingdom of sweden, konungariket sverige, kungariket sverige, sverige, sverige rike, sweden, swedish, шведский,
 швеция, 瑞典
sg: republic of singapore, singapoor, singapore, singapour, singapura, сингапур, 新加坡
sh: st helena, о в св елена, овсе, осе, остров святой елена, 圣赫勒拿
si: republic of slovenia, republika slovenia, republika slovenie, republika slovenija, republika slovenije, slovenia,
 slovenian, slovenija, словения, словенский, 斯洛文尼亚, 斯洛维尼亚
sk: slovak, slovak republic, slovakia, slovensko, словакия, словацкий, словацкий республика, 斯洛伐克
sl: republic of sierra leone, republica de sierra leona, republika sierra leone, republique de sierra leone, sierra
 leone, сьерра леон, 塞拉利昂, 狮子山
sm: most serene republic of san marino, republic of san marino, san marino, 圣马利诺, 圣马力诺
sn: republic of senegal, republique du senegal, senegal, сенегал, 塞内加尔
so: federal republic of somalia, somali, somalia, somalia federal republic of, сомали, федеративный республика сомали,
 фрс, 索马利亚, 索马里
sr: republic of suriname, suriname, суринам, 苏利南, 苏里南
ss: republic of south sudan, south sudan, south sudanese republic, southern sudan, южный судан, 南スーダン,
 南スーダン共和国, 南苏丹
st: sao tome and principe, sao tome e principe, sao tome principe, sao tome und principe, сан том а принсипи а, сан том
 ба принсипи, сан том жан принсипи, сан том и принсипи, сан том мена принсипи, стбп, стжп, стип, стмп, 圣多美和普林西比,
 圣多美普林西比
sv: el salvador, el salvadore, el salvadori, republic of el salvador, republica de el salvador, сальвадор, эль
 сальвадор, 萨尔瓦多
sx: saint martin, saintmartin, sint maarten, 荷属圣马丁
sy: syria, syrian arab republic, сирия, 叙利亚
sz: eswatini, eswatini kingdom, eswatini lemaa, kingdom of eswatini, kingdom of swaziland, swaziland, umbuso weswatini,
 史瓦济兰, 斯威士兰
tc: turks and caicos, turks and caicos islands, turks caicos islands, 土克斯及开科斯群岛, 特克斯和凯科斯群岛
td: chad, republic of chad, republique du tchad, чадо, 乍得, 查德
tg: togo, togolese republic, тот, 多哥, 多哥共和国
th: kingdom of thailand, prathet thai, thai, thailand, таиланд, тайский, 泰国
tj: republic of tajikistan, tajik, tajikistan, tojikiston, таджикистан, таджикский, 塔吉克, 塔吉克斯坦
tl: east timor, tetum, timorleste, восточный тимор, источить тимор, 东ティモール, 东帝汶
tm: turkmen, turkmenistan, туркменистан, туркменский, 土库曼, 土库曼斯坦
tn: republic of tunisia, tunis, tunisia, tunisian republic, тунис, 突尼斯, 突尼西亚
to: kingdom of tonga, tonga, tongan, тонга, тонганский, 东加, 汤加
tr: republic of turkey, republic of turkiye, turkey, turkish, turkiye, turkiye cumhuriyeti, turkiye republic of,
 турецкий, турецкий республика, турция, 土耳其
tt: tobago, trinidad, trinidad and tobago, trinidad tobago, тата, тбт, тжт, тит, тпт, тринидад а тобаго а, тринидад ба
 тобаго, тринидад жан тобаго, тринидад и тобаго, тринидад пен тобаго, 千里达及托巴哥, 千里达和多巴哥, 特立尼达和多巴哥
tv: ellice islands, tuvalu, тувалу, 吐瓦鲁, 图瓦卢
tw: republic of china, taiwan, тайвань, 中华民国, 中华民国台湾, 中华民国台湾省, 台湾
tz: tanzania, tanzania united republic of, united republic of tanzania, танзания, 坦尚尼亚, 坦桑尼亚
ua: ukraina, ukraine, ukrainian, ukrayina, украина, украинский, 乌克兰
ug: republic of uganda, uganda, уганда, 乌干达
us: america, estados unidos, estados unidos de america, u s, u s a, u s of a, united states, united states of america,
 соединить штат, сша, 米国, 美国
uy: eastern republic of uruguay, oriental republic of uruguay, republica de uruguay, republica del uruguay, republica
 oriental del uruguay, uruguay, уругвай, 乌拉圭
uz: oʻzbekiston respublikasi, republic of uzbekistan, uzbek, uzbekistan, республика узбекистан, узбекистан, узбекский,
 乌兹别克, 乌兹别克斯坦
va: holy see, vatican, vatican city, ватикан, 梵蒂冈
vc: saint vincent and the grenadines, st vincent grenadines, 圣文森及格瑞那丁, 圣文森特和格林纳丁斯
ve: bolivarian republic of venezuela, republica bolivariana de venezuela, republica de venezuela, venezuela, венесуэла,
 委内瑞拉
vg: british virgin islands, bvi, бво, британский виргинский остров, 英属维京群岛, 英属维尔京群岛, 英领ヴァージン诸岛
vn: socialist republic of vietnam, viet nam, viet nam dan chu cong hoa, vietnam, vietnamese, вьетнам, вьетнамский, 越南
vu: republic of vanuatu, vanuata, vanuato, vanuatu, vanuatu nutome, vanuatuo, вануату, 万那杜, 瓦努阿图
wf: territoire des iles wallis et futuna, territoire des iles wallisetfutuna, wallis and futuna, wallis futuna, уафа,
 убф, ужф, уиф, уоллис а футуна а, уоллис ба футуна, уоллис жан футуна, уоллис и футуна, уоллис пен футуна, упф,
 瓦利斯和富图纳, 瓦利斯和富图纳群岛
ws: independent state of samoa, samoa, samoan, самоа, самоанский, 萨摩亚
xk: kosova, kosova e pavarur, kosovo, republic of kosovo, republika e kosoves, косово, республика косово, 科索沃
ye: alyaman, alyaman almuazzam, alyaman almuazzam aljumhuriyah, alyaman almuazzam aljumhuriyah alislamiyah, republic of
 yemen, yemen, йемен, республика йемен, 也门, 叶门
za: afrika du sud, afrika kudu, afrika selatan, afrika ya kudu, afrika ya kɔtɔ, republic of south africa, south africa,
 suid afrika, южноафриканский республика, южный африка, 南アフリカ, 南非
zm: republic of zambia, republic of zambie, republic of zambiya, zambia, замбия, 尚比亚, 赞比亚
zr: republic of zaire, zaire, республика заир
zw: republic of zimbabwe, zimbabwe, зимбабве, 津巴布韦, 辛巴威
"""
