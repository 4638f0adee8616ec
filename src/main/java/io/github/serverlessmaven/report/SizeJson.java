/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.inspect.FunctionPackages;
import io.github.serverlessmaven.inspect.PackagePart;
import io.github.serverlessmaven.inspect.Saving;
import io.github.serverlessmaven.inspect.SizedFunction;
import io.github.serverlessmaven.inspect.SizedPackage;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.SizeReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report of sizes as JSON. Packages stand once; functions name theirs.
 *
 * @param content what is shown of the inside of a part
 */
public record SizeJson(Function<PackagePart, Optional<Value>> content) {

    /** With each part as a whole. */
    public SizeJson() {
        this(part -> Optional.empty());
    }

    /** Renders a report. */
    public Value.Mapping of(SizeReport report) {
        return Value.mapping()
                .put("service", report.service())
                .put("stage", report.stage())
                .put(
                        "limits",
                        Value.mapping()
                                .put("unzipped", Value.of(SizedFunction.LARGEST))
                                .put("request", Value.of(SizedFunction.LARGEST_REQUEST))
                                .put("layers", Value.of(SizedFunction.MOST_LAYERS))
                                .build())
                .put("packages", list(report.packages(), this::of))
                .put("functions", list(report.functions(), SizeJson::of))
                .put("images", Value.texts(report.images()))
                .build();
    }

    private Value of(SizedPackage each) {
        return Value.mapping()
                .put("name", each.name())
                .put("layer", Value.of(each.isLayer()))
                .put("size", Value.of(each.size()))
                .put("unzipped", Value.of(each.unzipped()))
                .put("directory", Value.of(each.overhead()))
                .put("parts", list(each.parts(), this::of))
                .build();
    }

    private Value of(PackagePart part) {
        return Value.mapping()
                .put("name", part.name())
                .put("kind", part.kind().name().toLowerCase(Locale.ROOT))
                .put("place", part.place())
                .put("size", Value.of(part.size()))
                .put("unzipped", Value.of(part.unzipped()))
                .put("unpacked", Value.of(part.unpacked()))
                .put("classes", Value.of(part.classes()))
                .put("files", Value.of(part.files().size()))
                .put("content", content.apply(part))
                .build();
    }

    private static Value of(SizedFunction each) {
        FunctionPackages function = each.function();
        return Value.mapping()
                .put("key", function.key())
                .put("runtime", function.runtime())
                .put("architecture", function.architecture())
                .put("size", Value.of(each.size()))
                .put("unzipped", Value.of(each.unzipped()))
                .put("left", Value.of(SizedFunction.LARGEST - each.unzipped()))
                .put(
                        "packages",
                        Value.texts(
                                each.packages().stream().map(SizedPackage::name).toList()))
                .put("otherLayers", Value.of(function.otherLayers()))
                .put("savings", list(each.savings(), SizeJson::of))
                .build();
    }

    private static Value of(Saving saving) {
        return Value.mapping()
                .put("kind", saving.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("bytes", Value.of(saving.bytes()))
                .put("parts", Value.texts(saving.parts()))
                .put("reason", saving.reason())
                .put("remedy", saving.remedy())
                .build();
    }

    private static <T> Value list(List<T> items, Function<T, Value> form) {
        return new Value.Sequence(items.stream().map(form).toList());
    }
}
