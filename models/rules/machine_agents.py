"""Which user agents belong to machines?

Security gateways, previews, crawlers and programs' own names. Apple's Mail Privacy Protection
fetches every picture as the bare `Mozilla/5.0`. Gmail's image proxy fetches when a person opens,
so it is a person; Cubot makes telephones.
"""

import re

_BARE = "Mozilla/5.0"
_MACHINES = re.compile(
    r"(?<!cu)bot\b|\bbot|crawl|spider|scanner|preview|urldefense|barracuda|proofpoint|mimecast|"
    r"safelinks|forcepoint|symantec|messagelabs|trendmicro|fireeye|sophos|zscaler|ironport|"
    r"cloudmark|virustotal|headless|phantomjs|selenium|puppeteer|playwright|python-|aiohttp|"
    r"\bcurl/|\bwget/|go-http-client|\bjava/|okhttp|apache-httpclient|libwww|axios/|node-fetch|"
    r"facebookexternalhit|slack-imgproxy|slackbot|skypeuripreview|whatsapp/|monitoring",
    re.IGNORECASE,
)


def is_machine_agent(agent: str) -> bool:
    """Say whether an agent says by itself that no person is behind it."""
    return agent.strip() == _BARE or _MACHINES.search(agent) is not None
