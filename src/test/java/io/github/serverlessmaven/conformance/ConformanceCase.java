/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service that Serverless 3 and the plugin both compile.
 *
 * <p>Either a folder: every one below {@code golden}, and those below {@code conformance/<area>}. Or one of the documents of a file
 * {@code conformance/<area>.yml}. {@code conformance/README.md} says how they are written.
 *
 * @param area the file or folder it belongs to
 * @param name what it shows
 * @param files the files of the service by their paths, {@code serverless.yml} among them
 * @param options what stands behind {@code serverless package}
 * @param known where it differs from Serverless 3
 */
record ConformanceCase(
        String area, String name, Map<String, String> files, List<String> options, KnownDifferences known) {

    static final String CONFIGURATION = "serverless.yml";
    static final String POM_TWIN = "configuration.xml";
    static final String CODE = "code.zip";

    /** What stands in every package in place of a zip's bytes. */
    static final String CODE_TEXT = "any bytes";

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path BAD_CONFIGURATIONS = Path.of("src/test/resources/bad-configurations.yml");
    private static final Path CONFORMANCE = Path.of("src/test/resources/conformance");
    static final String FINISHED_CODE = "\npackage:\n  artifact: " + CODE + "\n";
    private static final Pattern BEGINNING = Pattern.compile("(?m)^--- # (.+)\n");
    private static final Pattern OPTIONS = Pattern.compile("(?m)^# serverless package (.+)$");
    private static final Pattern DIFFERENCE = Pattern.compile("(?m)^# differs: (.+)$");

    /** All services, in a fixed order. */
    static List<ConformanceCase> all() throws IOException {
        List<ConformanceCase> cases = new ArrayList<>(folders("golden", GOLDEN));
        for (Path area : children(CONFORMANCE)) {
            String name = area.getFileName().toString();
            if (name.endsWith(".yml")) {
                cases.addAll(documents(name.replace(".yml", ""), Files.readString(area)));
            } else if (Files.isDirectory(area)) {
                cases.addAll(folders(name, area));
            }
        }
        return cases;
    }

    /** The wrong configurations, each with a lenient validation, in the order of their table; without those whose package is wrong. */
    static List<ConformanceCase> lenient() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Sequence table = (Sequence) new YamlReader(diagnostics)
                .read(Files.readString(BAD_CONFIGURATIONS), BAD_CONFIGURATIONS.toString())
                .orElseThrow();
        diagnostics.throwIfErrors();
        return table.items().stream()
                .map(Mapping.class::cast)
                .filter(row -> !text(row, "yaml").contains("\npackage:"))
                .map(ConformanceCase::lenient)
                .toList();
    }

    private static ConformanceCase lenient(Mapping row) {
        String mode = text(row, "yaml").contains("configValidationMode") ? "" : "configValidationMode: warn\n";
        return new ConformanceCase(
                "bad-configurations",
                text(row, "title"),
                Map.of(CONFIGURATION, text(row, "yaml") + mode),
                List.of(),
                KnownDifferences.of(text(row, "differs").lines().toList()));
    }

    private static String text(Mapping row, String key) {
        return row.get(key).map(Scalar.class::cast).map(Scalar::text).orElse("");
    }

    private static List<ConformanceCase> folders(String area, Path parent) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        for (Path folder : children(parent)) {
            Map<String, String> files = new TreeMap<>();
            for (Path file : children(folder)) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
            files.remove("template.json");
            List<String> differences = files.containsKey("differences.txt")
                    ? files.remove("differences.txt").lines().toList()
                    : List.of();
            cases.add(new ConformanceCase(
                    area,
                    folder.getFileName().toString(),
                    files,
                    options(files.get(CONFIGURATION)),
                    KnownDifferences.of(differences)));
        }
        return cases;
    }

    /** The services of a file of documents. */
    static List<ConformanceCase> documents(String area, String stream) {
        List<MatchResult> beginnings = BEGINNING.matcher(stream).results().toList();
        List<ConformanceCase> cases = new ArrayList<>();
        for (int i = 0; i < beginnings.size(); i++) {
            int end = i + 1 < beginnings.size() ? beginnings.get(i + 1).start() : stream.length();
            String document = stream.substring(beginnings.get(i).end(), end);
            cases.add(new ConformanceCase(
                    area,
                    beginnings.get(i).group(1),
                    Map.of(CONFIGURATION, document),
                    options(document),
                    KnownDifferences.of(DIFFERENCE
                            .matcher(document)
                            .results()
                            .map(difference -> difference.group(1))
                            .toList())));
        }
        return cases;
    }

    private static List<String> options(String configuration) {
        Matcher options = OPTIONS.matcher(configuration);
        return options.find() ? List.of(options.group(1).split(" ")) : List.of();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Writes the service into a folder, with a finished package unless it names one of its own. */
    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve(CONFIGURATION), configuration());
        Files.writeString(folder.resolve(CODE), CODE_TEXT);
    }

    private String configuration() {
        String configuration = files.get(CONFIGURATION);
        return configuration.contains("\npackage:") ? configuration : configuration + FINISHED_CODE;
    }

    /** The name of the recording: one for each file of services, and one for each folder, so that they can be added side by side. */
    String recording() {
        return area.equals("golden") || Files.isDirectory(CONFORMANCE.resolve(area)) ? area + "/" + name : area;
    }

    /** Changes when anything changes that Serverless sees. Comments are nothing. */
    String fingerprint() {
        Map<String, String> seen = new TreeMap<>(files);
        seen.put(CONFIGURATION, configuration().replaceAll("(?m)^#.*\n", ""));
        seen.remove(POM_TWIN);
        return Sha256.of(seen + " " + options).hex().substring(0, 16);
    }

    @Override
    public String toString() {
        return area + ": " + name;
    }
}
