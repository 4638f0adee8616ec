/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package was made of, kept beside the output folder so that packaging again without a change reads and writes nothing large.
 * A file counts as unchanged while its size and times are the same; one that was changed within two seconds before this was written,
 * which may be as fine as a disk's clock is, by its content. The package itself is compared in the same way. Without this record, or with
 * another version of it, the package is simply made again.
 */
final class InputRecord {

    /** Changes when the bytes of packages do. */
    private static final String FORMAT = "packaged 2";

    private static final String CONTENT = "content ";
    private static final Duration CLOCK = Duration.ofSeconds(2);

    private final Path target;
    private final Path file;
    private final List<String> recipe;
    private final List<Path> inputs;
    private Optional<List<String>> before = Optional.empty();
    private boolean comparesContent;

    /**
     * The record of one package.
     *
     * @param target the package
     * @param recipe everything but the content of the inputs that decides over the package's bytes
     * @param inputs the files it is made of
     */
    InputRecord(Path target, List<String> recipe, List<Path> inputs) {
        this.target = target;
        this.recipe = List.copyOf(recipe);
        this.inputs = List.copyOf(inputs);
        this.file = file(target);
    }

    private static Path file(Path target) {
        return Workspace.records(target.resolveSibling(".").normalize()).resolve(target.getFileName() + ".txt");
    }

    /** The package, if it is there and made of the same; otherwise it is made after this. */
    Optional<Artifact> upToDate() {
        Optional<Artifact> known = known();
        if (known.isEmpty()) {
            before = states();
        }
        return known;
    }

    /** Empty if a file is missing or changes at the moment, about which whoever packages it reports. */
    private Optional<List<String>> states() {
        try {
            List<String> states = new ArrayList<>();
            for (Path input : inputs) {
                states.add(state(input));
            }
            return Optional.of(states);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Artifact> known() {
        try {
            if (!Files.isRegularFile(file) || !Files.isRegularFile(target)) {
                return Optional.empty();
            }
            Iterator<String> lines = Files.readAllLines(file).iterator();
            if (!next(lines).equals(FORMAT) || !next(lines).equals(state(target))) {
                return Optional.empty();
            }
            Artifact artifact = new Artifact(target, new Sha256(next(lines)), Files.size(target));
            boolean isProven = isProven(target, file);
            List<String> compared = new ArrayList<>();
            if (!isSame(lines, compared) || !(isProven || Sha256.of(target).equals(artifact.digest()))) {
                return Optional.empty();
            }
            if (comparesContent || !isProven) {
                before = Optional.of(compared);
                remember(artifact);
            }
            return Optional.of(artifact);
        } catch (IOException | IllegalArgumentException | UncheckedIOException unusable) {
            return Optional.empty();
        }
    }

    /**
     * The digest that a package had when its record was written.
     *
     * @return empty unless the system proves that nobody has touched the package since
     */
    static Optional<Sha256> provenDigest(Path target) {
        try {
            Path file = file(target);
            if (!Files.isRegularFile(file) || !isProven(target, file)) {
                return Optional.empty();
            }
            Iterator<String> lines = Files.readAllLines(file).iterator();
            return next(lines).equals(FORMAT) && next(lines).equals(state(target))
                    ? Optional.of(new Sha256(next(lines)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /**
     * Whether the state of a package shows each later change of its bytes: the system notes by itself when a file is touched, and it did so
     * long enough before the record was written for its clock to tell both apart.
     */
    private static boolean isProven(Path target, Path file) throws IOException {
        return isUnix(target)
                && ((FileTime) Files.getAttribute(target, "unix:ctime"))
                        .toInstant()
                        .plus(CLOCK)
                        .isBefore(Files.getLastModifiedTime(file).toInstant());
    }

    private boolean isSame(Iterator<String> lines, List<String> compared) throws IOException {
        for (String line : recipe) {
            if (!next(lines).equals(line)) {
                return false;
            }
        }
        for (Path input : inputs) {
            String line = next(lines);
            boolean byContent = line.startsWith(CONTENT);
            comparesContent |= byContent;
            String state = state(input);
            compared.add(state);
            if (!line.equals(byContent ? content(input) : state)) {
                return false;
            }
        }
        return !lines.hasNext();
    }

    private static String next(Iterator<String> lines) {
        return lines.hasNext() ? lines.next() : "";
    }

    /**
     * Remembers what the package was made of, unless some of it changed since {@link #upToDate}: the package may be made of what was there
     * before, so that it is made again next time.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void remember(Artifact artifact) {
        try {
            Files.createDirectories(file.getParent());
            FileTime now = Files.getLastModifiedTime(Files.writeString(file, ""));
            List<String> lines = new ArrayList<>(
                    List.of(FORMAT, state(target), artifact.digest().hex()));
            lines.addAll(recipe);
            for (Path input : inputs) {
                lines.add(isYoung(input, now) ? content(input) : state(input));
            }
            if (before.isEmpty() || before.equals(states())) {
                Files.write(file, lines);
            } else {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isYoung(Path input, FileTime now) throws IOException {
        return Files.getLastModifiedTime(input).toInstant().plus(CLOCK).isAfter(now.toInstant());
    }

    private static String content(Path input) {
        return CONTENT + Sha256.of(input);
    }

    /** Size and times; where the system knows it, also when and as which file it was last touched in any way. */
    private static String state(Path input) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(
                input, isUnix(input) ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime");
        return "state " + new java.util.TreeMap<>(attributes);
    }

    private static boolean isUnix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
