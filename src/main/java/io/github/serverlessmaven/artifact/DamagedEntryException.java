/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.util.zip.ZipException;

/** A file in a zip that does not come out as it was put in. */
final class DamagedEntryException extends ZipException {

    private static final long serialVersionUID = 1L;

    /** A file whose bytes do not fit their checksum. */
    DamagedEntryException(String entry) {
        super(entry + " in it is damaged: its bytes do not fit their checksum");
    }

    /** A file that cannot be unpacked. */
    DamagedEntryException(String entry, IOException reason) {
        super(entry + " in it is damaged: " + reason.getMessage());
        initCause(reason);
    }
}
