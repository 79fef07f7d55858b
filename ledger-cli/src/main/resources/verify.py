#!/usr/bin/env python3
"""Checks a bundle of an agreement ledger (docs/spec/bundle.md): python3 verify.py [FOLDER] [--policy FILE]

Python's standard library only. Ed25519 signatures of the log are checked, ML-DSA-44 and witnesses are not; payloads are
hashed, not read; of the tiles, those of leaves are. Exit codes: 0 intact, 1 altered, 2 wrong usage, 3 cannot tell."""
import base64, hashlib, hmac, json, os, struct, sys

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
found, missing, notes, count = [], [], [], {}

def altered(field, what, position=None):
    found.append((float("inf") if position is None else position, f"{field}: {what}"))
def tally(what): count[what] = count.get(what, 0) + 1
def sha(data): return hashlib.sha256(data).digest()
def point(data):  # RFC 8032, section 5.1.3
    y, odd = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and odd): raise ValueError("no point")
    return (x if x & 1 == odd else P - x), y
def add(a, b):
    product = D * a[0] * b[0] * a[1] * b[1] % P
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + product, P - 2, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, P - 2, P) % P)
def times(n, a):
    total = (0, 1)
    while n: total, a, n = add(total, a) if n & 1 else total, add(a, a), n >> 1
    return total
def ed25519(key, message, signature):
    try: a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except (ValueError, IndexError): return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little")
    return len(signature) == 64 and s < Q and times(s, point(b"X" + b"f" * 31)) == add(r, times(h % Q, a))
def read(folder, name):
    try:
        with open(os.path.join(folder, name), "rb") as file: return file.read()
    except FileNotFoundError: missing.append(f"{name} is missing")
def b64(text):
    if base64.b64encode(base64.b64decode(text, validate=True)).decode() != text: raise ValueError("base64 has another spelling")
    return base64.b64decode(text)
def signed(note, policy):  # -> origin, size, root; signed-note, tlog-checkpoint, tlog-policy
    keys = {}
    for words in (line.split() for line in policy.decode().split("\n")):
        if words[:1] == ["log"]:
            name, number, key = words[1].split("+", 2)
            if b64(key)[0] == 1: keys[name, bytes.fromhex(number)] = b64(key)[1:]
    text, at, lines = note.decode().rpartition("\n\n")
    if not at or not note.endswith(b"\n"): raise ValueError("it is no signed note")
    origin, size, root = (text + "\n").split("\n")[:3]
    by = 0
    for line in lines[:-1].split("\n"):
        mark, name, data = line.split(" ")
        if mark != "\u2014": raise ValueError("it is no signed note")
        key = keys.get((name, b64(data)[:4]))
        if key is None: notes.append(f"the signature {name}+{b64(data)[:4].hex()} is of a key that is unknown here, and ignored")
        elif not ed25519(key, (text + "\n").encode(), b64(data)[4:]): raise ValueError(f"the signature of {name} is not its own")
        else: by += name == origin
    if not by: altered("checkpoint", f"no log of the policy signed it as \"{origin}\"")
    if str(int(size)) != size or len(b64(root)) != 32: raise ValueError("it is no checkpoint")
    return origin, int(size), b64(root)
def tile(level, index, width):
    name = "/".join(["x%03d" % (index // 1000**i % 1000) for i in range(4, 0, -1) if index >= 1000**i] + ["%03d" % (index % 1000)])
    return f"tile/{level}/{name}" + ("" if width == 256 else f".p/{width}")
def over(hashes):
    while len(hashes) > 1: hashes = [sha(b"\1" + hashes[i] + hashes[i + 1]) if i + 1 < len(hashes) else hashes[i] for i in range(0, len(hashes), 2)]
    return hashes[0] if hashes else sha(b"")
def leaf(data):
    if data[:15] != b"ledger.leaf/v1\n": raise ValueError("label")
    ids, (version, recorded, flags), at = [data[i:i + 16] for i in (15, 31, 47)], struct.unpack_from(">QqB", data, 63), 80
    at += 8 * bin(flags & 15).count("1")
    kind = data[at + 1:at + 1 + data[at]].decode()
    for _ in range(3): at += 1 + data[at]
    stored = [(int.from_bytes(data[i:i + 4], "big"), data[i + 4:i + 36]) for i in (at, at + 36)]
    if flags & ~31 or len(data) != at + 72 + 2 * (flags & 16): raise ValueError("length")
    return ids, version, recorded, kind, stored
def given(data, at):  # -> stream, metadata, payload, next
    parts = []
    if at >= len(data): raise ValueError("they end before it")
    for size, none in ((2, 0xFFFF), (4, 0xFFFFFFFF), (4, 0xFFFFFFFF)):
        length, at = int.from_bytes(data[at:at + size], "big"), at + size
        end = at + length * (length != none)
        if end > len(data): raise ValueError("they end within an entry")
        parts, at = parts + [None if length == none else data[at:end]], end
    return (*parts, at)
def secret(names):
    if names and not names.endswith(b"\n"): raise ValueError("the last line has no end")
    return {n["negotiation"]: bytes.fromhex(n["secret"]) for n in map(json.loads, names.splitlines())}
def main(folder, policy):
    note, policy, entries, names = read(folder, "checkpoint"), policy or read(folder, "policy"), read(folder, "entries"), read(folder, "names")
    if missing: return
    try: secrets = secret(names)
    except (ValueError, KeyError, TypeError) as why: return altered("names", str(why))
    try: origin, size, root = signed(note, policy)
    except (ValueError, IndexError) as why: return altered("checkpoint", str(why))
    pseudonym = lambda key, kind, name: hmac.new(key, kind + b"\0" + name, hashlib.sha256).digest()[:16]
    of = {pseudonym(key, b"negotiation", name.encode()): name for name, key in secrets.items()}
    unseen, versions, events, last, at, hashes = set(of.values()), {}, {}, -2**63, 0, []
    for start in range(0, size, 256):
        width = min(256, size - start)
        data, level, i = read(folder, tile("entries", start // 256, width)), read(folder, tile(0, start // 256, width)), 0
        if data is None or level is None: return
        for n in range(start, start + width):
            length = int.from_bytes(data[i:i + 2], "big")
            entry, i = data[i + 2:i + 2 + length], i + 2 + length
            if i > len(data): return altered("leaf", "the entry bundle ends within it", n)
            hashes.append(sha(b"\0" + entry))
            if hashes[-1] != level[(n - start) * 32:][:32]: altered("leaf", "its hash is not that in " + tile(0, start // 256, width), n)
            try: name, meta, payload, at = given(entries, at) if at is not None else (None, None, None, None)
            except ValueError as why: at = altered("entries", str(why), n)
            try: (event, negotiation, stream), version, recorded, kind, stored = leaf(entry)
            except (ValueError, IndexError, struct.error): altered("leaf", "it is no leaf that can be read", n); continue
            if version != versions.get(stream, 0): altered("version", f"{version} where {versions.get(stream, 0)} is next in its stream", n)
            versions[stream] = version + 1
            if events.setdefault(event, n) != n: altered("event", f"its id is that of position {events[event]} as well", n)
            if recorded < last: altered("recorded", "its time is before that of the entry before", n)
            last = recorded
            if at is None: continue
            for field, bytes_, (length, hashed) in (("payload", payload, stored[0]), ("metadata", meta, stored[1])):
                if bytes_ is None: tally(f"{field} not given")
                elif len(bytes_) != length: altered(field, f"it has {len(bytes_)} bytes, the leaf says {length}", n)
                elif sha(bytes_) != hashed: altered(field, "its SHA-256 is not that of the leaf", n)
                else: tally(field)
            unseen.discard(of.get(negotiation))
            belongs = b"." if not kind else (name or b"").split(b"/")[0]
            if name is None: tally("name of a stream not given")
            elif negotiation not in of:
                if belongs.decode("utf-8", "replace") in secrets: altered("negotiation", f"its pseudonym is not that of {belongs.decode()}", n)
                else: tally("name of a stream without a secret")
            elif of[negotiation].encode() != belongs or pseudonym(secrets[of[negotiation]], b"stream", name) != stream:
                altered("stream", f"its pseudonym is not that of \"{name.decode('utf-8', 'replace')}\"", n)
            else: tally("name of a stream")
        if i != len(data) or len(level) != width * 32: altered(tile("entries" if i != len(data) else 0, start // 256, width), f"it holds more than {width} entries")
    if at is not None and at != len(entries): altered("entries", "they go on behind the last position")
    for name in unseen: altered("names", f"no entry belongs to {name}")
    if over(hashes) != root: altered("checkpoint", f"its root is not that of its {size} entries")
    print(f"{origin}, {size} entries, root {base64.b64encode(root).decode()}")
    for what in sorted(count): print(f"  {count[what]} {what}")
arguments = sys.argv[1:]
own = arguments.pop(arguments.index("--policy") + 1) if "--policy" in arguments[:-1] else None
folders = [a for a in arguments if a != "--policy"] or [os.path.dirname(os.path.abspath(__file__))]
if len(folders) > 1 or not os.path.isdir(folders[0]): sys.exit(print(__doc__, file=sys.stderr) or 2)
if not own: notes.append("the keys come from the bundle itself: compare them with what you know of it, or give --policy")
main(folders[0], own and open(own, "rb").read())
for note in notes: print(f"  {note}")
for line in missing: print(f"cannot tell: {line}")
for position, what in sorted(found)[:10]: print(what if position == float("inf") else f"position {position}: {what}")
print("altered" if found else "cannot tell" if missing else "intact")
sys.exit(1 if found else 3 if missing else 0)
