/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.Secrets;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.SecretSource;
import io.github.serverlessmaven.variable.CloudLookup.Question;
import io.github.serverlessmaven.variable.CloudLookup.Refused;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import io.github.serverlessmaven.variable.CloudLookup.Secret;
import io.github.serverlessmaven.variable.CloudLookup.StoredParameter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Secrets of the Systems Manager. */
final class AwsSecrets implements Secrets {

    private final AwsLookup lookup;

    AwsSecrets(AwsLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public Map<SecretSource, String> read(Set<SecretSource> sources) {
        Set<Question> questions = new LinkedHashSet<>();
        sources.forEach(source -> questions.add(question(source)));
        Map<Question, Reply> replies = lookup.answer(questions);
        Map<SecretSource, String> secrets = new HashMap<>();
        sources.forEach(source -> secrets.put(source, secret(source, replies.get(question(source)))));
        return secrets;
    }

    private static StoredParameter question(SecretSource source) {
        String selector = source.version() == 0 ? "" : ":" + source.version();
        return new StoredParameter(source.region(), source.name() + selector, true);
    }

    private static String secret(SecretSource source, @Nullable Reply reply) {
        if (reply instanceof Refused refused) {
            throw refused.reason();
        }
        if (reply instanceof Secret secret) {
            return secret.text();
        }
        throw new ServerlessException(
                "The parameter " + source.name() + " of region " + source.region()
                        + " is no longer there as it was when the service was packaged.",
                "Package the service again.");
    }
}
