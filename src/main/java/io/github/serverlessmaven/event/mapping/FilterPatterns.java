/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** Which messages or records invoke a function: {@code FilterCriteria}. */
final class FilterPatterns {

    /** From "Filter rule syntax" in the AWS Lambda developer guide: five, ten on request. */
    private static final int MOST = 10;

    private static final PropertyType<Value> PATTERN =
            Types.map("a key of the event", "[\\s\\S]+", TemplateTypes.value()).map(Value.Mapping::new);

    static final Property<List<Value>> FILTER_PATTERNS = Property.of(
            "filterPatterns",
            Types.list(PATTERN, MOST),
            "Which messages or records invoke the function: those that match one of up to 5 patterns (10 if AWS raised the quota)."
                    + " Others are passed over; messages of a queue are deleted.",
            "[{body: {kind: [order]}}]");

    private FilterPatterns() {}

    static Value criteria(List<Value> patterns) {
        List<Value> filters = patterns.stream()
                .<Value>map(pattern -> Value.mapping("Pattern", Value.of(Json.compact(pattern))))
                .toList();
        return Value.mapping("Filters", new Value.Sequence(filters));
    }
}
