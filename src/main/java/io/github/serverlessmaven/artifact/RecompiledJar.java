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
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jar of a module whose classes were compiled again after the build had made it. */
public final class RecompiledJar {

    private static final String METADATA = "META-INF/";

    private RecompiledJar() {}

    /**
     * Writes the classes as they are now, with what the build put beside them: the manifest and Maven's descriptors.
     *
     * @param jar the file to write
     * @param classes the folder that the compiler writes to
     * @param built the jar that the build made
     */
    public static void write(Path jar, Path classes, Path built) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> paths = Files.walk(classes);
                ZipFile before = new ZipFile(built.toFile())) {
            for (Path path :
                    paths.filter(path -> !path.equals(classes)).sorted().toList()) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                if (Files.isDirectory(path)) {
                    zip.putNextEntry(new ZipEntry(name + "/"));
                } else if (Files.isRegularFile(path)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(path, zip);
                }
            }
            copyMetadata(before, zip, classes);
        }
    }

    private static void copyMetadata(ZipFile before, ZipOutputStream zip, Path classes) throws IOException {
        Enumeration<? extends ZipEntry> entries = before.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            boolean isMetadata = entry.getName().startsWith(METADATA);
            if (isMetadata && !Files.exists(classes.resolve(entry.getName()))) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = before.getInputStream(entry)) {
                    content.transferTo(zip);
                }
            }
        }
    }
}
