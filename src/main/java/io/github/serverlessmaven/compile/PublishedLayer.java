/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.model.LayerSchema;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A layer of the service in the template: its newest version, the permissions to use it, and the outputs that describe it. CloudFormation
 * replaces a version when its content or settings change; where versions are to stay, each is a resource of its own, with the hash of
 * what it is made of in its logical id.
 *
 * @param layer the layer
 * @param artifact its package
 * @param hash of its settings and its package, in hexadecimal, as Serverless 3 makes it; of its package alone for a layer of libraries,
 *     which Serverless 3 does not have
 * @param version the version
 */
record PublishedLayer(ServiceLayer layer, Artifact artifact, String hash, Resource version) {

    private static final int SHORT_HASH = 16;

    /**
     * Publishes a layer.
     *
     * @param content where its package is in the bucket
     */
    static PublishedLayer of(ServiceLayer layer, Artifact artifact, Value.Mapping content, Names names) {
        Value.Mapping properties = properties(layer, content);
        String hash = hash(withoutKey(properties), artifact);
        boolean retained = isRetained(layer);
        LogicalId id = retained ? names.retainedLayerId(layer.key(), hash) : names.layerId(layer.key());
        Resource version = Resource.of(id, "AWS::Lambda::LayerVersion", properties);
        return new PublishedLayer(layer, artifact, hash, retained ? version.retain() : version);
    }

    /**
     * Publishes libraries. Each set of libraries is a resource of its own: functions change over to it, then the one before goes.
     *
     * @param content where their package is in the bucket
     */
    static PublishedLayer ofDependencies(Artifact artifact, Value.Mapping content, Names names) {
        String key = Names.dependenciesKey(artifact.digest().hex().substring(0, SHORT_HASH));
        ServiceLayer layer = new ServiceLayer(key, PropertyValues.none("layers." + key));
        Value.Mapping properties = Value.mapping()
                .put("Content", content)
                .put("LayerName", names.dependenciesLayer())
                .put("Description", "Libraries of functions")
                .build();
        return new PublishedLayer(
                layer,
                artifact,
                artifact.digest().hex(),
                Resource.of(names.layerId(key), "AWS::Lambda::LayerVersion", properties));
    }

    private static boolean isRetained(ServiceLayer layer) {
        return layer.settings().get(LayerSchema.RETAIN).orElseThrow();
    }

    private static Value.Mapping properties(ServiceLayer layer, Value.Mapping content) {
        return Value.mapping()
                .put("Content", content)
                .put("LayerName", layer.name())
                .put(
                        "Description",
                        layer.settings().get(LayerSchema.DESCRIPTION).map(Value::of))
                .put(
                        "LicenseInfo",
                        layer.settings().get(LayerSchema.LICENSE_INFO).map(Value::of))
                .put("CompatibleRuntimes", texts(layer, LayerSchema.COMPATIBLE_RUNTIMES))
                .put("CompatibleArchitectures", texts(layer, LayerSchema.COMPATIBLE_ARCHITECTURES))
                .build();
    }

    private static Optional<Value> texts(ServiceLayer layer, Property<List<String>> property) {
        return layer.settings().get(property).map(Value::texts);
    }

    /** Properties without the place of the package, which says nothing about what a version is made of. */
    static Value.Mapping withoutKey(Value.Mapping properties) {
        return properties.get("Content").orElse(Value.NULL) instanceof Value.Mapping content
                ? properties.with("Content", content.without("S3Key"))
                : properties;
    }

    private static String hash(Value.Mapping properties, Artifact artifact) {
        String resource = Json.compact(Value.mapping()
                .put("Type", "AWS::Lambda::LayerVersion")
                .put("Properties", properties)
                .build());
        try (InputStream input = Files.newInputStream(artifact.file())) {
            MessageDigest digest =
                    MessageDigest.getInstance("SHA-1"); // as in the ids of Serverless 3; protects nothing
            digest.update(resource.getBytes(StandardCharsets.UTF_8));
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The version and the permissions to use it. */
    List<Resource> resources(Names names) {
        List<Resource> resources = new ArrayList<>(List.of(version));
        layer.settings().get(LayerSchema.ALLOWED_ACCOUNTS).orElse(List.of()).stream()
                .distinct()
                .forEach(account -> resources.add(permission(account, names)));
        return resources;
    }

    private Resource permission(String account, Names names) {
        Value.Mapping properties = Value.mapping()
                .put("Action", "lambda:GetLayerVersion")
                .put("LayerVersionArn", Intrinsic.ref(version.id()))
                .put("Principal", account)
                .build();
        LogicalId id = names.layerPermissionId(layer.key(), account);
        String type = "AWS::Lambda::LayerVersionPermission";
        return version.retained()
                ? Resource.of(new LogicalId(id + hash), type, properties).retain()
                : Resource.of(id, type, properties);
    }

    /** The outputs of the layer. */
    List<Output> outputs(Names names) {
        Value key = ((Value.Mapping) version.properties().get("Content").orElseThrow())
                .get("S3Key")
                .orElseThrow();
        return List.of(
                output(names.layerOutputId(layer.key()), "Current Lambda layer version", Intrinsic.ref(version.id())),
                output(names.layerHashOutputId(layer.key()), "Current Lambda layer hash", Value.of(hash)),
                output(names.layerS3KeyOutputId(layer.key()), "Current Lambda layer S3Key", key));
    }

    private static Output output(LogicalId id, String description, Value value) {
        return Output.of(id, Optional.of(description), value);
    }
}
