/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.deploy.plan.iam.CanonicalText;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what no longer blocks public access. S3 blocks everything of a new bucket by itself; a configuration that sets some of the four
 * turns the others off, and one that goes turns all off.
 */
final class PublicAccessBlocks {

    private static final String BLOCK = "PublicAccessBlockConfiguration";
    private static final List<String> SETTINGS =
            List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

    private PublicAccessBlocks() {}

    static Stream<Risk> loosened(Value.Mapping before, Value.Mapping after) {
        Map<String, TemplateResource> old = TemplateResource.of(before, CanonicalText.of(before)).stream()
                .collect(Collectors.toMap(TemplateResource::id, resource -> resource));
        return TemplateResource.of(after, CanonicalText.after(before, after)).stream()
                .filter(resource -> resource.type().startsWith("AWS::S3::"))
                .flatMap(resource -> loosened(Optional.ofNullable(old.get(resource.id())), resource).stream());
    }

    private static Optional<Risk> loosened(Optional<TemplateResource> before, TemplateResource after) {
        boolean hadBlock = before.flatMap(old -> old.value(BLOCK)).isPresent();
        boolean hasBlock = after.value(BLOCK).isPresent();
        if (!hadBlock && !hasBlock) {
            return Optional.empty();
        }
        List<String> off = SETTINGS.stream()
                .filter(setting -> !isOn(after, setting))
                .filter(setting ->
                        !hadBlock || before.filter(old -> isOn(old, setting)).isPresent())
                .toList();
        return off.isEmpty()
                ? Optional.empty()
                : Optional.of(new Risk(
                        after.id(),
                        "no longer blocks public access: " + String.join(", ", off) + (off.size() == 1 ? " is" : " are")
                                + " off",
                        hasBlock ? after.pointer(BLOCK) : after.pointer()));
    }

    /** A setting that a parameter decides may be off. */
    private static boolean isOn(TemplateResource resource, String setting) {
        return resource.text(BLOCK, setting).filter("true"::equals).isPresent();
    }
}
