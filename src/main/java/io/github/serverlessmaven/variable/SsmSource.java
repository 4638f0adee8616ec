/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.SecureReference;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import io.github.serverlessmaven.variable.CloudLookup.Secret;
import io.github.serverlessmaven.variable.CloudLookup.StoredParameter;
import io.github.serverlessmaven.variable.CloudLookup.Text;
import io.github.serverlessmaven.variable.CloudLookup.TextList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code ${ssm:/path}} and {@code ${ssm(eu-west-1, raw, noDecrypt):/path}}: a parameter of the Systems Manager. A list becomes a list and
 * a JSON object a mapping, unless {@code raw} is given; {@code noDecrypt} leaves a secure string encrypted. Secrets of the Secrets Manager
 * are found under {@code /aws/reference/secretsmanager/}.
 */
public final class SsmSource implements VariableSource {

    private static final String EXAMPLE = "${ssm(eu-west-1, raw, noDecrypt):/path/to/parameter}";
    private static final String RAW = "raw";
    private static final String NO_DECRYPT = "noDecrypt";

    private final VariableContext context;

    /** Makes the source. */
    public SsmSource(VariableContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String path = lookup.requiredAddress(EXAMPLE);
        List<String> regions = lookup.params().stream()
                .filter(param -> !param.equals(RAW) && !param.equals(NO_DECRYPT))
                .toList();
        if (regions.size() > 1) {
            throw lookup.wrongArguments(
                    "ssm takes one region, raw and noDecrypt, but has the regions " + String.join(", ", regions),
                    EXAMPLE);
        }
        String region = regions.isEmpty() ? context.effectiveRegion(lookup) : regions.get(0);
        boolean decrypt = !lookup.params().contains(NO_DECRYPT);
        boolean raw = lookup.params().contains(RAW);
        return lookup.cloud(new StoredParameter(region, path, decrypt)).map(reply -> {
            if (reply instanceof Secret secret && decrypt) {
                return secret(secret, region, raw);
            }
            if (reply instanceof Secret encrypted) {
                return Scalars.text(encrypted.text());
            }
            return reply instanceof TextList list && !raw ? items(list) : text(plain(reply), raw);
        });
    }

    @Override
    public String remedy(Lookup lookup) {
        return "Check the region and the parameter's path, or add a fallback, as in ${ssm:/path, 'value'}.";
    }

    private static String plain(Reply reply) {
        return reply instanceof TextList list ? list.text() : ((Text) reply).text();
    }

    private static ConfigNode items(TextList list) {
        return new Sequence(
                Stream.of(list.text().split(",", -1)).map(Scalars::text).toList(), Optional.empty());
    }

    private static ConfigNode text(String text, boolean raw) {
        return raw ? Scalars.text(text) : json(text).orElseGet(() -> Scalars.text(text));
    }

    private static Optional<ConfigNode> json(String text) {
        return Optional.of(text).filter(json -> json.startsWith("{")).flatMap(StoredJson::parse);
    }

    /** References in the place of the secret; one for each text and number inside if it is JSON. */
    private static ConfigNode secret(Secret secret, String region, boolean raw) {
        SecureReference whole = new SecureReference(region, secret.name(), secret.version(), List.of());
        Optional<ConfigNode> parts = raw ? Optional.empty() : json(secret.text());
        return parts.map(part -> references(part, whole)).orElseGet(() -> Scalars.text(whole.text()));
    }

    private static ConfigNode references(ConfigNode part, SecureReference reference) {
        if (part instanceof Mapping mapping) {
            return new Mapping(
                    mapping.entries().stream()
                            .map(entry -> new Entry(
                                    entry.key(),
                                    entry.keyLocation(),
                                    references(entry.value(), reference.at(entry.key()))))
                            .toList(),
                    Optional.empty());
        }
        if (part instanceof Sequence sequence) {
            return new Sequence(
                    IntStream.range(0, sequence.items().size())
                            .mapToObj(i -> references(sequence.items().get(i), reference.at(String.valueOf(i))))
                            .toList(),
                    Optional.empty());
        }
        Scalar scalar = (Scalar) part;
        boolean tellsNothing = scalar.isNull() || scalar.type() == ScalarType.BOOLEAN;
        return tellsNothing ? scalar : Scalars.text(reference.text());
    }
}
