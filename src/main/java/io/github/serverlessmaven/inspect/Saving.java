/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.List;

/**
 * Something that a function could do without.
 *
 * @param kind why
 * @param parts the names of the parts it is about; the first is what could go
 * @param bytes what leaving it out would save in the package
 * @param reason why it could go, as a sentence without its subject: "is …"
 * @param remedy what to do, an imperative sentence
 */
public record Saving(Kind kind, List<String> parts, long bytes, String reason, String remedy) {

    /** Why something could go. */
    public enum Kind {
        /** The same library twice. */
        SAME_LIBRARY,
        /** Classes that another part has too. */
        SAME_CLASSES,
        /** Machine code that the function's processor or system cannot run. */
        FOREIGN_NATIVE,
        /** What Lambda's runtime contains. */
        IN_RUNTIME
    }

    /** Copies the parts. */
    public Saving {
        parts = List.copyOf(parts);
    }

    /** What could go. */
    public String subject() {
        return parts.get(0);
    }
}
