"""Turns what nginx logged into symptoms: errno or its like, at which peer, on which request, how often."""

import re
from collections import Counter

LINE = re.compile(r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(\w+)\] \d+#\d+: (?:\*\d+ )?(.*)$")
EARLY = re.compile(r"^nginx: \[(\w+)\] (.*)$")
PHASES = (
    ("while connecting to upstream", "connecting"),
    ("while SSL handshaking to upstream", "handshaking"),
    ("while sending request to upstream", "sending"),
    ("while reading response header from upstream", "reading"),
    ("while reading upstream", "reading"),
    ("while proxying connection", "proxying"),
)
RULES = (
    (r'host not found in (?:upstream|resolver) "([^"]*)"', "host-not-found"),
    (r"no resolver defined to resolve ([^\s,]+)", "no-resolver"),
    (r"(\S+) could not be resolved \((\d+)", "not-resolved"),
    (r"no live upstreams", "no-live-upstreams"),
    (r"bind\(\) to (\S+) failed \((\d+)", "bind"),
    (r"SSL_do_handshake\(\) failed|peer closed connection in SSL handshake", "tls"),
    (r"upstream prematurely closed|upstream server closed|upstream closed", "closed"),
    (r"upstream (?:prematurely )?sent ", "bad-answer"),
    (r"FastCGI sent in stderr", "fastcgi-stderr"),
    (r"(?:send|recv|connect)\(\) failed \((\d+)[^)]*\) while resolving", "resolver"),
    (r"(?:connect|recv|send|writev|readv)\(\)[^(]* failed \((\d+)", "errno"),
    (r"upstream timed out \((\d+)", "errno"),
    (r"auth request unexpected status", "auth-request"),
    (r"is not found \(2|open\(\) \"[^\"]*\" failed \(2", "file-not-found"),
)
IGNORED = (
    "upstream server temporarily disabled",
    "initgroups(",
    "could not build optimal",
    "could be too small",
    "is deprecated",
    "conflicting server name",
    "using uninitialized",
    "is buffered to a temporary file",
    "still could not bind()",
    'the "user" directive makes sense only',
)


def symptoms(lines, peer_name):
    """The counted symptoms of one nginx; peer_name turns an address into a service's name."""
    found, logged = Counter(), set()
    for line in lines:
        match = LINE.match(line)
        if match:
            logged.add(match.group(2))
        else:
            match = EARLY.match(line)
            if match and match.group(2) in logged:
                continue  # said once in the log and once more on stderr
        if not match or match.group(1) not in ("warn", "error", "crit", "alert", "emerg"):
            continue
        level, text = match.groups()
        if any(part in text for part in IGNORED):
            continue
        found[tuple(_symptom(level, text, peer_name).items())] += 1
    return [dict(items) | {"times": times} for items, times in found.items()]


def _symptom(level, text, peer_name):
    told = {}
    for pattern, kind in RULES:
        match = re.search(pattern, text)
        if match:
            told = _named(kind, match)
            break
    if not told:
        told = {"symptom": "config" if level == "emerg" else "other", "text": _plain(text)}
    phase = next((name for words, name in PHASES if words in text), "")
    if phase:
        told["phase"] = phase
    place = re.search(r" in (/\S+):(\d+)$", text)
    if place:
        told["at"] = place.group(1) + ":" + place.group(2)
    for key, pattern in (("request", r', request: "(\S+ \S+)'), ("subrequest", r', subrequest: "([^"]*)"')):
        match = re.search(pattern, text)
        if match:
            told[key] = match.group(1)
    upstream = re.search(r', upstream: "([^"]*)"', text)
    if upstream:
        told["peer"] = _peer(upstream.group(1), peer_name)
    return told


def _named(kind, match):
    if kind == "errno":
        return {"symptom": match.group(1)}
    if kind == "resolver":
        return {"symptom": "resolver-" + match.group(1)}
    if kind in ("not-resolved", "bind"):
        return {"symptom": f"{kind}-{match.group(2)}", "name": match.group(1)}
    if match.groups():
        return {"symptom": kind, "name": match.group(1)}
    return {"symptom": kind}


def _plain(text):
    text = re.sub(r", (client|server|request|host|upstream|referrer): .*$", "", text)
    return re.sub(r" in /\S+:\d+$", "", text)


def _peer(url, peer_name):
    rest = re.sub(r"^\w+://", "", url)
    if rest.startswith("unix:"):
        return "unix:" + rest[5:].split(":")[0]
    rest = rest.split("/")[0]
    match = re.match(r"^\[(.*)\](?::(\d+))?$", rest) or re.match(r"^([^:]*)(?::(\d+))?$", rest)
    if not match:
        return rest
    address, port = match.groups()
    name = peer_name(address)
    if name is None:
        return rest
    family = " ipv6" if ":" in address else ""
    return f"{name}:{port}{family}" if port else name
