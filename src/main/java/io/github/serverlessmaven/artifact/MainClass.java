/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A manifest that says only which class starts the application. Spring Cloud Function looks for it there ("AWS Lambda", Spring Cloud
 * Function reference): version 2 for {@code Start-Class} only.
 *
 * @param name the class
 */
record MainClass(String name) implements Content {

    /** Where Java looks for a manifest. */
    static final String FILE = JarFile.MANIFEST_NAME;

    private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

    /**
     * Reads it from a jar: what Spring Boot starts, or what Java does.
     *
     * @throws PackagingException if the file is not a jar
     */
    static Optional<MainClass> of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .flatMap(attributes -> Stream.of("Start-Class", "Main-Class")
                            .flatMap(name -> Stream.ofNullable(attributes.getValue(name)))
                            .findFirst()
                            .map(MainClass::new));
        } catch (IOException e) {
            throw new PackagingException(
                    jar + " cannot be read as a jar: " + e.getMessage() + ".", "Build it again.", e);
        }
    }

    @Override
    public String recipe() {
        return "main and start class " + name;
    }

    @Override
    public List<Path> sources() {
        return List.of();
    }

    @Override
    public void writeTo(OutputStream out, EntryTime time) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, name);
        manifest.getMainAttributes().put(START_CLASS, name);
        manifest.write(out);
    }
}
