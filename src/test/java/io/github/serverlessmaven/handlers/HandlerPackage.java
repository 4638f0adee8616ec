/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.handlers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip with the test's functions in it. */
public final class HandlerPackage {

    private HandlerPackage() {}

    /** Writes the package. */
    public static Path in(Path folder) throws IOException {
        Path zip = folder.resolve("handlers.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            for (String handler :
                    new String[] {"Behaviours", "BrokenClass", "StreamingRuntime", "StreamingRuntime$Body"}) {
                String name = HandlerPackage.class.getPackageName().replace('.', '/') + "/" + handler + ".class";
                entries.putNextEntry(new ZipEntry(name));
                try (InputStream bytes = HandlerPackage.class.getResourceAsStream("/" + name)) {
                    bytes.transferTo(entries);
                }
            }
        }
        return zip;
    }
}
