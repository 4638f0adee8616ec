/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.artifact.ElfMachine;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Libraries of machine code, for whatever system. */
final class NativeBinary {

    private static final Pattern LIBRARY = Pattern.compile("(?i).*\\.(so(\\.[0-9.]+)?|dll|dylib|jnilib|node|pyd)");

    /** The first two bytes of a program for Windows. */
    private static final int WINDOWS = 0x4D5A;

    /** The first four bytes of a library for macOS: for one processor, in either order of bytes, and for several. */
    private static final Set<Integer> MACOS = Set.of(0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE);

    /** Where an ELF file names the system it is made for, and FreeBSD's number (System V Application Binary Interface). */
    private static final int SYSTEM = 7;

    private static final int FREEBSD = 9;

    /** Systems that a library's path names, since many of their files look like those of any Linux; Lambda's Linux has glibc. */
    private static final Pattern NAMED_SYSTEM = Pattern.compile("(?i).*[/_.-](android|freebsd|musl)[/_.-].*");

    private NativeBinary() {}

    /** What a library is made for: the name of a processor on Linux, or of another system; empty for other files. */
    static Optional<String> platform(Archive archive, Archive.Entry entry) {
        return !entry.name().endsWith(".class") && LIBRARY.matcher(entry.name()).matches()
                ? platform(archive.head(entry, ElfMachine.HEAD))
                        .map(found -> named(entry.name()).orElse(found))
                : Optional.empty();
    }

    private static Optional<String> named(String path) {
        Matcher named = NAMED_SYSTEM.matcher(path);
        return named.matches()
                ? Stream.of("Android", "FreeBSD", "musl")
                        .filter(system -> system.equalsIgnoreCase(named.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> platform(byte[] head) {
        Optional<ElfMachine> elf = ElfMachine.of(head);
        if (elf.isPresent()) {
            return Optional.of(head[SYSTEM] == FREEBSD ? "FreeBSD" : elf.get().label());
        }
        if (head.length < ElfMachine.HEAD) {
            return Optional.empty();
        }
        if (ByteBuffer.wrap(head).getShort() == WINDOWS) {
            return Optional.of("Windows");
        }
        return MACOS.contains(ByteBuffer.wrap(head).getInt()) ? Optional.of("macOS") : Optional.empty();
    }
}
