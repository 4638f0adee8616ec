/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.List;

/**
 * A part of a package: a dependency, or what is the service's own.
 *
 * @param name what people call it: Maven coordinates, a package of npm or PyPI, or the name of a jar of which no more is known
 * @param kind what it is
 * @param place the path of its file or folder in the package; empty for own code, which may be anywhere
 * @param size its bytes in the package, compressed or not
 * @param unzipped its bytes when Lambda has unzipped the package; a jar stays a jar
 * @param checksum the CRC-32 of a library's file; 0 for all that is more than one file
 * @param files its files; those inside of a library
 */
public record PackagePart(
        String name, Kind kind, String place, long size, long unzipped, long checksum, List<PackagedFile> files) {

    /** What a part is. */
    public enum Kind {
        /** A jar. */
        LIBRARY,
        /** A package of npm or PyPI. */
        MODULE,
        /** Everything else. */
        CODE
    }

    /** Copies the files. */
    public PackagePart {
        files = List.copyOf(files);
    }

    /** The bytes of its files, those of a library unpacked too. */
    public long unpacked() {
        return files.stream().mapToLong(PackagedFile::unpacked).sum();
    }

    /** How many classes it has. */
    public int classes() {
        return (int) files.stream().filter(PackagedFile::isClass).count();
    }

    /** What the directory of a library's file takes, beside its files. */
    public long overhead() {
        return size - files.stream().mapToLong(PackagedFile::size).sum();
    }

    /** Whether this and another are the same file. */
    boolean isSameFile(PackagePart other) {
        return kind == Kind.LIBRARY
                && other.kind == Kind.LIBRARY
                && unzipped == other.unzipped
                && checksum == other.checksum;
    }
}
