/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.variable.CloudLookup.StackOutput;
import java.util.Optional;

/** {@code ${cf:stack.Output}} and {@code ${cf(eu-west-1):stack.Output}}: an output of a CloudFormation stack. */
public final class CfSource implements VariableSource {

    private static final String EXAMPLE = "${cf(eu-west-1):stack.OutputKey}";

    private final VariableContext context;

    /** Makes the source. */
    public CfSource(VariableContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "cf";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String address = lookup.requiredAddress(EXAMPLE);
        int dot = address.indexOf('.');
        if (dot <= 0 || dot == address.length() - 1) {
            throw lookup.wrongArguments("\"" + address + "\" is not a stack and output joined by a dot", EXAMPLE);
        }
        String region = lookup.params().isEmpty() ? context.effectiveRegion(lookup) : lookup.requiredParam(EXAMPLE);
        return lookup.cloudText(new StackOutput(region, address.substring(0, dot), address.substring(dot + 1)));
    }

    @Override
    public String remedy(Lookup lookup) {
        return "Check the region, the stack and its outputs, or add a fallback, as in ${cf:stack.OutputKey, 'value'}.";
    }
}
