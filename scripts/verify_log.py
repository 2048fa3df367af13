#!/usr/bin/env python3
"""Verifies an export of the access log with the standard library of Python 3 and the openssl program (3.0 or later).

A second opinion on scripts/verify-log: other language, other cryptography, the same codes. Exit status: 0 verified,
1 not verified (the code says what is wrong, and where), 2 the command was not understood.
"""

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

LOG, WITNESS = 0x01, 0x04
SPKI_ED25519 = bytes.fromhex("302a300506032b6570032100")
DECIMAL = re.compile(r"0|[1-9][0-9]{0,15}")


class Refused(Exception):
    def __init__(self, code, where=""):
        super().__init__(f"{code} at {where}" if where != "" else code)


def require(condition, code, where=""):
    if not condition:
        raise Refused(code, where)


def sha256(data):
    return hashlib.sha256(data).digest()


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if to_base64(data) == text else None


def to_base64(data):
    return base64.b64encode(data).decode()


def is_key_name(name):
    return name != "" and not any(c == "+" or c.isspace() or unicodedata.category(c)[0] == "Z" for c in name)


def parse_vkey(text, kind):
    """Name, key id and public key."""
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    material = from_base64(encoded) or b""
    require(is_key_name(name) and len(material) == 33 and material[0] == kind, "E_KEY", text)
    expected = sha256(name.encode() + b"\n" + material)[:4]
    require(re.fullmatch("[0-9a-f]{8}", key_id) and bytes.fromhex(key_id) == expected, "E_KEY", text)
    return name, expected, material[1:]


def is_signed(message, public_key, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("key", "message", "signature")]
        for path, content in zip(paths, (SPKI_ED25519 + public_key, message, signature)):
            path.write_bytes(content)
        key, text, sig = map(str, paths)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", key, "-rawin"]
        return subprocess.run([*command, "-in", text, "-sigfile", sig], capture_output=True).returncode == 0


def parse_policy(text):
    """Logs, witnesses by name, and the rule: None, the name of a witness, or a threshold with members."""
    logs, witnesses, named, grouped, rules = [], {}, {"none": None}, set(), []
    for number, line in enumerate(text.split("\n"), 1):
        keyword, *items = re.findall(r"[^ \t]+", line) or ["#"]
        try:
            if keyword.startswith("#"):
                continue
            if keyword == "log":
                logs.append(parse_vkey(items[0], LOG))
            elif keyword == "witness":
                require(items[0] not in named, "E_POLICY")
                witnesses[items[0]] = parse_vkey(items[1], WITNESS)
                named[items[0]] = items[0]
            elif keyword == "group":
                name, needed, *members = items
                threshold = {"all": len(members), "any": 1}.get(needed) or int(needed)
                fresh = len(set(members)) == len(members) and not grouped & {*members, "none"}
                require(name not in named and fresh and 1 <= threshold <= len(members), "E_POLICY")
                grouped |= {*members}
                named[name] = (threshold, [named[member] for member in members])
            else:
                require(keyword == "quorum" and len(items) == 1 and not rules, "E_POLICY")
                rules.append(named[items[0]])
        except (Refused, LookupError, ValueError) as error:
            raise Refused("E_POLICY", f"line {number}") from error
    keys = [key for _, _, key in witnesses.values()]
    require(len(rules) == 1 and len({*keys}) == len(keys), "E_POLICY")
    return logs, witnesses, rules[0]


def is_quorate(rule, cosigned):
    if rule is None or isinstance(rule, str):
        return rule is None or rule in cosigned
    threshold, members = rule
    return sum(is_quorate(member, cosigned) for member in members) >= threshold


def parse_note(data):
    try:
        text, separator, block = data.decode().rpartition("\n\n")
    except UnicodeDecodeError as error:
        raise Refused("E_NOTE") from error
    require(separator and block.endswith("\n") and not re.search(r"[\0-\x09\x0b-\x1f\ufffd]", text + block), "E_NOTE")
    signatures = []
    for line in block[:-1].split("\n"):
        match = re.fullmatch(r"— (\S+) (\S+)", line)
        signature = from_base64(match[2]) if match and is_key_name(match[1]) else None
        require(signature and len(signature) > 4, "E_NOTE", line)
        signatures.append((match[1], signature[:4], signature[4:]))
    return text + "\n", signatures


def open_checkpoint(data, logs, witnesses, rule, max_age=None):
    """Origin, size, root, and the cosignatures as times by name."""
    text, signatures = parse_note(data)
    origin, size, root, *_ = [*text[:-1].split("\n"), "", ""]
    root = from_base64(root) or b""
    is_whole = "" not in text[:-1].split("\n") and DECIMAL.fullmatch(size) and len(root) == 32
    require(is_whole and int(size) < 2**53, "E_CHECKPOINT")
    require(any(name == origin for name, _, _ in logs), "E_ORIGIN", origin)
    signed, times = set(), {}
    for name, key_id, signature in signatures:
        for log_name, log_id, key in logs:
            if (name, key_id) == (log_name, log_id):
                require(is_signed(text.encode(), key, signature), "E_SIGNATURE", name)
                signed.add(name)
        for witness, (witness_name, witness_id, key) in witnesses.items():
            if (name, key_id) == (witness_name, witness_id):
                at = int.from_bytes(signature[:8], "big")
                message = f"cosignature/v1\ntime {at}\n{text}".encode()
                require(len(signature) == 72 and is_signed(message, key, signature[8:]), "E_SIGNATURE", name)
                times[witness] = at
    require(origin in signed, "E_SIGNATURE", origin)
    require(is_quorate(rule, times), "E_QUORUM")
    recent = {name for name, at in times.items() if max_age is None or abs(time.time() - at) <= max_age}
    require(max_age is None or (recent and is_quorate(rule, recent)), "E_STALE")
    return origin, int(size), root, times


def canonical(value):
    """The value again, its keys in the order of RFC 8785; refuses what entries never hold."""
    if isinstance(value, dict):
        for key in value:
            require(is_plain(key) and not key.isdecimal() and key != "__proto__", "E_ENTRY")
        return {key: canonical(value[key]) for key in sorted(value, key=lambda text: text.encode("utf-16-be"))}
    is_number = type(value) is int and abs(value) < 2**53
    require(is_number or isinstance(value, bool) or (isinstance(value, str) and is_plain(value)), "E_ENTRY")
    return value


def is_plain(text):
    return text != "" and not any(unicodedata.category(character) == "Cc" for character in text)


def read_entry(data, index):
    try:
        value = json.loads(data.decode())
        require(isinstance(value, dict) and len(data) <= 4096, "E_ENTRY")
        again = json.dumps(canonical(value), ensure_ascii=False, separators=(",", ":")).encode()
        require(again == data and isinstance(value["w"]["boot"], str) and type(value["w"]["n"]) is int, "E_ENTRY")
    except (Refused, ValueError, LookupError, TypeError, RecursionError) as error:
        raise Refused("E_ENTRY", index) from error
    return value


def root_of(nodes):
    """RFC 6962: where a level has an odd number of nodes, the last one rises as it is."""
    while len(nodes) > 1:
        pairs = [sha256(b"\x01" + nodes[i] + nodes[i + 1]) for i in range(0, len(nodes) - 1, 2)]
        nodes = pairs + (nodes[-1:] if len(nodes) % 2 else [])
    return nodes[0] if nodes else sha256(b"")


def inclusion(index, nodes):
    """RFC 6962 section 2.1.1, from the leaf upwards."""
    if len(nodes) <= 1:
        return []
    k = 1 << (len(nodes) - 1).bit_length() - 1
    if index < k:
        return [*inclusion(index, nodes[:k]), root_of(nodes[k:])]
    return [*inclusion(index - k, nodes[k:]), root_of(nodes[:k])]


def consistency(size, nodes, is_known=True):
    """RFC 6962 section 2.1.2, from the tree of that size."""
    if size in (0, len(nodes)):
        return [] if is_known else [root_of(nodes)]
    k = 1 << (len(nodes) - 1).bit_length() - 1
    if size <= k:
        return [*consistency(size, nodes[:k], is_known), root_of(nodes[k:])]
    return [*consistency(size - k, nodes[k:], False), root_of(nodes[:k])]


def tile_path(level, index, width):
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = re.findall("...", digits)
    place = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{place}" + (f".p/{width}" if width < 256 else "")


def read_file(folder, path):
    try:
        return Path(folder, path).read_bytes()
    except OSError as error:
        raise Refused("E_MISSING", path) from error


def split_bundle(bundle, count, path):
    entries, offset = [], 0
    while offset + 2 <= len(bundle):
        end = offset + 2 + int.from_bytes(bundle[offset : offset + 2], "big")
        entries.append(bundle[offset + 2 : end])
        offset = end
    require(offset == len(bundle) and len(entries) == count, "E_BUNDLE", path)
    return entries


def check_tile(folder, level, index, hashes):
    path = tile_path(level, index, len(hashes))
    require(read_file(folder, path) == b"".join(hashes), "E_TILE", path)


def read_leaves(folder, size):
    """Every entry, its place in its writer's chain, and its hash in the lowest tiles."""
    leaves, chains = [], {}
    for begin in range(0, size, 256):
        path = tile_path("entries", begin // 256, min(256, size - begin))
        entries = split_bundle(read_file(folder, path), min(256, size - begin), path)
        for index, data in enumerate(entries, begin):
            writer = read_entry(data, index)["w"]
            require(writer["n"] == chains.get(writer["boot"], 0), "E_WRITER", index)
            chains[writer["boot"]] = writer["n"] + 1
        hashes = [sha256(b"\x00" + data) for data in entries]
        check_tile(folder, 0, begin // 256, hashes)
        leaves += hashes
    return leaves


def check_upper_tiles(folder, leaves):
    level, nodes = 0, leaves
    while len(nodes) >= 256:
        nodes = [root_of(nodes[begin : begin + 256]) for begin in range(0, len(nodes) - 255, 256)]
        level += 1
        for begin in range(0, len(nodes), 256):
            check_tile(folder, level, begin // 256, nodes[begin : begin + 256])


def verify(folder, policy, remembered, max_age):
    logs, witnesses, rule = policy
    checkpoint = read_file(folder, "checkpoint")
    origin, size, root, times = open_checkpoint(checkpoint, logs, witnesses, rule, max_age)
    earlier = remembered and open_checkpoint(remembered, logs, witnesses, None)
    if earlier:
        require(earlier[0] == origin, "E_ORIGIN", origin)
        require(size >= earlier[1], "E_ROLLBACK", f"{size} < {earlier[1]}")
        require(size > earlier[1] or root == earlier[2], "E_FORK", size)
    leaves = read_leaves(folder, size)
    check_upper_tiles(folder, leaves)
    require(root_of(leaves) == root, "E_ROOT", size)
    require(not earlier or root_of(leaves[: earlier[1]]) == earlier[2], "E_FORK", earlier and earlier[1])
    print(f"VERIFIED {origin}\nSize:      {size}\nRoot:      {to_base64(root)}")
    print(f"Witnesses: {', '.join(sorted(times)) or 'none'}")
    return leaves


def read_policy(folder, vkey_file, policy_file):
    lines = read_file(folder, "vkey").decode(errors="replace"), Path(vkey_file).read_text() if vkey_file else None
    text = Path(policy_file).read_text() if policy_file else "quorum none\n"
    logs, witnesses, rule = parse_policy(text)
    for line in lines:
        require(line is None or re.fullmatch(r"[^\n]+\n", line), "E_KEY", "vkey")
    exported, own = [line and parse_vkey(line[:-1], LOG) for line in lines]
    logs = logs or [own or exported]
    require(exported in logs and (own is None or own in logs), "E_KEY", "vkey")
    return logs, witnesses, rule


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="the export, unpacked")
    parser.add_argument("--vkey", help="file with the log's public key, received by other means than the export")
    parser.add_argument("--policy", help="file that says whose cosignatures are needed (c2sp.org/tlog-policy)")
    parser.add_argument("--checkpoint", help="the checkpoint that you kept last time")
    parser.add_argument("--max-age", type=int, help="how old cosignatures may be, in seconds")
    parser.add_argument("--inclusion", metavar="INDEX", type=int, help="print the proof that the log holds this entry")
    parser.add_argument("--consistency", metavar="SIZE", type=int, help="print the proof that it continues that size")
    given = parser.parse_args()
    remembered = Path(given.checkpoint).read_bytes() if given.checkpoint else None
    try:
        policy = read_policy(given.folder, given.vkey, given.policy)
        leaves = verify(given.folder, policy, remembered, given.max_age)
    except Refused as refused:
        print(f"FAILED {refused}", file=sys.stderr)
        return 1
    if given.inclusion is not None:
        print("inclusion", *map(to_base64, inclusion(given.inclusion, leaves)))
    if given.consistency is not None:
        print("consistency", *map(to_base64, consistency(given.consistency, leaves)))
    if not given.vkey and not given.policy:
        print("WARNING: the key came with the export. Whose log it is has NOT been verified: --vkey FILE")
    return 0


if __name__ == "__main__":
    sys.exit(main())
