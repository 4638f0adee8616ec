/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The properties of container images: those below {@code provider.ecr}, and a function's {@code image}. */
public final class ImageSchema {

    private static final String NAME_FORM = "[a-z][a-z0-9_-]{1,31}";

    /** The name that stands for an image of the module's Java classes, without settings. */
    public static final String PLAIN_JIB = "jib";

    private static final PropertyType<ImageUri> ADDRESS = Types.text(ImageUri.FORM, ImageUri.PATTERN.pattern())
            .strict()
            .map(text -> ImageUri.parse(text).orElseThrow());

    /** The address of an image that exists. */
    public static final Property<ImageUri> URI = Property.of(
            "uri",
            ADDRESS,
            "The address of an image in Amazon ECR, by digest or by tag; the image a tag points at is looked up when packaging.",
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0");

    /** The folder an image is built from. */
    public static final Property<String> PATH = Property.of(
            "path", Types.text(), "The folder an image is built from, relative to the service's folder.", "./image");

    /** Its Dockerfile. */
    public static final Property<String> FILE =
            Property.of("file", Types.text(), "The name of the Dockerfile, relative to \"path\".", "Dockerfile.lambda");

    /** Arguments of the build. */
    public static final Property<Map<String, String>> BUILD_ARGS = Property.of(
            "buildArgs",
            Types.map("the name of an argument", "[A-Za-z_][A-Za-z0-9_]*", Types.text()),
            "Values of ARG instructions of the Dockerfile.",
            "{STAGE: prod}");

    /** Images whose layers are used again. */
    public static final Property<List<String>> CACHE_FROM = Property.of(
            "cacheFrom",
            Types.list(Types.text()),
            "Images whose layers the build may use again.",
            "['my-image:latest']");

    /** The platform. */
    public static final Property<String> PLATFORM = Property.of(
            "platform",
            Types.text("a platform such as linux/arm64", "[a-z0-9]+/[a-z0-9_]+(/[a-z0-9]+)?"),
            "The platform the image is built for.",
            "linux/arm64");

    /** Further options. */
    public static final Property<List<String>> BUILD_OPTIONS = Property.of(
            "buildOptions",
            Types.list(Types.text()),
            "Further options of the build command.",
            "['--target', 'lambda']");

    /** Provenance attestations. */
    public static final Property<String> PROVENANCE =
            Property.of("provenance", Types.text(), "Whether the build attests where the image comes from.", "'false'");

    /** What an image is: exactly one of them. */
    public static final List<Property<?>> KINDS = List.of(URI, PATH, JibSchema.JIB);

    /** What only an image that is built may have. */
    public static final List<Property<?>> BUILD_PROPERTIES =
            List.of(FILE, BUILD_ARGS, CACHE_FROM, PLATFORM, BUILD_OPTIONS, PROVENANCE);

    private static final ObjectSchema PROVIDER_IMAGE = ObjectSchema.of(
            List.of(URI, PATH, JibSchema.JIB, FILE, BUILD_ARGS, CACHE_FROM, PLATFORM, BUILD_OPTIONS, PROVENANCE));

    /** Images by their names. */
    public static final Property<Map<String, ProviderImage>> IMAGES = Property.of(
            "images",
            Types.map(
                    "a small letter followed by 1 to 31 small letters, digits, - and _",
                    NAME_FORM,
                    Types.either(
                            Types.text().map(ProviderImage::ofText), PROVIDER_IMAGE.map(ProviderImage::ofSettings))),
            "Images that functions name: an address in Amazon ECR, or how one is built.",
            "{base: {uri: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0'}}");

    /** The provider's images, and the repository of those that are built. */
    public static final Property<PropertyValues> ECR = Property.of(
            "ecr",
            ObjectSchema.of(Stream.concat(
                            Stream.of(IMAGES, ImageRepositorySchema.REPOSITORY),
                            ImageRepositorySchema.OWN_REPOSITORY_PROPERTIES.stream())
                    .toList()),
            "Container images in Amazon ECR.",
            "{images: {base: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0'}}");

    private static final Property<String> NAME = Property.of(
            "name",
            Types.text("the name of an image below provider.ecr.images", NAME_FORM),
            "The name of an image below provider.ecr.images.",
            "base");

    private static final Property<List<String>> COMMAND = Property.of(
            "command",
            Types.list(Types.text()),
            "The arguments of the entry point, instead of the image's own; for Java the handler.",
            "['com.example.Hello::handleRequest']");

    private static final Property<List<String>> ENTRY_POINT = Property.of(
            "entryPoint",
            Types.list(Types.text()),
            "The program that is started, with its arguments, instead of the image's own.",
            "['/lambda-entrypoint.sh']");

    private static final Property<String> WORKING_DIRECTORY = Property.of(
            "workingDirectory",
            Types.text(1000),
            "The folder the program is started in, instead of the image's own.",
            "/var/task");

    /** A function's image. */
    public static final Property<FunctionImage> IMAGE = Property.of(
            "image",
            Types.either(
                    Types.text(
                                    "the name of an image below provider.ecr.images, or " + ImageUri.FORM,
                                    NAME_FORM + "|" + ImageUri.PATTERN.pattern())
                            .map(ImageSchema::ofText),
                    ObjectSchema.of(List.of(URI, NAME, COMMAND, ENTRY_POINT, WORKING_DIRECTORY))
                            .map(ImageSchema::ofSettings)),
            "The container image the function runs: its name or address, or a mapping with either; the name jib stands for an image"
                    + " of the module's Java classes, unless there is one below provider.ecr.images.",
            "base");

    private ImageSchema() {}

    private static FunctionImage ofText(String text) {
        Optional<ImageUri> uri = ImageUri.parse(text);
        return new FunctionImage(
                uri.isPresent() ? Optional.empty() : Optional.of(text),
                uri,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static FunctionImage ofSettings(PropertyValues settings) {
        return new FunctionImage(
                settings.get(NAME),
                settings.get(URI),
                settings.get(COMMAND),
                settings.get(ENTRY_POINT),
                settings.get(WORKING_DIRECTORY));
    }

    /**
     * A function's image as configured.
     *
     * @param name the name of one of the provider's images
     * @param uri its address
     * @param command the arguments of the entry point
     * @param entryPoint the program with its arguments
     * @param workingDirectory the folder the program is started in
     */
    public record FunctionImage(
            Optional<String> name,
            Optional<ImageUri> uri,
            Optional<List<String>> command,
            Optional<List<String>> entryPoint,
            Optional<String> workingDirectory) {}
}
