"""Words that mean the same in names of organisations, and numbers in words.

Written by ``python tools/make_organisation_tables.py``; edit that and run it again. The words are those of
rigour 2.6.1 (org_symbols, org_domains, ordinals), as far as they are in Cyrillic, Latin or Chinese letters;
folded as names are compared, Russian ones in the form of the dictionary, misprints left out. Its licence, that of MIT,
stands in ``data/rigour-licence.txt``.
"""

from __future__ import annotations

SYMBOLS = """
academy: academie, academy, akademi, akademie, akademii, akademiia, akademija, akademijai, akademijam, akademijas,
 akademiya, академия
adviser: adviser, advisers, advisor, advisors, консультант, советник
agency: agcy, agence, agencia, agencja, agency, agentschap, agentur, agenzia, ajans, агентство
agriculture: agri, agric, agricola, agricole, agricoltura, agricultura, agricultural, agriculture, agrikultura, agro,
 агрикультура, сельский хозяйство, сельскохозяйственный, 农业
aircraft: aerei, aereo, aeroplane, aeroplanes, aeroplani, aircraft, airplane, airplanes, aviao, avioes, avion, aviones,
 avions, flugzeug, flugzeuge, ndege, plane, planes, аэроплан, самолет, 飞机, 飞行机
airline: airline, airlines, авиакомпания, авиаперевозчик
airport: aerodrom, aerodrome, aerodromes, aerodromi, aerodromo, aerodromos, aeroport, aeroporti, aeroporto, aeroportos,
 aeroports, aeropuerto, aeropuertos, airport, airports, flughafen, havaalani, letiste, letisti, letistni, lotniska,
 lotnisko, luchthaven, luchthavens, lufthaven, port lotniczy, авиапорт, аэропорт, летный поле, 机场, 空港, 航空港,
 飞机场, 飞行场
alliance: alianca, alianta, alianza, alleanza, alliance, allians, alliantie, allianz, ittifak, sojusz, альянс, 同盟
allrussian: allrussian, national, всероссийский
army: armee, armee de terre, armeen, army, ejercito, kara kuvvetleri, ordu, армейский, армия, арміть, 军队, 陆军
asset: asset, assets, актив, 资产
assoc: asociacion, asotsiatsiia, assn, assoc, associacao, associaciya, association, associations, associazione,
 assotsiacija, assotsiatsiya, obyedinenie, obyedineniye, obyednannya, stowarzyszenie, zwiazek, ассоциация, объединение
associates: associates, ассоциированный
association: asociaciones, associacao, association, associations, ассоциация
authority: auth, authority, autoridad, autoridade, autorita, autoritat, autoritate, autorite, autoriteet, autoriteit,
 autoritet, autoritetas, autorytet, avtoritet, avtoriteta, awtoridad, awtorita, behorde, hatosag, otoritas, otorite,
 udaras, viranomainen, 権限
auto: auto, automobile, automobilei, automobilele, automobilelor, automobiles, automobiliai, automobilii, automobilis,
 automobilov, automobilu, automobiluv, automobily, automobilya, automobilyi, automotive, automoviles, car, vehicle,
 vehicular, автомобиль, 汽车
aviation: aerospace, aviacion, aviation, avn, havaciligi, havacilik, luftfahrt, авиационный, авиация, 航空, 航空业
bank: banca, banco, bank, banka, bankacilik, bankasi, banki, banking, banque, clearing bank, commercial bank,
 handelsbank, handelsbanken, investment bank, investment banking, kreditanstalt, merchant bank, savings and loan,
 savings and loan association, savings bank, trade bank, банк, инвестиционный банк, коммерческий банк, 银行
base: base, bases, baza, база
branch: br off, br office, branch, branch of, branch off, branch office, filiale, sub branch, subsidiary branch,
 zweigstelle, филиал, 分公司, 分行, 支行
brigade: brigaad, brigad, brigada, brigade, brigata, brigedi, briqada, brygada, бригада, 旅
bros: bros, brothers, fratelli, freres, hermanos, irmaos
budget: budget, budgetary, бюджет, бюджетный
building: batiment, batiments, bldg, bldgs, building, buildings, edificio, edificios, gebaude, yapi, zgrada, zgrade,
 здание, 建材, 建筑物
bureau: bureau, buro, buron, buronu, бюро
business: business, businesses, бизнес, деловой, 商, 商业
capital: capital, capitale, capitals, capitalul, kapital, капитал
cartel: carteis, cartel, carteles, cartelli, cartello, cartels, drug trafficking organization, dto, kartel, kartele,
 karteli, karteliai, kartell, kartellek, karteller, kartellid, kartellit, картель, 卡特尔
casino: casino, cazinou, kasiino, kasino, kasyno, kaszino, kazino, казино
center: center, centr, centras, centre, centro, centrum, cntr, ctr, tsentr, tsentrov, центр, 中心
central: central, centrala, centrale, centralele, centrali, централизованный, центральный
chemical: chem, chemical, chemicals, kimya, kimyasal, kimyevi, quimica, quimico, химический, 化学, 化工
city: cities, city, city council, city government, city of, city of the, municipale, municipale de, municipale des,
 municipale du, municipalite, municipals, город, городской, муниципалитет
club: circolo, club, clube, klub, kulup, клуб, 俱乐部
co: bendrove, co, comp, compagnie, companhia, compania, companie, company, corp, corporation, coy, cомpany, etaireia,
 ettevote, firm, firma, gesellschaft, gongsi, intreprinderea, kaisha, kampani, kampaniia, kampaniya, komaniya, kompani,
 kompania, kompanii, kompaniia, kompanija, kompaniy, kompaniya, kongsi, shirkat, sirket, sociedad, societa, societe,
 spolecnost, vallalat, vennootschap, yhtio, компания, 企业, 公司
commerce: commerce, commercial, коммерция, коммерческий, 商务
commercial: comercial, comerciala, comerciale, coml, commercial, commerciale, commerciaux, commercieel, commerciele,
 commerciell, commerical, comml, kommercial, kommersiel, коммерческий, 商业, 商业的
committee: cmte, committee, committees, комитет, 委员会
comms: comm, comms, communication, communications, comunicacion, comunicaciones, haberlesme, iletisim, kommunikation,
 telecom, telecommunication, telecommunications, telecoms, коммуникация, связь, 传播, 通信, 通讯
concern: concern, consorcio, group of companies, kontsern, konzern, концерн
consortium: consorcio, consortile, consortium, consortum, konsortsium, консорциум
construction: constr, constrn, construcao, construccion, construcoes, construction, constructora, construtora, insaat,
 строительный, строительство, 建工, 建筑
consulting: asesoria, beratung, conseils, constultants, consulenza, consult, consultancy, consultants, consulting,
 consultora, consultoria, danisman, danismanlik, konsult, konsulting, консалтинг, консалтинговый, 咨询, 顾问
coop: coop, coop society, cooperatieve, cooperatif, cooperation, cooperativa, cooperative, cooperative society,
 cooperatives, cooperativo, corporativo, corporativos, kooperatif, kooperativa, kooperatsia, kooperattiva, koperasi,
 sociedad cooperativa, spoldzielczy, spoldzielni, synetairismos, кооперация
corp: corp, corpn, corpo, corporacao, corporaciia, corporacion, corporate, corporatia, corporatie, corporation,
 corporations, corporatn, corporaton, corprtn, koroporatsiya, korp, korporacija, korporation, korporatsiia,
 korporatsiya, korporatsiyi, sociedade, societa, societatea, корпорация, 协力的な, 生活协同组合
credit: credit, credits, kredit, кредит, кредитный
crypto: cripto, criptomoeda, criptomoedas, criptomoneda, criptomonedas, crypto, cryptocurrencies, cryptocurrency,
 cryptomonnaie, cryptomonnaies, cryptovaluta, cryptovalutas, kripto, kripto para birimi, kripto para birimleri,
 kriptovaliuta, kriptovaliutos, kriptovaluta, kriptovalutak, krupto, kruptovaluuta, kruptovaluutad, krypto,
 kryptovaluta, kryptovalutaer, kryptovalutor, kryptovaluutat, kryptovaluutta, kryptowahrung, kryptowahrungen,
 kryptowaluta, kryptowaluty, 加密货币, 暗号资产
culture: cultura, cultural, culture, kultur, kultura, культура, культурный, 文化
defence: defence, defensa, defense, defensie, defensiv, defesa, difesa, forsvar, protectia, savunma, verdediging,
 verteidigung, оборона, оборонный, 国防, 防务
dept: abteilung, afdeling, afdelingen, departament, departamento, departamentul, departement, department, dept,
 dipartimento, отдел
design: design, designer, designers, designing, disenador, diseno, dizayn, progettazione, tasarim, tasarimci,
 проектирование, проектировщик, проектировщица, 设计, 设计师
dev: dev, development, devt, развитие, 发展, 开发
diamond: brylant, brylanty, deimantai, deimantas, diamant, diamantar, diamante, diamanten, diamanter, diamantes,
 diamants, diament, diamenty, diamond, diamonds, elmas, elmaslar, gyemant, gyemantok, pirlanta, pirlantalar, teemandid,
 teemant, timantteja, timantti, алмаз, бриллиант, 金刚石, 钻石
distrib: distribuidora, distribution, distributor, distributors, дистрибутор, дистрибуция, дистрибьютор
education: education, educational, образование, образовательный, общеобразовательный, 教育
electric: elec, electric, electrica, electrical, electrically, electricidad, electricity, electrico, elektrik,
 elektrikli, электрический, 电力, 电气
electronic: electronic, electronica, electronical, electronico, electronics, electronique, elektronik, elektronikci,
 elektronisch, elektronische, elektronisk, elettronica, elettronico, электроника, электронный, 电子, 电子の
energy: energi, energia, energias, energie, energieen, energier, energies, energii, energija, energije, energy, enerji,
 энергия, 能源, 能量
eng: eng, engg, engineering, engineers, engr, engrg, ingegneri, ingenieria, ingenierie, inzeniring, inzenyrstvi,
 inzhiniring, инженерия, инженерный, инжиниринг, 工学, 工程
enterprise: empreendimento, empreendimentos, empresa, enterpraizes, enterprise, enterprises, entreprise, entreprises,
 impresa, interprise, predpriyatie, yritys, предприятие
equipment: ausrustung, ekipman, eqpt, equip, equipamento, equipamentos, equipement, equipment, equipo, equipos,
 techizat, оборудование, 装备, 设备
exchange: exchange, exchanges, биржа, биржевой
export: eksportu, eksporty, export, exports, экспорт
factory: fabbrica, fabbriche, fabriek, fabrik, fabrika, fabrique, factories, factory, plant, rasteniye, usine, werk,
 werke, zavod, завод, фабрика, 厂, 厂子, 厂家, 工厂
fdn: fdn, fndn, fondacion, fondacioni, fondation, foudation, foundation, fundacija, fundacion, fundacja, fundatia,
 fundatie, stichting, stiftung, фонд, 基金, 设立, 财団
fed: federal, federala, federalna, federalni, federalny, federalnyy, federatsiyi, federatsyy, федеральный, федерация
financial: finance, finances, financial, financiera, financiero, finans, finansal, finanzas, mali, финансирование,
 финансовый, 财务, 财政, 金融
flight: flight, flights, полет, рейс
fund: fond, fondo, fondovy, fonds, fund, fundo, funds, фонд
general: general, generale, генеральный, 总公司
global: global, globalni, globalny, kuresel, mondial, mondiale, weltweit, глобально, глобальный
gov: gobierno, gobierno de, gouvernement, gouvernement de, gouvernementale, gov, government, government of, government
 of the, governmental, govmnt, govt, gvt, regierung, regierung der, regierung von, staat, staatlich, staatliche,
 staatliches, state, state of, госпредприятие, государственно, государственный, казенный, правительство, 政府, 辖
grp: csoport, group, group company, group of companies, groupe, groupe dentreprise, groupement, grp, grup, grupa,
 grupe, grupo, grupo de empresas, grupp, gruppo, gruppo di societa, grupul, hrupa, skupina, груп, группа, группа
 компания, 团, 集团, 集团公司
hardware: donanim, hardware, hardwares
health: health, healthcare, здравоохранение
holding: hldg, hldgs, holding, holdings, kholding, kholdyng, symmetoches, symmetochon, xoлдиhг, кооперативный, холдинг,
 保有资产
hospital: hastane, hastanesi, hosp, hospital, hospitals, больница, госпиталь, 医院
hotel: albergo, hotel, hotell, otel, отель, 酒店
house: casa, dom, ev, haus, house, housing, huis, hus, konut, maison, дом, 住宅, 房屋
import: import, imports, импорт, импортный
industry: endustri, endustriyel, indastri, indastrial, indastris, inds, indust, industra, industria, industriais,
 industrial, industriala, industriale, industriales, industrialna, industrialny, industrialnyi, industrias, industrie,
 industriei, industriel, industriele, industriell, industrier, industries, industriia, industriilor, industrija,
 industrije, industriji, industrijo, industriju, industriya, industriyi, industrji, industry, sanayi, индустриальный,
 индустрия, промышленность, 产业, 实业, 工业
information: bilgi, enformasyon, info, informacion, informatica, informatics, information, informatyka, informatyki,
 информационный, информация, 信息, 情报, 资讯
innovation: innovacio, innovacion, innovaciones, innovacoes, innovasiyon, innovasjon, innovasjonar, innovatie,
 innovatiei, innovatii, innovatiii, innovatiilor, innovation, innovations, innovativa, innovative, innovativo,
 innovatsioon, innovatsiya, innovazione, innovazioni, inovasyon, yenilik, инновационный, 创新
institute: industite, insitute, inst, institiut, instituicao, institut, instituta, institutas, institute, instituti,
 instituto, instituts, institutu, institutul, institutului, instituut, instituutin, instituutti, instytut, instytutu,
 istituto, ynstytut, институт, 学院, 研究所, 研究院
institution: institucija, institutia, institution, учреждение
instrmak: fabrication dinstruments, instrument engineering, instrumentmaking, priborostroeniya, приборостроительный
insurance: aseguradora, ins, insurance, insurance company, insurans, insurer, seguro, seguros, sigorta, sigortacilik,
 versicherung, versicherungen, versicherungsgesellschaft, verzekeringsmaatschappij, verzekeringsmaatschappijen,
 страховой, 保险, 保险公司
intel: intel, inteligencia, inteligjenca, inteligjences, intelijen, intelligence, istihbarat, istihbarati, wywiadu,
 разведывательный
intl: internacionais, internacional, internacionales, internantional, internasional, international, internationale,
 internationales, internatsionale, internazionale, internazionali, intl, интернациональный, 国际, 国际的
investment: inversion, inversiones, invesment, invesmenti, invest, investasi, investeringen, investice, investicija,
 investicni, investimenti, investimento, investimentos, investissement, investitorii, investitsiy, investment,
 investments, investmet, invt, инвестиционный, инвестиция, 投资
invfund: fi, fondo de inversion, fondo di investimento, fundo de investimento, investiciju fondas, investiciju fondu,
 investicinis fondas, investiciniu fondas, investiciniu fondu, investitsionnyy fond, investment fund, investmentfonds,
 investycyjny fundusz, mutual fund, инвестиционный фонд
islamic: islam, islami, islamic, islamico, islamique, islamiske, islamitische, islamiya, islamiyah, islamo, islamske,
 islamskiej, islamskych, исламский
jail: carcel, gaol, gaolhouse, jail, jailhouse, maison darret, tutkintavankila, untersuchungshaftanstalt, сизый, 看守所
jewelry: bijoux, bizuteria, ehted, ekszerek, gioielli, jewellery, jewelry, joias, joyas, joyeria, juwelen, korut,
 mucevher, papuosalai, schmuck, sieraden, smycke, smykker, sperky, taki, украшение, ювелирный изделие, 宝饰品, 珠宝,
 首饰
kombinat: kombinat, kombinatas, комбинат, комбинированный
lab: lab, labor, laboratoire, laboratoires, laboratoria, laboratorien, laboratorier, laboratories, laboratorija,
 laboratorijos, laboratorio, laboratorios, laboratoriot, laboratorium, laboratoriumok, laboratory, laboratuvar,
 laboratuvarlar, labore, laborid, labs, лаборатория, 实验室, 実験室, 研究室
leasing: lease, leasing, лизинг, лизинговый, 租赁
liquidation: en liquidacion, en liquidation, in liqu, in liquidation, in liquidazione, 清算中
logistics: logistic, logistica, logistics, lojistik, логистика, логистический, 后勤, 物流
machine: machine, machinery, machines, machining, машиностроение, машиностроительный, 机械
manufacturing: manufacturer, manufacturers, manufacturies, manufacturing, manufakturynh, mfg, mfr, mfrs, production,
 производственный, производство
maritime: denizcilik, marine, maritim, maritime, морской
marketing: markedsforing, marketing, marketinga, marketingo, marketingova, marketingove, marketingovych, marketingu,
 mercadeo, mercadotecnia, pazarlama, маркетинг, маркетинговый, 市场营销, 营销, 销售
mechanical: mecanica, mecanique, mechanical, mechanicky, mekhanicheskiy, механика, механический
media: massmedia, massmedier, media, medias, medien, mediji, medios, medya, meedia, srodki masowego przekazu,
 tiedotusvalineet, ziniasklaida, змі, медиа, меді, сми, 传媒, 媒体
medical: med, medica, medical, medicina, medicine, medico, saglik, tibbi, tip, медицинский, 医学, 医疗
mgmt: epicheirisi, gerenciamento, gestion, management, mgmt, mgt, mngmt, менеджмент, управление, 管理, 辖
military: askeri, askeriye, militar, militare, militares, military, militsii, военный, 军事, 军队
mining: bergbau, maden, madencilik, minera, mineria, mines, mining, горнодобывающий, 煤业, 煤矿, 矿业, 矿产
ministry: ministere, ministerie, ministerij, ministerio, ministerium, ministero, ministerstvo, ministeru, ministerul,
 ministerului, ministrerio, ministries, ministry, министерство
motor: motor, motoren, motorlar, motorlari, motorlu, motors, motoru, мотор, моторный, 发动机
municipal: municipal, municipality, munisipalitas, munisipalitetet, munisipaliteti, муниципальный
museum: musee, musei, museo, museos, museu, museum, museums, muze, muzej, muzeji, muzesi, muzeum, музей, 博物馆
natl: landelijk, nacional, nacionalna, nacionalnyy, narodni, narodowy, nasjonale, national, nationalnyy, nationell,
 natl, nazionale, ulusal, valstybinis, национальный, 国家的, 国立
naval: naval, navy
nbco: nbco, nco, nonbank credit institution, nonbank credit organization, nonbanking credit institution, nonbanking
 credit organization
network: network, networks, netzwerk, сетевой, 网络
ngo: blagotvoritelnaja organizacija, blagotvoritelnaya organizatsiya, blagotvoritelny fond, blagotvoritelnyj fond,
 blagotvoritelnyy fond, blahodiyna orhanizatsiya, blahodiynyy fond, blahodіjna orhanіzacіja, blahodіjnyj fond,
 charitable fund, charitable organisation, charitable organization, charity, charity fund, civil society organisation,
 civil society organization, cso, mimovladna organizacia, n g o, nedzarzaunaja arhanizacyja, nedziarzhaunaya
 arhanizatsyya, nedzjarzhaunaja arhanizacyja, nekommerceskaja organizacija, nekommerceskaya organizatsiya,
 nekommercheskaya organizaciya, nekommercheskaya organizatsiya, nekommercheskaya organizatsiya fond, nevladina
 organizacija, nevladine organizacije, nevladni organizace, ngo, nichtregierungsorganisation, niegovorni organizaciji,
 nietgouvernementele organisatie, non governmental organisation, non governmental organization, non profit organisation,
 non profit organization, nongovernmental organisation, nongovernmental organization, nonprofit organisation, nonprofit
 organization, obscestvennaja organizacija, obscestvennoe obedinenie, obschestvennaya organizatsiya, obschestvennoe
 obyedinenie, obshchestvennaya organizatsiya, obshchestvennoye obyedineniye, ong, organisation non gouvernementale,
 organizacao nao governamental, organizacion no gubernamental, organizacja pozarzadowa, organizatia neguvernamentala,
 organizatia societatii civile, organizzazione non governativa, благотворительный организация, благотворительный фонд,
 бо, бф, некоммерческий организация, некоммерческий организация фонд, нко, общественный объединение, общественный
 организация
nominee: nominee, nominees, номинальный
npp: corporatia de cercetare si productie, engineering and construction, intreprinderea de cercetare si productie,
 kutato es termelovallalat, nauchnoproizvodstvennoe predpriyatie, naukovovyrobnyche pidpryiemstvo, npp, research and
 production, research and production association, research and production company, research and production corporation,
 research and production enterprise, research production, research production association, research production
 corporation, scientific and production, scientific and production enterprise, scientific production enterprise, spe,
 нпп
nuclear: branduoline, branduolinis, jadrowy, kjernefysisk, niwclear, nucleair, nucleaire, nucleaires, nuclear,
 nucleare, nucleares, nukleaarinen, nukleaarne, nuklear, nukleare, nuklearis, nuklearna, nuklearne, nuklearny, nukleer,
 nyuklia, ядерный, 核, 核能
office: bureau, bureaux, office, offices, oficina, oficinas, офис, оффис, офіс, офісить, 事务所
offshore: offshore, offshores, ofshor, оффшор, оффшорный
oil: aceite, huile, neft, oil, olje, petro, petrochemical, petrokimya, petrol, petroleo, petrolero, petroleum,
 нефтепереработка, нефть, нефтяной, татнефть, 石油
operations: operaciones, operacoes, operacyjne, operasional, operasyonel, operating, operation, operationeel,
 operations, operativa, operativni, operativos, operazioni, операция, 运营
org: obshchestvo, org, organisaatio, organisasjon, organisasjonen, organisatie, organisation, organisations,
 organismos, organizace, organizaci, organizacia, organizacie, organizacija, organizacije, organizaciju, organizacion,
 organizacja, organizatia, organization, organizatsii, organizatsiya, organzation, orhanizatsiia, orhanizatsiino,
 orhanizatsiya, общество, организация, 団体
partner: partner, partners, партнер, 伙伴, 共同経営者, 合伙人, 组合员
party: pairti, partai, partei, parti, partia, partid, partido, partij, partija, party, strana, stranka, партия, 党,
 政党
pharmacy: apotheke, pharm, pharma, pharmaceutical, pharmaceuticals, pharmacy, аптека, фармацевтический, фармация, 医药
police: constabulary, poilini, police, police force, policia, policie, policija, policja, poliisi, polis, polisi,
 polisie, politi, politie, politsei, polizei, полиция, 警察
power: enerji, guc, poder, potencia, power, powers, pwr, энергетика, энергетический, энергия, 动力, 发电, 电力
prison: centre de detention, gefangnis, maison centrale, penitentiary, priosun, prision, prison, vankila,
 исправительный колония, тюрьма, 监狱
private: privat, private, privati, privatiy, privato, приватный
product: prod, prodotti, prodotto, prods, product, products, produkt, produtos, urun, urunler, продукция
production: prodn, production, productions, proizvodstvennoe, производственный, 生产
professional: professional, professionalnyi, professionel, профессионально, профессиональный
project: proj, project, projects, projekat, projekt, projektas, projekti, projektiu, projekto, projektoje, projektu,
 projektuje, projetos, проект, проектный
property: gayrimenkul, inmueble, mulk, properties, property, propiedad, propiedades, собственность, 房地产, 物业
public: public, publiczna, publiczne, publiczny, общественный, 公共的, 公共的な
railway: railway, railway company, railways, rlwy, rly, железнодорожный, железный
realty: bienes raices, emlak, emlakci, immobilien, immobilier, imobiliare, imobiliaria, inmobiliaria, inmobiliario,
 real estate, realtor, realty, недвижимость, 不动产, 房地产, 置业
region: region, regional, regionala, regionales, regionali, regionalny, regions, областной, область, район
reinsurance: re, reaseguro, reassurance, reinsurance, reinsurance company, reinsurer, resseguro, riassicurazione,
 ruckversicherung, перестрахование
repoff: rep off, rep office, repr office, representative off, representative office
repu: cumhuriyet, repubblica, republic, republica, republics, republik, republika, republique, respublik, respublika,
 respublikos, respubliky, республика, республиканский, 共和国
research: forschung, recherche, research, изучение, исследование, исследовательский
resources: recurso, recursos, resource, resources, ressource, ressources, ресурс
restaurant: restaurace, restauracja, restaurant, restaurante, restauranteza, restoran, 饭店
revolutionary: revoliucijos, revolucio, revolucionarne, revolucionaro, revolucnich, revolucnych, revolution,
 revolutionaire, revolutionary, revolutsionny, revolutsioonilise, rewolucji, rivoluzionarie, революционный
royal: koniglich, kunglig, royal, royale, королевский
school: colegio, ecole, escola, escuela, okul, school, schule, scuola, skola, sola, szkola, школа, 学校
scientific: science, science and technology, sciences, scientific, научный
security: emniyet, guvenlik, securidad, securite, securities, security, seguridad, безопасность, 保安, 安保, 安全
service: service, services, servicio, servicios, servico, servicos, servis, servizi, servizio, srvce, srvces, svc,
 svcs, обслуживание, сервис, служба, услуга, 服务
shipbuilding: shipbuilding, shipyard, shipyards, судостроение, судостроительный
shipping: nakliye, schiffahrt, shipping, shipping company, shipping line, shipping lines, shpg, судоходный, судоходство
skb: okb, osoblyve konstruktorske biuro, skb, special design bureau, особый конструкторский бюро
snco: settlement nonbanking credit institution, settlement nonbanking credit organization, snco
social: social, socialnyy, socjalna, socjalne, socjalny, socjalnych, sosyal, социальный
solution: soln, solns, soluciones, solucoes, solusi, solutii, solution, solutions, soluzioni, решение
special: speciaal, special, speciala, speciale, specijalni, specjalnych, специальный
spv: special purpose vehicle, spv, vehiculo de proposito especial, компания специальный назначение, специальный
 проектный предприятие
steel: acero, celik, metal, metallurgical, metallurgy, metalurgica, metalurgico, metalurji, siderurgico, steel,
 steelworks, металлургический, сталь, 冶金, 金属, 钢铁
stockexch: aandelebeurs, aktiemarknad, beurs, bolsa de valores, borsa valori, borse, bourse, bursa de valori, bursa
 efek, effectenbeurs, gielda, gielda papierow wartosciowych, porssi, securities exchange, stock exchange, stock market,
 фондовый биржа, фондовый рынок, 证券交易所, 证券取引所
supply: proveedor, suministro, suministros, supplier, supplies, supply, tedarik, tedarikci, поставщик, 供应, 供应商,
 供给, 物资
system: sistema, sistemas, sistemy, sys, system, systeme, systemes, systems, система
tactical: tactical, tactics, takticki, taktik, taktische, тактический, тактичный
tech: tech, technalohiy, technical, technik, technologia, technologiai, technologiak, technological, technologicka,
 technologickou, technologie, technologies, technologii, technologiju, technologique, technology, tecnologia,
 tecnologias, tecnologica, tecnologies, tehnologia, tehnologica, tehnologie, tehnologiei, tehnologii, tehnologiju,
 tehnoloski, tehnolosko, tekhnichnyi, tekhnologi, tekhnologii, tekhnologiy, tekhnologiya, tekhnology, tekhnolohii,
 tekhnolohiia, tekhnolohiyi, teknik, teknologii, teknologija, teknologiya, teknoloji, техника, технический,
 технологический, технология, 工艺学, 技术, 科技
theater: divadlo, teater, teatr, teatro, teatteri, theater, theatre, tiyatro, театр, 剧场, 剧院
trade: comercio, commercio, dis ticaret, foreign trade, imp exp, impex, san tic, san ve, san ve tic, sanayi ticaret,
 sanayi ve ticaret, tejarat, tes tek dis, tesisler teknoloji dis, tesisler teknoloji dis ticaret, ticaret, trade,
 trading, trdg, trэid, usaha dagang, zovnishnotorhovelna, торговля, торговый, 商业, 商行, 商贸, 工贸, 经贸, 贸易,
 贸易公司, 进出口
transport: nakliye, tasimacilik, transp, transpor, transport, transportation, transporte, transportes, trasporto,
 ulasim, vervoer, транспорт, транспортировка, транспортный, 交通, 客运, 货运, 运输, 运输公司
trust: trust, trusts, траст, трастовый, трест
tv: fernsehen, tele, televisao, televisheni, televisi, televisio, television, televisione, televisioon, televisjon,
 televize, televizia, televizija, televizor, televizyon, telewizja, telly, tv, тв, телевидение, 电视
union: savez, szakszervezet, uniao, union, zveza, zwiazek, союз, 组合, 联盟
united: unidas, unificadas, unificata, unificati, unificato, unifie, unita, united, uniti, объединить
university: uni, univ, univ of, univ of the, universidad, universitat, universite, universitesi, universitet,
 university, universtiy, universytet, университет, 大学
uranium: uraan, uraani, uran, uranas, urani, uranio, uranium, urans, uranyum, уран, 铀
venture: empreendimentos, venture, ventures, венчурный
wine: sarap, viini, vin, vinho, vino, wein, wijn, wine, wino, вино, 葡萄酒
world: monde, mundo, welt, world, worldwide, мир, 世界
"""

NUMBERS = """
1: erste, erster, first, one, premier, primer, primera, primero, una, один, 第一, 第壹
10: decima, decimo, diez, ten, tenth, zehnte, zehnter, десять, 第十, 第拾
11: decimoprimera, decimoprimero, eleven, eleventh, elfte, elfter, undecima, undecimo, одиннадцать, 第十一, 第拾壹
12: decimosegunda, decimosegundo, doce, duodecima, duodecimo, twelfth, twelve, zwolfte, zwolfter, двенадцать, 第十二,
 第拾贰
13: decimotercera, decimotercero, dreizehnte, dreizehnter, thirteen, thirteenth, trece, тринадцать, 第十三, 第拾叁
14: catorce, decimocuarta, decimocuarto, fourteen, fourteenth, vierzehnte, vierzehnter, четырнадцать, 第十四, 第拾肆
15: decimoquinta, decimoquinto, fifteen, fifteenth, funfzehnte, funfzehnter, quince, пятнадцать, 第十五, 第拾伍
16: decimosexta, decimosexto, dieciseis, diez y seis, sechzehnte, sechzehnter, sixteen, sixteenth, шестнадцать, 第十六,
 第拾陆
17: decimoseptima, decimoseptimo, diecisiete, diez y siete, seventeen, seventeenth, siebzehnte, siebzehnter,
 семнадцать, 第十七, 第拾柒
18: achtzehnte, achtzehnter, decimoctava, decimoctavo, dieciocho, diez y ocho, eighteen, eighteenth, восемнадцать,
 第十八, 第拾捌
19: decimonovena, decimonoveno, diecinueve, diez y nueve, neunzehnte, neunzehnter, nineteen, nineteenth, девятнадцать,
 第十九, 第拾玖
2: second, segunda, segundo, two, zweite, zweiter, два, 第二, 第贰
20: twentieth, twenty, veinte, vigesima, vigesimo, zwanzigste, zwanzigster, двадцать, 第二十, 第贰拾
21: einundzwanzigste, einundzwanzigster, twenty first, twenty one, twentyfirst, twentyone, veinte y uno, veintiun,
 veintiuna, veintiuno, vigesima primera, vigesimaprimera, vigesimo primero, vigesimoprimero, xxist, двадцать один,
 第二十一, 第贰拾壹
22: twenty second, twenty two, twentysecond, twentytwo, veinte y dos, veintidos, vigesima segunda, vigesimasegunda,
 vigesimo segundo, vigesimosegundo, zweiundzwanzigste, zweiundzwanzigster, двадцать два, 第二十二, 第贰拾贰
23: dreiundzwanzigste, dreiundzwanzigster, twenty third, twenty three, twentythird, twentythree, veinte y tres,
 veintitres, vigesima tercera, vigesimatercera, vigesimo tercero, vigesimotercero, xxiiird, двадцать три, 第二十三,
 第贰拾叁
24: twenty four, twenty fourth, twentyfour, twentyfourth, veinte y cuatro, veinticuatro, vierundzwanzigste,
 vierundzwanzigster, vigesima cuarta, vigesimacuarta, vigesimo cuarto, vigesimocuarto, двадцать четыре, 第二十四,
 第贰拾肆
25: twenty fifth, twenty five, twentyfifth, twentyfive, veinte y cinco, veinticinco, vigesima quinta, vigesimaquinta,
 vigesimo quinto, vigesimoquinto, двадцать пять, 第二十五, 第贰拾伍
26: twenty six, twenty sixth, twentysix, twentysixth, veinte y seis, veintiseis, vigesima sexta, vigesimasexta,
 vigesimo sexto, vigesimosexto, двадцать шесть, 第二十六, 第贰拾陆
27: twenty seven, twenty seventh, twentyseven, twentyseventh, veinte y siete, veintisiete, vigesima septima,
 vigesimaseptima, vigesimo septimo, vigesimoseptimo, двадцать семь, 第二十七, 第贰拾柒
28: twenty eight, twenty eighth, twentyeight, twentyeighth, veinte y ocho, veintiocho, vigesima octava, vigesimaoctava,
 vigesimo octavo, vigesimooctavo, двадцать восемь, 第二十八, 第贰拾捌
29: twenty nine, twenty ninth, twentynine, twentyninth, veinte y nueve, veintinueve, vigesima novena, vigesimanovena,
 vigesimo noveno, vigesimonoveno, двадцать девять, 第二十九, 第贰拾玖
3: dritte, dritter, iiird, tercer, tercera, tercero, third, three, три, 第三, 第叁
30: dreissigste, dreissigster, thirtieth, thirty, treinta, trigesima, trigesimo, тридцать, 第三十, 第叁拾
31: einunddreissigste, einunddreissigster, thirty first, thirty one, thirtyfirst, thirtyone, treinta y un, treinta y
 una, treinta y uno, trigesima primera, trigesimaprimera, trigesimo primero, trigesimoprimero, тридцать один, 第三十一,
 第叁拾壹
4: cuarta, cuarto, four, fourth, vierte, vierter, четыре, 第四, 第肆
5: cinco, fifth, five, funfte, funfter, quinta, quinto, пять, 第五, 第伍
6: sechste, sechster, seis, sexta, sexto, six, sixth, шесть, 第六, 第陆
7: septima, septimo, seven, seventh, siebte, siebter, siete, семь, 第七, 第柒
8: achte, achter, eight, eighth, ocho, octava, octavo, восемь, 第八, 第捌
9: neunte, neunter, nine, ninth, novena, noveno, nueve, девять, 第九, 第玖
"""
