/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.artifact.PackagingException;
import io.github.serverlessmaven.inspect.PackagePart.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a zip apart: each jar, each package of npm and PyPI, and the rest. */
final class PartReader {

    private final Archive zip;
    private final Map<String, String> coordinates;
    private final ScriptModules modules;
    private final List<PackagePart> libraries = new ArrayList<>();
    private final Map<Owner, List<PackagedFile>> others = new LinkedHashMap<>();

    /**
     * Whom a file belongs to.
     *
     * @param name the part's name
     * @param place the part's place
     */
    record Owner(String name, Kind kind, String place) {

        static final Owner SERVICE = new Owner("own code", Kind.CODE, "");
    }

    PartReader(Archive zip, Map<String, String> coordinates) {
        this.zip = zip;
        this.coordinates = coordinates;
        this.modules = ScriptModules.of(zip);
    }

    /** All parts; every file of the zip is in one of them. */
    List<PackagePart> parts() {
        zip.entries().forEach(entry -> {
            if (!entry.name().endsWith(".jar") || !addLibrary(entry)) {
                Owner owner = modules.owner(entry.name()).orElse(Owner.SERVICE);
                others.computeIfAbsent(owner, any -> new ArrayList<>()).add(file(zip, entry));
            }
        });
        List<PackagePart> parts = new ArrayList<>(libraries);
        others.forEach((owner, files) -> parts.add(part(owner, files)));
        return parts;
    }

    private static PackagePart part(Owner owner, List<PackagedFile> files) {
        return new PackagePart(
                owner.name(),
                owner.kind(),
                owner.place(),
                files.stream().mapToLong(PackagedFile::size).sum(),
                files.stream().mapToLong(PackagedFile::unpacked).sum(),
                0,
                files);
    }

    /** False if the file is a jar by its name only. */
    private boolean addLibrary(Archive.Entry entry) {
        try (Archive jar = zip.nested(entry)) {
            boolean isOwn = entry.name().equals(PackageContents.OWN_JAR);
            libraries.add(new PackagePart(
                    isOwn ? Owner.SERVICE.name() : name(entry.name(), jar),
                    isOwn ? Kind.CODE : Kind.LIBRARY,
                    entry.name(),
                    entry.compressedSize(),
                    entry.size(),
                    entry.checksum(),
                    jar.entries().stream().map(each -> file(jar, each)).toList()));
            return true;
        } catch (PackagingException noJar) {
            return false;
        }
    }

    private String name(String path, Archive jar) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return Optional.ofNullable(coordinates.get(file))
                .or(() -> MavenDescription.coordinates(jar, file))
                .orElse(file);
    }

    private static PackagedFile file(Archive archive, Archive.Entry entry) {
        return new PackagedFile(
                entry.name(),
                entry.compressedSize(),
                entry.size(),
                entry.checksum(),
                NativeBinary.platform(archive, entry));
    }
}
