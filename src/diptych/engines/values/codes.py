"""Codes of countries (ISO 3166-1), currencies (ISO 4217) and languages (ISO 639-1), as tables quick to import.

Written by ``python tools/make_codes.py``; edit that and run it again. Countries and languages come from pycountry
26.2.16. Currencies are those of pycountry and, since old contracts are still assessed, every further one that
CLDR 47 knows (through Babel 2.18.0), mostly withdrawn.

The digits of a currency are CLDR's: those that sums in it are usually written with. For some currencies they are fewer
than the minor unit of ISO 4217: none for the Serbian dinar (RSD), to which ISO 4217 gives two.

>>> "CN" in COUNTRIES, "SU" in COUNTRIES, "SU" in FORMER_COUNTRIES
(True, False, True)
>>> CURRENCIES["RUB"], CURRENCIES["ESP"], CURRENCIES["KWD"]
(2, 0, 3)
"""

from __future__ import annotations

_COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""

COUNTRIES: frozenset[str] = frozenset(_COUNTRIES.split())

# Withdrawn codes under which older treaties name their parties, with the names from ISO 3166-3. CS was given twice.
FORMER_COUNTRIES: dict[str, str] = {
    "CS": "Czechoslovakia, Czechoslovak Socialist Republic; Serbia and Montenegro",
    "DD": "German Democratic Republic",
    "SU": "USSR, Union of Soviet Socialist Republics",
    "YU": "Yugoslavia, (Socialist) Federal Republic of",
}

_BY_DIGITS = {
    2: """
    AED AFA ALK AMD ANG AOA AOK AON AOR ARA ARL ARM ARP ARS ATS AUD AWG AZM AZN BAD BAM BAN BBD BDT BEC BEF BEL BGL BGM
    BGN BGO BMD BND BOB BOL BOP BOV BRB BRC BRE BRL BRN BRR BRZ BSD BTN BUK BWP BYB BYN BZD CAD CDF CHE CHF CHW CLE CNH
    CNX CNY COP COU CRC CSD CSK CUC CUP CVE CYP CZK DDM DEM DKK DOP DZD ECS ECV EEK EGP ERN ESA ESB ETB EUR FIM FJD FKP
    FRF GBP GEK GEL GHC GHS GIP GMD GNS GQE GRD GTQ GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR IEP ILP ILR ILS INR ISJ JMD
    KES KGS KHR KRH KRO KYD KZT LKR LRD LSL LTL LTT LUC LUL LVL LVR MAD MAF MCF MDC MDL MKD MKN MLF MNT MOP MRU MTL MTP
    MUR MVP MVR MWK MXN MXP MXV MYR MZE MZM MZN NAD NGN NIC NIO NLG NOK NPR NZD PAB PEI PEN PES PGK PHP PKR PLN PLZ PTE
    QAR RHD ROL RON RUB RUR SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLE SRD SRG SSP STN SUR SVC SZL THB TJR TJS TMT
    TOP TPE TRY TTD TWD TZS UAH UAK UGS USD USN USS UYP UYU UZS VEB VED VEF VES VNN WST XAD XAG XAU XBA XBB XBC XBD XCD
    XCG XDR XEU XFO XFU XPD XPT XRE XSU XTS XUA XXX YDD YUD YUM YUN YUR ZAL ZAR ZMW ZRN ZRZ ZWG ZWL ZWR
    """,
    0: """
    ADP AFN ALL BIF BYR CLP DJF ESP GNF IQD IRR ISK ITL JPY KMF KPW KRW LAK LBP LUF MGA MGF MMK MRO PYG RSD RWF SLL SOS
    STD SYP TMM TRL UGX UYI VND VUV XAF XOF XPF YER ZMK ZWD
    """,
    3: "BHD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

CURRENCIES: dict[str, int] = {code: digits for digits, codes in _BY_DIGITS.items() for code in codes.split()}

# Two letters only; codes of three letters (ISO 639-2 and 639-3) are recognised by their form.
_LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

LANGUAGES: frozenset[str] = frozenset(_LANGUAGES.split())
