/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.deploy.port.PublishedVersions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Published versions of this machine. A layer has none but that in its stack: the one before goes when a new one takes its place. */
public final class LocalVersions implements PublishedVersions {

    private final StateFolder state;

    /** The versions of the functions of an account. */
    public LocalVersions(StateFolder state) {
        this.state = state;
    }

    @Override
    public List<Long> ofFunction(String functionName) {
        Account account = state.read();
        Set<String> aliased = account.resources("AWS::Lambda::Alias")
                .filter(alias -> FunctionName.parse(alias.physicalId()).name().equals(functionName))
                .map(alias -> Values.text(alias.properties(), "FunctionVersion"))
                .collect(Collectors.toSet());
        return account.versions(functionName).stream()
                .map(version -> (long) version.number())
                .filter(number -> !aliased.contains(number.toString()))
                .toList();
    }

    @Override
    public boolean deleteOfFunction(String functionName, long version) {
        return state.change(account -> account.forgetVersion(functionName, version));
    }

    @Override
    public List<Long> ofLayer(String layerName) {
        return List.of();
    }

    @Override
    public void deleteOfLayer(String layerName, long version) {
        throw new IllegalArgumentException("a layer of this machine has no version " + version);
    }
}
