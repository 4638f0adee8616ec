/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.inspect.PackagePart.Kind;
import io.github.serverlessmaven.inspect.PartReader.Owner;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages of npm and PyPI in a zip. Npm's are folders of {@code node_modules}, those within others too. Python's list their files
 * in a {@code RECORD} ("Recording installed projects", Python Packaging User Guide).
 *
 * @param records the distribution of each file of Python's, by its path
 */
record ScriptModules(Map<String, Owner> records) {

    private static final Pattern NPM = Pattern.compile("((?:.*/)?node_modules/((?:@[^/]+/)?[^/]+))/.*");
    private static final Pattern RECORD = Pattern.compile("((?:.*/)?)(([^/]+)-([^/-]+)\\.dist-info)/RECORD");

    static ScriptModules of(Archive zip) {
        Map<String, Owner> records = new HashMap<>();
        zip.entries().forEach(entry -> {
            Matcher record = RECORD.matcher(entry.name());
            if (record.matches()) {
                Owner owner = new Owner(
                        record.group(3) + " " + record.group(4), Kind.MODULE, record.group(1) + record.group(2));
                new String(zip.content(entry), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst(",.*", "").replace("\"", ""))
                        .forEach(file -> records.put(record.group(1) + file, owner));
            }
        });
        return new ScriptModules(records);
    }

    /** Whom a file belongs to, if to such a package. */
    Optional<Owner> owner(String path) {
        Matcher npm = NPM.matcher(path);
        return npm.matches()
                ? Optional.of(new Owner(npm.group(2), Kind.MODULE, npm.group(1)))
                : Optional.ofNullable(records.get(path));
    }
}
