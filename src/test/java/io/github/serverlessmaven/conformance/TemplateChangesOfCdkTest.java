/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.plan.DataFate;
import io.github.serverlessmaven.deploy.plan.PropertyChange;
import io.github.serverlessmaven.deploy.plan.Replacement;
import io.github.serverlessmaven.deploy.plan.ResourceChange;
import io.github.serverlessmaven.deploy.plan.TemplateChanges;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Reference;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Changes between two templates are of the class that AWS CDK gives them, but for known differences. What CDK makes of 500 pairs is recorded
 * by {@code src/bench/template-changes.js}.
 */
class TemplateChangesOfCdkTest {

    private static final Path RECORDED = Path.of("src/test/resources/oracle/template-changes.json.gz");

    /** Lines {@code type and properties | CDK's class | ours | why}. */
    private static final Path KNOWN = Path.of("src/test/resources/changes-other-than-of-cdk.txt");

    @Test
    void eachResourceOfEachPairHasTheClassOfCdk() throws IOException {
        Set<String> differences = new TreeSet<>();
        int pairs = 0;
        int resources = 0;
        for (Value each : recorded()) {
            Value.Mapping pair = (Value.Mapping) each;
            Value.Mapping theirs = pair.section("resources");
            Map<String, ResourceChange> ours =
                    TemplateChanges.between(pair.section("before"), pair.section("after")).resources().stream()
                            .collect(Collectors.toMap(ResourceChange::id, change -> change));
            Set<String> ids = new HashSet<>(theirs.entries().keySet());
            ids.addAll(ours.keySet());
            Set<String> otherHere = ids.stream()
                    .filter(id -> !classOfCdk(theirs, id).equals(classOf(ours, id)))
                    .collect(Collectors.toSet());
            otherHere.stream()
                    .filter(id ->
                            !isOnlyPropagated(id, ours, pair.section("after").section("Resources"), otherHere))
                    .map(id -> cause(ours.get(id)) + " | " + classOfCdk(theirs, id) + " | " + classOf(ours, id))
                    .forEach(differences::add);
            pairs++;
            resources += theirs.entries().size();
        }
        assertThat(pairs).isEqualTo(500);
        assertThat(resources).isGreaterThan(600);
        List<String> known = Files.readAllLines(KNOWN).stream()
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .toList();
        assertThat(differences).containsExactlyInAnyOrderElementsOf(known);
    }

    /** Whether CDK replaces a resource only because it replaces one that it refers to, unlike us. */
    private static boolean isOnlyPropagated(
            String id, Map<String, ResourceChange> ours, Value.Mapping after, Set<String> otherHere) {
        return !ours.containsKey(id)
                && Reference.in(after.section(id), List.of()).stream()
                        .anyMatch(reference -> otherHere.contains(reference.target()));
    }

    private static String classOfCdk(Value.Mapping theirs, String id) {
        return theirs.text(id).orElse("no change");
    }

    private static String classOf(Map<String, ResourceChange> ours, String id) {
        return ours.containsKey(id) ? classOf(ours.get(id)) : "no change";
    }

    private static String cause(@Nullable ResourceChange change) {
        if (change == null) {
            return "unchanged";
        }
        List<String> worst = new ArrayList<>();
        for (Replacement effect : List.of(Replacement.CERTAIN, Replacement.POSSIBLE, Replacement.NONE)) {
            change.changes().stream()
                    .filter(each -> each.replacement() == effect && worst.isEmpty())
                    .map(TemplateChangesOfCdkTest::cause)
                    .forEach(worst::add);
        }
        return change.type() + " " + String.join(" ", worst);
    }

    private static String cause(PropertyChange change) {
        return change.name() + change.replaced().map(target -> " refers").orElse("");
    }

    private static String classOf(ResourceChange change) {
        return switch (change.action()) {
            case ADD -> "WILL_CREATE";
            case UPDATE -> "WILL_UPDATE";
            case MAY_REPLACE -> "MAY_REPLACE";
            case REPLACE -> "WILL_REPLACE";
            case REMOVE -> change.dataFate() == DataFate.RETAINED ? "WILL_ORPHAN" : "WILL_DESTROY";
        };
    }

    private static List<Value> recorded() throws IOException {
        try (GZIPInputStream file = new GZIPInputStream(Files.newInputStream(RECORDED))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((Value.Sequence) Json.parse(text, RECORDED.toString())).items();
        }
    }
}
