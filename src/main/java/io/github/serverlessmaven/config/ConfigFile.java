/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configuration file of a service. */
public final class ConfigFile {

    private static final List<String> NAMES = List.of("serverless.yml", "serverless.yaml", "serverless.json");
    private static final List<String> SCRIPTS =
            List.of("serverless.ts", "serverless.js", "serverless.mjs", "serverless.cjs");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.[mc]?[jt]s");
    private static final int MAXIMUM_BYTES = 4 << 20;

    private ConfigFile() {}

    /**
     * The file of a folder.
     *
     * @param folder the service's folder
     * @param named the file the user asked for, relative to the folder, inside it or not
     * @return the file; empty if none was asked for and the folder has none
     * @throws ServerlessException if the file asked for does not exist or is a script, or the folder has only a script
     */
    public static Optional<Path> find(Path folder, Optional<String> named) {
        return named.isPresent() ? Optional.of(named(folder, named.get())) : find(folder);
    }

    private static Optional<Path> find(Path folder) {
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

    private static Path named(Path folder, String name) {
        String remedy = "Correct -Dserverless.configFile, which is relative to " + folder + ".";
        Path file;
        try {
            file = folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new ServerlessException("\"" + name + "\" cannot be the name of a configuration file.", remedy, e);
        }
        if (Files.isDirectory(file)) {
            throw new ServerlessException("The configuration file " + file + " is a folder.", remedy);
        }
        if (!Files.isRegularFile(file)) {
            throw new ServerlessException("There is no configuration file " + file + ".", remedy);
        }
        if (SCRIPT.matcher(name).matches()) {
            refuse(file);
        }
        return file;
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
     * @throws ServerlessException if it cannot be read, is larger than 4 MiB, or is not UTF-8
     */
    public static String read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw new ServerlessException(
                        file + " is larger than " + MAXIMUM_BYTES + " bytes.", "Move parts to files of their own.");
            }
            String text = decode(file, bytes);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new ServerlessException(file + " cannot be read: " + e.getMessage(), "Check its permissions.", e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            Optional<Location> place = YamlPlace.ofFile(file.toString()).at(decoded, decoded.length());
            throw new ServerlessException(
                    place.map(Location::toString).orElseThrow() + " is not encoded in UTF-8.",
                    "Save the file as UTF-8.");
        }
        return decoded;
    }
}
