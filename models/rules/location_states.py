"""Which zone has a state, and which city lies elsewhere than its state?

States and provinces of the countries with several zones, by name and postal abbreviation; the
zone is that of most of its people. Cities are those that lie across a border within their state,
and the large ones that are written without a state. Source: the IANA tz database's comments.
"""

_ABBREVIATIONS = {
    "US": """al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut
        |de delaware|dc district of columbia|fl florida|ga georgia|hi hawaii|id idaho|il illinois
        |in indiana|ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland
        |ma massachusetts|mi michigan|mn minnesota|ms mississippi|mo missouri|mt montana
        |ne nebraska|nv nevada|nh new hampshire|nj new jersey|nm new mexico|ny new york
        |nc north carolina|nd north dakota|oh ohio|ok oklahoma|or oregon|pa pennsylvania
        |ri rhode island|sc south carolina|sd south dakota|tn tennessee|tx texas|ut utah
        |vt vermont|va virginia|wa washington|wv west virginia|wi wisconsin|wy wyoming""",
    "CA": """ab alberta|bc british columbia|mb manitoba|nb new brunswick
        |nl newfoundland and labrador|ns nova scotia|nt northwest territories|nu nunavut
        |on ontario|pe prince edward island|qc quebec|sk saskatchewan|yt yukon""",
    "AU": """act australian capital territory|nsw new south wales|nt northern territory
        |qld queensland|sa south australia|tas tasmania|vic victoria|wa western australia""",
    "BR": """ac acre|al alagoas|am amazonas|ap amapa|ba bahia|ce ceara|df distrito federal
        |es espirito santo|go goias|ma maranhao|mg minas gerais|ms mato grosso do sul
        |mt mato grosso|pa para|pb paraiba|pe pernambuco|pi piaui|pr parana|rj rio de janeiro
        |rn rio grande do norte|ro rondonia|rr roraima|rs rio grande do sul|sc santa catarina
        |se sergipe|sp sao paulo|to tocantins""",
}
_ZONES = {
    "US": {
        "America/New_York": "ct de dc fl ga in ky me md ma mi nh nj ny nc oh pa ri sc vt va wv",
        "America/Chicago": "al ar il ia ks la mn ms mo ne nd ok sd tn tx wi",
        "America/Denver": "co id mt nm ut wy",
        "America/Los_Angeles": "ca nv or wa",
        "America/Phoenix": "az",
        "America/Anchorage": "ak",
        "Pacific/Honolulu": "hi",
    },
    "CA": {
        "America/Toronto": "on qc nu",
        "America/Vancouver": "bc",
        "America/Edmonton": "ab nt",
        "America/Winnipeg": "mb",
        "America/Regina": "sk",
        "America/Halifax": "nb ns pe",
        "America/St_Johns": "nl",
        "America/Whitehorse": "yt",
    },
    "AU": {
        "Australia/Sydney": "act nsw",
        "Australia/Melbourne": "vic",
        "Australia/Brisbane": "qld",
        "Australia/Adelaide": "sa",
        "Australia/Perth": "wa",
        "Australia/Hobart": "tas",
        "Australia/Darwin": "nt",
    },
    "BR": {
        "America/Sao_Paulo": "al ap ba ce df es go ma mg pa pb pe pi pr rj rn rs sc se sp to",
        "America/Manaus": "am mt ms ro rr",
        "America/Rio_Branco": "ac",
    },
}


def _pair(entry: str) -> tuple[str, str]:
    short, _, name = entry.strip().partition(" ")
    return short, name


def _states() -> dict[tuple[str, str], str]:
    table = {}
    for nation, zones in _ZONES.items():
        pairs = [_pair(entry) for entry in _ABBREVIATIONS[nation].split("|")]
        names = dict(pairs)
        for zone, shorts in zones.items():
            for short in shorts.split():
                table[nation, short] = table[nation, names[short]] = zone
    return table | {("US", "washington dc"): "America/New_York"}


STATES = _states()
CITIES = {
    (nation, city.strip()): zone
    for nation, zone, cities in (
        ("US", "America/New_York", "new york|boston|philadelphia|washington|washington dc|atlanta"),
        ("US", "America/New_York", "charlotte|miami|detroit|pittsburgh|knoxville|chattanooga"),
        ("US", "America/Chicago", "chicago|houston|dallas|minneapolis|saint louis|st louis"),
        ("US", "America/Chicago", "san antonio|new orleans|milwaukee|nashville|memphis|omaha"),
        ("US", "America/Chicago", "pensacola|panama city|evansville|gary|bowling green|austin"),
        ("US", "America/Denver", "denver|salt lake city|albuquerque|el paso|rapid city"),
        ("US", "America/Los_Angeles", "los angeles|san francisco|seattle|san diego|san jose"),
        ("US", "America/Los_Angeles", "las vegas|sacramento|coeur d'alene|lewiston"),
        ("US", "America/Phoenix", "phoenix|scottsdale|tempe|tucson"),
        ("US", "America/Boise", "boise"),
        ("US", "Pacific/Honolulu", "honolulu"),
        ("US", "America/Anchorage", "anchorage"),
        ("CA", "America/Toronto", "toronto|montreal|ottawa|quebec|mississauga|waterloo"),
        ("CA", "America/Vancouver", "vancouver|victoria"),
        ("CA", "America/Edmonton", "calgary|edmonton"),
        ("CA", "America/Winnipeg", "winnipeg"),
        ("CA", "America/Halifax", "halifax"),
        ("AU", "Australia/Sydney", "sydney|canberra|newcastle"),
        ("AU", "Australia/Melbourne", "melbourne"),
        ("AU", "Australia/Brisbane", "brisbane|gold coast"),
        ("AU", "Australia/Perth", "perth"),
        ("AU", "Australia/Adelaide", "adelaide"),
        ("BR", "America/Sao_Paulo", "sao paulo|rio de janeiro|brasilia|curitiba|porto alegre"),
        ("BR", "America/Manaus", "manaus"),
        ("MX", "America/Mexico_City", "mexico city|ciudad de mexico|guadalajara|puebla"),
        ("MX", "America/Monterrey", "monterrey"),
        ("MX", "America/Tijuana", "tijuana"),
        ("MX", "America/Cancun", "cancun"),
        ("RU", "Europe/Moscow", "moscow|saint petersburg|st petersburg"),
        ("RU", "Asia/Yekaterinburg", "yekaterinburg"),
        ("RU", "Asia/Novosibirsk", "novosibirsk"),
        ("ID", "Asia/Jakarta", "jakarta|bandung|surabaya"),
        ("ID", "Asia/Makassar", "denpasar|makassar"),
        ("CD", "Africa/Kinshasa", "kinshasa"),
        ("CD", "Africa/Lubumbashi", "lubumbashi"),
        ("ES", "Atlantic/Canary", "las palmas|santa cruz de tenerife"),
        ("PT", "Atlantic/Azores", "ponta delgada"),
        ("MN", "Asia/Ulaanbaatar", "ulaanbaatar"),
    )
    for city in cities.split("|")
}
COUNTRY_ALIASES = {
    "usa": "US",
    "us": "US",
    "united states of america": "US",
    "america": "US",
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "deutschland": "DE",
    "espana": "ES",
    "italia": "IT",
    "brasil": "BR",
    "nederland": "NL",
    "holland": "NL",
    "osterreich": "AT",
    "schweiz": "CH",
    "suisse": "CH",
    "czech republic": "CZ",
    "korea": "KR",
    "republic of korea": "KR",
    "russian federation": "RU",
    "viet nam": "VN",
    "turkiye": "TR",
    "uae": "AE",
    "republic of ireland": "IE",
    "macao": "MO",
    "burma": "MM",
    "swaziland": "SZ",
    "cote d'ivoire": "CI",
    "drc": "CD",
    "hong kong sar": "HK",
}
