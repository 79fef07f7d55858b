#!/usr/bin/env python3
"""Checks a bundle of an agreement ledger (docs/spec/bundle.md): python3 verify.py [FOLDER] [--policy FILE]

Python 3.8 and its standard library only. Ed25519 signatures of the log are checked, ML-DSA-44 and witnesses are not; that what is
given of each entry leads to its leaf, and that nothing is withheld, is checked; of acts, only those that take
payloads away are read; of the tiles, those of leaves are. Exit codes: 0 intact, 1 altered, 2 wrong usage, 3 cannot tell."""
import base64, hashlib, json, os, sys

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
LEAF, NOTHING, PARTS = b"ledger.leaf/v2\n", (0, bytes(32)), ("identity", "times", "additions", "speaker", "content")
WITHHELD = "BACKGROUND", "CHATHAM", "SEALED"  # attributions under which a speaker is told to nobody
found, missing, notes, count = [], [], [], {}

def altered(field, what, position=None): found.append((float("inf") if position is None else position, f"{field}: {what}"))
def must(holds, why="it cannot be read"):
    if not holds: raise ValueError(why)
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
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + product, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, -1, P) % P)
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
    path = os.path.join(folder, name)  # a pipe would be waited for without end
    if os.path.exists(path) and (not os.path.isfile(path) or name != "entries" and os.path.getsize(path) > 1 << 26):
        return missing.append(f"{name} is no regular file, or too large for one of a bundle: it is not read")
    try:
        with open(path, "rb") as file: return file.read()
    except FileNotFoundError: missing.append(f"{name} is missing")
def base64_of(data): return base64.b64encode(data).decode()
def b64(text): return data if base64_of(data := base64.b64decode(text, validate=True)) == text else must(False)
def keys(policy):  # of the policy's logs, those that sign a whole text; tlog-policy
    logs = (line.split()[1].split("+", 2) for line in policy.decode().split("\n") if line.split()[:1] == ["log"])
    return {(name, bytes.fromhex(number)): b64(key)[1:] for name, number, key in logs if b64(key)[0] == 1}
def signed(what, note, known, parsed, origin=None):  # -> what is parsed of its lines, once the log of this name signed them; signed-note
    try:
        text, at, lines = note.decode().rpartition("\n\n")
        lines = [(mark, name, b64(data)) for mark, name, data in (line.split(" ") for line in lines[:-1].split("\n"))]
        must(at and note.endswith(b"\n") and all(mark == "\u2014" for mark, _, _ in lines))
    except ValueError: raise ValueError(f"it is no signed {what}")
    origin, by = origin or text.split("\n")[0], 0
    for _, name, data in lines:
        key = known.get((name, data[:4]))
        if key is None: notes.append(f"the signature {name}+{data[:4].hex()} is of a key that is unknown here, and ignored")
        else: must(ed25519(key, (text + "\n").encode(), data[4:]), f"the signature of {name} is not its own")
        by += key is not None and name == origin
    must(by, f"no log of the policy signed it as \"{origin}\"")
    try: return parsed(text.split("\n"))
    except (ValueError, IndexError): raise ValueError(f"it is no signed {what}")
def checkpoint(lines):  # -> origin, size, root; tlog-checkpoint
    size, root = int(lines[1]), b64(lines[2])
    must(size >= 0 and str(size) == lines[1] and len(root) == 32)
    return lines[0], size, root
def reaches(lines):  # -> of which checkpoint; by negotiation, the count of its entries and the hash of the last one's leaf
    last = {name: (int(n), b64(leaf)) for name, n, leaf in (line.split(" ") for line in lines[3:])}
    must(lines[0].endswith("/counts") and lines[3:] == [f"{name} {n} {base64_of(leaf)}" for name, (n, leaf) in sorted(last.items())])
    return lines[:3], last
def tile(level, index, width):
    name = "/".join(["x%03d" % (index // 1000**i % 1000) for i in range(4, 0, -1) if index >= 1000**i] + ["%03d" % (index % 1000)])
    return f"tile/{level}/{name}" + ("" if width == 256 else f".p/{width}")
def over(hashes):
    while len(hashes) > 1: hashes = [sha(b"\1" + hashes[i] + hashes[i + 1]) if i + 1 < len(hashes) else hashes[i] for i in range(0, len(hashes), 2)]
    return hashes[0] if hashes else sha(b"")
class Fields:  # of bytes, one behind the other
    def __init__(self, data): self.rest = data
    def take(self, size):
        must(size <= len(self.rest))
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken
    def number(self, size, below=2**63):
        return n if (n := int.from_bytes(self.take(size), "big")) < below else must(False)
    def text(self): return self.take(self.number(1)).decode()
def whole(data, decoded):
    value = decoded(fields := Fields(data))
    return must(False) if fields.rest else value
def opening(fields):  # -> the commitment and the bytes of each part; without bytes where it is closed
    for n in range(5):
        is_open, head = fields.number(1, 2), fields.take(32)
        body = fields.take(fields.number(4, 2**24 + 1)) if is_open else None
        yield sha(b"ledger.part/v2\n" + bytes([n]) + head + body) if is_open else head, body
def given(data, at):  # -> what is given of the entry that begins here, and where the next one does
    length = int.from_bytes(data[at:at + 4], "big")
    must(at < len(data), "they end before it")
    must(length <= 2**27, f"a length of {length} cannot be")
    must(at + 4 + length <= len(data), "they end within an entry")
    try: return whole(data[at + 4:at + 4 + length], lambda f: list(opening(f))) if length else None, at + 4 + length
    except ValueError: raise ValueError("what is given is no opening")
def identity(fields):  # -> event, stream, version, stored name, what stands before it for each of its audiences
    event, _, stream, version, kind, _ = fields.take(16), fields.text(), fields.text(), fields.number(8), fields.text(), fields.text()
    before = [(fields.text(), fields.number(8), fields.take(32)) for _ in range(fields.number(1, 128) or must(False))]
    return event, stream, version, kind, before, fields.take(32 * fields.number(1, 2))
def recorded(fields): return int.from_bytes(fields.take(8), "big", signed=True), fields.take(8 * bin(fields.number(1, 16)).count("1"))
def part(position, name, data, decoded):
    try: return data if data is None else whole(data, decoded)
    except ValueError: altered(name, "it cannot be read", position)
def act(content):  # what it says; nothing where it is none, or is not given
    try: return said if isinstance(said := json.loads(content or b"{}"), dict) else {}
    except (ValueError, RecursionError): return {}
def main(folder, policy):
    note, policy, entries, counts = read(folder, "checkpoint"), policy or read(folder, "policy"), read(folder, "entries"), read(folder, "counts")
    if None in (note, policy, entries): return
    try: origin, size, root = signed("checkpoint", note, known := keys(policy), checkpoint)
    except (ValueError, IndexError) as why: return altered("checkpoint", str(why))
    try:
        of, ends = signed("note of counts", counts, known, reaches, origin) if counts is not None else (None, None)
        must(of in (None, [origin + "/counts", str(size), base64_of(root)]), "it is not of this checkpoint")
    except ValueError as why: ends = altered("counts", str(why))
    chains, versions, events, last, at, hashes, taken = {}, {}, {}, -2**63, 0, [], []
    for start in range(0, size, 256):
        width = min(256, size - start)
        data, level, i = read(folder, tile("entries", start // 256, width)), read(folder, tile(0, start // 256, width)), 0
        if data is None or level is None: return
        for n in range(start, start + width):
            length = int.from_bytes(data[i:i + 2], "big")
            leaf, i = data[i + 2:i + 2 + length], i + 2 + length
            if i > len(data): return altered("leaf", "the entry bundle ends within it", n)
            hashes.append(sha(b"\0" + leaf))
            if hashes[-1] != level[(n - start) * 32:][:32]: altered("leaf", "its hash is not that in " + tile(0, start // 256, width), n)
            try: parts, at = given(entries, at) if at is not None else (None, None)
            except ValueError as why: parts = at = altered("entries", str(why), n)
            if len(leaf) != 47 or leaf[:15] != LEAF: altered("leaf", "it is no leaf that can be read", n); continue
            if parts is None: tally("entries not for these eyes" if at is not None else "entries not read"); continue
            if sha(b"ledger.entry/v2\n" + b"".join(commitment for commitment, _ in parts)) != leaf[15:]:
                altered("opening", "it does not lead to the leaf in the tree", n); continue
            tally("entries opened")
            said, closed = act(parts[4][1]), [name for name, (_, body) in zip(PARTS, parts) if body is None]
            if closed == ["speaker"] and said.get("attribution") in WITHHELD: tally("speakers withheld, as their acts say")
            else: taken += [(n, base64_of(hashes[-1]), name) for name in closed]
            time, own = part(n, "times", parts[1][1], recorded), part(n, "identity", parts[0][1], identity)
            if time and time[0] < last: altered("recorded", "its time is before that of an entry before", n)
            last = max(last, time[0]) if time else last
            if own is None: continue
            event, stream, version, kind, before, _ = own
            if (erased := kind == "payload-removed.v1" and (said.get("position"), said.get("leaf"))) in [one[:2] for one in taken]: notes.append(f"position {erased[0]} was erased by the act at position {n}")
            taken = [one for one in taken if one[:2] != erased or one[2] not in PARTS[3:]]
            if version != versions.get(stream, 0): altered("version", f"{version} where {versions.get(stream, 0)} is next in its stream", n)
            versions[stream] = version + 1
            if events.setdefault(event, n) != n: altered("event", f"its id is that of position {events[event]} as well", n)
            for audience, number, leaf_before in before:
                there = chains.get(of := stream.split("/")[0] + (f" for {audience}" if audience else ""), NOTHING)
                if number != there[0]: altered("predecessor", f"{number} entries of {of} are before it, and {there[0]} are given", n)
                elif leaf_before != there[1]: altered("predecessor", f"the entry of {of} before it is not the one that is given", n)
                chains[of] = (number + 1, hashes[-1])
        if i != len(data) or len(level) != width * 32: altered(tile("entries" if i != len(data) else 0, start // 256, width), f"it holds more than {width} entries")
    if at is not None and at != len(entries): altered("entries", "they go on behind the last position")
    for of in {**ends, **chains} if at is not None and ends is not None else ():
        there, own = ends.get(of, NOTHING), chains.get(of, NOTHING)
        if there[0] != own[0]: altered("counts", f"{of} has {there[0]} entries, and {own[0]} are given")
        elif there != own: altered("counts", f"the last entry of {of} is not the one that is given")
        else: tally("negotiations without a gap, to their last entry")
    for n, _, name in taken: altered(name, "it was taken away, and no act on record says so", n)
    if over(hashes) != root: altered("checkpoint", f"its root is not that of its {size} entries")
    print(f"{origin}, {size} entries, root {base64_of(root)}")
    for what in sorted(count): print(f"  {count[what]} {what}")
arguments = sys.argv[1:]
own = arguments.pop(arguments.index("--policy") + 1) if "--policy" in arguments[:-1] else None
folders = [a for a in arguments if a != "--policy"] or [os.path.dirname(os.path.abspath(__file__))]
if len(folders) > 1 or not os.path.isdir(folders[0]): sys.exit(print(__doc__, file=sys.stderr) or 2)
if not own: notes.append("the keys come from the bundle itself: compare them with what you know of it, or give --policy")
main(folders[0], own and open(own, "rb").read())
for line in [f"  {note}" for note in notes] + [f"cannot tell: {line}" for line in missing]: print(line)
for position, what in sorted(found)[:10]: print(what if position == float("inf") else f"position {position}: {what}")
print("altered" if found else "cannot tell" if missing else "intact")
sys.exit(1 if found else 3 if missing else 0)
