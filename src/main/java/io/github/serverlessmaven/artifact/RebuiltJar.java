/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.Zip64RequiredException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A jar that is built again and again, as a module of the build or a snapshot: what differs between two builds of the same source is
 * taken out of it. Entries are sorted (the manifest first, as {@code JarInputStream} wants it), carry the package's time and are
 * stored; the comments of {@code pom.properties}, which have a date, go, and what the manifest says of the machine and tools of the
 * build. A signed jar stays as it is.
 */
record RebuiltJar(Path jar) implements Content {

    private static final String MANIFEST = JarFile.MANIFEST_NAME;

    /** What Maven, bnd and others write of the build into the manifest. */
    private static final List<String> OF_THE_BUILD = List.of(
            "Bnd-LastModified",
            "Build-Date",
            "Build-Jdk",
            "Build-Jdk-Spec",
            "Build-Time",
            "Build-Timestamp",
            "Built-By",
            "Created-By",
            "Implementation-Build-Date",
            "Tool");

    /** By name, the manifest first. */
    static final Comparator<String> ORDER =
            Comparator.<String, Integer>comparing(RebuiltJar::rank).thenComparing(Comparator.naturalOrder());

    @Override
    public String recipe() {
        return "rebuilt jar";
    }

    @Override
    public List<Path> sources() {
        return List.of(jar);
    }

    @Override
    public void writeTo(OutputStream out, EntryTime time) throws IOException {
        try (ZipFile source = Content.open(jar)) {
            List<String> names = source.stream()
                    .map(ZipEntry::getName)
                    .distinct()
                    .sorted(ORDER)
                    .toList();
            if (names.stream().anyMatch(RebuiltJar::isSignature)) {
                new Plain(jar).writeTo(out, time);
                return;
            }
            StoredStream zip = new StoredStream(out, time);
            for (String name : names) {
                copy(source, source.getEntry(name), zip);
            }
            zip.finish();
        }
    }

    private static int rank(String name) {
        return switch (name) {
            case "META-INF/" -> 0;
            case MANIFEST -> 1;
            default -> 2;
        };
    }

    /** Whether a file of a jar is a signature of its content. */
    static boolean isSignature(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.SF");
    }

    /** Whether a file of a jar describes the build that made it. */
    static boolean isWrittenByTheBuild(String name) {
        return name.equals(MANIFEST) || isPomProperties(name);
    }

    private static boolean isPomProperties(String name) {
        return name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties");
    }

    private static void copy(ZipFile source, ZipEntry entry, StoredStream zip) throws IOException {
        CheckedInputStream content = new CheckedInputStream(source.getInputStream(entry), new CRC32());
        try (content) {
            if (isPomProperties(entry.getName())) {
                zip.put(entry.getName(), undated(content).getBytes(StandardCharsets.ISO_8859_1));
            } else if (entry.getName().equals(MANIFEST)) {
                zip.put(entry.getName(), withoutBuild(content));
            } else {
                zip.put(entry.getName(), entry.getSize(), entry.getCrc(), content);
            }
        } catch (Zip64RequiredException tooLarge) {
            throw tooLarge;
        } catch (ZipException damaged) {
            throw new DamagedEntryException(entry.getName(), damaged);
        }
        if (content.getChecksum().getValue() != entry.getCrc()) {
            throw new DamagedEntryException(entry.getName());
        }
    }

    /** A manifest without what it says about the machine and the tools of the build. */
    static byte[] withoutBuild(InputStream content) throws IOException {
        byte[] written = content.readAllBytes();
        Manifest manifest = new Manifest();
        try {
            manifest.read(new ByteArrayInputStream(written));
        } catch (IOException malformed) {
            return written;
        }
        OF_THE_BUILD.forEach(name -> manifest.getMainAttributes().remove(new Attributes.Name(name)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    /** Properties without comments, which have a date, and sorted. */
    static String undated(InputStream properties) throws IOException {
        return new String(properties.readAllBytes(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A zip of stored entries, written to a stream that cannot go back. */
    record StoredStream(ZipArchiveOutputStream zip, EntryTime time) {

        StoredStream(OutputStream out, EntryTime time) {
            this(new ZipArchiveOutputStream(out), time);
        }

        void put(String name, byte[] content) throws IOException {
            CRC32 crc = new CRC32();
            crc.update(content);
            put(name, content.length, crc.getValue(), new ByteArrayInputStream(content));
        }

        void put(String name, long size, long crc, InputStream content) throws IOException {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(size);
            entry.setCrc(crc);
            entry.setTimeLocal(time.value());
            zip.putArchiveEntry(entry);
            content.transferTo(zip);
            zip.closeArchiveEntry();
        }

        /** Ends the zip; the stream stays open. */
        void finish() throws IOException {
            zip.finish();
            zip.flush();
        }
    }
}
