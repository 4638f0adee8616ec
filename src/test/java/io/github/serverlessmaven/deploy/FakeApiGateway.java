/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** API Gateway in memory, which accepts a new role only after some time. */
final class FakeApiGateway implements ApiGateway {

    final List<String> calls = new ArrayList<>();
    Optional<String> role = Optional.empty();
    Optional<String> failure = Optional.empty();

    /** How often a role is refused before it is accepted. */
    int refusals;

    @Override
    public Optional<String> logRole() {
        calls.add("get");
        failure.ifPresent(reason -> {
            throw new ServerlessException(reason, "");
        });
        return role;
    }

    @Override
    public String createLogRole(String name) {
        calls.add("create " + name);
        return "arn:aws:iam::111122223333:role/" + name;
    }

    @Override
    public Optional<String> setLogRole(String arn) {
        calls.add("set " + arn);
        if (refusals > 0) {
            refusals--;
            return Optional.of("The role ARN does not have required permissions configured.");
        }
        role = Optional.of(arn);
        return Optional.empty();
    }
}
