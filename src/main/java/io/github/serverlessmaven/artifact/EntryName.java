/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

/** The rules for the name of a file in a package. */
final class EntryName {

    private EntryName() {}

    /**
     * Refuses a name that would not come out of the zip as it went in.
     *
     * @param source where the file is, for the message
     * @throws PackagingException if the name leads out of the zip, or is not text
     */
    static void require(String name, String source) {
        if (leadsOut(name)) {
            throw new PackagingException(
                    source + " cannot be packaged as \"" + name + "\", which points outside the package.",
                    "Keep packaged files inside the service's folder.");
        }
        if (hasBackslash(name)) {
            throw new PackagingException(
                    source + " cannot be packaged as \"" + name
                            + "\": zips separate folders by slashes, not backslashes.",
                    "Rename the file.");
        }
        if (name.indexOf('\uFFFD') >= 0) {
            throw new PackagingException(
                    "The name of " + source + " is no UTF-8.",
                    "Rename the file, or run Maven with a UTF-8 locale such as LC_ALL=C.UTF-8.");
        }
    }

    /** Whether a name has a backslash, which Linux takes as a character of a name and Windows as the end of a folder. */
    static boolean hasBackslash(String name) {
        return name.indexOf('\\') >= 0;
    }

    /** Whether unpacking the name would write outside the folder of the package. */
    static boolean leadsOut(String name) {
        return name.startsWith("/") || name.matches("[A-Za-z]:.*") || ("/" + name + "/").contains("/../");
    }
}
