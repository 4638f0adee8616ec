/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that is on this machine, for one reading or one change. */
public final class Account {

    /** The account number of everything local. */
    public static final String ID = "000000000000";

    private static final long FORMAT = 1;

    private final Map<String, LocalStack> stacks = new LinkedHashMap<>();
    private final Map<String, List<PublishedVersion>> versions = new LinkedHashMap<>();
    private final Map<String, String> policies = new TreeMap<>();

    /**
     * A function as it was when it was published.
     *
     * @param number from 1
     * @param properties those of the function, resolved
     */
    public record PublishedVersion(int number, Value.Mapping properties) {}

    /** A stack by its id, or by its name if it is not deleted. */
    public Optional<LocalStack> stack(String nameOrId) {
        return Optional.ofNullable(stacks.get(nameOrId))
                .or(() -> liveStacks()
                        .filter(stack -> stack.name().equals(nameOrId))
                        .findFirst());
    }

    /** The stacks that are not deleted. */
    public Stream<LocalStack> liveStacks() {
        return stacks.values().stream().filter(stack -> !stack.isDeleted());
    }

    /** Resources of all stacks. */
    public Stream<LocalResource> resources(String type) {
        return liveStacks()
                .flatMap(stack -> stack.resources().values().stream())
                .filter(resource -> resource.isOf(type));
    }

    /** The value that a stack exports under a name. */
    public Optional<String> export(String name) {
        return liveStacks()
                .map(stack -> Optional.ofNullable(stack.exports().get(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Adds or replaces a stack; of deleted stacks of its name only the last is kept. */
    public void put(LocalStack stack) {
        stacks.values()
                .removeIf(other -> other.isDeleted()
                        && other.name().equals(stack.name())
                        && !other.id().equals(stack.id()));
        stacks.put(stack.id(), stack);
        policies.keySet().retainAll(stacks.keySet());
    }

    void remove(LocalStack stack) {
        stacks.remove(stack.id());
    }

    /** The policy of a stack, as JSON. */
    public Optional<String> policy(String stackId) {
        return Optional.ofNullable(policies.get(stackId));
    }

    /** Keeps the policy of a stack. */
    public void putPolicy(String stackId, String policy) {
        policies.put(stackId, policy);
    }

    List<PublishedVersion> versions(String functionName) {
        return List.copyOf(versions.getOrDefault(functionName, List.of()));
    }

    /** Publishes a function as it is now. */
    public PublishedVersion publish(String functionName, Value.Mapping properties) {
        List<PublishedVersion> known = versions.computeIfAbsent(functionName, name -> new ArrayList<>());
        int number = known.isEmpty() ? 1 : known.get(known.size() - 1).number() + 1;
        PublishedVersion version = new PublishedVersion(number, properties);
        known.add(version);
        return version;
    }

    /** Forgets a function's versions, as Lambda does with the function. */
    public void forgetVersions(String functionName) {
        versions.remove(functionName);
    }

    /** Forgets one version of a function; returns whether there was one. */
    boolean forgetVersion(String functionName, long number) {
        return versions.getOrDefault(functionName, new ArrayList<>()).removeIf(version -> version.number() == number);
    }

    Value.Mapping toValue() {
        Value.MappingBuilder published = Value.mapping();
        versions.forEach((name, known) -> published.put(
                name,
                new Value.Sequence(known.stream()
                        .<Value>map(version -> Value.mapping()
                                .put("number", Value.of(version.number()))
                                .put("properties", version.properties())
                                .build())
                        .toList())));
        return Value.mapping()
                .put("formatVersion", Value.of(FORMAT))
                .put(
                        "stacks",
                        new Value.Sequence(stacks.values().stream()
                                .<Value>map(LocalStack::toValue)
                                .toList()))
                .put("versions", published.build())
                .put("policies", Values.texts(policies))
                .build();
    }

    /**
     * Reads an account.
     *
     * @throws IllegalArgumentException if the value is not an account, or has another version of the format
     */
    static Account from(Value value) {
        Value.Mapping root = Values.asMapping(value);
        if (!root.get("formatVersion").equals(Optional.of(Value.of(FORMAT)))) {
            throw new IllegalArgumentException("no account of format " + FORMAT);
        }
        Account account = new Account();
        Values.items(root, "stacks").stream()
                .map(item -> LocalStack.from(Values.asMapping(item)))
                .forEach(stack -> account.stacks.put(stack.id(), stack));
        account.policies.putAll(Values.texts(Values.mapping(root, "policies")));
        Values.mapping(root, "versions")
                .entries()
                .forEach((name, known) -> Values.items(known).stream()
                        .map(Values::asMapping)
                        .map(item -> new PublishedVersion(
                                Values.number(item, "number", 1), Values.mapping(item, "properties")))
                        .forEach(version -> account.versions
                                .computeIfAbsent(name, key -> new ArrayList<>())
                                .add(version)));
        return account;
    }
}
