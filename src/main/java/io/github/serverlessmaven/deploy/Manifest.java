/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.PackagedImages.PackagedImage;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
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
 * @param stack how CloudFormation treats the stack, beside its template
 * @param bucket where the packages go
 * @param artifactPrefix where this stage's files stand in the bucket, without a trailing slash
 * @param template the digest of the template
 * @param artifacts the packages
 * @param images the images that were built; empty if there is none
 * @param functions the functions in the order configured
 * @param secrets the parameters of the template that stand for secrets
 * @param pruning which versions of functions and layers are deleted after a deployment
 * @param missingEvents the configuration paths of events that are not supported yet, without which the template was made
 */
public record Manifest(
        String service,
        String stage,
        String stackName,
        Optional<String> region,
        Optional<String> profile,
        StackOptions stack,
        BucketOptions bucket,
        String artifactPrefix,
        Sha256 template,
        List<PackagedArtifact> artifacts,
        Optional<PackagedImages> images,
        List<PackagedFunction> functions,
        List<PackagedSecret> secrets,
        Optional<Pruning> pruning,
        List<String> missingEvents) {

    private static final long FORMAT = 1;

    /** Copies the collections. */
    public Manifest {
        artifacts = List.copyOf(artifacts);
        functions = List.copyOf(functions);
        secrets = List.copyOf(secrets);
        missingEvents = List.copyOf(missingEvents);
    }

    /** Makes the manifest of a template that has all events of its service. */
    public Manifest(
            String service,
            String stage,
            String stackName,
            Optional<String> region,
            Optional<String> profile,
            StackOptions stack,
            BucketOptions bucket,
            String artifactPrefix,
            Sha256 template,
            List<PackagedArtifact> artifacts,
            Optional<PackagedImages> images,
            List<PackagedFunction> functions,
            List<PackagedSecret> secrets,
            Optional<Pruning> pruning) {
        this(
                service,
                stage,
                stackName,
                region,
                profile,
                stack,
                bucket,
                artifactPrefix,
                template,
                artifacts,
                images,
                functions,
                secrets,
                pruning,
                List.of());
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

    /**
     * Which versions are deleted after a deployment: all but the newest.
     *
     * @param kept how many of each function and layer stay, at least one; versions that an alias points at stay besides
     * @param functions the functions, by the names they are deployed under
     * @param layers the layers, by their names in AWS
     */
    public record Pruning(int kept, List<String> functions, List<String> layers) {

        /** Copies the lists. */
        public Pruning {
            functions = List.copyOf(functions);
            layers = List.copyOf(layers);
        }

        private Value.Mapping toValue() {
            return Value.mapping()
                    .put("kept", Value.of(kept))
                    .put("functions", Value.texts(functions))
                    .put("layers", Value.texts(layers))
                    .build();
        }

        private static Pruning of(JsonFields fields) {
            return new Pruning((int) fields.number("kept"), fields.texts("functions"), fields.texts("layers"));
        }
    }

    /** The images that were built, if there are any. */
    List<PackagedImage> packagedImages() {
        return images.map(PackagedImages::images).orElse(List.of());
    }

    /** The stack's tags, with that of the stage, as Serverless sets it. */
    Map<String, String> stackTags() {
        Map<String, String> tags = new LinkedHashMap<>(stack.tags());
        if (tags.keySet().stream().noneMatch("STAGE"::equalsIgnoreCase)) {
            tags.put("STAGE", stage);
        }
        return tags;
    }

    /** Where the template stands in the bucket if it is too large for a request. */
    String templateKey() {
        return templateKey(template);
    }

    /** The same for a template with another digest. */
    String templateKey(Sha256 digest) {
        return artifactPrefix + "/template/" + digest + ".json";
    }

    /** The manifest as JSON; the same manifest always gives the same text. */
    public String toJson() {
        return Json.pretty(Value.mapping()
                .put("formatVersion", Value.of(FORMAT))
                .put("service", service)
                .put("stage", stage)
                .put("stackName", stackName)
                .put("region", region.map(Value::of))
                .put("profile", profile.map(Value::of))
                .put("stack", stack.toValue())
                .put("bucket", bucket.toValue())
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
                .put("images", images.map(PackagedImages::toValue))
                .put(
                        "functions",
                        new Value.Sequence(
                                functions.stream().<Value>map(Manifest::toValue).toList()))
                .put(
                        "secrets",
                        new Value.Sequence(secrets.stream()
                                .<Value>map(PackagedSecret::toValue)
                                .toList()))
                .put("pruning", pruning.map(Pruning::toValue))
                .put(
                        "missingEvents",
                        missingEvents.isEmpty() ? Optional.empty() : Optional.of(Value.texts(missingEvents)))
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
        JsonFields root = JsonFields.parse(json, origin);
        if (!root.value("formatVersion").equals(Optional.of(Value.of(FORMAT)))) {
            throw root.unreadable();
        }
        return new Manifest(
                root.text("service"),
                root.text("stage"),
                root.text("stackName"),
                root.optionalText("region"),
                root.optionalText("profile"),
                StackOptions.of(root.section("stack")),
                BucketOptions.of(root.section("bucket")),
                root.text("artifactPrefix"),
                root.section("template").digest("sha256"),
                root.items("artifacts").stream().map(Manifest::artifact).toList(),
                root.value("images").map(present -> PackagedImages.of(root.section("images"))),
                root.items("functions").stream()
                        .map(function -> new PackagedFunction(function.text("key"), function.text("name")))
                        .toList(),
                root.items("secrets").stream().map(PackagedSecret::of).toList(),
                root.value("pruning").map(present -> Pruning.of(root.section("pruning"))),
                root.value("missingEvents")
                        .map(present -> root.texts("missingEvents"))
                        .orElse(List.of()));
    }

    private static PackagedArtifact artifact(JsonFields fields) {
        return new PackagedArtifact(
                fields.text("path"), fields.digest("sha256"), fields.number("size"), fields.text("key"));
    }
}
