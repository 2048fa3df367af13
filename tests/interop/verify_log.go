// Verifies an export of the access log with golang.org/x/mod/sumdb, and says what it proves about it.
//
//	verify_log VKEYFILE DIR [inclusion INDEX | consistency OLDSIZE]...
//
// Prints size and root, then the hashes of each proof asked for, base64, one line for each proof.
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

type refusal struct{ code, where string }

func require(condition bool, code, where string) {
	if !condition {
		panic(refusal{code, where})
	}
}

func main() {
	defer func() {
		if refused, ok := recover().(refusal); ok {
			fmt.Fprintf(os.Stderr, "FAILED %s at %s\n", refused.code, refused.where)
			os.Exit(1)
		}
	}()
	directory := os.Args[2]
	verifier := readVerifier(os.Args[1])
	exported := read(directory, "vkey")
	trusted, _ := os.ReadFile(os.Args[1])
	require(bytes.Equal(exported, trusted), "E_KEY", "vkey")
	tree := openCheckpoint(read(directory, "checkpoint"), verifier)
	checkEntries(directory, tree)
	fmt.Printf("%d %s\n", tree.N, tree.Hash)
	for i := 3; i+1 < len(os.Args); i += 2 {
		n, _ := strconv.ParseInt(os.Args[i+1], 10, 64)
		fmt.Println(prove(directory, tree, os.Args[i], n))
	}
}

func readVerifier(path string) note.Verifier {
	line, err := os.ReadFile(path)
	require(err == nil, "E_KEY", path)
	verifier, err := note.NewVerifier(strings.TrimSuffix(string(line), "\n"))
	require(err == nil, "E_KEY", path)
	return verifier
}

func read(directory, path string) []byte {
	content, err := os.ReadFile(filepath.Join(directory, path))
	require(err == nil, "E_MISSING", path)
	return content
}

// tlog.ParseTree knows only the checkpoints of go.sum.
func openCheckpoint(message []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(message, note.VerifierList(verifier))
	if err != nil {
		_, unverified := err.(*note.UnverifiedNoteError)
		_, invalid := err.(*note.InvalidSignatureError)
		require(unverified || invalid, "E_NOTE", "checkpoint")
		require(false, "E_SIGNATURE", "checkpoint")
	}
	lines := strings.Split(opened.Text, "\n")
	require(len(lines) >= 4, "E_CHECKPOINT", "checkpoint")
	require(lines[0] == verifier.Name(), "E_ORIGIN", lines[0])
	size, err := strconv.ParseInt(lines[1], 10, 64)
	require(err == nil && size >= 0 && strconv.FormatInt(size, 10) == lines[1], "E_CHECKPOINT", lines[1])
	root, err := tlog.ParseHash(lines[2])
	require(err == nil, "E_CHECKPOINT", lines[2])
	return tlog.Tree{N: size, Hash: root}
}

// x/mod calls the tiles tile/8/L/N and the bundles tile/8/data/N.
func pathOf(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

func checkEntries(directory string, tree tlog.Tree) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	check := func(tile tlog.Tile) {
		expected, err := tlog.ReadTileData(tile, reader)
		require(err == nil && bytes.Equal(expected, read(directory, pathOf(tile))), "E_TILE", pathOf(tile))
	}
	tiles := tlog.NewTiles(height, 0, tree.N)
	for _, tile := range tiles {
		if tile.L > 0 {
			continue
		}
		for i, entry := range readBundle(directory, tile) {
			hashes, err := tlog.StoredHashes(tile.N<<height+int64(i), entry, reader)
			require(err == nil, "E_ROOT", pathOf(tile))
			stored = append(stored, hashes...)
		}
		check(tile)
	}
	for _, tile := range tiles {
		if tile.L > 0 {
			check(tile)
		}
	}
	root, err := tlog.TreeHash(tree.N, reader)
	require(err == nil && root == tree.Hash, "E_ROOT", strconv.FormatInt(tree.N, 10))
}

func readBundle(directory string, tile tlog.Tile) [][]byte {
	tile.L = -1
	path := pathOf(tile)
	rest := read(directory, path)
	var entries [][]byte
	for len(rest) >= 2 {
		end := 2 + int(binary.BigEndian.Uint16(rest))
		require(end <= len(rest), "E_BUNDLE", path)
		entries = append(entries, rest[2:end])
		rest = rest[end:]
	}
	require(len(rest) == 0 && len(entries) == tile.W, "E_BUNDLE", path)
	return entries
}

type folder struct{ directory string }

func (folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var contents [][]byte
	for _, tile := range tiles {
		contents = append(contents, read(f.directory, pathOf(tile)))
	}
	return contents, nil
}

func (folder) SaveTiles([]tlog.Tile, [][]byte) {}

func prove(directory string, tree tlog.Tree, kind string, n int64) string {
	reader := tlog.TileHashReader(tree, folder{directory})
	var hashes []tlog.Hash
	var err error
	if kind == "inclusion" {
		hashes, err = tlog.ProveRecord(tree.N, n, reader)
	} else {
		hashes, err = tlog.ProveTree(tree.N, n, reader)
	}
	require(err == nil, "E_PROOF", kind)
	words := []string{kind}
	for _, hash := range hashes {
		words = append(words, base64.StdEncoding.EncodeToString(hash[:]))
	}
	return strings.Join(words, " ")
}
