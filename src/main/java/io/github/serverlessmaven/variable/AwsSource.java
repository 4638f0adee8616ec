/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.variable.CloudLookup.Account;
import java.util.Optional;

/**
 * {@code ${aws:region}}: the region in effect, from the command line, else {@code provider.region}, else {@code us-east-1};
 * {@code ${aws:accountId}}: the id of the account whose credentials are used.
 */
public final class AwsSource implements VariableSource {

    private final VariableContext context;

    /** Makes the source. */
    public AwsSource(VariableContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String address = lookup.requiredAddress("${aws:region}");
        return Optional.of(
                switch (address) {
                    case "region" -> Scalars.text(context.effectiveRegion(lookup));
                    case "accountId" -> account(lookup);
                    default ->
                        throw lookup.wrongArguments(
                                "\"aws\" has no \"" + address + "\", only accountId and region", "${aws:region}");
                });
    }

    private ConfigNode account(Lookup lookup) {
        return lookup.cloudText(new Account(context.effectiveRegion(lookup))).orElseThrow();
    }
}
