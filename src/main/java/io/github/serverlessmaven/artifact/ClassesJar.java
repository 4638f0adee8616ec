/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.CRC32;

/**
 * A jar made of compiled classes, its folders included: frameworks look for folders on the class path and list what is in them.
 *
 * @param files the class files and resources by their names in the jar
 */
record ClassesJar(SortedMap<String, Path> files) implements Content {

    @Override
    public String recipe() {
        return "jar with folders of " + String.join("|", files.keySet());
    }

    @Override
    public List<Path> sources() {
        return List.copyOf(files.values());
    }

    @Override
    public void writeTo(OutputStream out, EntryTime time) throws IOException {
        RebuiltJar.StoredStream zip = new RebuiltJar.StoredStream(out, time);
        Set<String> folders = new HashSet<>();
        for (var file : files.entrySet()) {
            for (int end = file.getKey().indexOf('/');
                    end >= 0;
                    end = file.getKey().indexOf('/', end + 1)) {
                String folder = file.getKey().substring(0, end + 1);
                if (folders.add(folder)) {
                    zip.put(folder, new byte[0]);
                }
            }
            try (InputStream content = Files.newInputStream(file.getValue())) {
                zip.put(file.getKey(), Files.size(file.getValue()), crc(file.getValue()), content);
            }
        }
        zip.finish();
    }

    /** The CRC-32 of a file's bytes. */
    static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 13];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return crc.getValue();
    }
}
