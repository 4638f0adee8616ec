/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a package against what Lambda takes. */
final class PackageLimits {

    static final DiagnosticCode PACKAGE_TOO_LARGE =
            new DiagnosticCode("PACKAGE_TOO_LARGE", "The package with its layers is larger than Lambda takes.");
    static final DiagnosticCode CLASS_DATA_ARCHIVE = new DiagnosticCode(
            "CLASS_DATA_ARCHIVE", "The package has an archive of class data, which Lambda does not use.");

    /** 250 MB unzipped, layers included ("Lambda quotas"). */
    private static final long LARGEST = 250L << 20;

    private static final double MEGABYTE = 1e6;
    private static final Pattern CLASS_DATA = Pattern.compile(".*\\.(jsa|aot)");

    private PackageLimits() {}

    static void inspect(InspectedFunction function, PackageContents contents, Diagnostics diagnostics) {
        long size = contents.unzippedSize();
        if (size > LARGEST) {
            String largest = contents.files()
                    .sorted(Comparator.comparingLong(Archive.Entry::size).reversed())
                    .limit(3)
                    .map(entry -> entry.name() + " (" + megabytes(entry.size()) + ")")
                    .collect(Collectors.joining(", "));
            function.error(
                    diagnostics,
                    PACKAGE_TOO_LARGE,
                    "the package unzips to " + megabytes(size) + " with its layers, " + excess(size - LARGEST)
                            + " more than the 250 MB (262,144,000 bytes) that Lambda takes",
                    "Leave out what is not needed, or deploy an image. The largest files are " + largest
                            + "; the goal size shows all with -Dserverless.package.inspect=false.");
        }
        contents.code().entries().stream()
                .filter(entry -> CLASS_DATA.matcher(entry.name()).matches())
                .findFirst()
                .ifPresent(entry -> function.warning(
                        diagnostics,
                        CLASS_DATA_ARCHIVE,
                        "the archive of class data " + entry.name()
                                + " fits only the JVM and class path it was made with",
                        "Leave it out; SnapStart, or an image with its own JVM, make functions start faster."));
    }

    private static String excess(long bytes) {
        return bytes < MEGABYTE ? bytes + " bytes" : megabytes(bytes);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
