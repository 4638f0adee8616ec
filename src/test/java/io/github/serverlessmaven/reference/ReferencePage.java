/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

/** A page of the reference of its own. */
interface ReferencePage {

    /** Its file below {@code docs/reference}. */
    String file();

    /** The whole page. */
    String text();
}
