/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

/** Colours of text on a terminal. */
public enum Ink {
    /** No colours. */
    NONE,
    /** ANSI escape codes. */
    ANSI;

    String red(String text) {
        return coloured("31", text);
    }

    String green(String text) {
        return coloured("32", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String magenta(String text) {
        return coloured("35", text);
    }

    String faint(String text) {
        return coloured("2", text);
    }

    private String coloured(String code, String text) {
        return this == NONE ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
