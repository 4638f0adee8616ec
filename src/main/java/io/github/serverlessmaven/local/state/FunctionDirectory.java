/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** Finds the functions of all stacks, by every name that Lambda accepts. */
public final class FunctionDirectory {

    private static final String LATEST = "$LATEST";

    private final StateFolder state;

    /** Creates the directory; it reads the state for each lookup. */
    public FunctionDirectory(StateFolder state) {
        this.state = state;
    }

    /** All functions, with their newest code. */
    public List<DeployedFunction> all() {
        return state.read()
                .resources("AWS::Lambda::Function")
                .map(resource -> function(resource, LATEST, resource.properties()))
                .toList();
    }

    /** The names of all functions, sorted. */
    public List<String> names() {
        return all().stream().map(DeployedFunction::name).sorted().toList();
    }

    /**
     * A function.
     *
     * @param text a name or ARN, with a version or alias or without
     * @param qualifier a version or alias; takes precedence over that of the name
     * @throws ServerlessException if there is no such function or version
     */
    public DeployedFunction get(String text, Optional<String> qualifier) {
        return find(text, qualifier)
                .orElseThrow(() -> new ServerlessException(
                        "Function not found: " + text
                                + qualifier.map(part -> ":" + part).orElse("")
                                + " is not deployed to the local target in " + state.path() + ".",
                        "Deploy its stage there with serverless:deploy and -Dserverless.target=local."));
    }

    /** As {@link #get}, but empty if there is no such function or version. */
    public Optional<DeployedFunction> find(String text, Optional<String> qualifier) {
        Account account = state.read();
        FunctionName wanted = FunctionName.parse(text);
        String version = qualifier.or(wanted::qualifier).orElse(LATEST);
        return account.resources("AWS::Lambda::Function")
                .filter(resource -> resource.physicalId().equals(wanted.name()))
                .findFirst()
                .flatMap(resource -> at(account, resource, version));
    }

    private static Optional<DeployedFunction> at(Account account, LocalResource resource, String version) {
        if (version.equals(LATEST)) {
            return Optional.of(function(resource, LATEST, resource.properties()));
        }
        String name = resource.physicalId();
        String number = account.resources("AWS::Lambda::Alias")
                .filter(alias ->
                        FunctionName.parse(alias.physicalId()).equals(new FunctionName(name, Optional.of(version))))
                .findFirst()
                .map(alias -> Values.text(alias.properties(), "FunctionVersion"))
                .orElse(version);
        return number.equals(LATEST)
                ? at(account, resource, LATEST)
                : account.versions(name).stream()
                        .filter(published ->
                                Integer.toString(published.number()).equals(number))
                        .findFirst()
                        .map(published -> function(resource, number, published.properties()));
    }

    private static DeployedFunction function(LocalResource resource, String version, Value.Mapping properties) {
        return new DeployedFunction(
                resource.physicalId(),
                version,
                resource.attributes().getOrDefault("Arn", resource.physicalId()),
                properties);
    }

    /** What {@code AWS::Lambda::EventInvokeConfig} says about a function. */
    public Value.Mapping asynchronousSettings(String functionName) {
        return state.read()
                .resources("AWS::Lambda::EventInvokeConfig")
                .map(LocalResource::properties)
                .filter(properties -> FunctionName.parse(Values.text(properties, "FunctionName"))
                        .name()
                        .equals(functionName))
                .findFirst()
                .orElse(Value.Mapping.EMPTY);
    }

    /** The function URL of a function or of one of its aliases, by its properties. */
    public Optional<Value.Mapping> url(String functionName, Optional<String> alias) {
        return state.read()
                .resources("AWS::Lambda::Url")
                .map(LocalResource::properties)
                .filter(properties -> isUrlOf(properties, functionName, alias))
                .findFirst();
    }

    /** What has a function URL: functions and aliases. */
    public List<FunctionName> urls() {
        return state.read()
                .resources("AWS::Lambda::Url")
                .map(LocalResource::properties)
                .map(FunctionDirectory::target)
                .toList();
    }

    private static FunctionName target(Value.Mapping url) {
        FunctionName target = FunctionName.parse(Values.text(url, "TargetFunctionArn"));
        return new FunctionName(target.name(), Values.find(url, "Qualifier").or(target::qualifier));
    }

    private static boolean isUrlOf(Value.Mapping properties, String functionName, Optional<String> alias) {
        return target(properties).equals(new FunctionName(functionName, alias));
    }
}
