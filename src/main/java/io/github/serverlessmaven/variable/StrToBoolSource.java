/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import java.util.Locale;
import java.util.Optional;

/** {@code ${strToBool(${env:VERBOSE})}}: the text {@code true} or {@code 1}, {@code false} or {@code 0} as a boolean. */
public final class StrToBoolSource implements VariableSource {

    static final DiagnosticCode NO_BOOLEAN =
            new DiagnosticCode("VARIABLE_NO_BOOLEAN", "The parameter of strToBool is none of true, false, 1 and 0.");

    @Override
    public String name() {
        return "strToBool";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String received = lookup.requiredParam("${strToBool(${env:NAME, 'false'})}");
        String truth = switch (received.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default ->
                throw new VariableException(
                        NO_BOOLEAN,
                        "strToBool cannot make a boolean of \"" + VariableParser.shortened(received) + "\"",
                        "Give it true, false, 1 or 0, in small or capital letters.");
        };
        return Optional.of(new ConfigNode.Scalar(truth, ScalarType.BOOLEAN, Optional.empty()));
    }
}
