/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import io.github.serverlessmaven.template.FunctionEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Manifests for tests: that of service {@code hello} in stage {@code dev}, with what a test changes. */
public final class ManifestFixture {

    /** The repository of images of that service. */
    public static final ImageRepository REPOSITORY = new ImageRepository(
            Optional.empty(),
            "serverless-hello-dev",
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    private String stackName = "hello-dev";
    private Optional<String> region = Optional.empty();
    private StackOptions stack = StackOptions.NONE;
    private BucketOptions bucket = BucketOptions.NONE;
    private String artifactPrefix = "serverless/hello/dev";
    private String templateSha256 = "0".repeat(64);
    private List<Manifest.PackagedArtifact> artifacts = List.of();
    private PackagedImages images = new PackagedImages(REPOSITORY, List.of());
    private final List<Manifest.PackagedFunction> functions = new ArrayList<>();
    private final List<FunctionEndpoint> endpoints = new ArrayList<>();
    private List<PackagedSecret> secrets = List.of();
    private Pruning pruning = Pruning.NONE;
    private ApiLogging apiLogging = ApiLogging.NONE;
    private RestApiStage restApiStage = RestApiStage.NONE;
    private List<String> missingParts = List.of();

    public static ManifestFixture manifest() {
        return new ManifestFixture();
    }

    /** The same manifest, to be changed. */
    public static ManifestFixture manifest(Manifest original) {
        ManifestFixture same = new ManifestFixture();
        same.stackName = original.stackName();
        same.region = original.region();
        same.stack = original.stack();
        same.bucket = original.bucket();
        same.artifactPrefix = original.artifactPrefix();
        same.templateSha256 = original.templateSha256();
        same.artifacts = original.artifacts();
        same.images = original.images();
        same.functions.addAll(original.functions());
        same.secrets = original.secrets();
        same.pruning = original.pruning();
        same.apiLogging = original.apiLogging();
        same.restApiStage = original.restApiStage();
        same.endpoints.addAll(original.endpoints());
        same.missingParts = original.missingParts();
        return same;
    }

    public ManifestFixture stackName(String name) {
        stackName = name;
        return this;
    }

    public ManifestFixture region(String name) {
        region = Optional.of(name);
        return this;
    }

    public ManifestFixture stack(StackOptions options) {
        stack = options;
        return this;
    }

    public ManifestFixture bucket(BucketOptions options) {
        bucket = options;
        return this;
    }

    public ManifestFixture artifactPrefix(String prefix) {
        artifactPrefix = prefix;
        return this;
    }

    public ManifestFixture templateSha256(String digest) {
        templateSha256 = digest;
        return this;
    }

    public ManifestFixture artifacts(List<Manifest.PackagedArtifact> packaged) {
        artifacts = packaged;
        return this;
    }

    public ManifestFixture images(PackagedImages packaged) {
        images = packaged;
        return this;
    }

    public ManifestFixture function(String key, String name) {
        functions.add(new Manifest.PackagedFunction(key, name));
        return this;
    }

    public ManifestFixture endpoint(FunctionEndpoint endpoint) {
        endpoints.add(endpoint);
        return this;
    }

    public ManifestFixture secrets(List<PackagedSecret> packaged) {
        secrets = packaged;
        return this;
    }

    public ManifestFixture pruning(Pruning wanted) {
        pruning = wanted;
        return this;
    }

    public ManifestFixture apiLogging(ApiLogging wanted) {
        apiLogging = wanted;
        return this;
    }

    public ManifestFixture restApiStage(RestApiStage wanted) {
        restApiStage = wanted;
        return this;
    }

    public ManifestFixture missingParts(List<String> paths) {
        missingParts = paths;
        return this;
    }

    public Manifest build() {
        return new Manifest(
                "hello",
                "dev",
                stackName,
                region,
                Optional.empty(),
                Optional.empty(),
                stack,
                bucket,
                artifactPrefix,
                templateSha256,
                artifacts,
                images,
                functions,
                endpoints,
                secrets,
                pruning,
                apiLogging,
                restApiStage,
                missingParts);
    }
}
