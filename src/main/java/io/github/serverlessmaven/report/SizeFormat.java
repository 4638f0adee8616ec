/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.workflow.SizeReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms of the report on package sizes. */
public enum SizeFormat {
    /** Tables for a terminal. */
    TABLE {
        @Override
        public String render(SizeReport report) {
            return SizeTable.of(report);
        }
    },
    /** For scripts. */
    JSON {
        @Override
        public String render(SizeReport report) {
            return Json.pretty(new SizeJson().of(report));
        }
    },
    /** A page to look around in. */
    HTML {
        @Override
        public String render(SizeReport report) {
            return SizePage.of(report);
        }

        @Override
        public Optional<Path> file(SizeReport report) {
            return Optional.of(report.folder().resolveSibling("serverless-size.html"));
        }

        @Override
        public Optional<String> announcement(SizeReport report, Optional<Path> file) {
            return file.map(page -> "What fills the packages of " + report.service() + ": " + page.toUri());
        }
    };

    /**
     * The form of a name such as {@code table}.
     *
     * @throws ServerlessException if there is no such form
     */
    public static SizeFormat named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerlessException(
                        "serverless.size.format must be table, json or html, but is " + name + ".",
                        "Use one of them."));
    }

    /** The report as text. */
    public abstract String render(SizeReport report);

    /** The file that the report is written to unless another one is named; empty for standard output. */
    public Optional<Path> file(SizeReport report) {
        return Optional.empty();
    }

    /**
     * What to log once the report is written.
     *
     * @param file where it was written; empty for standard output
     */
    public Optional<String> announcement(SizeReport report, Optional<Path> file) {
        return Optional.empty();
    }
}
