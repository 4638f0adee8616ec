/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package for this machine that holds no content: a small file that names the folders and jars it would be made of. It shows what they
 * hold when it is unpacked.
 *
 * @param links where each folder or file goes; of two files for one place the first is there
 * @param problem why it cannot be unpacked, if it cannot
 */
public record LinkedPackage(List<Link> links, Optional<Problem> problem) {

    private static final String HEADER = "serverless links 1";
    private static final String PROBLEM = "problem";

    /**
     * A folder or file.
     *
     * @param place its path in the package, empty for the root
     * @param file where it is
     */
    public record Link(String place, Path file) {}

    /**
     * Why there is nothing to unpack.
     *
     * @param text what is wrong
     * @param remedy what the user can do
     */
    public record Problem(String text, String remedy) {}

    /** Copies the list. */
    public LinkedPackage {
        links = List.copyOf(links);
    }

    /** A package that can be unpacked. */
    static LinkedPackage of(List<Link> links) {
        return new LinkedPackage(links, Optional.empty());
    }

    /** A package that fails with this failure when it is unpacked. */
    static LinkedPackage failing(ServerlessException failure) {
        return new LinkedPackage(
                List.of(), Optional.of(new Problem(String.valueOf(failure.getMessage()), failure.remedy())));
    }

    /** Writes the file. */
    Artifact writeTo(Path target) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        problem.ifPresent(it -> lines.add(PROBLEM + " " + encoded(it.text()) + " " + encoded(it.remedy())));
        links.forEach(link -> lines.add(link.file().toUri() + " " + encoded(link.place())));
        return AtomicFile.writePrivate(target, String.join("\n", lines) + "\n");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Reads a file; empty if it is another one, such as a zip. */
    public static Optional<LinkedPackage> read(Path file) {
        try {
            return isOne(file) ? Optional.of(parse(Files.readAllLines(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOne(Path file) throws IOException {
        byte[] header = (HEADER + "\n").getBytes(StandardCharsets.UTF_8);
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(header.length), header);
        }
    }

    private static LinkedPackage parse(List<String> lines) {
        List<Link> links = new ArrayList<>();
        Optional<Problem> problem = Optional.empty();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals(PROBLEM)) {
                problem = Optional.of(new Problem(decoded(parts[1]), decoded(parts[2])));
            } else {
                links.add(new Link(decoded(parts[1]), Path.of(URI.create(parts[0]))));
            }
        }
        return new LinkedPackage(links, problem);
    }

    /**
     * Unpacks it: the files as they are now, as symbolic links where the file system has them.
     *
     * @param folder an empty folder
     * @throws ServerlessException if it has a problem
     */
    public void unpackTo(Path folder) throws IOException {
        if (problem.isPresent()) {
            throw new ServerlessException(problem.get().text(), problem.get().remedy());
        }
        for (Link link : links) {
            Path place = folder.resolve(link.place());
            if (Files.isDirectory(link.file())) {
                linkAll(link.file(), place);
            } else {
                link(link.file(), place);
            }
        }
    }

    /** Links each file of a folder into another one; where the file system has no symbolic links, copies it. */
    public static void linkAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                link(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void link(Path file, Path place) throws IOException {
        if (Files.exists(place)) {
            return;
        }
        Files.createDirectories(place.resolveSibling("."));
        try {
            Files.createSymbolicLink(place, file);
        } catch (UnsupportedOperationException | IOException noLinksHere) {
            Files.copy(file, place);
        }
    }
}
