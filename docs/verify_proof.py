#!/usr/bin/env python3
"""Checks an Evident proof file (evident-proof/1). Needs Python 3.8 and openssl 3, nothing else.

    python3 verify_proof.py PROOF.json [EXPECTED-KEY]

The format, and why each step is taken, is described in docs/journal-format.md.
"""
import base64, hashlib, json, os, subprocess, sys, tempfile

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def need(holds, words):
    if not holds: sys.exit("NOT PROVED: " + words)

proof = json.load(open(sys.argv[1], encoding="utf-8"))
need(proof["format"] == "evident-proof/1", "unknown format")

# 1. The key: name+hash+base64(0x01, 32 bytes). Is it the one you trust?
if len(sys.argv) > 2: need(proof["key"] == sys.argv[2], "the file was made with another key: " + proof["key"])
name, key_hash, key = proof["key"].split("+", 2)
key = base64.b64decode(key, validate=True)
need(len(key) == 33 and key[0] == 1, "not an Ed25519 key")
key_id = sha(name.encode(), b"\n", key)[:4]
need(key_id.hex() == key_hash, "the key's hash does not fit the key")

# 2. The checkpoint: origin, size and root, an empty line, the signature.
text, _, signatures = proof["checkpoint"].rpartition("\n\n")
text += "\n"
origin, size, root = text.split("\n")[:3]
size, root = int(size), base64.b64decode(root, validate=True)
need(origin == name, "the checkpoint belongs to another journal")
signature = b""
for line in signatures.splitlines():
    signer, data = line[2:].split(" ")
    data = base64.b64decode(data, validate=True)
    if line.startswith("\u2014 ") and signer == name and data[:4] == key_id: signature = data[4:]
with tempfile.TemporaryDirectory() as folder:
    put = lambda file, data: open(os.path.join(folder, file), "wb").write(data)
    put("key", bytes.fromhex("302a300506032b6570032100") + key[1:]); put("text", text.encode()); put("sig", signature)
    openssl = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig"
    done = subprocess.run(openssl.split(), cwd=folder, capture_output=True, text=True)
need(done.returncode == 0, "the checkpoint's signature is not good " + done.stderr)

# 3. Each entry: its content fits the commitment, its leaf leads to the signed root, its version follows the last.
last, version = -1, 0
for entry in proof["entries"]:
    at, header, where = entry["position"], entry["header"], "entry %s: " % entry["position"]
    need(header["record"] == proof["record"], where + "about another record")
    need(at > last and header["version"] == version + 1, where + "an entry was left out or moved")
    last, version = at, header["version"]
    if "payload" in entry:
        committed = sha(bytes.fromhex(entry["salt"]), entry["payload"].encode())
        need(committed.hex() == entry["commitment"], where + "content was changed")
    else: need(entry["absent"] in ("erased", "withheld"), where + "content is missing without a word")
    leaf = json.dumps({**header, "commitment": entry["commitment"]}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    node, index, end = sha(b"\0", leaf.encode()), at, size - 1
    need(index <= end, where + "lies beyond the checkpoint")
    for sibling in map(bytes.fromhex, entry["inclusion"]):          # RFC 9162, section 2.1.3.2
        need(end > 0, where + "path too long")
        if index % 2 or index == end:
            node = sha(b"\1", sibling, node)
            while index % 2 == 0 and index: index, end = index // 2, end // 2
        else: node = sha(b"\1", node, sibling)
        index, end = index // 2, end // 2
    need(end == 0 and node == root, where + "does not lead to the signed root")
    print(at, header["occurred_at"], header["actor"], header["kind"], entry.get("payload", "(%s)" % entry.get("absent")))
need(version > 0, "the file holds no entry")
print("PROVED: %d entries of record %s under checkpoint %d of %s" % (version, proof["record"], size, proof["key"]))
