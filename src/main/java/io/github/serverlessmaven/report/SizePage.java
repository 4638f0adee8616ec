/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.SizeReport;
import java.util.Optional;

/** A report of sizes as one page of HTML, with all that it needs inside. */
public final class SizePage {

    private SizePage() {}

    /** Renders a report. */
    public static String of(SizeReport report) {
        Value.Mapping data = new SizeJson(part -> Optional.of(new Value.Sequence(SizeTree.of(part)))).of(report);
        return BundledFile.text(SizePage.class, "size/page.html")
                .replace("/* page.css */", BundledFile.text(SizePage.class, "size/page.css"))
                .replace("/* page.js */", BundledFile.text(SizePage.class, "size/page.js"))
                .replace("{\"data\": \"here\"}", inScript(data));
    }

    /** No name can end the script that the data stands in. */
    private static String inScript(Value data) {
        return Json.compact(data).replace("<", "\\u003c");
    }
}
