/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.variable.CloudLookup.Parameter;
import io.github.serverlessmaven.variable.CloudLookup.ParameterType;
import java.util.List;
import java.util.Optional;
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
    private final Cloud cloud;

    /** Makes the source; without AWS every variable of it is an error. */
    public SsmSource(VariableContext context, Optional<CloudLookup> cloud) {
        this.context = context;
        this.cloud = new Cloud(cloud);
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
        CloudLookup aws = cloud.open(this);
        String region = regions.isEmpty() ? context.effectiveRegion(lookup) : regions.get(0);
        return aws.parameter(region, path, !lookup.params().contains(NO_DECRYPT))
                .map(parameter -> lookup.params().contains(RAW) ? Scalars.text(parameter.value()) : value(parameter));
    }

    @Override
    public String remedy(Lookup lookup) {
        return "Check the region and the parameter's path, or add a fallback, as in ${ssm:/path, 'value'}.";
    }

    private static ConfigNode value(Parameter parameter) {
        String text = parameter.value();
        if (parameter.type() == ParameterType.LIST) {
            return new ConfigNode.Sequence(
                    Stream.of(text.split(",", -1)).map(Scalars::text).toList(), Optional.empty());
        }
        return Optional.of(text)
                .filter(json -> json.startsWith("{"))
                .flatMap(JsonText::parse)
                .orElseGet(() -> Scalars.text(text));
    }
}
