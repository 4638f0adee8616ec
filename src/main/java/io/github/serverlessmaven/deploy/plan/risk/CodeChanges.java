/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.plan.iam.CanonicalText;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions whose code changes, by the digest in the address of a package, image or layer. */
public final class CodeChanges {

    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String LAYER = "AWS::Lambda::LayerVersion";
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int SHORT_DIGEST = 12;

    private final Map<String, TemplateResource> resources;

    private CodeChanges(Value.Mapping template, CanonicalText texts) {
        this.resources = TemplateResource.of(template, texts).stream()
                .collect(Collectors.toMap(TemplateResource::id, resource -> resource));
    }

    /** The functions of both templates that have other code or layers in the new one. */
    public static List<Risk> between(Value.Mapping before, Value.Mapping after) {
        CodeChanges old = new CodeChanges(before, CanonicalText.of(before));
        CodeChanges current = new CodeChanges(after, CanonicalText.after(before, after));
        return current.resources.values().stream()
                .filter(function -> function.type().equals(FUNCTION))
                .sorted((first, second) -> first.id().compareTo(second.id()))
                .flatMap(function ->
                        Optional.ofNullable(old.resources.get(function.id()))
                                .filter(found -> found.type().equals(FUNCTION))
                                .stream()
                                .flatMap(found -> Stream.concat(
                                        code(found, function).stream(),
                                        layers(old.layers(found), current.layers(function), function).stream())))
                .toList();
    }

    private static Optional<Risk> code(TemplateResource before, TemplateResource after) {
        String old = address(before, "Code");
        String current = address(after, "Code");
        return identity(old).equals(identity(current))
                ? Optional.empty()
                : Optional.of(new Risk(
                        after.id(),
                        "gets other code: " + shown(current) + " instead of " + shown(old),
                        after.pointer("Code")));
    }

    private static String address(TemplateResource resource, String property) {
        return Stream.of(
                        resource.text(property, "ImageUri"),
                        resource.text(property, "S3Key")
                                .map(key -> key
                                        + resource.text(property, "S3ObjectVersion")
                                                .map(version -> "?versionId=" + version)
                                                .orElse("")),
                        resource.text(property, "ZipFile")
                                .map(text -> "inline " + Sha256.of(text).hex()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("none");
    }

    /** What is content-addressed is the same wherever it lies. */
    private static String identity(String address) {
        Matcher digest = DIGEST.matcher(address);
        return digest.find() ? digest.group() : address;
    }

    private static String shown(String address) {
        Matcher digest = DIGEST.matcher(address);
        return digest.find() ? digest.group().substring(0, SHORT_DIGEST) : address;
    }

    private List<String> layers(TemplateResource function) {
        return function.items("Layers")
                .map(layer -> layer(function.texts().of(layer)))
                .toList();
    }

    /** A layer of the template by its name and content, since each version of it has another logical id. */
    private String layer(String reference) {
        String id = TemplateResource.referred(reference);
        return Optional.ofNullable(resources.get(id))
                .filter(found -> found.type().equals(LAYER))
                .map(found -> CanonicalText.shown(found.text("LayerName").orElse(id)) + " "
                        + shown(identity(address(found, "Content"))))
                .orElseGet(() -> CanonicalText.shown(reference));
    }

    private static Optional<Risk> layers(List<String> before, List<String> after, TemplateResource function) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        List<String> added = new ArrayList<>(after);
        added.removeAll(before);
        List<String> removed = new ArrayList<>(before);
        removed.removeAll(after);
        String text;
        if (added.isEmpty() && removed.isEmpty()) {
            text = "gets its layers in another order: " + String.join(", ", after);
        } else if (added.isEmpty()) {
            text = "loses " + named(removed);
        } else {
            text = "gets " + named(added) + (removed.isEmpty() ? "" : " instead of " + String.join(", ", removed));
        }
        return Optional.of(new Risk(
                function.id(),
                text,
                function.value("Layers").isPresent() ? function.pointer("Layers") : function.pointer()));
    }

    private static String named(List<String> layers) {
        return (layers.size() == 1 ? "the layer " : "the layers ") + String.join(", ", layers);
    }
}
