/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The configuration file of a service. */
public final class ConfigFile {

    private static final List<String> NAMES = List.of("serverless.yml", "serverless.yaml", "serverless.json");
    private static final List<String> SCRIPTS =
            List.of("serverless.ts", "serverless.js", "serverless.mjs", "serverless.cjs");

    private ConfigFile() {}

    /**
     * The file of a folder.
     *
     * @param folder the service's folder
     * @param named the file the user asked for, relative to the folder
     * @return the file; empty if none was asked for and the folder has none
     * @throws ServerlessException if the file asked for does not exist, or the folder has only a script
     */
    public static Optional<Path> find(Path folder, Optional<String> named) {
        if (named.isPresent()) {
            Path file = folder.resolve(named.get());
            if (!Files.isRegularFile(file)) {
                throw new ServerlessException(
                        "There is no configuration file " + file + ".",
                        "Correct -Dserverless.configFile, which is relative to " + folder + ".");
            }
            return Optional.of(file);
        }
        Optional<Path> found =
                NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            SCRIPTS.stream()
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(ConfigFile::refuse);
        }
        return found;
    }

    private static void refuse(Path script) {
        throw new ServerlessException(
                "The configuration in " + script
                        + " is a program, which this plugin does not run: it needs no Node.js.",
                "Write what it returns into serverless.yml; \"npx serverless@3 print\" shows it.");
    }

    /**
     * The text of a file, without a byte order mark.
     *
     * @throws ServerlessException if it cannot be read, or is not UTF-8
     */
    public static String read(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ServerlessException(file + " is not encoded in UTF-8.", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new ServerlessException(file + " cannot be read: " + e.getMessage(), "Check its permissions.", e);
        }
    }
}
