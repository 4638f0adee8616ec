/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * A jar that never changes, byte for byte. It must be whole: a download may have been cut off, and a disk may have failed since. The
 * checksum that Maven keeps beside what it downloads proves that it is; without one, or if it is another, each file in the jar is
 * unpacked and compared with its own.
 */
record ReleasedJar(Path jar) implements Content {

    @Override
    public String recipe() {
        return "jar";
    }

    @Override
    public List<Path> sources() {
        return List.of(jar);
    }

    @Override
    public long size(EntryTime time) throws IOException {
        return Files.size(jar);
    }

    @Override
    public void writeTo(OutputStream out, EntryTime time) throws IOException {
        Content.open(jar).close();
        Path published = jar.resolveSibling(jar.getFileName() + ".sha1");
        if (!Files.isRegularFile(published)) {
            verifyChecksums();
            Content.copy(jar, out);
            return;
        }
        MessageDigest digest = sha1();
        Content.copy(jar, new DigestOutputStream(out, digest));
        String sum = HexFormat.of().formatHex(digest.digest());
        if (!Files.readString(published).strip().toLowerCase(Locale.ROOT).startsWith(sum)) {
            verifyChecksums();
        }
    }

    private void verifyChecksums() throws ZipException {
        try (Archive archive = Archive.open(jar)) {
            archive.verifyChecksums();
        }
    }

    /** What Maven's repositories have for every artifact; it finds accidents, not attacks. */
    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
