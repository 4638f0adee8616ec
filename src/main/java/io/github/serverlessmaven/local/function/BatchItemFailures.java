/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a function answers whose event source mapping has {@code ReportBatchItemFailures}: the records that failed. An answer that is not of
 * that form stands for all. See "Implementing partial batch responses" in the AWS Lambda developer guide.
 *
 * @param ids of the records that failed
 * @param problem why the answer stands for all, if it does
 */
public record BatchItemFailures(Set<String> ids, Optional<String> problem) {

    /** All were processed. */
    public static final BatchItemFailures NONE = new BatchItemFailures(Set.of(), Optional.empty());

    /** Copies the ids. */
    public BatchItemFailures {
        ids = Set.copyOf(ids);
    }

    /**
     * Reads an answer.
     *
     * @param all the ids of the batch
     */
    public static BatchItemFailures of(Payload answer, List<String> all) {
        Optional<Value> json = answer.size() == 0 ? Optional.of(Value.NULL) : Json.tryParse(answer.text());
        if (json.filter(Value.Null.class::isInstance).isPresent()) {
            return NONE;
        }
        if (json.filter(Value.Mapping.class::isInstance).isEmpty()) {
            return all(all, "it is not a JSON object");
        }
        Value failures = json.map(Values::asMapping)
                .flatMap(answered -> answered.get("batchItemFailures"))
                .orElse(Value.NULL);
        if (failures instanceof Value.Null) {
            return NONE;
        }
        return failures instanceof Value.Sequence items ? of(items, all) : all(all, "batchItemFailures is not a list");
    }

    private static BatchItemFailures of(Value.Sequence items, List<String> all) {
        Set<String> ids = new HashSet<>();
        for (Value item : items.items()) {
            Optional<String> id = Values.find(Values.asMapping(item), "itemIdentifier");
            if (id.filter(all::contains).isEmpty()) {
                return all(
                        all,
                        id.map(text -> "itemIdentifier \"" + text + "\" is not in the batch")
                                .orElse("an item has no itemIdentifier"));
            }
            ids.add(id.get());
        }
        return new BatchItemFailures(ids, Optional.empty());
    }

    private static BatchItemFailures all(List<String> ids, String problem) {
        return new BatchItemFailures(Set.copyOf(ids), Optional.of(problem));
    }
}
