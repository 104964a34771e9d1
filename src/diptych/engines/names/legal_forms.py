"""Legal forms of organisations as their names say them, by what is the same in many countries.

Written by ``python tools/make_organisation_tables.py``; edit that and run it again. The words are those of
rigour 2.6.1 (org_types, by their generic form), as far as they are in Cyrillic, Latin or Chinese letters;
folded as names are compared, Russian ones in the form of the dictionary, misprints left out. Its licence, that of MIT,
stands in ``data/rigour-licence.txt``.
"""

from __future__ import annotations

LEGAL_FORMS = """
coop: andelslag, andelslag med begraenset ansvar, anl, coop, cooperatieve vennootschap met beperkte aansprakelijkheid,
 cooperatieve vennootschap met onbeperkte aansprakelijkheid, cooperatif, cooperation, cooperative, cvba, cvoa, e g, e w
 i v, economisch samenwerkingsverband, eeig, eg, ege, egen, eingetragene genossenschaft, ek for, ekd, ekfor, ekonomisk
 forening, erdeszeti tarsulas, esv, ets, europai gazdasagi egyesules, europaische genossenschaft, europaische
 wirtschaftliche interessenvereinigung, european economic interest grouping, evropeysko kooperativno druzhestvo,
 evropeysko obedinenie po ikonomicheski interesi, ewiv, genossenschaft, gensidigt selskab, gie, gospodarsko interesno
 udruzenje, groupement dinteret economique, hop tac xa, htx, koop, kooperatif, kooperatif sirket, kooperatsia, s c e, s
 g r, sce, scop, sem, sgr, sociedad cooperativa, sociedad de garantia reciproca, societas cooperativa europaea, societe
 cooperative de production, societe deconomie mixte, societe en participation, spoldzielni, szov, szovetkezet, v v a g,
 versicherungsverein a g, versicherungsverein auf gegenseitigkeit, vvag, екд, еоия, кооператив, кооперация, пк, пкооп,
 потребительский кооператив, производственный кооператив, сельскохозяйственный производственный кооператив, спк
fin: fond commun de placement, fond de placement, n a, na, national association, national trust and savings
 association, nini kumiai, nonbank credit organization, nt sa, onderlinge waarborgmaatschappij, otkrytyy paevoy
 investitsionnyy fond, owm, s i c a v, settlement nonbanking credit organization, sicaf, sicav, soc invest capital
 variable, societe dinvestissement a capital fixe, societe dinvestissement a capital variable, zakrytyy kombinirovannyy
 paevoy investitsionnyy fond, биржевой паевой инвестиционный фонд, закрытый комбинированный паевой инвестиционный фонд,
 закрытый паевой инвестиционный фонд, интервальный комбинированный паевой инвестиционный фонд, интервальный паевой
 инвестиционный фонд, кб, коммерческий банк, небанковский кредитный организация, открытый паевой инвестиционный фонд,
 расчетный небанковский кредитный организация, 任意组合
gp: avoin yhtio, ay, bgbgesellschaft, e gbr, egbr, egyszeru tarsasag, eingetragene gbr, eingetragene gesellschaft
 burgerlichen rechts, eingetragene gesellschaft des burgerlichen rechts, et, gbr, general partnership, ges bur rechts,
 ges burgerlichen rechts, gesbr, gesellschaft burgerlichen rechts, gesellschaft des burgerlichen rechts, gesellschaft
 mit beschrankter haftung co ohg, gmbh co ohg, gmbhcoohg, gp, keg, kkt, kolektif sirket, koll sti,
 kommanditerwerbsgesellschaft, kozkereseti tarsasag, o h g, offene handelsgesellschaft, ohg, part g, partg,
 partnerschaft, partnerschaftsgesellschaft, s c, sameignarfelag, sc, sf, sociedad colectiva, societatea comerciala, ug
 co ohg, ugcoohg, полный товарищество, пт, 合名会社
jsc: a d, a g, a s, a spolecnost, aandelenvennootschap, aat, adkritaye aktsiyanernaye tavaristva, adkrytae akcyyanernae
 tavarystva, ag, ag societe anonyme, ags, akc spolecnost, akciju sabiedriba, akcionarsko drustvo, akciova spolecnost,
 akciova spolocnost, aksiyadorlik jamiyati, akt ges, aktg, aktien ges, aktien gesellschaft, aktienges,
 aktiengesellschaft, aktiengeselschaft, aktieselskab, aktieselskabet, aktsiaselts, aktsionerne tovarystvo, aktsionerno
 druzhestvo, aktsionernoe obschestvo, aktsionernoe obshchestvo, aktsionernoe obshchestvo otkrytogo tipa, aktsionerny
 kommercheskiy bank, allami tulajdonban levo reszvenytarsasag, anonim ortaklik, anonim sirket, anonim sirketi, ao, as,
 at, atviroji akcine bendrove, avatud aktsiaselts, avoin osakeyhtio, c por a, cjsc, closed joint stock company, closed
 jointstock company, closed jsc, comandita por acciones, compania por acciones, cong ty co phan, cpa, cty cp, cuideachta
 comhstoic oscailte, d d, dd, det offentligretlige aktieselskab, dionicko drustvo, ednolichno aktsionerno druzhestvo,
 europaische aktiengesellschaft, europaische gesellschaft, evropeysko druzhestvo, gag, gemeinnutzige ag, gemeinnutzige
 aktiengesellschaft, haao, halka acik anonim ortaklik, j s c, j stock company, j t d, javna delniska druzba, javno
 dionicko drustvo, javno trgovacko drustvo, jnt stock co, joint stock co, joint stock commercial bank, joint stock
 compan, joint stock companie, joint stock company, joint stock corp, jointstock bank, jointstock company, js co, jsc,
 jsc company, jscb, jt stock co, jtd, julkinen osakeyhtio, jusikhoesa, kumpanija bishma kongunti, kumpanija bishma
 kongunti pubblici, n v, n vennootschap, naaml vennootschap, naamloze vennootschap, naamlze vennootschap, nv,
 nyilvanosan mukodo reszvenytarsasag, nyrt, o a o, o j s c, o joint stock co, oaj, oao, ochiq aksiyadorlik jamiyati,
 odkryte akcjonarne obschtschestwo, offene aktiengesellschaft, ojsc, open jnt stock co, open joint stock company, open
 jointstock company, open jsc, openbare aandelenvennootschap, openbare publiekprivate vennootschap op aandelen, openbare
 vennootschap op aandelen, otkr akts obshch, otkritoe aktsionernoe obshchestvo, otkrytoe akcionernoe obshchestvo,
 otkrytoe akcionernoe obshhestvo, otkrytoe aktsionernoe obschchestvo, otkrytoe aktsionernoe obschestvo, otkrytoe
 aktsionernoe obshchestvo, otkrytoe aktsionernoye obshestvo, otkrytoje akcionernoje obshchestvo, otkrytoye aktsionernoye
 obshchestvo, otwarta spolka akcyjna, oyj, p l c, p l co, panstwowa spolka akcyjna, pao, pjsc, pjscb, plc, plc company,
 plc ltd, plcs, pub limited, pub limited co, pub lt co, pub ltd co, pubic limited company, publc limited company, publi
 limited company, public joint stock company, public jointstock commercial bank, public jointstock company, public jsc,
 public limitd company, public limited, public limited co, public limited company, public limited compnay, public
 limited corporation, public limitied company, public limitted company, public limted company, public lmtd company,
 public lt co, public lt company, public ltd co, public ltd corporation, public stock company, publichne aktsionerne
 tovarystvo, publichnoe aktsionernoe obshchestvo, publicly limited company, publicly ltd company, reszvenytarsasag, rt,
 s a, s a c i f i, s a c i y f, s a c v, s a de c v, s a i c a, s c a, s e, s p a, sa, sa de c v, sa de cv, sa p i de c
 v, sacif, sacifi, sacifia, sacv, sad, sadecv, saica, saoc, saog, sapi de c v, sapicv, sarf, sca, se, sh a, sha,
 sharikat almossahamah, shoqeri aksionere, shoqeri anonime, soc anon de cap var, socieda anonima, sociedad anonima,
 sociedad anonima comercial industrial y financiera, sociedad anonima de capital variable, sociedad anonima deportiva,
 sociedad limitada por acciones abierta, sociedad por acciones, sociedada anonima, sociedade anonima, sociedade por
 acoes, sociedade por acoes aberta, sociedade publica por acoes, sociedades anonimas inscritas de capital abierto,
 societa anonima, societa per azioni, societas europaea, societat anonima, societate anonima, societate pe actiuni,
 societatea pe actiuni, societatea publica pe actiuni, societateare pe actiuni, societe anonyme, societe anonyme
 omanaise close, societe anonyme omanaise generale, societe en commandite par actions, societe par actions, societe par
 actions de regime federal, societe par actions ouverte, societe publique par actions, spa, spolka akcyjna, vennootschap
 op aandelen, verejna akciova spolecnost, verejna akciova spolocnost, vidkrite akcionerne tovaristvo, vidkryte
 aktsionerne tovarystvo, viesoji akcine bendrove, yoaj, yopiq aksiyadorlik jamiyati, zakritaye aktsiyanernaye
 tavaristva, zakritoe aktsionernoe obshchestvo, zakrytae akcyyanernae tavarystva, zakryte akcjonarne obschtschestwo,
 zakrytoe akcionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshhestvo, zakrytoje
 akcionernoje obshchestvo, zakrytoye aktsionernoye obshchestvo, zao, zartkoruen mukodo reszvenytarsasag, zrt, а далее,
 аат, ад, акб, акционерный дружество, акционерный коммерческий банк, акционерный компания с ограниченный
 ответственность, акционерный общество, акционерный общество закрытый тип, акционерный общество открытый тип, ао, вата,
 еад, ед, закрытый акционерный общество, зао, зат, нао, непубличный акционерный общество, о а о, оао, открытый
 акционерный общество, пао, пат, публично акционерный дружество, публичный акционерный общество, сак, страховой акционер
 компания, страховой акционерный компания, хк, 公共株式会社, 公开株式会社, 株式会社, 股份公司, 股份有限公司
jv: kozos vallalat, kv
llc: (yu), a m b a, ab company oy, amba, andelsselskab med begraenset ansvar, anpartsselskab, aps, b v, b vennootschap,
 berhad, besl vennootschap, besloten vennootschap, besloten vennootschap met beperkte aansprakelijkheid, besloten
 vennotschap, beslotn vennootschap, bhd, bv, bvba, ca, cia, cia ltda, co ltd, co.,ltd, coltd, compania, compania
 anonima, compania limitada, company oy ab, cong ty trach nhiem huu han, cty tnhh, cty tnhh mtv, cyf, cyfyngedig, d n o,
 d o o, dis tic ltd, dmcc, dmcc co, dmcc company, dmcc free zone, dmcc llc, dno, dntn, doanh nghiep tu nhan, doo,
 drujestvo s ogranichena otgovornost, drustv ogranic odgovor, drustveno preduzece, drustvo ogranicene odgovornosti,
 drustvo s neogranicenom solidarnom odgovornoscu, drustvo s ogranicenom odgovornoscu, drustvo sa ogranicenom
 odgovornoscu, druzba z omejeno odgovornostjo, druzestvo s ogranicena otgovornost, druzhestvo s ogranichena otgovornost,
 dtnn, dubai multi commodities centre, dubai multi commodities centre company, ednolichno druzhestvo s ogranichena
 otgovornost, eenpersoons besloten vennootschap met beperkte aansprakelijkheid, eenpersoonsbvba, ehf, einkahlutafelag,
 eireli, eirl, empresa individual de responsabilidad limitada, empresa individual de responsabilidade limitada,
 entreprise unipersonnelle a responsabilite limitee, eurl, f z co, foreign limited liability company, free economic zone
 llc, free zone co, free zone company, free zone enterprise, free zone entity, free zone establishment, free zone l l c,
 free zone limited liability company, freezone company, fz enterprise, fz entity, fz establishment, fzco, fze, fzl l c,
 fzllc, g m b h, g m besch haftung, g m beschr haftung, gemeinnutzige gesellschaft mit beschrankter haftung,
 gemeinnutzige gmbh, gemeinnutzige ug, gemeinnutzige unternehmergesellschaft, ges m b h, ges mit besch haftung, ges mit
 beschr haftung, gesellsch m b h, gesellschaft m b h, gesellschaft mbh, gesellschaft mit besch haftung, gesellschaft mit
 beschr haftung, gesellschaft mit beschraenker haftung, gesellschaft mit beschraenkter haftung, gesellschaft mit
 beschrankter haftng, gesellschaft mit beschrankter haftung, gesmbh, ggmbh, gk, gmb h, gmbh, gmbhs, gug, hf, hlutafelag,
 i n c, in, inc, incorp, incorporado, incorporatd, incorporated, incorporation, incorporee, incorported, incs,
 intreprinderea cu responsabilitate limitata, ivaerksaetterselskab, ivs, j d o o, jdoo, jednostavno drustvo s
 ogranicenom odgovornoscu, k f t, kft, kft fioktelep, korlatolt felelossegu tarsasag, korlatolt felelossegu tarsasag
 organizacni slozka, kulfoldi szekhelyu vallalkozas fioktelepe, l l c, l l cfz, lc, lda, limitada, limitd, limitd
 liability co, limite, limited, limited by guarantee, limited by shares, limited co, limited company, limited liab co,
 limited liability co, limited liability comp, limited liability company, limited liability corp, limited liability
 corporation, limited sirket, limited sirketi, limited sti, limitee, limted, limted liability co, ll, llc, llcs, lmtd,
 lmtd liability company, lt, lt liability company, ltd, ltd co, ltd liab company, ltd liability co, ltd liability comp,
 ltd liability company, ltd sti, ltda, ltds, m b h, masuliyati cheklangan jamiyat, mbh, mchj, mit besch haftung, mit
 beschr haftung, mit beschrankter haftung, mmc, məhdud məsuliyyətli cəmiyyət, o d, o y, obshchestvo s dopolnitelnoj
 otvetstvennostyu, obshchestvo s ogranichennoi otvetstvennostiu, obshchestvo s ogranichennoi otvetstvennostyu,
 obshchestvo s ogranichennoj otvetstvennostyu, obshchestvo s ogranichennoy otvetstvennostyu, obshchestvo s ohranychennoi
 otvetstvennostiu, ocoo, od, ood, ooo, ortacko drustvo, osakeyhtio, oy, oy company ab, pllc, private company with
 limited liability, private limited company, private limited liability company, professional limited liability company,
 proprietary limited, proprietary limited company, proprietary ltd, pte ltd, pty limited, pty ltd, ribotos atsakomybes
 bendrove, s a r l, s a s, s de rl de cv, s i a, s l n e, s par a s, s r l, s r o, sabiedriba ar ierobezotu atbildibu,
 sabiratelno druzhestvo sadruzhie, sarl, sas, scc, sd, sd sie, sdn bhd, selskab med begraenset ansvar, sendirian berhad,
 sh p k, shoqeri me pergjegjesi te kufizuar, shpk, sia, sicietatea de raspundere limitata, sie, single member private
 limited company, sirketi, sll, slne, smba, soc a resp limitata, soc a resp limitee, soc a responsab limitee, soc par
 actions simplifiee, soc resp limitada, sociedad de responsabilidad limitada, sociedad limitada laboral, sociedad
 limitada nueva empresa, sociedad por acciones simplificada, sociedada limitada, sociedade limitada, sociedades por
 acciones simplificada, societa a responsabilita limitata, societata cu raspundere limitata, societate cu rasponbilitate
 limitata, societate cu raspundere limitata, societate cu raspundre limitata, societate cu responsabilitate limiiata,
 societate cu responsabilitate limitata, societatea cu rasdpundere limitata, societatea cu rasponsabilitate limitata,
 societatea cu raspundere, societatea cu raspundere limitata, societatea cu raspundere limitate, societatea cu
 responsabilitate limitata, societatea cu responsabilitatea limitata, societatea cu respundere limitata, societatii cu
 raspunderea limitata, societe a responsabilite limitee, societe actions simplifiee, societe commerciale canadienne,
 societe par actions simplifiee, societe privee a responsabilite limitee, societe privee a responsabilite limitee
 unipersonnelle, societete cu raspundere limitata, socitate cu responsabilitate limitata, sp z o o, sp z o o sp k, sp z
 ogr odp, sp z oo, sp zoo, special economic zone llc, spol s r o, spol s ruc omez, spolecnost s rucenim omezenym, spolka
 z o o, spolka z o o sp k, spolka z ogr odpow, spolka z ograniczona odpowiedzialnoscia, sprl, spz o o, spz oo, spzoo,
 srl, srlcv, sro, sti, suarl, tavaristva z abmezhavanaj adkaznastsiu, tavarystva z abmezhavanaj adkaznascyu, tavarystva
 z abmezhavanay adkaznastsyu, tavarystva z dadatkovaj adkaznascyu, tov, tovarystvo z obmezhenoiu vidpovidalnistiu,
 tovarystvo z obmezhenoyu vidpovidalnistyu, trade free zone company, uab, ug, ug haftungsbeschrankt, unternehmerg,
 unternehmerges, unternehmergesellschaft, uzdaroji akcine bendrove, uzdarosios akcines bendroves, vennootschap met
 beperkte aansprakelijkheid, yk, yu, yuhanhoesa, гмбха, далее о о, дззд, доо, дп, еоод, иностранный общество с
 ограниченный ответственность, компания с ограниченный ответственность, ликвидационный комиссия общество с ограниченный
 ответственность, ликвидационный комиссия ооо, лтд, мчж, о далее, общество ограниченный ответственность, общество с
 дополнительный ответственность, общество с ограниченный от, общество с ограниченный ответственность, общество с
 ограниченный ответственность строительный компания, общество с ограниченный ответственность торговый дом, общество с
 ограниченный ответственность управлять компания, общество с ограниченный ответственность фирма, общество с ограниченный
 ответственный, общество ст ограниченный ответственность, ода, одо, оод, ооо, сд, сей, сиа, таа, тда, тзов, тов, ххк,
 частный компания с ответственность, частный компания с ответственность ограниченный акция, 合同会社, 有限, 有限会社,
 有限公司, 有限责任会社, 有限责任公司
llp: limited liability partnership, llp, mbb, part g mbb, part mbb, partg m b b, partg mbb, partgmbb, partmbb,
 partnerschaft mbb, partnerschaft mit beschrankter berufshaftung, partnerschaftsgesellschaft mbb,
 partnerschaftsgesellschaft mit beschrankter berufshaftung, ооп, партнерство с ограниченный ответственность,
 товарищество с ограниченный ответственность, тоо, 有限责任事业组合
lp: ag co kg, ag co kgaa, ag und co kg, agcokg, agcokgaa, aktiengesellschaft co kg, aktiengesellschaft co kgaa, b v co
 kg, beteti tarsasag, bt, bv co kg, bvcokg, comandita simple, comm v, comm va, commanditaire vennootschap, commanditaire
 vennootschap op aandelen, cv, cva, eg co kg, egcokg, eingetragene genossenschaft co kg, europaische gesellschaft co kg,
 europaische gesellschaft co kgaa, genossenschaft co kg, gesellschaft mbh co kg, gesellschaft mit beschrankter haftung
 co kg, gesellschaft mit beschrankter haftung co kgaa, gewone commanditaire vennootschap, gmbh and co kg, gmbh co, gmbh
 co kg, gmbh co kgaa, gmbh u co kg, gmbh und co kg, gmbhcokg, gmbhcokgaa, ilp, incorporated limited partnership, k d, k
 g, k g a a, kb, kd, kda, kg, kgaa, kom sti, komandit sirket, komanditni spolecnost, komanditno drustvo, komanditno
 druzhestvo, komanditno druzhestvo s aktsii, komanditno druzhestvo s aktsiyami, komanditsabiedriba, kommandiittiyhtio,
 kommanditbolag, kommanditgesellschaft, kommanditgesellschaft auf aktien, kommanditselskab, ks, ky, l p, limited co kg,
 limited ortaklik, limited partnership, lp, ltd co kg, ltdcokg, m b h co kg, mbh co kg, mbh u co kg, s c e i, s c p a, s
 c s, s cra, s en c, sapa, sc, scei, scpa, scra, scs, se co kg, se co kgaa, secokg, secokgaa, secs, sh k, shk, shoqeri
 komandite, snc, snt, sociedad comanditaria, sociedad de capital e industria, sociedad en comandita por acciones,
 sociedad en comandita simple, societa in accomandita per azioni, societas europaea co kg, societas europaea co kgaa,
 societe en commandite simple, societe en nom collectif, stiftung co kg, stiftung co kgaa, stiftung und co kg,
 stiftungcokg, stiftungcokgaa, taisuhing, tokumei kumiai, tu, ug co kg, ugcokg, unternehmergesellschaft co kg,
 usaldusuhing, uu, к далее, кд, кда, л п, садоводческий некоммерческий товарищество, 两合公司, 匿名组合, 合资会社
mil: chvk, militarische organisation, militarische vereinigung, militarna organizacija, militarne organizacije, pmc,
 private military company, частный военный компания, чвк
ngo: a s b l, aciq səhmdar cəmiyyəti, aisbl, alap, alapitvany, anpo, asbl, asc, association internationale sans but
 lucratif, association sans but lucratif, autonomous nonprofit organization, avtonomnaja nekommerceskaja organizacija,
 avtonomnaya nekommercheskaya organizatsiya, blagotvoritelnaja organizacija, blagotvoritelnaya organizatsiya,
 blagotvoritelny fond, blagotvoritelnyj fond, blagotvoritelnyy fond, blahodiyna orhanizatsiya, blahodiynyy fond,
 blahodіjna orhanіzacіja, blahodіjnyj fond, c i c, charitable fund, charitable organisation, charitable organization,
 charity, charity fund, cic, civil society organisation, civil society organization, community interest company, cso,
 dabrachynnaya arhanizatsyya, dabrachynny fond, dabracynnaja arhanizacyja, dabracynny fond, e v, egyes, egyesulet,
 eingetr verein, eingetragene vereinigung, eingetragener verein, ev, gemeinnutzige stiftung, hramadskae abjadnanne,
 hramadskaja arhanizacyja, hramadskaya arhanizatsyya, hramadskaye abyadnanne, hromadska orhanizacija, hromadska
 orhanizatsiya, hromadske objednannja, hromadske obyednannya, internationale vereniging zonder winstoogmerk, ivzw, kht,
 kozhasznu tarsasag, mimovladna organizacia, mittetulundusuhing, mtu, n g o, n p o, nederzavna orhanizacija, nederzhavna
 orhanizatsiya, nedzarzaunaja arhanizacyja, nedziarzhaunaya arhanizatsyya, nedzjarzhaunaja arhanizacyja, nekomercіjna
 orhanіzacіja, nekomertsiyna orhanizatsiya, nekommerceskaja organizacija, nekommerceskaya organizatsiya,
 nekommercheskaya organizaciya, nekommercheskaya organizatsiya, nekommercheskaya organizatsiya fond, neurjadova
 orhanizacija, neuryadova orhanizatsiya, nevladina organizacija, nevladine organizacije, nevladni organizace, ngo,
 nichtregierungsorganisation, niegovorni organizaciji, nietgouvernementele organisatie, non governmental organisation,
 non governmental organization, non profit organisation, non profit organization, nongovernment organisation,
 nongovernmental organization, nonprofit, nonprofit organisation, nonprofit organization, npo, o p s, obcanske sdruzeni,
 obecne prospesna spolecnost, obscestvennaja organizacija, obscestvennoe obedinenie, obscestvennyj fond, obschestvennaya
 organizatsiya, obschestvennoe obyedinenie, obshchestvennaya organizatsiya, obshchestvennoye obyedineniye,
 obshchestvennyy fond, ong, ops, organisation non gouvernementale, organizacao nao governamental, organizacion no
 gubernamental, organizacja pozarzadowa, organizatia neguvernamentala, organizatia societatii civile, organizzazione non
 governativa, oscip, pa, professional association, rechtsf stiftung, rechtsfahige stiftung, registrerad forening,
 rekisteroity yhdistys, rekisteroity yhdistys ry, reykjavikurfelag, rf, ry, spf, stichting particulier fonds, stiftung,
 stiftung des burgerlichen rechts, stiftung des offentlichen rechts, verein, vereinigung ohne gewinnerzielungsabsicht,
 vereniging zonder winstoogmerk, vog, volonterska orhanizacija, volonterska orhanizatsiya, vzw, z s, zapsany spolek, zs,
 автономный некоммерческий организация, ано, благотворительный организация, благотворительный фонд, бо, бф, в, га, го,
 да, дф, местный общественный организация, местный общественный организация первичный профсоюзный организация, моо, нда,
 ндо, негосударственный некоммерческий организация, негосударственный образовательный учреждение дополнительный
 образование, негосударственный образовательный учреждение дополнительный образование ребенок, негосударственный
 образовательный учреждение дополнительный профессиональный образование, негосударственный организация, некоммерческий
 организация, некоммерческий организация фонд, некоммерческий партнерство, нко, но, ноудо, нп, нуо, о, областной
 общественный организация, общественный объединение, общественный организация, общественный фонд, оносс, оо, организация
 научный обслуживание и социальный сфера, оф, тбб
rel: местный православный религиозный организация, местный религиозный организация, мро, религиозный организация, ро,
 центральный религиозный организация, цро
soe: a o r, anstalt des offentlichen rechts, anstalt offentlichen rechts, aor, consorzio statale, den foderale
 statsejede budgetinstitution, dnnn, doanh nghiep nha nuoc, empresa orcamental do estado federal, empresa publica,
 empresa publica unitaria federal, empresa unitaria estatal, empresa unitaria estatal de la, entita statali, entreprise
 unitaire detat, entreprise unitaire publique federale, ep, federal state budgetary enterprise, federal state budgetary
 institution, federal state institution, federal state unitary enterprise, federalna budzetowa instytucja, federalne
 panstwowe przedsiebiorstwo unitarne, federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie, fgbu, fgup, foderales
 staatseigenes unternehmen, gemeinnutziges kommunalunternehmen, gku, gnpp, gosudarstvennoe nauchno proizvodstvennoe
 predpriyatie, gosudarstvennoe unitarnoe predpriyatie, gup, hindu undivided family, huf, ik, im, impresa unitaria
 statale, individualais komersants, interessentskab, intreprindere de stat alimentatiei publice, intreprinderea de stat,
 intreprinderea municipala, intreprinderea unitara a statului federal, is, javno preduzece, k d o r, k u, kdor, kjsz,
 kommunalunternehmen, kor, korperschaft des offentlichen rechts, korperschaft offentlichen rechts, kozjogi szervezet,
 ku, mup, peec, public establishment with economic characteristics, s e, scientific and production enterprise,
 scientific production enterprise, se, sociedad del estado, staatliches einheitsunternehmen, staatsinformatieagentschap,
 staatskonzern, state concern, state enterprise, state unitary enterprise, state unitary enterprise of the, statni
 jednotny podnik, statni koncern, statny unitarny podnik, unitar korxona, unitarnae pradpryemstva, unitarnoe
 predpriyatie, гаусый, гбоу, гдоу, гкоу, гку, гну, госнии, государственный автономный учреждение социальный
 обслуживание, государственный бюджетный общеобразовательный учреждение, государственный дошкольный образовательный
 учреждение, государственный дошкольный образовательный учреждение детский сад, государственный казенный образовательный
 учреждение, государственный казенный специальный образовательный учреждение, государственный казенный учреждение,
 государственный научный учреждение, государственный образовательный учреждение, государственный образовательный
 учреждение высокий профессиональный образование, государственный общеобразовательный учреждение, государственный
 предприятие, государственный специальный образовательный учреждение, государственный унитарный дочерний предприятие,
 государственный унитарный предприятие, государственный унитарный сельскохозяйственный предприятие, государственный
 учреждение, гоу, гп, гскоу, гу, гудп, гуп, гусп, дгуп, дочерний государственный унитарный предприятие, дочерний фгуп,
 маоу, мау, мбдоу, мбоу, мку, моу, муниципальный автономный дошкольный образовательный учреждение, муниципальный
 бюджетный дошкольный образовательный учреждение, муниципальный бюджетный образовательный учреждение, муниципальный
 бюджетный общеобразовательный учреждение, муниципальный бюджетный учреждение дополнительный образование, муниципальный
 казенный дошкольный образовательный учреждение, муниципальный казенный учреждение, муниципальный образовательный
 учреждение, муниципальный общеобразовательный бюджетный учреждение, муниципальный унитарный предприятие, муп, мчс
 россия, областной государственный казенный образовательный учреждение, областной государственный казенный
 общеобразовательный учреждение, образовательный учреждение дополнительный профессиональный образование, объединить
 первичный профсоюзный организация, объединить профсоюзный организация, огкоу, огу, окружный государственный учреждение,
 оппо, отдел государственный противопожарный служба, первичный организация профессиональный союз работник
 здравоохранение, первичный профсоюзный общественный организация, первичный профсоюзный общественный организация
 акционерный общество, первичный профсоюзный организация, первичный профсоюзный организация государственный бюджетный
 учреждение, первичный профсоюзный организация государственный унитарный предприятие, первичный профсоюзный организация
 открытый акционерный общество, первичный профсоюзный организация профсоюз работник здравоохранение, первичный
 профсоюзный организация федеральный бюджетный учреждение, первичный профсоюзный организация федеральный казенный
 учреждение, поу, ппо, ппоо, профессиональный образовательный учреждение, профсоюзный организация работник, следственный
 управление следственный комитет российский федерация, су ск рф, унитарный предприятие, уп, управление федеральный
 служба безопасность российский федерация, управление фсб рф, фгб, фгдоу, фгка, фгну, фгу, фгуп, федеральный
 государственный бюджетный дошкольный образовательный учреждение, федеральный государственный бюджетный учреждение,
 федеральный государственный дошкольный образовательный учреждение, федеральный государственный казенный учреждение,
 федеральный государственный научный учреждение, федеральный государственный унитарный предприятие, федеральный
 государственный учреждение, федеральный дочерний государственный унитарный предприятие, федеральный казенный
 предприятие, федеральный казенный учреждение, фкп, фку, јп
sp: e k, e kfm, e kfr, ednolichen targovets, egyeni ceg, egyeni vallalkozo, ei, eingetr kaufmann, eingetragene
 kauffrau, eingetragener kaufmann, eingetragenes einzelunternehmen, ek, ekfm, ekfr, empresa unipersonal, entreprise
 individuelle, fop, ii, inteprinderea individuala, interprinderea individuala, intreprindera individuala, intreprindere
 individuala, intreprinderea ibdividuala, intreprinderea individuala, intreprinderea individuali, intreprinderea
 indiviuala, intreprindserea individuala, intreprinzator individual, intreprinzatorul individual, ip, kfm, kfr,
 obiteljsko poljoprivredno gospodarstvo, oilaviy korxona, opg, pp, private enterprise, pryvatne pidpryiemstvo, pup, s p,
 samostalni preduzetnik, sau, sociedad anonima unipersonal, sole proprietorship, spd, statni podnik, ultd, unlimited,
 unlimited company, unlimited proprietary, unltd, vennootschap onder firma, verejna obchodni spolecnost, vof, vos, ет,
 индивидуальный предприниматель, ип, пп, пуп, спд, субъект предпринимательский деятельность, фоп, іп, 无限公司
"""
