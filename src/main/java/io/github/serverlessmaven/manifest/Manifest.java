/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.FunctionEndpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in a deployment folder and where it goes. Holds no secret, and nothing that differs between two packagings of the same
 * input.
 *
 * @param service the service's name
 * @param stage the stage
 * @param stackName the stack's name
 * @param region the configured region; empty if the environment of the deployment decides
 * @param profile the configured credentials profile; empty if the environment decides
 * @param expectedAccount the only account that it may be deployed to, 12 digits; any if empty
 * @param stack how CloudFormation treats the stack, beside its template
 * @param bucket where the packages go
 * @param artifactPrefix where this stage's files stand in the bucket, without a trailing slash
 * @param templateSha256 the SHA-256 digest of the template, 64 hexadecimal digits
 * @param artifacts the packages
 * @param images the images that were built
 * @param functions the functions in the order configured
 * @param endpoints where the functions are reached
 * @param secrets the parameters of the template that stand for secrets
 * @param pruning which versions of functions and layers are deleted after a deployment
 * @param apiLogging whether APIs write logs for which the account needs a role
 * @param restApiStage how the stage of the REST API is set up
 * @param missingParts the configuration paths of what the template was made without
 */
public record Manifest(
        String service,
        String stage,
        String stackName,
        Optional<String> region,
        Optional<String> profile,
        Optional<String> expectedAccount,
        StackOptions stack,
        BucketOptions bucket,
        String artifactPrefix,
        String templateSha256,
        List<PackagedArtifact> artifacts,
        PackagedImages images,
        List<PackagedFunction> functions,
        List<FunctionEndpoint> endpoints,
        List<PackagedSecret> secrets,
        Pruning pruning,
        ApiLogging apiLogging,
        RestApiStage restApiStage,
        List<String> missingParts) {

    /** What to do about a folder that cannot be deployed. */
    public static final String PACKAGE_AGAIN = "Run \"mvn serverless:package\" with the same options.";

    /** Copies the collections. */
    public Manifest {
        artifacts = List.copyOf(artifacts);
        functions = List.copyOf(functions);
        endpoints = List.copyOf(endpoints);
        secrets = List.copyOf(secrets);
        missingParts = List.copyOf(missingParts);
    }

    /**
     * A package of the folder.
     *
     * @param path its name in the folder
     * @param sha256 the SHA-256 digest of its bytes, 64 hexadecimal digits; empty for one of Serverless, which is only in the bucket
     * @param size in bytes; 0 for one of Serverless
     * @param key where it goes in the bucket
     */
    public record PackagedArtifact(String path, String sha256, long size, String key) {}

    /**
     * A function of the service.
     *
     * @param key its key in the configuration
     * @param name the name it is deployed under
     */
    public record PackagedFunction(String key, String name) {}

    /** The stack's tags, with that of the stage, as Serverless sets it. */
    public Map<String, String> stackTags() {
        Map<String, String> tags = new LinkedHashMap<>(stack.tags());
        if (tags.keySet().stream().noneMatch("STAGE"::equalsIgnoreCase)) {
            tags.put("STAGE", stage);
        }
        return tags;
    }

    /** This manifest without configured values of parameters: each keeps the value that the stack has. */
    public Manifest withoutParameters(Set<String> names) {
        Map<String, Optional<String>> parameters = new LinkedHashMap<>(stack.parameters());
        parameters.replaceAll((name, value) -> names.contains(name) ? Optional.empty() : value);
        return withStack(stack.withParameters(parameters));
    }

    /** This manifest with other settings of how CloudFormation is asked. */
    public Manifest withChanges(ChangeOptions changes) {
        return withStack(stack.withChanges(changes));
    }

    private Manifest withStack(StackOptions changed) {
        return new Manifest(
                service,
                stage,
                stackName,
                region,
                profile,
                expectedAccount,
                changed,
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

    /** Where the template stands in the bucket if it is too large for a request. */
    public String templateKey() {
        return templateKey(templateSha256);
    }

    /** The same for a template with another digest. */
    public String templateKey(String sha256) {
        return artifactPrefix + "/template/" + sha256 + ".json";
    }

    /** The manifest as JSON; the same manifest always gives the same text. */
    public String toJson() {
        return ManifestJson.write(this);
    }

    /**
     * Reads a manifest.
     *
     * @param json its text
     * @param origin its file, for messages
     * @throws ServerlessException if the text is not a manifest, or one of another version of the format
     */
    public static Manifest fromJson(String json, String origin) {
        return ManifestJson.read(json, origin);
    }
}
