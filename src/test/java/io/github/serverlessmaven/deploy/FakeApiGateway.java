/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API Gateway in memory, which accepts a new role only after some time. */
final class FakeApiGateway implements ApiGateway {

    final List<String> calls = new ArrayList<>();
    final Map<String, Stage> stages = new HashMap<>();
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

    @Override
    public Optional<Stage> stage(String api, String name) {
        failure.ifPresent(reason -> {
            throw new ServerlessException(reason, "");
        });
        return Optional.ofNullable(stages.get(api + "/" + name));
    }

    @Override
    public void changeStage(String api, String name, Map<String, Optional<String>> settings) {
        calls.add("change " + api + "/" + name);
        Map<String, String> changed = new HashMap<>(stages.get(api + "/" + name).settings());
        settings.forEach((path, value) -> value.ifPresentOrElse(
                text -> changed.put(path, text), () -> changed.keySet().removeIf(key -> key.startsWith(path))));
        stages.compute(api + "/" + name, (key, stage) -> new Stage(changed, stage.tags()));
    }

    @Override
    public void tagStage(String api, String name, Map<String, String> tags) {
        calls.add("tag " + api + "/" + name);
        Map<String, String> all = new HashMap<>(stages.get(api + "/" + name).tags());
        all.putAll(tags);
        stages.compute(api + "/" + name, (key, stage) -> new Stage(stage.settings(), all));
    }
}
