/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a deployment folder and where it goes. Holds no secret, and nothing that differs between two packagings of the same
 * input.
 *
 * @param service the service's name
 * @param stage the stage
 * @param stackName the stack's name
 * @param region the configured region; empty if the environment of the deployment decides
 * @param profile the configured credentials profile; empty if the environment decides
 * @param stackTags the configured tags of the stack
 * @param artifactPrefix where this stage's files stand in the bucket, without a trailing slash
 * @param template the digest of the template
 * @param artifacts the packages
 * @param functions the functions in the order configured
 * @param secrets the parameters of the template that stand for secrets
 */
public record Manifest(
        String service,
        String stage,
        String stackName,
        Optional<String> region,
        Optional<String> profile,
        Map<String, String> stackTags,
        String artifactPrefix,
        Sha256 template,
        List<PackagedArtifact> artifacts,
        List<PackagedFunction> functions,
        List<PackagedSecret> secrets) {

    private static final long FORMAT = 1;

    /** Copies the collections. */
    public Manifest {
        stackTags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(stackTags));
        artifacts = List.copyOf(artifacts);
        functions = List.copyOf(functions);
        secrets = List.copyOf(secrets);
    }

    /**
     * A package of the folder.
     *
     * @param path its name in the folder
     * @param digest of its bytes
     * @param size in bytes
     * @param key where it goes in the bucket
     */
    public record PackagedArtifact(String path, Sha256 digest, long size, String key) {}

    /**
     * A function of the service.
     *
     * @param key its key in the configuration
     * @param name the name it is deployed under
     */
    public record PackagedFunction(String key, String name) {}

    /** The manifest as JSON; the same manifest always gives the same text. */
    public String toJson() {
        Value.MappingBuilder tags = Value.mapping();
        stackTags.forEach(tags::put);
        return Json.pretty(Value.mapping()
                .put("formatVersion", Value.of(FORMAT))
                .put("service", service)
                .put("stage", stage)
                .put("stackName", stackName)
                .put("region", region.map(Value::of))
                .put("profile", profile.map(Value::of))
                .put("stackTags", tags.build())
                .put("artifactPrefix", artifactPrefix)
                .put(
                        "template",
                        Value.mapping()
                                .put("path", DeploymentFolder.TEMPLATE)
                                .put("sha256", template.hex())
                                .build())
                .put(
                        "artifacts",
                        new Value.Sequence(
                                artifacts.stream().<Value>map(Manifest::toValue).toList()))
                .put(
                        "functions",
                        new Value.Sequence(
                                functions.stream().<Value>map(Manifest::toValue).toList()))
                .put(
                        "secrets",
                        new Value.Sequence(secrets.stream()
                                .<Value>map(PackagedSecret::toValue)
                                .toList()))
                .build());
    }

    private static Value.Mapping toValue(PackagedArtifact artifact) {
        return Value.mapping()
                .put("path", artifact.path())
                .put("sha256", artifact.digest().hex())
                .put("size", Value.of(artifact.size()))
                .put("key", artifact.key())
                .build();
    }

    private static Value.Mapping toValue(PackagedFunction function) {
        return Value.mapping()
                .put("key", function.key())
                .put("name", function.name())
                .build();
    }

    /**
     * Reads a manifest.
     *
     * @param json its text
     * @param origin its file, for messages
     * @throws ServerlessException if the text is no manifest, or one of another version of the format
     */
    public static Manifest fromJson(String json, String origin) {
        Reader reader = new Reader(origin);
        Value.Mapping root = reader.mapping(Json.parse(json, origin));
        if (!root.get("formatVersion").equals(Optional.of(Value.of(FORMAT)))) {
            throw reader.unreadable();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        Value.Mapping written = reader.mapping(root.get("stackTags").orElseThrow(reader::unreadable));
        written.entries().keySet().forEach(key -> tags.put(key, reader.text(written, key)));
        return new Manifest(
                reader.text(root, "service"),
                reader.text(root, "stage"),
                reader.text(root, "stackName"),
                root.get("region").map(region -> reader.text(root, "region")),
                root.get("profile").map(profile -> reader.text(root, "profile")),
                tags,
                reader.text(root, "artifactPrefix"),
                reader.digest(reader.mapping(root.get("template").orElseThrow(reader::unreadable))),
                reader.artifacts(root),
                reader.functions(root),
                reader.secrets(root));
    }

    private record Reader(String origin) {

        List<PackagedArtifact> artifacts(Value.Mapping root) {
            List<PackagedArtifact> artifacts = new ArrayList<>();
            for (Value.Mapping item : items(root, "artifacts")) {
                artifacts.add(new PackagedArtifact(
                        text(item, "path"), digest(item), number(item, "size"), text(item, "key")));
            }
            return artifacts;
        }

        List<PackagedFunction> functions(Value.Mapping root) {
            return items(root, "functions").stream()
                    .map(item -> new PackagedFunction(text(item, "key"), text(item, "name")))
                    .toList();
        }

        List<PackagedSecret> secrets(Value.Mapping root) {
            return items(root, "secrets").stream()
                    .map(item -> new PackagedSecret(
                            text(item, "parameter"),
                            new Secrets.Source(text(item, "region"), text(item, "name"), number(item, "version")),
                            texts(item, "path")))
                    .toList();
        }

        private List<Value.Mapping> items(Value.Mapping root, String key) {
            if (root.get(key).orElse(Value.NULL) instanceof Value.Sequence sequence) {
                return sequence.items().stream().map(this::mapping).toList();
            }
            throw unreadable();
        }

        Value.Mapping mapping(Value value) {
            if (value instanceof Value.Mapping mapping) {
                return mapping;
            }
            throw unreadable();
        }

        String text(Value.Mapping mapping, String key) {
            return text(mapping.get(key).orElse(Value.NULL));
        }

        private String text(Value value) {
            if (value instanceof Value.Text text) {
                return text.text();
            }
            throw unreadable();
        }

        private List<String> texts(Value.Mapping mapping, String key) {
            if (mapping.get(key).orElse(Value.NULL) instanceof Value.Sequence sequence) {
                return sequence.items().stream().map(this::text).toList();
            }
            throw unreadable();
        }

        private long number(Value.Mapping mapping, String key) {
            if (mapping.get(key).orElse(Value.NULL) instanceof Value.Numeric number) {
                return number.number().longValue();
            }
            throw unreadable();
        }

        Sha256 digest(Value.Mapping mapping) {
            try {
                return new Sha256(text(mapping, "sha256"));
            } catch (IllegalArgumentException notADigest) {
                throw unreadable();
            }
        }

        ServerlessException unreadable() {
            return new ServerlessException(
                    origin + " was not written by this version of the plugin.", DeploymentFolder.PACKAGE_AGAIN);
        }
    }
}
