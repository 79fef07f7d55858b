// Verifies a log in a folder with the code that guards Go's own module checksums, and none of ours.
//
//	go run eyes.go FOLDER
//
// FOLDER has a checkpoint, the log's vkey, counts of that checkpoint, tile/..., and proofs: lines of
//
//	record INDEX ENTRY-BASE64 HASH...
//	tree OLD-SIZE OLD-ROOT HASH...
//
// It says "verified ..." and ends well, or says why not and ends with 1.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// folder shows its tiles as tlog asks for them: tile/8/0/001 is our tile/0/001.
type folder string

func (f folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, t := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(f), ours(t)))
		if err != nil {
			return nil, err
		}
		if len(bytes) != t.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", ours(t), len(bytes))
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func ours(t tlog.Tile) string {
	return strings.Replace(t.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
}

func main() {
	if err := look(os.Args[1]); err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func look(dir string) error {
	tree, err := noted(dir, "checkpoint", "")
	if err != nil {
		return err
	}
	counted, err := noted(dir, "counts", "/counts")
	if err != nil {
		return err
	}
	if counted != tree {
		return fmt.Errorf("counts are of another checkpoint")
	}
	reader := tlog.TileHashReader(tree, folder(dir))
	entries, err := bundles(dir, tree, reader)
	if err != nil {
		return err
	}
	proofs, err := os.ReadFile(filepath.Join(dir, "proofs"))
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSuffix(string(proofs), "\n"), "\n")
	for i, line := range lines {
		if err := proof(tree, reader, strings.Split(line, " ")); err != nil {
			return fmt.Errorf("proof %d: %v", i, err)
		}
	}
	fmt.Printf("verified %d entries and %d proofs\n", entries, len(lines))
	return nil
}

// noted takes the first three lines of a note that the log's key signed. The first is the log's name and what is behind it.
func noted(dir, file, behind string) (tree tlog.Tree, err error) {
	vkey, err := os.ReadFile(filepath.Join(dir, "vkey"))
	if err != nil {
		return tree, err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return tree, err
	}
	msg, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(msg, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name()+behind {
		return tree, fmt.Errorf("no %s of %s", file, verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// bundles reads every entry and compares its hash with the one the tree has there.
func bundles(dir string, tree tlog.Tree, reader tlog.HashReader) (int64, error) {
	var n int64
	for n < tree.N {
		tile := tlog.Tile{H: height, L: 0, N: n >> height, W: 1 << height}
		if left := tree.N - n; left < int64(tile.W) {
			tile.W = int(left)
		}
		path := strings.Replace(ours(tile), "tile/0/", "tile/entries/", 1)
		rest, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return n, err
		}
		var indexes []int64
		var hashes []tlog.Hash
		for len(rest) >= 2 {
			length := 2 + int(binary.BigEndian.Uint16(rest))
			if len(rest) < length {
				return n, fmt.Errorf("%s ends within an entry", path)
			}
			hashes = append(hashes, tlog.RecordHash(rest[2:length]))
			indexes = append(indexes, tlog.StoredHashIndex(0, n))
			rest = rest[length:]
			n++
		}
		if len(hashes) != tile.W || len(rest) != 0 {
			return n, fmt.Errorf("%s has %d entries, not %d", path, len(hashes), tile.W)
		}
		want, err := reader.ReadHashes(indexes)
		if err != nil {
			return n, err
		}
		for i := range want {
			if want[i] != hashes[i] {
				return n, fmt.Errorf("%s: entry %d is not the tree's", path, i)
			}
		}
	}
	return n, nil
}

// proof checks one of our proofs, and that Go makes the very same one from our tiles.
func proof(tree tlog.Tree, reader tlog.HashReader, words []string) error {
	if len(words) < 3 {
		return fmt.Errorf("too few words")
	}
	n, err := strconv.ParseInt(words[1], 10, 64)
	if err != nil {
		return err
	}
	var hashes []tlog.Hash
	for _, word := range words[3:] {
		hash, err := tlog.ParseHash(word)
		if err != nil {
			return err
		}
		hashes = append(hashes, hash)
	}
	switch words[0] {
	case "record":
		entry, err := base64.StdEncoding.DecodeString(words[2])
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(hashes, tree.N, tree.Hash, n, tlog.RecordHash(entry)); err != nil {
			return err
		}
		made, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return err
		}
		return same(made, hashes)
	case "tree":
		old, err := tlog.ParseHash(words[2])
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(hashes, tree.N, tree.Hash, n, old); err != nil {
			return err
		}
		made, err := tlog.ProveTree(tree.N, n, reader)
		if err != nil {
			return err
		}
		return same(made, hashes)
	}
	return fmt.Errorf("%q is no proof", words[0])
}

func same(made, given []tlog.Hash) error {
	if len(made) != len(given) {
		return fmt.Errorf("it has %d hashes, not %d", len(given), len(made))
	}
	for i := range made {
		if !bytes.Equal(made[i][:], given[i][:]) {
			return fmt.Errorf("hash %d is another", i)
		}
	}
	return nil
}
