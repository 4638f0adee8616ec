/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.model.ImageSchema.FunctionImage;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service: functions that are deployed together as one stack.
 *
 * @param names its names
 * @param region the AWS region, if it is configured; otherwise the environment of the deployment decides
 * @param root the settings at the top level
 * @param provider the settings below {@code provider}
 * @param functions in the order written
 * @param layers the layers published with the service, in the order written
 * @param certificates the ARNs of the certificates that were looked up in AWS, empty for those that are not there; none before that, and
 *     none if AWS was not asked
 */
public record Service(
        Names names,
        Optional<String> region,
        PropertyValues root,
        PropertyValues provider,
        List<LambdaFunction> functions,
        List<ServiceLayer> layers,
        Map<CertificateName, Optional<String>> certificates) {

    private static final Pattern JAVA_RUNTIME = Pattern.compile("java([0-9]+)(\\..*)?");

    /** Copies the lists. */
    public Service {
        functions = List.copyOf(functions);
        layers = List.copyOf(layers);
        certificates = Map.copyOf(certificates);
    }

    /** This service after certificates were looked up. */
    public Service withCertificates(Map<CertificateName, Optional<String>> found) {
        return new Service(names, region, root, provider, functions, layers, found);
    }

    /** The service's name. */
    public String name() {
        return names.service();
    }

    /** The stage. */
    public String stage() {
        return names.stage();
    }

    /** The name of the stack. */
    public String stackName() {
        return provider.get(StackSchema.STACK_NAME).orElseGet(names::stack);
    }

    /** The bucket that holds its packages. */
    public DeploymentBucketSettings deploymentBucket() {
        return provider.get(DeploymentBucketSettings.DEPLOYMENT_BUCKET).orElseThrow();
    }

    /** The roles it works with. */
    public Roles roles() {
        return new Roles(provider);
    }

    /** The ARN of the KMS key of functions for which neither they nor the provider name one. */
    public Optional<Value> kmsKey() {
        return root.get(ServiceSchema.SERVICE).flatMap(ServiceDeclaration::kmsKey);
    }

    /** The provider's images by their names. */
    public Map<String, ProviderImage> images() {
        return provider.get(ImageSchema.ECR)
                .flatMap(ecr -> ecr.get(ImageSchema.IMAGES))
                .orElse(Map.of());
    }

    /** What a function runs, if its configuration has no errors. */
    public Code code(LambdaFunction function) {
        return function.settings()
                .get(ImageSchema.IMAGE)
                .flatMap(image -> image.uri()
                        .<Code>map(Code.Image::new)
                        .or(() -> image.name().flatMap(this::imageOf)))
                .or(() -> FunctionPackage.of(this, function).stored())
                .orElseGet(Code.Zip::new);
    }

    private Optional<Code> imageOf(String name) {
        if (name.equals(ImageSchema.PLAIN_JIB) && !images().containsKey(name)) {
            return Optional.of(new Code.BuiltImage(name, JibBuild.PLAIN));
        }
        return Optional.ofNullable(images().get(name))
                .flatMap(image -> image.uri()
                        .<Code>map(Code.Image::new)
                        .or(() -> image.build().map(build -> new Code.BuiltImage(name, build))));
    }

    /** The processor a function runs on, as Lambda names it. */
    public String architecture(LambdaFunction function) {
        return function.settings().get(ServiceSchema.ARCHITECTURE).orElse(ServiceSchema.DEFAULT_ARCHITECTURE);
    }

    /** The Java version of the runtime that is configured for a function, such as 21; empty for others, and for none. */
    public Optional<Integer> javaVersion(LambdaFunction function) {
        return function.settings()
                .get(ServiceSchema.RUNTIME)
                .map(JAVA_RUNTIME::matcher)
                .filter(Matcher::matches)
                .map(java -> Integer.parseInt(java.group(1)));
    }

    /** Whether a function runs an image of the module's Java classes. */
    public boolean isJib(LambdaFunction function) {
        return code(function) instanceof Code.BuiltImage image && image.build() instanceof JibBuild;
    }

    /** What an image is started with, if the function says so: its command, or its handler. */
    public Optional<List<String>> command(LambdaFunction function) {
        return function.settings()
                .get(ImageSchema.IMAGE)
                .flatMap(FunctionImage::command)
                .or(() -> function.settings().get(ServiceSchema.HANDLER).map(List::of));
    }

    /** Where the images that are built go. */
    public ImageRepository imageRepository() {
        return ImageRepositorySchema.of(
                names, provider.get(ImageSchema.ECR).orElseGet(() -> PropertyValues.none("ecr")));
    }

    /**
     * What stands in {@code custom} for a plugin of Serverless that is understood here.
     *
     * @param property its key there and its form
     * @param diagnostics receives what is wrong with it
     */
    public <T> Optional<T> custom(Property<T> property, Diagnostics diagnostics) {
        return root.get(ServiceSchema.CUSTOM)
                .filter(ConfigNode.Mapping.class::isInstance)
                .flatMap(custom -> ((ConfigNode.Mapping) custom).get(property.name()))
                .flatMap(node ->
                        property.type().bind(node, new Binding(ServiceSchema.CUSTOM + "." + property, diagnostics)));
    }

    /** The logical ids of the user's own resources. */
    public Set<String> ownResources() {
        return resources().entries().keySet();
    }

    /** One of the user's own resources as it is written below {@code resources.Resources}, if there is one of that id. */
    public Optional<Value.Mapping> ownResource(LogicalId id) {
        return resources()
                .get(id.text())
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast);
    }

    private Value.Mapping resources() {
        return root.get(ServiceSchema.RESOURCES).orElse(Value.Mapping.EMPTY).section("Resources");
    }

    /** Where this stage's files stand in the deployment bucket, without a trailing slash. */
    public String artifactPrefix() {
        return names.artifactPrefix(provider.get(StackSchema.DEPLOYMENT_PREFIX).orElseThrow());
    }
}
