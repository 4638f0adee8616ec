/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.ImageLayers;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The configuration of an image: how it is run, and what its layers are ("OCI Image Configuration", image-spec). What is not changed
 * stays as it was, also what is not known here.
 *
 * @param json the whole document
 */
record ImageConfig(Value.Mapping json) {

    /** Of the machine that built the base; Docker reads them no more. */
    private static final Set<String> FORGOTTEN =
            Set.of("container", "container_config", "docker_version", "id", "parent");

    static ImageConfig empty(Platform platform) {
        return new ImageConfig(Value.mapping()
                .put("architecture", platform.architecture())
                .put("os", platform.os())
                .build());
    }

    /** That of an image which was built. */
    static ImageConfig of(ImageLayout image) {
        try {
            return new ImageConfig(
                    (Value.Mapping) Json.parse(Files.readString(image.file(image.config())), "the image"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it runs on. */
    Platform platform() {
        return new Platform(text("os"), text("architecture"));
    }

    private String text(String key) {
        return json.get(key).orElse(Value.NULL) instanceof Value.Text text ? text.text() : "";
    }

    /** What is started, with its arguments; empty if it is not set. */
    List<String> entryPoint() {
        return texts(run(), "Entrypoint");
    }

    /** The arguments of the entry point; empty if it is not set. */
    List<String> command() {
        return texts(run(), "Cmd");
    }

    /** A variable of the environment. */
    Optional<String> environment(String name) {
        return Optional.ofNullable(environment().get(name));
    }

    /** A label. */
    Optional<String> label(String name) {
        return mapping(run(), "Labels")
                .get(name)
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : texts(run(), "Env")) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return environment;
    }

    /** The digests of its layers before they were compressed. */
    List<String> diffIds() {
        return texts(mapping(json, "rootfs"), "diff_ids");
    }

    private Value.Mapping run() {
        return mapping(json, "config");
    }

    private static Value.Mapping mapping(Value.Mapping parent, String key) {
        return parent.get(key).orElse(Value.NULL) instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
    }

    private static List<String> texts(Value.Mapping parent, String key) {
        return parent.get(key).orElse(Value.NULL) instanceof Value.Sequence sequence
                ? sequence.items().stream()
                        .filter(Value.Text.class::isInstance)
                        .map(item -> ((Value.Text) item).text())
                        .toList()
                : List.of();
    }

    private ImageConfig with(String key, Value value) {
        return new ImageConfig(json.with("config", run().with(key, value)));
    }

    /** With another entry point. */
    ImageConfig withEntryPoint(List<String> entryPoint) {
        return with("Entrypoint", Value.texts(entryPoint));
    }

    /** With other arguments; without any if there are none. */
    ImageConfig withCommand(List<String> command) {
        return command.isEmpty()
                ? new ImageConfig(json.with("config", run().without("Cmd")))
                : with("Cmd", Value.texts(command));
    }

    /** With variables added, or replaced. */
    ImageConfig withEnvironment(Map<String, String> variables) {
        Map<String, String> environment = environment();
        environment.putAll(variables);
        return environment.isEmpty()
                ? this
                : with(
                        "Env",
                        Value.texts(environment.entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue())
                                .toList()));
    }

    /** With labels added, or replaced. */
    ImageConfig withLabels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return this;
        }
        Map<String, Value> all = new TreeMap<>(mapping(run(), "Labels").entries());
        labels.forEach((name, label) -> all.put(name, Value.of(label)));
        return with("Labels", new Value.Mapping(all));
    }

    /** With another user. */
    ImageConfig withUser(String user) {
        return with("User", Value.of(user));
    }

    /** With the folder a program is started in, unless there is one. */
    ImageConfig withDefaultFolder(String folder) {
        return run().get("WorkingDir").filter(set -> !set.equals(Value.of(""))).isPresent()
                ? this
                : with("WorkingDir", Value.of(folder));
    }

    /**
     * With further layers, made at one time.
     *
     * @param created the time, in ISO 8601
     * @param layers the layers
     */
    ImageConfig withLayers(String created, List<ImageLayers.Layer> layers) {
        List<String> diffIds = new ArrayList<>(diffIds());
        List<Value> history = new ArrayList<>(history(diffIds.size()));
        layers.forEach(layer -> {
            diffIds.add(ImageLayout.digest(layer.tar().digest()));
            history.add(Value.mapping()
                    .put("created", created)
                    .put("created_by", "serverless-maven-plugin")
                    .put("comment", layer.name())
                    .build());
        });
        Value.Mapping changed = json.with("created", Value.of(created))
                .with(
                        "rootfs",
                        Value.mapping()
                                .put("type", "layers")
                                .put("diff_ids", Value.texts(diffIds))
                                .build())
                .with("history", new Value.Sequence(history));
        for (String key : FORGOTTEN) {
            changed = changed.without(key);
        }
        return new ImageConfig(changed);
    }

    /** The history so far; filled up where there is less than one entry for each layer. */
    private List<Value> history(int layers) {
        List<Value> history = json.get("history").orElse(Value.NULL) instanceof Value.Sequence sequence
                ? new ArrayList<>(sequence.items())
                : new ArrayList<>();
        long known = history.stream()
                .filter(entry -> !(entry instanceof Value.Mapping mapping
                        && mapping.get("empty_layer")
                                .filter(Value.of(true)::equals)
                                .isPresent()))
                .count();
        for (long i = known; i < layers; i++) {
            history.add(Value.mapping("comment", Value.of("base")));
        }
        return history;
    }
}
