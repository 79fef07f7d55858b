#!/usr/bin/env python3
"""Checks a bundle of an agreement ledger (docs/spec/bundle.md): python3 verify.py [FOLDER] [--policy FILE]

Python 3.8 and its standard library only. Checked are the log's Ed25519 signatures, all tiles, that what is given of
each entry leads to its leaf, and that nothing is withheld; not ML-DSA-44, not witnesses, and of acts only those that
take payloads away. Exit codes: 0 intact, 1 altered, 2 wrong usage, 3 cannot tell."""
import argparse, base64, hashlib, json, os, re, sys, traceback

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ZERO = -121665 * pow(121666, P - 2, P) % P, (0, 1)
NOTHING, PARTS = (0, bytes(32)), ("identity", "times", "additions", "speaker", "content")
WITHHELD = "BACKGROUND", "CHATHAM", "SEALED"  # attributions under which a speaker is told to nobody
KINDS = {1: ("ED25519", 32), 4: ("ED25519_COSIGNATURE", 32), 6: ("ML_DSA_44", 1312)}  # of keys, and how long they are
POLICY = re.compile(r"([ \t]*(#[^\0-\x08\x0a-\x1f\x7f]*|log W( W)?|witness W W( W)?|group W W W( W)*|quorum W)?[ \t]*)"
                    .replace(" W", r"[ \t]+[^\0- \x7f]+"))  # a line of it; tlog-policy
OTHERWISE = {"policy": ", and none was given", "counts": ": without it something could be withheld"}
found, missing, hints, count = [], [], [], {}

def altered(field, what, position=None): found.append((position, f"{field}: {what}"))
def tally(what): count[what] = count.get(what, 0) + 1
def sha(data): return hashlib.sha256(data).digest()
def must(holds, why="it cannot be read"):
    if not holds: raise ValueError(why)
def point(data):  # RFC 8032, section 5.1.3
    y, odd = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * pow(2, (P - 1) // 4, P) % P
    must(y < P and (x * x - x2) % P == 0 and not (x == 0 and odd))
    return (x if x & 1 == odd else P - x), y
def add(a, b):
    product = D * a[0] * b[0] * a[1] * b[1] % P
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + product, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, -1, P) % P)
def times(n, a):
    total = ZERO
    while n: total, a, n = add(total, a) if n & 1 else total, add(a, a), n >> 1
    return total
def verifies(key, text, signature):  # RFC 8032, section 5.1.7
    try: a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except (ValueError, IndexError): return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little")
    return len(signature) == 64 and s < Q and times(s, point(b"X" + b"f" * 31)) == add(r, times(h % Q, a))
def opened(folder, name):
    path = os.path.join(folder, name)
    try:
        if not os.path.exists(path): why = "is missing" + OTHERWISE.get(name, "")
        elif not os.path.isfile(path): why = "is not a regular file: it is not read"  # a pipe would be waited for without end
        elif os.path.getsize(path) > 1 << 26 and name != "entries": why = "is too large for one of a bundle: it is not read"
        else: return open(path, "rb")
    except OSError: why = "cannot be read"
    missing.append(f"{name} {why}")
def read(folder, name):
    file = opened(folder, name)
    if file:
        with file: return file.read()
def base64_of(data): return base64.b64encode(data).decode()
def b64(text, length=None):
    data = base64.b64decode(text, validate=True)
    must(base64_of(data) == text and length in (None, len(data)))
    return data
def number(text, least=0):
    must(re.fullmatch("0|[1-9][0-9]{0,18}", text) and least <= int(text) < 2**63)
    return int(text)
def is_name(text): return text.isprintable() and not {" ", "+"} & set(text) and text != ""
def vkey(text, kinds):  # -> name and id, kind, bytes; signed-note
    name, number, key = text.split("+", 2)
    kind, key = b64(key)[:1], b64(key)[1:]
    must(is_name(name) and kind and kind[0] in kinds and len(key) == KINDS[kind[0]][1] and number == sha(name.encode() + b"\n" + kind + key)[:4].hex())
    must(len(key) != 32 or times(8, point(key)) != ZERO)  # anybody could sign for it
    return (name, number), KINDS[kind[0]][0], key
def policy_of(data):  # -> the keys of logs, those of witnesses, and which of these have to cosign
    keys, quorum = {"log": [], "witness": []}, []
    for n, line in enumerate(data.decode(errors="replace").split("\n"), 1):
        must(POLICY.fullmatch(line), f"line {n} of the policy")
        word, *rest = line.split() or [""]
        try:
            if word in keys: keys[word].append(vkey(rest[word == "witness"], (1, 6) if word == "log" else (4, 6)))
        except ValueError: raise ValueError(f"line {n} of the policy: there is no key in it")
        if word == "quorum": quorum += rest
    must(len({key for _, _, key in keys["log"] + keys["witness"]}) == len(keys["log"] + keys["witness"]), "a key of the policy is there twice")
    must(len(quorum) == 1, "the policy has no line \"quorum\", or more than one")
    return keys["log"], keys["witness"], quorum[0]
def policy_in(folder):
    hints.append("the keys come from the bundle itself: compare them with what you know of it, or give --policy")
    data = read(folder, "policy")
    try: return (None, [], "none") if data is None else policy_of(data)
    except ValueError as why: return missing.append(f"policy cannot be read: {why}"), [], "none"
def note_of(data):  # -> its text, and the signatures: name and id, bytes; signed-note
    note = data.decode()
    text, _, lines = note.rpartition("\n\n")
    must(len(note) <= 1 << 20 and lines.endswith("\n") and lines.count("\n") <= 100 and not re.search("[\0-\x09\x0b-\x1f\x7f\ufffd]", note))
    signatures = [(mark, name, b64(signature)) for mark, name, signature in (line.split(" ") for line in lines[:-1].split("\n"))]
    must(all(mark == "\u2014" and is_name(name) and len(signature) > 4 for mark, name, signature in signatures))
    return text, [((name, signature[:4].hex()), signature[4:]) for _, name, signature in signatures]
def checkpoint_of(text):  # -> origin, size, root; tlog-checkpoint
    lines = text.split("\n")
    must(len(lines) > 2 and all(lines))
    return lines[0], number(lines[1]), b64(lines[2], 32)
def counts_of(text):  # -> of which checkpoint; by negotiation, the count of its entries and the hash of the last one's leaf
    origin, size, root = checkpoint_of(text)
    lines = [line.split(" ") for line in text.split("\n")[3:]]
    last = {name: (number(n, 1), b64(leaf, 32)) for name, n, leaf in lines}
    must(origin.endswith("/counts") and "" not in last and [name for name, _, _ in lines] == sorted(last))
    return (origin[:-len("/counts")], size, root), last
def unsigned(text, signatures, logs, origin):  # why one cannot believe that the log signed it; signed-note
    by = set()
    for of, kind, key in logs:
        for signature in (one for signer, one in signatures if signer == of and kind == "ED25519"):
            if not verifies(key, (text + "\n").encode(), signature): return f"the signature of {of[0]} is not its own"
            by.add(of[0])
    if origin not in by: return f"no log of the policy signed it as \"{origin}\""
class Fields:  # of bytes, one behind the other
    def __init__(self, data): self.rest = data
    def take(self, size):
        must(size <= len(self.rest))
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken
    def number(self, size, below=2**63):
        n = int.from_bytes(self.take(size), "big")
        must(n < below)
        return n
    def text(self):
        text = self.take(self.number(1)).decode()
        must("\0" not in text)
        return text
def whole(data, decoded):
    fields = Fields(data)
    value = decoded(fields)
    must(not fields.rest)
    return value
def leaves_of(fields):
    leaves = []
    while fields.rest: leaves.append(fields.take(fields.number(2)))
    return leaves
def opening(fields):  # -> the commitment and the bytes of each part; without bytes where it is closed
    parts = []
    for n in range(5):
        is_open, head = fields.number(1, 2), fields.take(32)
        body = fields.take(fields.number(4, 2**24 + 1)) if is_open else None
        parts.append((sha(b"ledger.part/v2\n" + bytes([n]) + head + body) if is_open else head, body))
    return parts
def given(file):  # -> what is given of the next entry
    head = file.read(4)
    must(head, "they end before it")
    must(len(head) == 4, "they end within an entry")
    length = int.from_bytes(head, "big")
    must(length <= 2**27, f"a length of {length} cannot be")
    body = file.read(length)
    must(len(body) == length, "they end within an entry")
    try: return whole(body, opening) if length else None
    except ValueError: raise ValueError("what is given is no opening")
def identity(fields):  # -> event, stream, version, stored name, what stands before it for each of its audiences
    event, _, stream, version, name, _ = fields.take(16), fields.text(), fields.text(), fields.number(8), fields.text(), fields.text()
    before = [(fields.text(), fields.number(8), fields.take(32)) for _ in range(fields.number(1, 128))]
    must(before)
    fields.take(32 * fields.number(1, 2))
    return event, stream, version, name, before
def recorded(fields):  # -> when
    time = int.from_bytes(fields.take(8), "big", signed=True)
    fields.take(8 * bin(fields.number(1, 16)).count("1"))
    return time
def act(content):  # what it says; nothing where it is none, or is not given
    def once(pairs):
        must(len(dict(pairs)) == len(pairs))
        return dict(pairs)
    try: said = json.loads((content or b"").decode(), object_pairs_hook=once, parse_constant=lambda _: must(False))
    except (ValueError, RecursionError): return {}
    return said if isinstance(said, dict) else {}
class Entries:  # what is given, one after the other
    def __init__(self): self.chains, self.versions, self.events, self.last, self.taken = {}, {}, {}, -2**63, []
    def part(self, n, name, data, decoded):
        try: return data if data is None else whole(data, decoded)
        except ValueError: altered(name, "it cannot be read", n)
    def add(self, n, leaf, parts):
        if sha(b"ledger.entry/v2\n" + b"".join(commitment for commitment, _ in parts)) != leaf[15:]:
            return altered("opening", "it does not lead to the leaf in the tree", n)
        tally("entries opened")
        leaf, said, closed = sha(b"\0" + leaf), act(parts[4][1]), [name for name, (_, body) in zip(PARTS, parts) if body is None]
        if closed == ["speaker"] and said.get("attribution") in WITHHELD: tally("speakers withheld, as their acts say")
        else: self.taken += [(n, base64_of(leaf), name) for name in closed]
        own, time = self.part(n, "identity", parts[0][1], identity), self.part(n, "times", parts[1][1], recorded)
        if time is not None and time < self.last: altered("recorded", "its time is before that of an entry before", n)
        self.last = max(self.last, self.last if time is None else time)
        if own is None: return
        event, stream, version, name, before = own
        if version != self.versions.get(stream, 0): altered("version", f"{version} where {self.versions.get(stream, 0)} is next in its stream", n)
        self.versions[stream] = version + 1
        if event in self.events: altered("event", f"its id is that of position {self.events[event]} as well", n)
        self.events[event] = n
        for audience, number, last in before:
            chain = stream.split("/")[0] + (f" for {audience}" if audience else "")
            there = self.chains.get(chain, NOTHING)
            if number != there[0]: altered("predecessor", f"{number} entries of {chain} are before it, and {there[0]} are given", n)
            elif last != there[1]: altered("predecessor", f"the entry of {chain} before it is not the one that is given", n)
            self.chains[chain] = (number + 1, leaf)
        names = (said.get("position"), said.get("leaf")) if name == "payload-removed.v1" and type(said.get("position")) is int else None
        erased = [one for one in self.taken if one[:2] == names]
        if erased: hints.append(f"position {names[0]} was erased by the act at position {n}")
        self.taken = [one for one in self.taken if one not in erased or one[2] not in PARTS[3:]]
    def finish(self, ends):
        for n, _, name in self.taken: altered(name, "it was taken away, and no act on record says so", n)
        for chain in {**ends, **self.chains} if ends is not None else ():
            there, own = ends.get(chain, NOTHING), self.chains.get(chain, NOTHING)
            if there[0] != own[0]: altered("counts", f"{chain} has {there[0]} entries, and {own[0]} are given")
            elif there != own: altered("counts", f"the last entry of {chain} is not the one that is given")
            else: tally("negotiations without a gap, to their last entry")
def tile(level, index, width):
    name = "/".join(["x%03d" % (index // 1000**i % 1000) for i in range(4, 0, -1) if index >= 1000**i] + ["%03d" % (index % 1000)])
    return f"tile/{level}/{name}" + ("" if width == 256 else f".p/{width}")
def over(hashes):
    while len(hashes) > 1: hashes = [sha(b"\1" + hashes[i] + hashes[i + 1]) if i + 1 < len(hashes) else hashes[i] for i in range(0, len(hashes), 2)]
    return hashes[0] if hashes else sha(b"")
def tiles(folder, hashes, level, are_all, are_signed):  # of this level and those above it are what the leaves make them
    for start in range(0, len(hashes) if are_all else len(hashes) - 255, 256):
        there = hashes[start:start + 256]
        name, data = tile(level, start // 256, len(there)), read(folder, tile(level, start // 256, len(there)))
        if data is None: continue
        tally("tiles")
        n = next((n for n, one in enumerate(there) if data[32 * n:32 * n + 32] != one), None)
        if len(data) != 32 * len(there): altered(name, f"it has {len(data)} bytes, not {32 * len(there)}")
        elif n is not None and level: altered(name, f"hash {n} is not that of the tile below, made again")
        elif n is not None and are_signed: altered(name, f"hash {n} is not that of entry {start + n}")
        elif n is not None: altered("leaf", f"its hash is not that in {name}", start + n)
    if len(hashes) > 255: tiles(folder, [over(hashes[i:i + 256]) for i in range(0, len(hashes) - 255, 256)], level + 1, are_all, are_signed)
def signatures(folder, own):  # -> what is signed: the checkpoint, and how far each negotiation goes
    note = read(folder, "checkpoint")
    if note is None: return None, None
    try:
        text, by = note_of(note)
        at = checkpoint_of(text)
    except ValueError: return altered("checkpoint", "it is no signed checkpoint"), None
    logs, witnesses, quorum = own or policy_in(folder)
    if quorum != "none": missing.append(f"whether enough witnesses cosigned the checkpoint: this program does not check {quorum}")
    why = logs is not None and unsigned(text, by, logs, at[0])
    if why: altered("checkpoint", why)
    for of, kind, _ in [*(logs or ()), *witnesses]:
        if kind != "ED25519" and of in dict(by): hints.append(f"the signature {'+'.join(of)} ({kind}) is not checked")
    if not own and not why and logs is not None:
        for of, _ in by:
            if of not in [one[0] for one in logs + witnesses]: altered("checkpoint", f"no key of the policy signed as {of[0]}, or not this")
        for of, kind, _ in logs:
            if of not in dict(by): altered("checkpoint", f"the key {'+'.join(of)} ({kind}) has not signed it")
    note = read(folder, "counts")
    if note is None: return at, None
    try:
        text, by = note_of(note)
        why = logs is not None and unsigned(text, by, logs, at[0])
        of, ends = (None, None) if why else counts_of(text)
    except ValueError: why = "it is no signed note of counts"
    why = why or of != at and "it is not of this checkpoint"
    return at, altered("counts", why) if why else ends
def main(folder, own):
    at, ends = signatures(folder, own)
    if at is None: return
    origin, size, root = at
    print(shown(f"{origin}, {size} entries, root {base64_of(root)}"))
    hints.append("acts are not read: this program does not check whether what is given is an act, and can follow on those before it")
    file, hashes, entries = opened(folder, "entries"), [], Entries()
    can_read, are_all = file is not None, True
    for start in range(0, size, 256):
        name, width = tile("entries", start // 256, min(256, size - start)), min(256, size - start)
        data = read(folder, name)
        try: leaves = whole(data, leaves_of) if data is not None else []
        except ValueError: leaves = altered(name, "it ends within an entry") or []
        for n, leaf in enumerate(leaves[:width], start):
            hashes.append(sha(b"\0" + leaf))
            try: parts = given(file) if can_read else None
            except ValueError as why: parts, can_read = altered("entries", str(why), n), False
            if len(leaf) != 47 or leaf[:15] != b"ledger.leaf/v2\n": altered("leaf", "it is no leaf that can be read", n)
            elif parts: entries.add(n, leaf, parts)
            elif can_read: tally("entries not for these eyes")
        if len(leaves) == width: continue
        if leaves or data == b"": altered(name, f"it has {len(leaves)} entries, not {width}")
        are_all = False
        break
    is_root = are_all and over(hashes) == root
    tiles(folder, hashes, 0, are_all, is_root)
    if are_all and can_read:
        entries.finish(ends)
        if file.read(1): altered("entries", "they go on behind the last position")
    if are_all and not is_root: altered("checkpoint", f"its root is not that of its {size} entries")
    if file: file.close()
def shown(line):  # whatever a bundle has in it, it moves no cursor
    return "".join(c if c.isprintable() else "\\u%04x" % ord(c) for c in line)
if __name__ == "__main__":
    usage = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usage.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    usage.add_argument("--policy", help="whose signatures you believe (C2SP tlog-policy); else the bundle's own")
    asked = usage.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")
    if not os.path.isdir(asked.folder): usage.error(f"{asked.folder} is no folder: check the path")
    try: own = policy_of(open(asked.policy, "rb").read()) if asked.policy else None
    except (OSError, ValueError) as why: usage.error(f"{asked.policy} cannot be read: {why}")
    try: main(asked.folder, own)
    except Exception: missing.append("this program broke off, which says nothing of the bundle: " + traceback.format_exc())
    found.sort(key=lambda one: float("inf") if one[0] is None else one[0])
    lines = [what if position is None else f"position {position}: {what}" for position, what in found[:10]]
    if len(found) > 10: lines.append(f"\u2026 and {len(found) - 10} more")
    for head, of in ("cannot tell:", missing), ("hint:", hints), ("counted:", [f"{count[what]} {what}" for what in sorted(count)]):
        if of: lines = [head] + [f"  {line}" for line in of] + lines
    for line in lines + ["altered" if found else "cannot tell" if missing else "intact"]: print(shown(line))
    sys.exit(1 if found else 3 if missing else 0)
